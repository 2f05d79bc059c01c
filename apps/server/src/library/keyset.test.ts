import { KryaError } from '@krya/contracts'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { generations } from '../db/schema/index.ts'
import { beforeCursor, pageOf, smallestIdAt } from './keyset.ts'

const lastMs = Date.parse('9999-12-31')

describe('keyset paging', () => {
  it('has every id of a moment at or after that moment’s smallest, and before the next one’s', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lastMs }), (msecs) => {
        const id = uuidv7({ msecs })
        expect(id >= smallestIdAt(msecs)).toBe(true)
        expect(id < smallestIdAt(msecs + 1)).toBe(true)
      }),
    )
  })

  it('stays within what an id can say, whatever the date', () => {
    expect(smallestIdAt(-5)).toBe('00000000-0000-7000-8000-000000000000')
    expect(smallestIdAt(Number.MAX_SAFE_INTEGER)).toBe('ffffffff-ffff-7000-8000-000000000000')
  })

  it('refuses a cursor it did not give out, by name', () => {
    const refusal = () => beforeCursor(generations.id, "' or 1=1 --")
    expect(refusal).toThrow(KryaError)
    expect(refusal).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })

  it('tells of a next page only when there is one', () => {
    const rows = [{ id: 'c' }, { id: 'b' }, { id: 'a' }]
    expect(pageOf(rows, 2)).toEqual({ rows: [{ id: 'c' }, { id: 'b' }], next: 'b' })
    expect(pageOf(rows, 3).next).toBeNull()
  })
})
