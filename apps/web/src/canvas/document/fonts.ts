/** The typefaces for text: all under the SIL Open Font License, fetched when they are used. */
const sources = {
  Poppins: () => import('@fontsource/poppins/files/poppins-latin-400-normal.woff2?url'),
  'Space Grotesk': () => import('@fontsource/space-grotesk/files/space-grotesk-latin-400-normal.woff2?url'),
  'Playfair Display': () =>
    import('@fontsource/playfair-display/files/playfair-display-latin-400-normal.woff2?url'),
  'Cormorant Garamond': () =>
    import('@fontsource/cormorant-garamond/files/cormorant-garamond-latin-400-normal.woff2?url'),
  'DM Serif Display': () =>
    import('@fontsource/dm-serif-display/files/dm-serif-display-latin-400-normal.woff2?url'),
  'Archivo Black': () => import('@fontsource/archivo-black/files/archivo-black-latin-400-normal.woff2?url'),
  'Bebas Neue': () => import('@fontsource/bebas-neue/files/bebas-neue-latin-400-normal.woff2?url'),
  'Josefin Sans': () => import('@fontsource/josefin-sans/files/josefin-sans-latin-400-normal.woff2?url'),
  Syne: () => import('@fontsource/syne/files/syne-latin-400-normal.woff2?url'),
  Righteous: () => import('@fontsource/righteous/files/righteous-latin-400-normal.woff2?url'),
  Fredoka: () => import('@fontsource/fredoka/files/fredoka-latin-400-normal.woff2?url'),
  Pacifico: () => import('@fontsource/pacifico/files/pacifico-latin-400-normal.woff2?url'),
} as const

export const fontNames = Object.keys(sources)

const loaded = new Map<string, Promise<void>>()

/** Makes a typeface ready to be written with; one that is not known is written in another. */
export function loadFont(name: string): Promise<void> {
  const source = Object.entries(sources).find(([own]) => own === name)?.[1]
  if (source === undefined) return Promise.resolve()
  const known = loaded.get(name)
  if (known !== undefined) return known
  const loading = source().then(async ({ default: url }) => {
    document.fonts.add(await new FontFace(name, `url(${url})`).load())
  })
  loaded.set(name, loading)
  return loading
}
