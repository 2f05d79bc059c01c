type Colour = readonly [number, number, number]

/** Which way light comes from, how strong it is, its colour: a studio with a large lamp, a small one and a rim light. */
const lamps: readonly { readonly way: Colour; readonly colour: Colour }[] = [
  { way: normal(-0.45, 0.75, 0.6), colour: [1.25, 1.2, 1.12] },
  { way: normal(0.85, 0.25, 0.45), colour: [0.3, 0.34, 0.42] },
  { way: normal(0.2, 0.6, -0.9), colour: [0.5, 0.5, 0.55] },
]
const sky: Colour = [0.62, 0.66, 0.72]
const ground: Colour = [0.3, 0.28, 0.26]

function normal(x: number, y: number, z: number): Colour {
  const length = Math.hypot(x, y, z)
  return [x / length, y / length, z / length]
}

const dot = (a: Colour, b: Colour): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** What a surface shows of a lit room. @param n its normal @param v towards whoever looks @param out linear light */
export function lit(
  base: Colour,
  n: Colour,
  v: Colour,
  metalness: number,
  roughness: number,
  out: Float32Array,
): void {
  const facing = Math.max(0, dot(n, v))
  const mirror: Colour = [2 * facing * n[0] - v[0], 2 * facing * n[1] - v[1], 2 * facing * n[2] - v[2]]
  const fresnel = (1 - facing) ** 5 * (1 - roughness) ** 2
  const up = n[1] * 0.5 + 0.5
  const upMirror = smoothstep(-0.35 - roughness * 0.6, 0.35 + roughness * 0.6, mirror[1])
  const shine = 2 / Math.max(0.02, roughness ** 3)
  for (let channel = 0; channel < 3; channel += 1) {
    const own = base[channel] ?? 0
    let diffuse = (ground[channel] ?? 0) * (1 - up) + (sky[channel] ?? 0) * up
    let gloss = (ground[channel] ?? 0) * (1 - upMirror) + (sky[channel] ?? 0) * 1.3 * upMirror
    for (const { way, colour } of lamps) {
      const strength = colour[channel] ?? 0
      diffuse += strength * Math.max(0, dot(n, way))
      gloss += strength * Math.max(0, dot(mirror, way)) ** shine * (0.4 + 0.12 * Math.sqrt(shine))
    }
    const reflects = 0.04 + (own - 0.04) * metalness
    const mirrored = (reflects + (1 - reflects) * fresnel) * gloss
    out[channel] = own * (1 - metalness) * diffuse * 0.72 + mirrored
  }
}

function smoothstep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return share * share * (3 - 2 * share)
}
