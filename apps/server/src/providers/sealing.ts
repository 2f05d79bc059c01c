import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Seals text so that only holders of the key can read it, and none can change it unseen (AES-256-GCM). */
export interface Seal {
  seal(text: string): string
  /** @throws SealBroken when it was sealed with another key, or changed. */
  open(sealed: string): string
}

/** What was sealed cannot be opened with the present key. */
export class SealBroken extends Error {
  constructor() {
    super(
      'The key does not fit what was sealed. Restore the key file or KRYA_SECRET, or enter the keys again.',
    )
  }
}

const form = 'v1'
const nonceBytes = 12
const tagBytes = 16
const keyFile = 'secret.key'

/** @param key 32 bytes */
export function createSeal(key: Buffer): Seal {
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [form, Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')].join(':')
    },
    open(sealed) {
      const [version, data = ''] = sealed.split(':')
      const bytes = Buffer.from(data, 'base64')
      if (version !== form || bytes.length < nonceBytes + tagBytes) throw new SealBroken()
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        return (
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
        )
      } catch {
        throw new SealBroken()
      }
    },
  }
}

/** The key of a secret that a person chose: as strong as the secret is. */
export const keyFromSecret = (secret: string): Buffer =>
  createHash('sha256').update(`krya:${secret}`).digest()

/** Reads the key file of a data folder, made with the first start and readable by its owner alone. */
export async function readKeyFile(folder: string): Promise<Buffer> {
  const file = path.join(folder, keyFile)
  try {
    const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
    if (key.length !== 32) throw new SealBroken()
    await chmod(file, 0o600)
    return key
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    const key = randomBytes(32)
    await writeKeyFile(folder, key)
    return key
  }
}

/** Puts a key in place of another, whole or not at all. */
export async function writeKeyFile(folder: string, key: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const fresh = path.join(folder, `${keyFile}.new`)
  await writeFile(fresh, `${key.toString('base64')}\n`, { mode: 0o600 })
  await rename(fresh, path.join(folder, keyFile))
}
