import { channels, type Swatch } from './swatch.ts'

/** GIMP’s palette, which Inkscape and Krita read as well (developer.gimp.org, “GPL palette format”). */
export function gplOf(swatches: readonly Swatch[]): string {
  const rows = swatches.map(({ hex, name }) => {
    const numbers = channels(hex).map((channel) => String(channel).padStart(3))
    return `${numbers.join(' ')}\t${name}`
  })
  return ['GIMP Palette', 'Name: Krya', `Columns: ${swatches.length}`, '#', ...rows, ''].join('\n')
}

/** For programs of one’s own. */
export const jsonOf = (swatches: readonly Swatch[]): string =>
  `${JSON.stringify({ colours: swatches.map((one) => ({ ...one, rgb: channels(one.hex) })) }, undefined, 2)}\n`
