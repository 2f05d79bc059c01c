import { describe, expect, it } from 'vitest'
import { adjustmentLayer, type Scene } from '../document/layer.ts'
import { isFew, Pace } from './pace.ts'

const window = { x: 0, y: 0, width: 1100, height: 800 }
const underBrush = { x: 0, y: 0, width: 90, height: 90 }
const layer = adjustmentLayer('Exposure', [{ kind: 'exposure', stops: 1 }])
const sceneWith = (...layers: Scene['layers']): Scene => ({
  width: 4096,
  height: 4096,
  layers,
  activeId: null,
  selection: null,
})

describe('what is drawn at once', () => {
  it('is all where nothing is adjusted, and what a brush touches', () => {
    expect(isFew(sceneWith(), window)).toBe(true)
    expect(isFew(sceneWith(layer, layer, layer, layer), underBrush)).toBe(true)
  })

  it('is not a window with an adjustment that is seen', () => {
    expect(isFew(sceneWith(layer), window)).toBe(false)
    expect(isFew(sceneWith({ ...layer, visible: false }, { ...layer, opacity: 0 }), window)).toBe(true)
  })
})

describe('a picture that changes', () => {
  it('is as large as comes soon by how long the last took, whatever the size of that one', () => {
    const pace = new Pace()
    expect(pace.shareFor(window)).toBe(1)
    pace.took(20, window)
    expect(pace.shareFor(window)).toBe(1)
    pace.took(100, window)
    expect(pace.shareFor(window)).toBe(0.5)
    pace.took(25, { ...window, width: 550, height: 400 })
    expect(pace.shareFor(window)).toBe(0.5)
    pace.took(2000, window)
    expect(pace.shareFor(window)).toBe(0.25)
  })
})
