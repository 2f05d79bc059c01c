import { Document, WebIO } from '@gltf-transform/core'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { surfaceOf } from '../geometry/surface.ts'
import { writeGlb } from '../gltf/write.ts'
import { roundedBox } from '../solids/shapes/box.ts'
import { stillOf } from './still.ts'

const box = surfaceOf(roundedBox([1, 1, 1], 0.05), 40)
const look = { name: 'box', metalness: 0, roughness: 0.8 }
const red = await writeGlb(
  { parts: [{ name: 'box', surface: box, material: { ...look, colour: '#d02020' } }] },
  'box',
)

async function pixel(png: Uint8Array | null, x: number, y: number) {
  const { data, info } = await sharp(png ?? undefined)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)]
}

describe('a still of a GLB', () => {
  it('shows it in its colour, before nothing, lit from above', async () => {
    const still = await stillOf(red, 96, { around: 30, above: 25 })
    const [r = 0, g = 0, b = 0, alpha] = await pixel(still, 40, 60)
    expect(alpha).toBe(255)
    expect(r).toBeGreaterThan(2 * Math.max(g, b))
    expect((await pixel(still, 1, 1))[3]).toBe(0)
    const [top = 0] = await pixel(still, 48, 22)
    expect(top).toBeGreaterThan((await pixel(still, 78, 60))[0] ?? 255)
  })

  it('shows the texture, also one in WebP', async () => {
    const blue = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#2040d0' } })
      .png()
      .toBuffer()
    const textured = await writeGlb(
      {
        parts: [
          {
            name: 'box',
            surface: box,
            material: { ...look, colour: '#ffffff', texture: { bytes: blue, mediaType: 'image/png' } },
          },
        ],
      },
      'box',
    )
    const [r = 0, , b = 0] = await pixel(await stillOf(textured, 64), 32, 32)
    expect(b).toBeGreaterThan(1.5 * r)
    const { json, resources } = await new WebIO().writeJSON(await new WebIO().readBinary(textured))
    const webp = await sharp(blue).webp({ lossless: true }).toBuffer()
    const image = json.images?.[0]
    if (image === undefined) throw new Error('it has no picture')
    json.images = [{ uri: `data:image/webp;base64,${webp.toString('base64')}`, mimeType: 'image/webp' }]
    json.textures = [{ extensions: { EXT_texture_webp: { source: 0 } } }]
    json.extensionsUsed = ['EXT_texture_webp']
    json.extensionsRequired = ['EXT_texture_webp']
    const buffer = resources[json.buffers?.[0]?.uri ?? ''] ?? new Uint8Array()
    json.buffers = [
      {
        byteLength: buffer.byteLength,
        uri: `data:application/octet-stream;base64,${Buffer.from(buffer).toString('base64')}`,
      },
    ]
    const other = await stillOf(glbOf(JSON.stringify(json)), 64)
    expect((await pixel(other, 32, 32))[2]).toBe(b)
  })

  it('is none where nothing can be seen', async () => {
    const document = new Document()
    document.createScene('empty')
    expect(await stillOf(await new WebIO().writeBinary(document), 64)).toBeNull()
  })

  it('looks at no file that points beyond its own points', async () => {
    const json = {
      asset: { version: '2.0' },
      scenes: [{ nodes: [0] }],
      nodes: [{ mesh: 0 }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
      accessors: [
        { bufferView: 0, componentType: 5126, count: 1, type: 'VEC3' },
        { bufferView: 1, componentType: 5125, count: 3, type: 'SCALAR' },
      ],
      bufferViews: [
        { buffer: 0, byteLength: 12 },
        { buffer: 0, byteOffset: 12, byteLength: 12 },
      ],
      buffers: [
        {
          byteLength: 24,
          uri: `data:application/octet-stream;base64,${Buffer.alloc(24, 7).toString('base64')}`,
        },
      ],
    }
    expect(await stillOf(glbOf(JSON.stringify(json)), 64)).toBeNull()
  })

  it('refuses what asks for more than there is memory, and what goes round in circles', async () => {
    const huge = {
      asset: { version: '2.0' },
      accessors: [{ componentType: 5126, count: 1e8, type: 'MAT4' }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    }
    await expect(stillOf(glbOf(JSON.stringify(huge)), 64)).rejects.toThrow()
    const circle = {
      asset: { version: '2.0' },
      scenes: [{ nodes: [0] }],
      nodes: [
        { mesh: 0, children: [1] },
        { mesh: 0, children: [0] },
      ],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
      accessors: [{ componentType: 5126, count: 3, type: 'VEC3' }],
    }
    await expect(stillOf(glbOf(JSON.stringify(circle)), 64).catch(() => null)).resolves.toBeNull()
  })

  it('never does more than fail, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(red.length - 1), fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const broken = Uint8Array.from(red)
        broken[at] = value
        await stillOf(broken, 16).catch(() => null)
      }),
      { numRuns: 40, seed: 1 },
    )
  })
})

/** GLB of a JSON chunk alone. */
function glbOf(json: string): Uint8Array {
  const padded = Buffer.from(json.padEnd(Math.ceil(json.length / 4) * 4))
  const head = Buffer.alloc(20)
  head.write('glTF', 0, 'latin1')
  head.writeUInt32LE(2, 4)
  head.writeUInt32LE(20 + padded.length, 8)
  head.writeUInt32LE(padded.length, 12)
  head.write('JSON', 16, 'latin1')
  return Buffer.concat([head, padded])
}
