import { finishPart, type Part, reachOf } from '../style/finish.ts'
import type { Raster } from '../style/raster.ts'
import { type Cells, cellsOf } from './cells.ts'
import { grown, joined, markDifferences, markPart, partsOf, tilesOf } from './changes.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { formReach, paintForm } from './form.ts'
import { createLooks } from './looks.ts'
import { regionsOf } from './regions.ts'
import type { Drawn, Frame, Sheet } from './task.ts'

/** What is kept from frame to frame: only what a change touches is painted anew. */
interface Kept {
  /** All but the guide. */
  readonly terms: string
  readonly guide: Sheet
  readonly fields: Fields
  readonly looks: ReturnType<typeof createLooks>
  /** Forms, before and after they are finished in the style; and what is shown of it. */
  readonly forms: Raster
  readonly painted: Raster
  readonly shown: Raster
}

export interface Painter {
  draw(frame: Frame): Drawn
}

/** How much is seen of what is painted: from half the strength on, all of it. */
const seen = (strength: number): number => {
  const share = Math.min(1, strength / 0.5)
  return share * share * (3 - 2 * share)
}

/** Paints for one session. What it kept changes how long a frame takes, never what it shows. */
export function createPainter(): Painter {
  let kept: Kept | undefined

  function paint(frame: Frame, changed: readonly Part[]): Kept {
    const { guide, scenery, strength, colour, seed, style } = frame
    const before = kept
    const whole = { left: 0, top: 0, width: guide.width, height: guide.height }
    const cells = cellsOf(guide)
    const regions = regionsOf(cells)
    const looks = before?.looks ?? createLooks()
    const { list, ...cellLooks } = looks.of(cells, regions, scenery)
    const fields = fieldsOf(cells, regions, { list, ...cellLooks }, scenery)
    const next: Kept = {
      terms: termsOf(frame),
      guide,
      fields,
      looks,
      forms: before?.forms ?? blank(guide),
      painted: before?.painted ?? blank(guide),
      shown: before?.shown ?? blank(guide),
    }
    const stale = before === undefined ? [whole] : staleParts(cells, before.fields, fields, changed, guide)
    const forming = {
      guide,
      cells,
      fields,
      looks: list,
      scenery,
      backdrop: scenery.ground,
      strength,
      colour,
      seed,
    }
    for (const part of stale) paintForm(forming, next.forms, part)
    const reach = reachOf(style, guide)
    const shown = joined(
      stale.map((part) => grown(part, reach, guide)),
      reach,
    )
    for (const part of shown) {
      finishPart(next.forms, next.painted, part, style, seed)
      mix(guide, next.painted, next.shown, part, seen(strength))
    }
    return next
  }

  return {
    draw(frame) {
      const { guide } = frame
      const isKept =
        kept !== undefined && kept.guide.width === guide.width && kept.guide.height === guide.height
      const tiles = tilesOf(guide)
      if (kept !== undefined && isKept) markDifferences(tiles, kept.guide.data, guide.data, guide)
      const changed = partsOf(tiles, guide)
      if (isKept && changed.length === 0 && frame.isFormer) return { sheet: null }
      if (!isKept || kept?.terms !== termsOf(frame)) kept = undefined
      if (kept === undefined || changed.length > 0) kept = paint(frame, changed)
      return { sheet: { ...guide, data: new Uint8ClampedArray(kept.shown.data) } }
    },
  }
}

const termsOf = ({ strength, colour, seed, style, scenery }: Frame): string =>
  JSON.stringify([strength, colour, seed, style, scenery.key])

const blank = ({ width, height }: Sheet): Raster => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
})

/** Where forms must be painted anew: around what was drawn, and wherever what it is taken for has changed. */
function staleParts(
  { side, across, down }: Cells,
  before: Fields,
  after: Fields,
  changed: readonly Part[],
  guide: Sheet,
): Part[] {
  const reach = formReach({ side, across, down, colours: before.looks, paper: undefined }, guide)
  const tiles = tilesOf(guide)
  for (const part of changed) markPart(tiles, grown(part, reach, guide))
  for (let at = 0; at < after.looks.length; at += 1)
    if (
      before.looks[at] !== after.looks[at] ||
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
function mix(guide: Sheet, painted: Raster, shown: Raster, part: Part, share: number): void {
  for (let y = part.top; y < part.top + part.height; y += 1) {
    const end = (y * guide.width + part.left + part.width) * 4
    for (let at = (y * guide.width + part.left) * 4; at < end; at += 1) {
      const own = guide.data[at] ?? 0
      shown.data[at] = own + ((painted.data[at] ?? 0) - own) * share
    }
  }
}
