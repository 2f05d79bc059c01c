import type { Grain } from './grain.ts'

/** What a part is made of; without a grain it is of one colour. */
export interface Stuff {
  readonly colour: string
  readonly metalness?: number
  readonly roughness?: number
  readonly opacity?: number
  readonly glow?: string
  readonly grain?: Grain
}

export const substances = [
  'wood',
  'gold',
  'silver',
  'copper',
  'bronze',
  'metal',
  'glass',
  'stone',
  'marble',
  'brick',
  'clay',
  'porcelain',
  'plastic',
  'rubber',
  'leather',
  'fabric',
  'ice',
  'chocolate',
  'crystal',
] as const
export type Substance = (typeof substances)[number]

/** Colours of metals are what they reflect (physicallybased.info). */
const stuffs: Readonly<Record<Substance, Stuff>> = {
  wood: { colour: '#b07a48', roughness: 0.6, grain: 'wood' },
  gold: { colour: '#f2b843', metalness: 1, roughness: 0.24 },
  silver: { colour: '#e3e1dc', metalness: 1, roughness: 0.2 },
  copper: { colour: '#e08a66', metalness: 1, roughness: 0.28 },
  bronze: { colour: '#b07f45', metalness: 1, roughness: 0.35 },
  metal: { colour: '#9a9da3', metalness: 1, roughness: 0.36 },
  glass: { colour: '#cfe6ec', roughness: 0.04, opacity: 0.32 },
  stone: { colour: '#9a958c', roughness: 0.92, grain: 'stone' },
  marble: { colour: '#f2efe9', roughness: 0.22, grain: 'marble' },
  brick: { colour: '#a8563f', roughness: 0.9, grain: 'brick' },
  clay: { colour: '#bd6b45', roughness: 0.85, grain: 'stone' },
  porcelain: { colour: '#f6f4ef', roughness: 0.14 },
  plastic: { colour: '#e5533d', roughness: 0.38 },
  rubber: { colour: '#2c2c2e', roughness: 0.85 },
  leather: { colour: '#7a4a2b', roughness: 0.62, grain: 'stone' },
  fabric: { colour: '#8f96a8', roughness: 0.95, grain: 'fabric' },
  ice: { colour: '#cfeaf6', roughness: 0.08, opacity: 0.55 },
  chocolate: { colour: '#4b2a1a', roughness: 0.35 },
  crystal: { colour: '#b9a6f2', roughness: 0.06, opacity: 0.62 },
}

/** What was said of how a thing is to look. */
export interface Wanted {
  /** `#rrggbb`, of the whole first, then of what goes with it. */
  readonly colours: readonly string[]
  readonly substance: Substance | null
  readonly random: Chance
}

/** A seeded stream of random numbers. */
export interface Chance {
  between(from: number, to: number): number
  whole(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
}

/** What a thing mainly is made of, as asked for. */
export function main({ colours: [colour], substance }: Wanted, usual: Stuff): Stuff {
  const own = substance === null ? usual : stuffs[substance]
  return colour === undefined ? own : { ...own, colour }
}

/** What goes with it: its substance follows, its colour only where a second one was said. */
export function accent({ colours: [, colour], substance }: Wanted, usual: Stuff): Stuff {
  const own =
    substance === null
      ? usual
      : { ...stuffs[substance], ...(stuffs[substance].metalness === 1 ? {} : { colour: usual.colour }) }
  return colour === undefined ? own : { ...own, colour }
}
