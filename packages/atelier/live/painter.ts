import { cut, finishPart, type Part, reachOf } from '../style/finish.ts'
import type { Raster } from '../style/raster.ts'
import { differing, grown, joined, markDifferences, markPart, partsOf, tilesOf } from './changes.ts'
import { createHalves, isWorthCoarse, laidOver } from './coarse.ts'
import { formReach, paintForm } from './form.ts'
import { handOf } from './hand.ts'
import { createReader, type Reading } from './reading.ts'
import type { Drawn, Frame, Sheet } from './task.ts'

/** What is kept from frame to frame: only what a change touches is painted anew. */
interface Kept {
  /** All but the guide. */
  readonly terms: string
  /** As it was last, in memory of the painter’s own. */
  readonly guide: Sheet
  readonly reading: Reading
  readonly read: ReturnType<typeof createReader>
  /** Forms, before and after they are finished in the style; and what is shown of it. */
  readonly forms: Raster
  readonly painted: Raster
  readonly shown: Raster
}

export interface Painter {
  /** The guide is read before it returns; the sheet is the caller’s until the next frame is drawn. */
  draw(frame: Frame): Drawn
}

/** How much is seen of what is painted: from half the strength on, all of it. */
const seen = (strength: number): number => {
  const share = Math.min(1, strength / 0.5)
  return share * share * (3 - 2 * share)
}

/**
 * Paints for one session. What it kept changes how long a frame takes, never what it shows once it is settled: where
 * everything has changed at once, as with the strength, a coarse picture comes first.
 */
export function createPainter(): Painter {
  let kept: Kept | undefined
  const halved = createHalves()
  /** What was painted in a coarse way last: the next frame on the same terms is painted in full. */
  let coarse: string | undefined
  return {
    draw(frame) {
      const { guide } = frame
      const isSameSize = kept?.guide.width === guide.width && kept.guide.height === guide.height
      const tiles = tilesOf(guide)
      if (kept !== undefined && isSameSize) markDifferences(tiles, kept.guide.data, guide.data, guide)
      const changed = partsOf(tiles, guide)
      if (isSameSize && changed.length === 0 && frame.isFormer) return { sheet: null }
      const terms = termsOf(frame)
      if (isSameSize && kept?.terms !== terms && coarse !== terms && isWorthCoarse(guide)) {
        coarse = terms
        const { painted: painting } = painted(halved(frame), [], undefined)
        return { sheet: laidOver(guide, painting, seen(frame.strength)), isCoarse: true }
      }
      coarse = undefined
      const own = isSameSize && kept !== undefined ? kept.guide : blank(guide)
      for (const part of isSameSize ? changed : [wholeOf(guide)]) copyPart(guide, own, part)
      if (!isSameSize || kept?.terms !== terms) kept = undefined
      if (kept === undefined || changed.length > 0) kept = painted({ ...frame, guide: own }, changed, kept)
      return { sheet: kept.shown }
    },
  }
}

function painted(frame: Frame, changed: readonly Part[], last: Kept | undefined): Kept {
  const { guide, strength, seed, style } = frame
  const read = last?.read ?? createReader()
  const next: Kept = {
    terms: termsOf(frame),
    guide,
    reading: read(frame, changed),
    read,
    forms: last?.forms ?? blank(guide),
    painted: last?.painted ?? blank(guide),
    shown: last?.shown ?? blank(guide),
  }
  const whole = wholeOf(guide)
  const stale = last === undefined ? [whole] : staleParts(last.reading, next, changed, whole)
  const altered = stale.flatMap((part) => {
    const before = last === undefined ? undefined : cut(next.forms, part)
    paintForm(frame, next.reading, next.forms, part)
    return before === undefined ? [part] : differing(before, next.forms, part)
  })
  const hand = handOf(style)
  const reach = reachOf(hand, guide)
  const around = [...altered, ...changed].map((part) => grown(part, reach, guide))
  for (const part of joined(around, reach)) {
    finishPart(next.forms, next.painted, part, hand, seed)
    mix(guide, next.painted, next.shown, part, seen(strength))
  }
  return next
}

const termsOf = ({ strength, colour, seed, style, scenery }: Frame): string =>
  JSON.stringify([strength, colour, seed, style, scenery.key])

const blank = ({ width, height }: Sheet): Raster => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
})

const wholeOf = ({ width, height }: Sheet): Part => ({ left: 0, top: 0, width, height })

function copyPart(from: Sheet, to: Sheet, { left, top, width, height }: Part): void {
  for (let row = top; row < top + height; row += 1) {
    const at = (row * from.width + left) * 4
    to.data.set(from.data.subarray(at, at + width * 4), at)
  }
}

/** Where forms must be painted anew: around what was drawn, and wherever what it is taken for has changed. */
function staleParts(last: Reading, next: Kept, changed: readonly Part[], whole: Part): Part[] {
  const { guide, reading } = next
  const { across, side, colours } = reading.cells
  if (last.horizon !== reading.horizon) return [whole]
  const reach = formReach(side, guide)
  const tiles = tilesOf(guide)
  for (const part of changed) markPart(tiles, grown(part, reach, guide))
  for (const [old, now] of [
    [last.standing, reading.standing],
    [last.drawn, reading.drawn],
  ] as const) {
    for (const one of old) if (now.every(({ key }) => key !== one.key)) markPart(tiles, one)
    for (const one of now) if (old.every(({ key }) => key !== one.key)) markPart(tiles, one)
  }
  const [before, after] = [last.fields, reading.fields]
  for (let at = 0; at < colours.length; at += 1)
    if (
      last.cells.colours[at] !== colours[at] ||
      before.looks[at] !== after.looks[at] ||
      before.behind[at] !== after.behind[at] ||
      before.lit[at] !== after.lit[at] ||
      before.shade[at] !== after.shade[at] ||
      before.glow[at] !== after.glow[at]
    ) {
      const [column, row] = [at % across, Math.floor(at / across)]
      const cell = { left: column * side, top: row * side, width: side, height: side }
      markPart(tiles, grown(cell, reach, guide))
    }
  return partsOf(tiles, guide)
}

/** From what was drawn to what was painted. */
function mix(guide: Sheet, painting: Raster, shown: Raster, part: Part, share: number): void {
  for (let y = part.top; y < part.top + part.height; y += 1) {
    const end = (y * guide.width + part.left + part.width) * 4
    for (let at = (y * guide.width + part.left) * 4; at < end; at += 1) {
      const own = guide.data[at] ?? 0
      shown.data[at] = own + ((painting.data[at] ?? 0) - own) * share
    }
  }
}
