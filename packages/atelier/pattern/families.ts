import type { Random } from '../draw/random.ts'
import { ellipse, n, path, type Point, polygon, rect, stroke } from '../draw/svg.ts'
import type { Colours } from './palettes.ts'

/** The part of the picture that is drawn: it repeats on every side. */
interface Sheet {
  readonly width: number
  readonly height: number
  /** About how many times the pattern repeats along the shorter side. */
  readonly repeats: number
  readonly colours: Colours
  readonly random: Random
}

/** The pattern over the sheet’s ground. What crosses an edge comes in again at the other. */
export type Family = (sheet: Sheet) => string

/** Even counts, so that what alternates still meets at the edges. */
function cells({ width, height, repeats }: Sheet, perRepeat: number, ratio = 1) {
  const aim = Math.min(width, height) / (repeats * perRepeat)
  const columns = 2 * Math.max(1, Math.round(width / aim / 2))
  const rows = 2 * Math.max(1, Math.round(height / (aim * ratio) / 2))
  return { columns, rows, w: width / columns, h: height / rows }
}

const inkOf = ({ colours }: Sheet, at: number): string =>
  colours[1 + (at % (colours.length - 1))] ?? colours[0]

/** Each cell of a grid one further on every side, so that what reaches over is there. */
function overGrid(columns: number, rows: number, draw: (x: number, y: number) => string): string {
  let all = ''
  for (let y = -1; y <= rows; y += 1) for (let x = -1; x <= columns; x += 1) all += draw(x, y)
  return all
}
const modulo = (value: number, by: number): number => ((value % by) + by) % by

const stripes: Family = (sheet) => {
  const { height, colours, random } = sheet
  const { columns, w } = cells(sheet, 3)
  const wide = 0.3 + 0.35 * random.next()
  return Array.from({ length: columns }, (_, at) => {
    const main = rect(at * w, 0, w * wide, height, inkOf(sheet, at % 2))
    return colours.length < 4
      ? main
      : main + rect(at * w + w * (wide + 0.12), 0, w * 0.07, height, inkOf(sheet, 2))
  }).join('')
}

const dots: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 4)
  const unit = Math.min(w, h)
  return overGrid(columns, rows, (x, y) =>
    ellipse(
      (x + (modulo(y, 2) === 0 ? 0.25 : 0.75)) * w,
      (y + 0.5) * h,
      unit * 0.26,
      unit * 0.26,
      inkOf(sheet, modulo(y, 2)),
    ),
  )
}

const checks: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 4)
  return overGrid(columns, rows, (x, y) =>
    modulo(x + y, 2) === 0 ? rect(x * w, y * h, w, h, inkOf(sheet, 0)) : '',
  )
}

/** Bands one over the other: where two cross they are darker, as in cloth. */
const plaid: Family = (sheet) => {
  const { width, height } = sheet
  const { columns, rows, w, h } = cells(sheet, 1)
  const bands = [
    [0.06, 0.3, 0, 0.55],
    [0.44, 0.05, 1, 0.75],
    [0.56, 0.26, 0, 0.4],
    [0.9, 0.03, 2, 0.85],
  ] as const
  const along = Array.from({ length: columns }, (_, at) =>
    bands.map(([from, share, ink, opacity]) =>
      rect((at + from) * w, 0, share * w, height, inkOf(sheet, ink), opacity),
    ),
  )
  const across = Array.from({ length: rows }, (_, at) =>
    bands.map(([from, share, ink, opacity]) =>
      rect(0, (at + from) * h, width, share * h, inkOf(sheet, ink), opacity * 0.75),
    ),
  )
  return [...along, ...across].flat().join('')
}

const chevrons: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 3, 0.8)
  return Array.from({ length: rows + 2 }, (_, row) => {
    const y = (row - 1) * h
    const points: Point[] = []
    for (let x = -1; x <= 2 * columns + 1; x += 1)
      points.push([(x * w) / 2, y + (modulo(x, 2) === 0 ? h * 0.5 : 0)])
    const back = points.toReversed().map(([x, v]): Point => [x, v + h * 0.5])
    return polygon([...points, ...back], inkOf(sheet, modulo(row - 1, 2)))
  }).join('')
}

