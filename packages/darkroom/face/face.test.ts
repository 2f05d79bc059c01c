import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Picture, readPicture } from '../picture.ts'
import { fileOfFixture, fixture } from '../testing.ts'
import { facesIn } from './detect.ts'
import { type FaceMesh, faceMeshIn, squareOfFace, squareOfMesh } from './mesh.ts'

const lips = { upper: 13, lower: 14, right: 61, left: 291 }
const chin = 152
const at = (mesh: FaceMesh, point: number): [number, number] => [
  mesh[point * 2] ?? 0,
  mesh[point * 2 + 1] ?? 0,
]

async function meshOf(picture: Picture): Promise<FaceMesh> {
  const [face] = await facesIn(picture)
  const rough = face === undefined ? null : await faceMeshIn(picture, squareOfFace(face))
  const mesh = rough === null ? null : await faceMeshIn(picture, squareOfMesh(rough))
  if (mesh === null) throw new Error('no face was found')
  return mesh
}
function expectNear([x, y]: readonly number[], [ex = 0, ey = 0]: readonly number[], most: number): void {
  expect(Math.hypot((x ?? 0) - ex, (y ?? 0) - ey)).toBeLessThan(most)
}

describe('a face', () => {
  it('is found with its eyes, lips and chin, as a person would point at them', async () => {
    const picture = await fixture('astronaut')
    const [face, ...others] = await facesIn(picture)
    expect(others).toEqual([])
    expectNear([face?.eyes[0].x ?? 0, face?.eyes[0].y ?? 0], [204, 103], 6)
    expectNear([face?.eyes[1].x ?? 0, face?.eyes[1].y ?? 0], [246, 103], 6)
    const mesh = await meshOf(picture)
    expectNear(at(mesh, lips.upper), [224, 143], 4)
    expectNear(at(mesh, lips.lower), [223, 150], 4)
    expectNear(at(mesh, lips.right), [203, 140], 5)
    expectNear(at(mesh, lips.left), [244, 141], 5)
    expectNear(at(mesh, chin), [221, 177], 5)
  })

  it('is found turned, and where it is small in a large picture', async () => {
    const turned = sharp(await fileOfFixture('astronaut')).rotate(20, { background: '#777' })
    const picture = await readPicture(await turned.png().toBuffer())
    const middle = [picture.width / 2, picture.height / 2] as const
    const [sin, cos] = [Math.sin(Math.PI / 9), Math.cos(Math.PI / 9)]
    const [x, y] = [221 - 256, 177 - 256]
    expectNear(
      at(await meshOf(picture), chin),
      [middle[0] + x * cos - y * sin, middle[1] + x * sin + y * cos],
      8,
    )

    const small = await sharp(await fileOfFixture('astronaut'))
      .resize(256, 256)
      .toBuffer()
    const wide = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#777' } })
      .composite([{ input: small, left: 930, top: 400 }])
      .png()
      .toBuffer()
    expectNear(at(await meshOf(await readPicture(wide)), chin), [930 + 110, 400 + 88], 5)
  })

  it('is not seen where none is', async () => {
    expect(await facesIn(await fixture('coffee'))).toEqual([])
    const picture = await fixture('grass')
    expect(await faceMeshIn(picture, { x: 250, y: 250, side: 200, angle: 0 })).toBeNull()
  })
})
