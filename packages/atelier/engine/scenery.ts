import type { Picture } from '@krya/darkroom'
import { chromaOf, distance } from '../draw/colour.ts'
import { draw } from '../draw/draw.ts'
import { artOf } from '../draw/subject/art.ts'
import { rasterise } from '../render/raster.ts'
import type { Drawing } from '../scene/layer.ts'
import type { Scene } from '../scene/scene.ts'
import { understand } from '../understand/understand.ts'

/** What words say of place, light and weather, with nobody in it. */
export interface Scenery {
  readonly picture: Picture
  readonly drawing: Drawing
  /** Colours of what the words name, `#rrggbb`, those asked for first. */
  readonly colours: readonly string[]
}

/** Draws the place that words speak of, without the things in it. */
export function sceneryOf(
  words: { readonly prompt: string; readonly negative?: string | undefined },
  { width, height }: { readonly width: number; readonly height: number },
  seed: number,
): Scenery {
  const scene = understand({ ...words, seed, width, height })
  const drawing = draw({ ...scene, subjects: [], relations: [], lettering: [] })
  return { picture: rasterise(drawing), drawing, colours: coloursOf(scene) }
}

/** Colours of what words name, `#rrggbb`, those asked for first. */
export function coloursOf({ subjects, palette }: Scene): string[] {
  const asked = subjects.flatMap(({ colours }) => colours)
  const own = subjects.flatMap(({ hexcode }) => fillsOf(hexcode)).filter((hex) => chromaOf(hex) < glaring)
  return apart([...asked, ...palette, ...own])
}

/** Chroma beyond which a colour is a signal and not a paint. */
const glaring = 0.19
/** Colours nearer than this in OKLab look alike. */
const alike = 0.07

/** Without those that look like an earlier one. */
function apart(colours: readonly string[]): string[] {
  const kept: string[] = []
  for (const hex of colours) if (kept.every((one) => distance(one, hex) > alike)) kept.push(hex)
  return kept
}

/** The colours that a thing’s drawing is made of. */
const fillsOf = (hexcode: string): string[] =>
  [...(artOf(hexcode)?.body ?? '').matchAll(/(?:fill|stop-color)="(#[0-9a-fA-F]{6})"/g)].flatMap(([, hex]) =>
    hex === undefined ? [] : [hex.toLowerCase()],
  )
