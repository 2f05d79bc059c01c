/** A place in the outbox: a transaction's id and a row's within it, as text `tx-id`. */
export interface Cursor {
  readonly tx: bigint
  readonly id: bigint
}

/** Undefined for anything we did not give out. */
export function parseCursor(text: string): Cursor | undefined {
  const match = /^(\d{1,18})-(\d{1,18})$/.exec(text)
  return match?.[1] !== undefined && match[2] !== undefined
    ? { tx: BigInt(match[1]), id: BigInt(match[2]) }
    : undefined
}

export const formatCursor = (cursor: Cursor): string => `${cursor.tx}-${cursor.id}`

export function isAfter(a: Cursor, b: Cursor): boolean {
  return a.tx > b.tx || (a.tx === b.tx && a.id > b.id)
}
