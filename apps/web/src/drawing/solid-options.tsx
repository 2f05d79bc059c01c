import { type Solid, solidKinds } from '@krya/contracts'
import { useEffect, useState } from 'react'
import { activeLayer, withLayer } from '../canvas/document/layer.ts'
import { fetchSolids, isSolid, showing, withSolid } from '../canvas/solid/solids.ts'
import { Segments } from '../ui/field.tsx'
import { inWords } from '../ui/words.ts'
import { NumberSlider } from './number-slider.tsx'
import { Swatch } from './toolbox.tsx'
import { refuse, useEditor, useEditorState } from './use-editor.ts'
import { useStep } from './use-step.ts'

/** What the active solid is, and how it is turned; where none is active, what the next will be. */
export function SolidOptions() {
  const editor = useEditor()
  const step = useStep('Turn a solid')
  const usual = useEditorState((state) => state.settings.solid)
  const front = useEditorState((state) => state.settings.front)
  const active = useEditorState(({ scene }) => activeLayer(scene))
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    let isGone = false
    void fetchSolids()
      .then(() => !isGone && setReady(true))
      .catch(refuse)
    return () => void (isGone = true)
  }, [])
  const layer = isSolid(active) ? active : undefined
  const { colour, ...shown } = layer?.solid ?? { ...usual, colour: showing(front) }
  const show = (change: Partial<Solid>): void => {
    if (layer === undefined) return editor.setTools({ solid: { ...usual, ...change } })
    try {
      step.show(withLayer(editor.scene, layer.id, (own) => (isSolid(own) ? withSolid(own, change) : own)))
    } catch (error) {
      refuse(error)
    }
  }
  const set = (change: Partial<Solid>): void => {
    show(change)
    step.keep()
  }
  if (!isReady)
    return (
      <p role="status" className="text-[12.5px] text-faint">
        Getting the solids…
      </p>
    )
  return (
    <>
      <Segments
        label="Solid"
        className="shrink-0"
        value={shown.kind}
        options={solidKinds.map((kind) => ({ value: kind, label: inWords(kind) }))}
        onChange={(kind) => {
          editor.setTools({ solid: { ...usual, kind } })
          if (layer !== undefined) set({ kind })
        }}
      />
      <div className="w-28 shrink-0">
        <NumberSlider
          label="Turn"
          unit="°"
          min={-180}
          max={180}
          value={shown.across}
          onChange={(across) => show({ across })}
          onCommit={step.keep}
        />
      </div>
      <div className="w-28 shrink-0">
        <NumberSlider
          label="Tilt"
          unit="°"
          min={-90}
          max={90}
          value={shown.down}
          onChange={(down) => show({ down })}
          onCommit={step.keep}
        />
      </div>
      {layer !== undefined && (
        <Swatch small label="Colour of the solid" value={colour} onChange={(next) => set({ colour: next })} />
      )}
    </>
  )
}
