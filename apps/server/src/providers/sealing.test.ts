import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEmbedded } from '../db/embedded.ts'
import { createSeal, keyFromSecret, readKeyFile, SealBroken, writeKeyFile } from './sealing.ts'
import { readSettings, reseal, writeSettings } from './settings.ts'

describe('a seal', () => {
  it('opens to what was sealed, and for nobody else', () => {
    const seal = createSeal(randomBytes(32))
    const other = createSeal(keyFromSecret('another secret of ours'))
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sealed = seal.seal(text)
        expect(seal.open(sealed)).toBe(text)
        if (text.length > 4) expect(sealed).not.toContain(text)
        expect(() => other.open(sealed)).toThrow(SealBroken)
      }),
    )
  })

  it('breaks when a letter of it is changed', () => {
    const seal = createSeal(randomBytes(32))
    const sealed = seal.seal('a key')
    for (let at = 3; at < sealed.length - 2; at += 5) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
      expect(() => seal.open(changed)).toThrow(SealBroken)
    }
    expect(() => seal.open('nonsense')).toThrow(SealBroken)
  })
})

describe('the key file', () => {
  it('is made once, for its owner alone, and refused when it is damaged', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'krya-key-'))
    const key = await readKeyFile(folder)
    expect(await readKeyFile(folder)).toEqual(key)
    expect(statSync(path.join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
    await writeKeyFile(folder, randomBytes(32))
    expect(await readKeyFile(folder)).not.toEqual(key)
    writeFileSync(path.join(folder, 'secret.key'), 'short')
    await expect(readKeyFile(folder)).rejects.toThrow(SealBroken)
    expect(readFileSync(path.join(folder, 'secret.key'), 'utf8')).toBe('short')
    rmSync(folder, { recursive: true })
  })
})

describe('settings', () => {
  it('are sealed anew with another key, all of them, and told to be locked by the old one', async () => {
    const { db, close } = await openEmbedded('memory')
    const [before, after] = [createSeal(randomBytes(32)), createSeal(randomBytes(32))]
    await writeSettings(db, before, 'fal', { enabled: true, values: { key: 'k1' } })
    await writeSettings(db, before, 'openai', { enabled: false, values: { key: 'k2' } })
    expect(await reseal(db, before, after)).toBe(2)
    expect((await readSettings(db, after)).get('fal')).toEqual({
      enabled: true,
      values: { key: 'k1' },
      isLocked: false,
    })
    expect((await readSettings(db, before)).get('openai')).toEqual({
      enabled: false,
      values: {},
      isLocked: true,
    })
    await close()
  })
})
