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
export const emptyModel = (): Buffer => glbOf({ asset: { version: '2.0' } })

/** One triangle that faces whoever looks. */
export function triangleModel(): Buffer {
  const points = Buffer.from(Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0).buffer)
  return glbOf({
    asset: { version: '2.0' },
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: 'VEC3' }],
    bufferViews: [{ buffer: 0, byteLength: points.length }],
    buffers: [
      { byteLength: points.length, uri: `data:application/octet-stream;base64,${points.toString('base64')}` },
    ],
  })
}

/** GLB of its JSON alone. */
function glbOf(content: object): Buffer {
  const text = JSON.stringify(content)
  const json = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4))
  const head = Buffer.alloc(20)
  head.write('glTF', 0, 'latin1')
  head.writeUInt32LE(2, 4)
  head.writeUInt32LE(head.length + json.length, 8)
  head.writeUInt32LE(json.length, 12)
  head.write('JSON', 16, 'latin1')
  return Buffer.concat([head, json])
}
