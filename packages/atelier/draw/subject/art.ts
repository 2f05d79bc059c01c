import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { z } from 'zod'
import { lightnessOf } from '../colour.ts'
import { ownArt } from './own.ts'

/** A drawing of one thing, cut to its outline. */
export interface Art {
  /** SVG elements, in the coordinates of `box`. */
  readonly body: string
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** The colour most of it has, and its lightness. */
  readonly main: string
  readonly middle: number
  /** The colour where it touches the ground. */
  readonly foot: string
}

const require = createRequire(import.meta.url)
const icons = z.object({
  icons: z.record(z.string(), z.object({ body: z.string(), width: z.number().optional() })),
  width: z.number(),
})
const chars = z.record(z.string(), z.string())

interface IconSet {
  readonly icons: z.infer<typeof icons>
  readonly chars: z.infer<typeof chars>
}
const loaded = new Map<string, IconSet>()

function iconSet(name: 'fluent-emoji-flat' | 'noto'): IconSet {
  let set = loaded.get(name)
  if (set === undefined) {
    set = {
      icons: icons.parse(require(`@iconify-json/${name}/icons.json`)),
      chars: chars.parse(require(`@iconify-json/${name}/chars.json`)),
    }
    loaded.set(name, set)
  }
  return set
}

/** Where noto shows the whole of it and the flat set only a head. */
const wholeInNoto = new Set([
  '1F99D',
  '26F5',
  '1F9B8',
  '1F9B8-200D-2642-FE0F',
  '1F9B8-200D-2640-FE0F',
  '1F9B9',
  '1F9DA',
  '1F426',
  '1F985',
  '1F54A',
  '1F40F',
  '1F411',
  '1F992',
  '1F993',
])
const drawings = new Map<string, Art | null>()

/** The drawing of a thing; null when neither set has it. */
export function artOf(hexcode: string): Art | null {
  const before = drawings.get(hexcode)
  if (before !== undefined) return before
  const own = ownArt(hexcode)
  const found =
    own ??
    (wholeInNoto.has(hexcode)
      ? (iconOf('noto', hexcode) ?? iconOf('fluent-emoji-flat', hexcode))
      : (iconOf('fluent-emoji-flat', hexcode) ?? iconOf('noto', hexcode)))
  const art = found === null ? null : cut(found.body, found.size)
  drawings.set(hexcode, art)
  return art
}

function iconOf(name: 'fluent-emoji-flat' | 'noto', hexcode: string): { body: string; size: number } | null {
  const set = iconSet(name)
  const key = hexcode.toLowerCase()
  const icon = set.chars[key] ?? set.chars[key.replaceAll('-fe0f', '')]
  const found = icon === undefined ? undefined : set.icons.icons[icon]
  return found === undefined ? null : { body: found.body, size: set.icons.width }
}

/** Finds the outline and the colours by drawing it small. */
function cut(body: string, size: number): Art | null {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${body}</svg>`
  const small = new Resvg(svg, { fitTo: { mode: 'width', value: 48 }, font: { loadSystemFonts: false } })
  const { pixels, width, height } = small.render()
  let [left, top, right, bottom] = [width, height, 0, 0]
  const counts = new Map<string, number>()
  const feet = new Map<string, number>()
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      if ((pixels[at + 3] ?? 0) < 128) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
      const colour = `#${[0, 1, 2]
        .map((channel) =>
          Math.min(255, Math.round((pixels[at + channel] ?? 0) / 12) * 12)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')}`
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
      if (y > height * 0.72) feet.set(colour, (feet.get(colour) ?? 0) + 1)
    }
  if (right <= left) return null
  const unit = size / width
  const main = most(counts) ?? '#888888'
  return {
    body,
    box: { x: left * unit, y: top * unit, width: (right - left) * unit, height: (bottom - top) * unit },
    main,
    middle: lightnessOf(main),
    foot: most(feet) ?? main,
  }
}

function most(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

const colourValue = /(fill|stroke|stop-color)="(#[0-9a-fA-F]{3,6})"/g

/** The drawing with every colour passed through `change`; ids made the picture's own. */
export function recoloured(body: string, prefix: string, change: (hex: string) => string): string {
  return body
    .replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/g, '')
    .replace(/\sid="([^"]+)"/g, ` id="${prefix}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${prefix}$1"`)
    .replace(colourValue, (_, name: string, hex: string) => `${name}="${change(long(hex))}"`)
}

function long(hex: string): string {
  if (hex.length === 7) return hex.toLowerCase()
  const [, r = '0', g = '0', b = '0'] = hex.toLowerCase()
  return `#${r}${r}${g}${g}${b}${b}`
}
