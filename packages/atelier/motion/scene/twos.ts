/** Styles that only tone a picture, or flatten it: their frames may follow each other as smoothly as Atelier’s own. */
const smooth: ReadonlySet<string> = new Set([
  'noir',
  'sepia',
  'dreamy',
  'golden',
  'moody',
  'vivid',
  'gradient',
  'vaporwave',
  'isophote',
])

/**
 * Every how many frames a new one is made. What looks painted, drawn or cut is animated on twos, as by hand:
 * brush strokes that change twenty-four times a second would seethe.
 */
export const stepFor = (style: string | null): number => (style === null || smooth.has(style) ? 1 : 2)