const waves: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 3, 0.6)
  return Array.from({ length: rows + 2 }, (_, row) => {
    const y = (row - 0.5) * h
    let d = `M${n(-w)} ${n(y)}`
    for (let x = -1; x <= columns; x += 1)
      d += `C${n((x + 0.25) * w)} ${n(y - h * 0.55)} ${n((x + 0.75) * w)} ${n(y + h * 0.55)} ${n((x + 1) * w)} ${n(y)}`
    return stroke(d, inkOf(sheet, modulo(row, 2)), h * 0.3)
  }).join('')
}

/** Fans laid like roof tiles, the lower over the upper. */
const scales: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 3, 0.5)
  const [ground] = sheet.colours
  let all = ''
  for (let y = -2; y <= rows + 2; y += 1)
    for (let x = -1; x <= columns + 1; x += 1) {
      const cx = (x + (modulo(y, 2) === 0 ? 0 : 0.5)) * w
      const cy = y * h
      all += [1, 0.78, 0.56, 0.34, 0.14]
        .map((reach, ring) =>
          path(
            `M${n(cx - (w / 2) * reach)} ${n(cy)}A${n((w / 2) * reach)} ${n(h * 1.02 * reach)} 0 0 1 ${n(cx + (w / 2) * reach)} ${n(cy)}Z`,
            ring % 2 === 0 ? inkOf(sheet, ring === 2 ? 1 : 0) : ground,
          ),
        )
        .join('')
    }
  return all
}

const diamonds: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 2, 1.4)
  return overGrid(columns, rows, (x, y) => {
    const [cx, cy] = [(x + 0.5) * w, (y + 0.5) * h]
    const about = (share: number): Point[] => [
      [cx, cy - (h / 2) * share],
      [cx + (w / 2) * share, cy],
      [cx, cy + (h / 2) * share],
      [cx - (w / 2) * share, cy],
    ]
    const lines = stroke(
      `M${n(cx - w / 2)} ${n(cy - h / 2)}L${n(cx + w / 2)} ${n(cy + h / 2)}M${n(cx + w / 2)} ${n(cy - h / 2)}L${n(cx - w / 2)} ${n(cy + h / 2)}`,
      inkOf(sheet, 2),
      w * 0.015,
      0.7,
    )
    return polygon(about(1), inkOf(sheet, modulo(x + y, 2))) + lines
  })
}

const hexagons: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 3, Math.sqrt(3) / 2)
  return overGrid(columns, rows + 1, (x, y) => {
    const [cx, cy] = [(x + (modulo(y, 2) === 0 ? 0 : 0.5)) * w, y * h]
    const about = (share: number): Point[] =>
      Array.from({ length: 6 }, (_, side) => {
        const angle = (Math.PI / 3) * side + Math.PI / 6
        return [
          cx + (w / Math.sqrt(3)) * share * Math.cos(angle),
          cy + ((h * 2) / 3) * share * Math.sin(angle),
        ]
      })
    return (
      polygon(about(0.9), inkOf(sheet, modulo(x - y, 2) + (modulo(y, 2) === 0 ? 0 : 1))) +
      polygon(about(0.5), sheet.colours[0])
    )
  })
}

/** With an edge of its own colour, so that the ground does not shine through where two meet. */
const joined = (points: readonly Point[], ink: string): string =>
  polygon(points, ink).replace('/>', ` stroke="${ink}" stroke-width="0.8"/>`)

const triangles: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 4, Math.sqrt(3) / 2)
  const colourOf = new Map<string, string>()
  const ink = (key: string): string => {
    const known =
      colourOf.get(key) ?? sheet.colours[sheet.random.whole(0, sheet.colours.length - 1)] ?? sheet.colours[0]
    colourOf.set(key, known)
    return known
  }
  return overGrid(columns, rows, (x, y) => {
    const shift = modulo(y, 2) === 0 ? 0 : 0.5
    const [left, top] = [(x + shift) * w, y * h]
    const key = `${modulo(x, columns)}-${modulo(y, rows)}`
    return (
      joined(
        [
          [left, top + h],
          [left + w / 2, top],
          [left + w, top + h],
        ],
        ink(`${key}a`),
      ) +
      joined(
        [
          [left + w / 2, top],
          [left + w * 1.5, top],
          [left + w, top + h],
        ],
        ink(`${key}b`),
      )
    )
  })
}

