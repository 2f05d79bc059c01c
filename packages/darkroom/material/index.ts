import { materialMapKinds } from '@krya/contracts'
import { z } from 'zod'
import { eachColour } from '../colour/lab.ts'
import { type Picture, through, Unworkable, writePicture } from '../picture.ts'
import { boxMean, brightnessOf, greyOf, type Plane, planeOf, softMean } from '../plane.ts'
import { imageOf, png, type Tool } from '../tool.ts'

const input = z.object({ relief: z.number().default(0.5), edges: z.enum(['repeat', 'end']) })

/** `material-maps`: each output is another map. */
export const materialMaps: Tool = async (work, told) => {
  const { relief, edges } = input.parse(work.input)
  const kind = materialMapKinds[work.index]
  if (kind === undefined) throw new Unworkable(`A material has ${materialMapKinds.length} maps.`)
  const { width, height, ...picture } = await imageOf(work)
  // A tile is looked at with itself on every side, so that its maps are tiles as well.
  const margin = edges === 'repeat' ? Math.min(64, Math.floor(Math.min(width, height) / 2)) : 0
  const around = await through({ ...picture, width, height }, (pixels) =>
    margin === 0
      ? pixels
      : pixels.extend({ top: margin, bottom: margin, left: margin, right: margin, extendWith: 'repeat' }),
  )
  told(0.3)
  const map = mapOf(kind, around, relief)
  const whole = await through(map, (pixels) => pixels.extract({ left: margin, top: margin, width, height }))
  return png(await writePicture(whole))
}

function mapOf(kind: (typeof materialMapKinds)[number], picture: Picture, relief: number): Picture {
  switch (kind) {
    case 'albedo':
      return albedoOf(picture)
    case 'normal':
      return normalsOf(heightOf(picture), relief)
    case 'roughness':
      return greyOf(roughnessOf(picture))
    case 'height':
      return greyOf(heightOf(picture))
  }
}

/** The colour without its light: what is darker or lighter over a larger area is evened out. */
function albedoOf(picture: Picture): Picture {
  const bright = brightnessOf(picture)
  const light = softMean(bright, 24)
  const mean = light.data.reduce((sum, one) => sum + one, 0) / light.data.length
  return eachColour(picture, ({ l, a, b }, at) => ({
    l: l + 0.7 * (Math.cbrt(mean) - Math.cbrt(light.data[at] ?? mean)),
    a,
    b,
  }))
}

/** What is lighter than its surroundings stands out: fine and coarse relief together. */
function heightOf(picture: Picture): Plane {
  const bright = brightnessOf(picture)
  const height = planeOf(bright.width, bright.height)
  for (const [reach, weight] of [
    [2, 0.25],
    [6, 0.35],
    [18, 0.4],
  ] as const) {
    const around = softMean(bright, reach)
    for (let at = 0; at < height.data.length; at += 1)
      height.data[at] = (height.data[at] ?? 0) + weight * ((bright.data[at] ?? 0) - (around.data[at] ?? 0))
  }
  return stretched(boxMean(height, 1))
}

/** What is fine and uneven is rough; what is even and bright shines. */
function roughnessOf(picture: Picture): Plane {
  const bright = brightnessOf(picture)
  const soft = boxMean(bright, 2)
  const uneven = planeOf(bright.width, bright.height)
  for (let at = 0; at < uneven.data.length; at += 1)
    uneven.data[at] = Math.abs((bright.data[at] ?? 0) - (soft.data[at] ?? 0))
  const texture = boxMean(uneven, 4)
  const rough = planeOf(bright.width, bright.height)
  for (let at = 0; at < rough.data.length; at += 1)
    rough.data[at] = Math.min(0.98, 0.5 + 5 * (texture.data[at] ?? 0) - 0.3 * ((soft.data[at] ?? 0) - 0.4))
  return rough
}

/** Nearly the whole range from 0 to 1; the outermost hundredth on each side is cut off. */
function stretched(plane: Plane): Plane {
  const sorted = Float32Array.from(plane.data).sort()
  const least = sorted[Math.floor(sorted.length * 0.01)] ?? 0
  const most = sorted[Math.floor(sorted.length * 0.99)] ?? 1
  const range = most - least
  return {
    ...plane,
    data: plane.data.map((one) => (range < 1e-6 ? 0.5 : Math.min(1, Math.max(0, (one - least) / range)))),
  }
}

/** Which way the surface faces, as red, green and blue; green is up, as in OpenGL. */
function normalsOf({ width, height, data }: Plane, relief: number): Picture {
  const normals = new Uint8ClampedArray(width * height * 4)
  const steep = 1 + 9 * relief
  const value = (x: number, y: number): number =>
    data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const nx = steep * (value(x - 1, y) - value(x + 1, y))
      const ny = steep * (value(x, y + 1) - value(x, y - 1))
      const length = Math.hypot(nx, ny, 1)
      normals.set(
        [127.5 * (nx / length + 1), 127.5 * (ny / length + 1), 127.5 * (1 / length + 1), 255],
        (y * width + x) * 4,
      )
    }
  return { width, height, data: normals }
}
