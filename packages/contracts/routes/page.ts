import { z } from 'zod'

/** Query fields of a list that is read page by page: pass the last answer's `next` as `cursor`. */
export const pageQuery = {
  cursor: z.string().max(200).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

/** A page of `item`, newest first. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'Null on the last page.' }),
  })

/** `true`/`false` in a query string. */
export const queryFlag = z.enum(['true', 'false']).transform((flag) => flag === 'true')

/** An ISO date or moment in a query string. */
export const queryMoment = z.union([z.iso.datetime({ offset: true }), z.iso.date()])
