import { chromaOf, distance, lightnessOf, mix } from '../draw/colour.ts'
import type { Random } from '../draw/random.ts'

/** Colours that go together: the ground first, then from the most to the least used. */
export type Colours = readonly [ground: string, ...inks: string[]]

/** Chosen where words name none; each ground is far enough from its inks in lightness to be told apart. */
const schemes: readonly [Colours, ...Colours[]] = [
  ['#f6efe2', '#d9593d', '#1f4e5f', '#e9b44c', '#7d9d7f'],
  ['#10263d', '#f2c14e', '#f78154', '#5fad8c', '#f6efe2'],
  ['#fbe9e3', '#a3324e', '#e88873', '#2f5d50', '#e0b04c'],
  ['#e6efe9', '#1d5c4b', '#e07a5f', '#f2cc8f', '#3d405b'],
  ['#2b2140', '#f25f8a', '#f9c46b', '#6fd6c8', '#efe6ff'],
  ['#fff8e8', '#2a6f97', '#f4a259', '#bc4b51', '#5b8e7d'],
  ['#dfe7f5', '#27427a', '#e4572e', '#f3a712', '#76b6c4'],
  ['#f3e3d3', '#6b2d1f', '#c8743a', '#2f4b3c', '#e6b566'],
  ['#173b33', '#e9d8a6', '#ee9b00', '#94d2bd', '#ca6702'],
  ['#f7f4ef', '#20242c', '#c9a227', '#8a93a3', '#4b5563'],
]
/** An ink nearer to its ground than this is not seen. */
const visible = 0.18
const leastInks = 3

/**
 * @param asked colours that words name, `#rrggbb`
 * @param ground the one they name for what lies behind, if any
 */
export function coloursFor(asked: readonly string[], ground: string | undefined, random: Random): Colours {
  if (asked.length === 0 && ground === undefined) return random.pick(schemes)
  const behind = ground ?? groundFor(asked)
  const inks = asked.filter((hex) => distance(hex, behind) > visible)
  const first = inks[0] ?? (lightnessOf(behind) > 0.6 ? '#20242c' : '#f6efe2')
  const further = [mix(first, '#ffffff', 0.45), mix(first, '#101522', 0.4), mix(first, behind, 0.35)]
  const shades = further.filter((hex) => distance(hex, behind) > visible * 0.6)
  return [
    behind,
    ...(inks.length === 0 ? [first] : inks),
    ...shades.slice(0, Math.max(0, leastInks - inks.length)),
  ]
}

/** The lightest of several that is pale enough, or a paper in the first one’s hue. */
function groundFor(asked: readonly string[]): string {
  const pale =
    asked.length > 1 ? asked.find((hex) => lightnessOf(hex) > 0.85 || chromaOf(hex) < 0.02) : undefined
  return pale ?? mix('#fdf9f0', asked[0] ?? '#fdf9f0', 0.1)
}
