import { lightnessOf, mix } from '../draw/colour.ts'
import { n } from '../draw/svg.ts'
import { type Box, clearSpace, type Logo, type Paint } from './logo.ts'

export const variants = ['colour', 'dark', 'black', 'white'] as const
/** In its colours on light, in its colours on dark, and in one colour for each. */
export type Variant = (typeof variants)[number]

export interface View {
  readonly variant: Variant
  /** The whole logo, or its sign alone. */
  readonly of: 'logo' | 'mark'
  /** Whether what lies behind is painted. */
  readonly hasGround: boolean
  /** Width by height of what is shown; left out: as the logo is, with its clear space. */
  readonly shape?: number
}

/** What lies behind the variants for dark grounds. */
export const night = '#12141a'
const paper = '#f7f5f0'
/** Darker than this is not seen on dark. */
const tooDark = 0.5

export function paintsOf({ colours }: Logo, variant: Variant): Readonly<Record<Paint, string>> {
  const lifted = (hex: string): string => (lightnessOf(hex) < tooDark ? mix(hex, '#ffffff', 0.45) : hex)
  switch (variant) {
    case 'colour':
      return colours
    case 'dark':
      return {
        primary: lifted(colours.primary),
        secondary: lifted(colours.secondary),
        ink: paper,
        ground: night,
      }
    case 'black':
      return { primary: '#000000', secondary: '#000000', ink: '#000000', ground: '#ffffff' }
    case 'white':
      return { primary: '#ffffff', secondary: '#ffffff', ink: '#ffffff', ground: '#000000' }
  }
}

/** What of the logo’s plane is shown. */
export function frameOf({ box, mark }: Logo, { of, shape }: Pick<View, 'of' | 'shape'>): Box {
  const inner = of === 'mark' && mark !== null ? mark : box
  const room = clearSpace * Math.sqrt(inner.width * inner.height)
  const [width, height] = [inner.width + 2 * room, inner.height + 2 * room]
  const wide = shape === undefined ? width : Math.max(width, height * shape)
  const tall = shape === undefined ? height : Math.max(height, width / shape)
  return {
    x: inner.x + inner.width / 2 - wide / 2,
    y: inner.y + inner.height / 2 - tall / 2,
    width: wide,
    height: tall,
  }
}

/** A logo as SVG: a group for each part, paths only. @param width of the picture in pixels */
export function svgOfLogo(logo: Logo, view: View, width = 1200): string {
  const frame = frameOf(logo, view)
  const paints = paintsOf(logo, view.variant)
  const isSign = view.of === 'mark' && logo.mark !== null
  const groups = (['mark', 'name', 'tagline'] as const).map((part) => {
    const own = logo.shapes.filter((one) => one.part === part && (!isSign || part === 'mark'))
    if (own.length === 0) return ''
    return `<g id="${part}">${own.map(({ d, paint }) => `<path d="${d}" fill="${paints[paint]}" fill-rule="evenodd"/>`).join('')}</g>`
  })
  const ground = view.hasGround
    ? `<rect x="${n(frame.x)}" y="${n(frame.y)}" width="${n(frame.width)}" height="${n(frame.height)}" fill="${paints.ground}"/>`
    : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.round((width * frame.height) / frame.width)}" viewBox="${n(frame.x)} ${n(frame.y)} ${n(frame.width)} ${n(frame.height)}">${ground}${groups.join('')}</svg>`
}
