import type { Drawing } from '../scene/layer.ts'

/** A drawing as one SVG document: a group for each layer, named by its id, back to front. */
export function svgOf({ scene, layers }: Drawing): string {
  const { width, height } = scene
  const defs = layers.map((layer) => layer.defs).join('')
  const groups = layers
    .map(({ id, kind, svg }) => `<g id="layer-${id}" data-kind="${kind}">${svg}</g>`)
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${groups}</svg>`
}
