import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Guest, House } from './house.ts'

interface Told extends Guest {
  lastActive: number
  readonly positions: number[]
  turns: number
}

function guest(person: string): Told {
  const told: Told = {
    person,
    lastActive: performance.now(),
    positions: [],
    turns: 0,
    onTurn: () => void (told.turns += 1),
    onPosition: (position) => void told.positions.push(position),
  }
  return told
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a house', () => {
  it('lets in as many as there are places, the others in the order they came', () => {
    const house = new House(1)
    const [one, two, three] = [guest('a'), guest('b'), guest('c')]
    expect([one, two, three].map((each) => house.enter(each))).toEqual([true, false, false])
    expect([two.positions, three.positions]).toEqual([[1, 1], [2]])
    house.leave(one)
    expect([two.turns, three.positions.at(-1)]).toEqual([1, 1])
  })

  it('takes the place of one that does nothing', () => {
    const house = new House(1)
    const [one, two] = [guest('a'), guest('b')]
    house.enter(one)
    house.enter(two)
    vi.advanceTimersByTime(11_500)
    expect(two.turns).toBe(1)
    two.lastActive = performance.now()
    expect(house.enter(one)).toBe(false)
  })

  it('has those who draw without a pause take turns', () => {
    const house = new House(1, 3_000)
    const [one, two] = [guest('a'), guest('b')]
    const stir = (): void => void (one.lastActive = two.lastActive = performance.now())
    expect(house.enter(one)).toBe(true)
    expect(house.enter(two)).toBe(false)
    vi.advanceTimersByTime(2_000)
    stir()
    expect(house.enter(one)).toBe(true)
    vi.advanceTimersByTime(1_500)
    stir()
    expect(house.enter(one)).toBe(false)
    expect(two.turns).toBe(1)
    expect(one.positions.at(-1)).toBe(1)
    vi.advanceTimersByTime(3_500)
    stir()
    expect(house.enter(two)).toBe(false)
    expect(one.turns).toBe(1)
  })

  it('has nobody leave who is alone, however long', () => {
    const house = new House(1, 3_000)
    const one = guest('a')
    house.enter(one)
    vi.advanceTimersByTime(60_000)
    expect(house.enter(one)).toBe(true)
  })

  it('prefers who has fewer places to another window of who has one', () => {
    const house = new House(2)
    const [first, second, third, stranger] = [guest('a'), guest('a'), guest('a'), guest('b')]
    for (const each of [first, second, third, stranger]) house.enter(each)
    expect([third.positions.at(-1), stranger.positions.at(-1)]).toEqual([2, 1])
    house.leave(first)
    expect([third.turns, stranger.turns]).toEqual([0, 1])
  })
})
