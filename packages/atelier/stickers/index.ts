import { createRequire } from 'node:module'
import { z } from 'zod'
import { artOf } from '../draw/subject/art.ts'
import { n } from '../draw/svg.ts'
import { fold } from '../understand/words.ts'

/** A drawing to put onto a picture. */
export interface Sticker {
  readonly id: string
  readonly name: string
}

const require = createRequire(import.meta.url)
const entries = z.array(
  z.object({
    label: z.string(),
    hexcode: z.string(),
    tags: z.array(z.string()).default([]),
    order: z.number().optional(),
    group: z.number().optional(),
  }),
)

/** Emojibase's groups of flags and of signs of writing: nobody puts them onto a picture. */
const unseen: ReadonlySet<number | undefined> = new Set([undefined, 2, 9])

interface Known extends Sticker {
  readonly words: readonly string[]
}
let known: readonly Known[] | undefined

function all(): readonly Known[] {
  known ??= entries
    .parse(require('emojibase-data/en/data.json'))
    .filter(({ group }) => !unseen.has(group))
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ hexcode, label, tags }) => ({
      id: hexcode,
      name: label,
      words: [label, ...tags].flatMap((text) => fold(text).split(/[\s-]+/)),
    }))
  return known
}

/**
 * Drawings whose names or tags hold all the words, each as a beginning; without words, all.
 * @param from how many to pass over
 */
export function stickersFor(search: string, from: number, most: number): Sticker[] {
  const wanted = fold(search).split(/\s+/).filter(Boolean)
  return all()
    .filter(({ words }) => wanted.every((word) => words.some((own) => own.startsWith(word))))
    .slice(from, from + most)
    .map(({ id, name }) => ({ id, name }))
}

/** A sticker as SVG, cut to its outline; null: there is none. */
export function stickerSvg(id: string): string | null {
  if (!all().some((sticker) => sticker.id === id)) return null
  const art = artOf(id)
  if (art === null) return null
  const { x, y, width, height } = art.box
  const scale = 512 / Math.max(width, height)
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${n(width * scale)}" height="${n(height * scale)}" viewBox="${n(x)} ${n(y)} ${n(width)} ${n(height)}">${art.body}</svg>`
}
