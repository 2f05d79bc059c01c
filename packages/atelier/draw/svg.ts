/** A number as SVG takes it: two decimals are a hundredth of a pixel. */
export const n = (value: number): string => String(Math.round(value * 100) / 100)

export type Point = readonly [x: number, y: number]

export const polygon = (points: readonly Point[], fill: string, opacity = 1): string =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}"${faded(opacity)}/>`

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  opacity = 1,
  radius = 0,
): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${radius > 0 ? ` rx="${n(radius)}"` : ''} fill="${fill}"${faded(opacity)}/>`

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, opacity = 1): string =>
  `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${faded(opacity)}/>`

export const path = (d: string, fill: string, opacity = 1): string =>
  `<path d="${d}" fill="${fill}"${faded(opacity)}/>`

export const stroke = (d: string, colour: string, width: number, opacity = 1): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${faded(opacity)}/>`

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  width: number,
  opacity = 1,
): string => stroke(`M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, colour, width, opacity)

const faded = (opacity: number): string => (opacity >= 1 ? '' : ` opacity="${n(opacity)}"`)

/** A smooth line through points: quadratic curves between their middles. */
export function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let d = `M${n(first[0])} ${n(first[1])}`
  for (const [at, point] of rest.entries()) {
    const next = rest[at + 1]
    if (next === undefined) d += `L${n(point[0])} ${n(point[1])}`
    else d += `Q${n(point[0])} ${n(point[1])} ${n((point[0] + next[0]) / 2)} ${n((point[1] + next[1]) / 2)}`
  }
  return d
}

type Stop = readonly [offset: number, colour: string, opacity?: number]
const stops = (list: readonly Stop[]): string =>
  list
    .map(
      ([offset, colour, opacity]) =>
        `<stop offset="${n(offset)}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${n(opacity)}"`}/>`,
    )
    .join('')

/** A gradient from top to bottom of what it fills. */
export const downward = (id: string, list: readonly Stop[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops(list)}</linearGradient>`

/** A gradient from the middle of what it fills outward. */
export const outward = (id: string, list: readonly Stop[]): string =>
  `<radialGradient id="${id}">${stops(list)}</radialGradient>`

/** What grows from one place: wind bends it there. */
export const rooted = (x: number, y: number, svg: string): string =>
  `<g data-foot="${n(x)} ${n(y)}">${svg}</g>`
