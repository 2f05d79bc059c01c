import { mostLayers } from '@krya/contracts'
import { describe, expect, it } from 'vitest'
import { adjustmentLayer, type Scene, withLayer } from './document/layer.ts'
import { Editor } from './editor.ts'

const [sky, sea] = ['sky', 'sea'].map((name) => ({ ...adjustmentLayer(name, []), id: name }))
const scene: Scene = {
  width: 10,
  height: 10,
  layers: [sky, sea].flatMap((layer) => layer ?? []),
  activeId: 'sky',
  selection: null,
}
const set = (id: string, change: object) => (now: Scene) =>
  withLayer(now, id, (layer) => Object.assign({}, layer, change))
const layer = (editor: Editor, id: string) => editor.scene.layers.find((one) => one.id === id)

describe('an editor whose document others change too', () => {
  it('takes back its own step, not theirs', async () => {
    const editor = new Editor(scene)
    editor.change('Rename', set('sky', { name: 'Clouds' }))
    editor.receive(set('sky', { opacity: 0.5 }))
    editor.receive(set('sea', { visible: false }))
    await editor.undo()
    expect(layer(editor, 'sky')).toMatchObject({ name: 'sky', opacity: 0.5 })
    expect(layer(editor, 'sea')).toMatchObject({ visible: false })
    await editor.redo()
    expect(layer(editor, 'sky')).toMatchObject({ name: 'Clouds', opacity: 0.5 })
  })

  it('may set again what somebody else has changed', async () => {
    const editor = new Editor(scene)
    editor.receive(set('sky', { visible: false }))
    editor.change('Show', set('sky', { visible: true }))
    expect(layer(editor, 'sky')).toMatchObject({ visible: true })
    await editor.undo()
    expect(layer(editor, 'sky')).toMatchObject({ visible: false })
  })

  it('goes on with what is under way, upon what came meanwhile', () => {
    const editor = new Editor(scene)
    const before = editor.scene
    editor.preview(set('sky', { opacity: 0.2 })(before))
    editor.receive(set('sea', { name: 'Waves' }))
    editor.preview(set('sky', { opacity: 0.4 })(before))
    expect(layer(editor, 'sea')).toMatchObject({ name: 'Waves' })
    editor.commit('Opacity', before, set('sky', { opacity: 0.4 })(before))
    expect(layer(editor, 'sky')).toMatchObject({ opacity: 0.4 })
    expect(layer(editor, 'sea')).toMatchObject({ name: 'Waves' })
  })

  it('gives up what is under way, and only that', () => {
    const editor = new Editor(scene)
    const before = editor.scene
    editor.preview(set('sky', { opacity: 0.2 })(before))
    editor.receive(set('sea', { name: 'Waves' }))
    editor.preview(before)
    expect(layer(editor, 'sky')).toMatchObject({ opacity: 1 })
    expect(layer(editor, 'sea')).toMatchObject({ name: 'Waves' })
  })

  it('keeps what was only shown when another step is done', () => {
    const editor = new Editor(scene)
    editor.preview(set('sky', { name: 'Being typed' })(editor.scene))
    editor.change('Hide', set('sea', { visible: false }))
    expect(layer(editor, 'sky')).toMatchObject({ name: 'Being typed' })
  })

  it('changes nothing while it is locked', () => {
    const editor = new Editor(scene)
    editor.isLocked = true
    editor.change('Hide', set('sky', { visible: false }))
    expect(layer(editor, 'sky')).toMatchObject({ visible: true })
  })
})

describe('a full document', () => {
  it('takes no more layers, for it could not be saved with them', () => {
    const layers = Array.from({ length: mostLayers }, (_, at) => adjustmentLayer(`${at}`, []))
    const editor = new Editor({ ...scene, layers })
    const one = adjustmentLayer('one more', [])
    expect(() => editor.add('Add', one)).toThrow(`at most ${mostLayers} layers`)
    expect(editor.scene.layers).toBe(layers)
    editor.change('Remove', (now) => ({ ...now, layers: now.layers.slice(1) }))
    editor.add('Add', one)
    expect(editor.scene.layers).toHaveLength(mostLayers)
  })
})
