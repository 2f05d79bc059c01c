import { expect, it } from 'vitest'
import { createGate } from './gate.ts'

it('lets through what there is room for, in order, and what is too heavy alone', async () => {
  const gate = createGate(10)
  let inside = 0
  let heaviest = 0
  const order: number[] = []
  const pass = (weight: number) =>
    gate.within(weight, async () => {
      order.push(weight)
      inside += Math.min(weight, 10)
      heaviest = Math.max(heaviest, inside)
      await new Promise((resolve) => setTimeout(resolve, 5))
      inside -= Math.min(weight, 10)
    })
  const weights = [4, 6, 1, 50, 2, 8, 3]
  await Promise.all(weights.map(pass))
  expect(heaviest).toBe(10)
  expect(order).toEqual(weights)
})

it('gives its room back when the work fails', async () => {
  const gate = createGate(1)
  await expect(gate.within(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await gate.within(1, async () => 'in')).toBe('in')
})
