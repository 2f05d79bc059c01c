import { readFileSync } from 'node:fs'

/** A file made for tests: see files/README.md. */
export const testFile = (name: 'clip.mp4' | 'clip.webm' | 'tone.wav'): Buffer =>
  readFileSync(new URL(`files/${name}`, import.meta.url))

/** Weights without any tensor. */
export function emptyWeights(): Buffer {
  const header = Buffer.from('{"__metadata__":{"format":"pt"}}')
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, header])
}

/** The smallest GLB: an empty scene (glTF 2.0, 4.4). */
export function emptyModel(): Buffer {
  const json = Buffer.from('{"asset":{"version":"2.0"}}     ')
  const head = Buffer.alloc(20)
  head.write('glTF', 0, 'latin1')
  head.writeUInt32LE(2, 4)
  head.writeUInt32LE(head.length + json.length, 8)
  head.writeUInt32LE(json.length, 12)
  head.write('JSON', 16, 'latin1')
  return Buffer.concat([head, json])
}
