import type { Layer } from '../scene/layer.ts'
import type { Scene } from '../scene/scene.ts'

/** What painters draw of their own accord, and by which names of things and places it can be ruled out. */
const drawnUnasked: readonly { readonly names: readonly string[]; readonly layers: RegExp }[] = [
  { names: ['oak', 'pine', 'evergreen tree', 'deciduous tree', 'palm tree', 'forest'], layers: /^trees-/ },
  {
    names: ['blossom', 'bouquet', 'rose', 'tulip', 'sunflower', 'hibiscus', 'cherry blossom'],
    layers: /^flowers-/,
  },
  { names: ['clouds'], layers: /^(?:clouds|cloud-sea-\d)$/ },
  { names: ['mountains'], layers: /^(?:range-|coast)/ },
  {
    names: ['house', 'house with garden', 'houses', 'cottage', 'village'],
    layers: /^(?:houses|barns|waterfront|under-walls)-/,
  },
  { names: ['boulder', 'rock'], layers: /^(?:scree|stones|pebbles|boulders|bank-stones|wet-stones)$/ },
  { names: ['stars'], layers: /^stars$/ },
  { names: ['moon', 'sun', 'full moon', 'crescent moon'], layers: /^(?:disc|glow)$/ },
  { names: ['snow'], layers: /^snowfall$/ },
  { names: ['rain'], layers: /^rain$/ },
  { names: ['fog'], layers: /^(?:fog|haze)$/ },
]

/** Whether nothing that was ruled out is in a layer. */
export function isAllowed({ excluded }: Scene): (layer: Layer) => boolean {
  const forbidden = drawnUnasked.filter(({ names }) => names.some((name) => excluded.includes(name)))
  return ({ id }) => !forbidden.some(({ layers }) => layers.test(id))
}
