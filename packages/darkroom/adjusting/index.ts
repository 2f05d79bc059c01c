import { adjust } from '@krya/adjust'
import { adjustment, filterIds, filters } from '@krya/contracts'
import { z } from 'zod'
import { writePicture } from '../picture.ts'
import { imageOf, png, type Tool } from '../tool.ts'

const input = z.object({
  filter: z.enum(filterIds).optional(),
  strength: z.number().default(1),
  adjustments: z.array(adjustment).default([]),
})

/** `adjust-image`: by the same reckoning as the editor’s layers. */
export const adjustImage: Tool = async (work) => {
  const { filter, strength, adjustments } = input.parse(work.input)
  const picture = await imageOf(work)
  const own = { ...picture, data: picture.data.slice() }
  if (filter !== undefined) adjust(own, filters[filter].adjustments)
  // Between the picture and its filter.
  for (let at = 0; at < own.data.length; at += 1) {
    const before = picture.data[at] ?? 0
    own.data[at] = before + strength * ((own.data[at] ?? 0) - before)
  }
  adjust(own, adjustments)
  const isSame = filter === undefined && adjustments.length === 0
  return png(
    await writePicture(own),
    isSame
      ? [{ field: 'filter', message: 'Neither a filter nor adjustments were named: nothing was changed.' }]
      : [],
  )
}
