import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** A moment with time zone, read as a Date. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date' })

/** Thousandths of a credit, whole: money is never a fraction of a float. */
export const millicredits = () => bigint({ mode: 'number' })

/** A full-text index value; only ever written by the database itself. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A transaction's id, 64 bit. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