const herringbone: Family = (sheet) => {
  const { columns, rows, w, h } = cells(sheet, 2)
  // Two slanted planks in each cell, their joints in the middle.
  return overGrid(columns, rows, (x, y) =>
    [0, 1, 2, 3]
      .map((plank) => {
        const top = (y + plank / 4) * h
        const inset = h * 0.018
        const left: Point[] = [
          [x * w + inset, top + inset],
          [(x + 0.5) * w - inset, top + h / 4 + inset],
          [(x + 0.5) * w - inset, top + h / 2 - inset],
          [x * w + inset, top + h / 4 - inset],
        ]
        const right = left.map(([px, py]): Point => [(2 * x + 1) * w - px, py])
        return polygon(left, inkOf(sheet, plank % 2)) + polygon(right, inkOf(sheet, (plank + 1) % 2))
      })
      .join(''),
  )
}

/** Chips of stone, none over another. */
const terrazzo: Family = (sheet) => {
  const { width, height, repeats, random } = sheet
  const unit = Math.min(width, height) / repeats
  const placed: { x: number; y: number; r: number }[] = []
  const clear = (x: number, y: number, r: number): boolean =>
    placed.every((one) => {
      const dx = Math.abs(one.x - x)
      const dy = Math.abs(one.y - y)
      return Math.hypot(Math.min(dx, width - dx), Math.min(dy, height - dy)) > one.r + r + unit * 0.02
    })
  for (let go = 0; go < 900 * repeats; go += 1) {
    const [x, y] = [random.next() * width, random.next() * height]
    const r = unit * (0.03 + 0.15 * random.next() ** 3)
    if (clear(x, y, r)) placed.push({ x, y, r })
  }
  return placed
    .map(({ x, y, r }) => {
      const sides = random.whole(4, 7)
      const points = Array.from({ length: sides }, (_, at): Point => {
        const angle = ((at + random.between(-0.25, 0.25)) / sides) * 2 * Math.PI
        const reach = r * random.between(0.75, 1)
        return [Math.cos(angle) * reach, Math.sin(angle) * reach]
      })
      const ink = inkOf(sheet, random.whole(0, 3))
      return aroundEdges(x, y, r, width, height)
        .map(([cx, cy]) =>
          polygon(
            points.map(([px, py]): Point => [px + cx, py + cy]),
            ink,
          ),
        )
        .join('')
    })
    .join('')
}

/** Where a thing must be drawn so that what crosses an edge is seen at the other, too. */
export function aroundEdges(x: number, y: number, reach: number, width: number, height: number): Point[] {
  return [-width, 0, width].flatMap((dx) =>
    [-height, 0, height].flatMap((dy): Point[] =>
      x + dx + reach < 0 || x + dx - reach > width || y + dy + reach < 0 || y + dy - reach > height
        ? []
        : [[x + dx, y + dy]],
    ),
  )
}

/** By the words that ask for them. */
export const families: readonly { readonly words: RegExp; readonly name: string; readonly draw: Family }[] = [
  { words: /\b(?:stripe[sd]?|pinstripes?|candy ?stripes?)\b/i, name: 'stripes', draw: stripes },
  { words: /\b(?:polka|dots?|dotted|spots?)\b/i, name: 'dots', draw: dots },
  { words: /\b(?:plaid|tartan|gingham|flannel|checkered cloth)\b/i, name: 'plaid', draw: plaid },
  { words: /\b(?:checks?|checked|chequered|checkered|checkerboard|chess)\b/i, name: 'checks', draw: checks },
  { words: /\b(?:chevrons?|zig-?zags?)\b/i, name: 'chevrons', draw: chevrons },
  { words: /\b(?:waves|wavy|ripples)\b/i, name: 'waves', draw: waves },
  { words: /\b(?:scales|scallops?|scalloped|seigaiha|fans|art deco)\b/i, name: 'scales', draw: scales },
  { words: /\b(?:diamonds?|argyle|rhombus|harlequin)\b/i, name: 'diamonds', draw: diamonds },
  { words: /\b(?:hexagons?|hexagonal|honeycombs?)\b/i, name: 'hexagons', draw: hexagons },
  { words: /\b(?:triangles?|triangular|facets)\b/i, name: 'triangles', draw: triangles },
  { words: /\b(?:herringbone|parquet)\b/i, name: 'herringbone', draw: herringbone },
  { words: /\b(?:terrazzo|confetti|chips|memphis)\b/i, name: 'terrazzo', draw: terrazzo },
]
