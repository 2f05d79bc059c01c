import pngToIco from 'png-to-ico'
import { pngOf } from '../render/raster.ts'
import type { Logo } from './logo.ts'
import { brandSheet } from './sheet.ts'
import { boxOf } from './shape.ts'
import { svgOfLogo, type Variant, variants, type View } from './svg.ts'

/** One file of a kit. */
export interface KitFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const widths = [512, 1024, 2048]
const icons = [16, 32, 48]
const appIcons = [192, 512]
const appleIcon = 180

/** Everything one needs of a logo: vectors and pictures in each variant, the icons of a website, a brand sheet. */
export async function* kitOf(logo: Logo): AsyncGenerator<KitFile> {
  const text = (path: string, content: string): KitFile => ({
    path,
    bytes: new TextEncoder().encode(content),
  })
  for (const of of logo.mark === null ? (['logo'] as const) : (['logo', 'mark'] as const))
    for (const variant of variants) {
      const view: View = { variant, of, hasGround: false }
      yield text(`${of}/svg/${of}-${variant}.svg`, svgOfLogo(logo, view))
      for (const width of widths)
        yield {
          path: `${of}/png/${of}-${variant}-${width}.png`,
          bytes: pngOf(svgOfLogo(logo, view), { width }),
        }
    }
  const sign = signOf(logo)
  const small = (variant: Variant, width: number, hasGround: boolean): Uint8Array =>
    pngOf(svgOfLogo(sign, { variant, of: 'mark', hasGround, shape: 1 }), { width })
  yield text(
    'favicon/favicon.svg',
    svgOfLogo(sign, { variant: 'colour', of: 'mark', hasGround: false, shape: 1 }),
  )
  yield {
    path: 'favicon/favicon.ico',
    bytes: await pngToIco(icons.map((width) => Buffer.from(small('colour', width, false)))),
  }
  for (const width of appIcons)
    yield { path: `favicon/icon-${width}.png`, bytes: small('colour', width, true) }
  yield { path: 'favicon/apple-touch-icon.png', bytes: small('colour', appleIcon, true) }
  yield text('favicon/site.webmanifest', manifestOf(logo))
  yield text('favicon/head.html', head)
  yield { path: 'brand-sheet.pdf', bytes: await brandSheet(logo) }
}

/** A logo without a sign is known by its first letter. */
function signOf(logo: Logo): Logo {
  const [first] = logo.shapes
  if (logo.mark !== null || first === undefined) return logo
  return { ...logo, shapes: [{ ...first, part: 'mark', paint: 'primary' }], mark: boxOf(first.d) }
}

const manifestOf = ({ name, colours }: Logo): string =>
  JSON.stringify(
    {
      name,
      icons: appIcons.map((width) => ({
        src: `icon-${width}.png`,
        sizes: `${width}x${width}`,
        type: 'image/png',
      })),
      theme_color: colours.primary,
      background_color: colours.ground,
      display: 'standalone',
    },
    null,
    2,
  )

const head = `<link rel="icon" href="/favicon.ico" sizes="32x32">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<link rel="manifest" href="/site.webmanifest">
`
