import { clampChroma, converter, formatHex } from 'culori'

const oklab = converter('oklab')
const oklch = converter('oklch')
const parsed = new Map<string, { l: number; a: number; b: number }>()

function labOf(hex: string) {
  let lab = parsed.get(hex)
  if (lab === undefined) {
    const { l, a, b } = oklab(hex) ?? { l: 0, a: 0, b: 0 }
    lab = { l, a, b }
    if (parsed.size > 20_000) parsed.clear()
    parsed.set(hex, lab)
  }
  return lab
}

/** From `a` (0) to `b` (1) in OKLab (Ottosson 2020), where a step looks like a step. */
export function mix(a: string, b: string, amount: number): string {
  const t = Math.min(1, Math.max(0, amount))
  if (t === 0) return a
  if (t === 1) return b
  const from = labOf(a)
  const to = labOf(b)
  return formatHex({
    mode: 'oklab',
    l: from.l + (to.l - from.l) * t,
    a: from.a + (to.a - from.a) * t,
    b: from.b + (to.b - from.b) * t,
  })
}

export const darker = (hex: string, amount: number): string => mix(hex, '#0c0f1e', amount)
export const lighter = (hex: string, amount: number): string => mix(hex, '#fffaf0', amount)

/** The same hue, more (> 1) or less (< 1) vivid. */
export function vivid(hex: string, factor: number): string {
  const { l, c, h } = oklch(hex) ?? { l: 0, c: 0, h: 0 }
  return formatHex(clampChroma({ mode: 'oklch', l, c: c * factor, h: h ?? 0 }, 'oklch'))
}

export function lightnessOf(hex: string): number {
  return labOf(hex).l
}

/** As coloured light falls on it: a product in linear terms, `strength` of the way. */
export function under(hex: string, light: string, strength: number): string {
  const [own, lamp] = [channelsOf(hex), channelsOf(light)]
  const part = (at: 0 | 1 | 2): number => (own[at] / 255) * (lamp[at] / 255)
  const product = formatHex({ mode: 'rgb', r: part(0), g: part(1), b: part(2) })
  return mix(hex, product, strength)
}

/** A thing's colour turned to a wanted one: its light and shade stay, its hue and depth become the wanted one's. */
export function turned(hex: string, wanted: string, middle: number): string {
  const own = oklch(hex) ?? { l: 0, c: 0 }
  const goal = oklch(wanted) ?? { l: 0, c: 0, h: 0 }
  const l = Math.min(0.98, Math.max(0.08, goal.l + (own.l - middle) * 0.75))
  return formatHex(clampChroma({ mode: 'oklch', l, c: goal.c, h: goal.h ?? 0 }, 'oklch'))
}

export const chromaOf = (hex: string): number => oklch(hex)?.c ?? 0

/** How far apart two hues are, in degrees: 0–180. Greys have none and are near everything. */
export function hueDistance(a: string, b: string): number {
  const from = oklch(a)?.h
  const to = oklch(b)?.h
  if (from === undefined || to === undefined) return 0
  const apart = Math.abs(from - to) % 360
  return Math.min(apart, 360 - apart)
}

/** How different two colours look, in OKLab. */
export function distance(a: string, b: string): number {
  const [from, to] = [labOf(a), labOf(b)]
  return Math.hypot(from.l - to.l, from.a - to.a, from.b - to.b)
}

/** Red, green and blue of `#rrggbb`, 0–255. */
export const channelsOf = (hex: string): readonly [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]
