import { textAligns } from '@krya/contracts'
import { AlignCenter, AlignLeft, AlignRight, LoaderCircle, Scissors } from 'lucide-react'
import { useRef, useState } from 'react'
import { lockOf } from '../canvas/document/chosen.ts'
import { fontNames, loadFont } from '../canvas/document/fonts.ts'
import {
  type Layer,
  type PixelLayer,
  type ShapeLayer,
  type TextLayer,
  withLayer,
} from '../canvas/document/layer.ts'
import { Button } from '../ui/button.tsx'
import { Segments } from '../ui/field.tsx'
import { cutOut } from './cut-out.ts'
import { NumberSlider, PercentSlider } from './number-slider.tsx'
import { OnOff } from './on-off.tsx'
import { Select } from './select.tsx'
import { GroupSettings } from './several-settings.tsx'
import { Swatch } from './toolbox.tsx'
import { refuse, useEditor, useEditorState, useHasStudio } from './use-editor.ts'
import { useStep } from './use-step.ts'

/** What is typed is a step, and saved, after so long a rest. */
const restMs = 900

/** What text says and shapes are like; pictures lose their background. */
export function LayerSettings({ layer }: { readonly layer: Layer }) {
  const editor = useEditor()
  const hasStudio = useHasStudio()
  const step = useStep('Edit layer')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = (): void => {
    clearTimeout(timer.current)
    step.keep()
  }
  /** Seen at once; one step when it is let go. */
  const edit = (next: Partial<TextLayer> | Partial<ShapeLayer>): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(keep, restMs)
    step.show(withLayer(editor.scene, layer.id, (own) => Object.assign({}, own, next)))
  }
  const set = (next: Partial<TextLayer> | Partial<ShapeLayer>): void => {
    edit(next)
    keep()
  }
  if (layer.kind === 'text') return <TextSettings layer={layer} edit={edit} keep={keep} set={set} />
  if (layer.kind === 'shape') return <ShapeSettings layer={layer} edit={edit} keep={keep} set={set} />
  if (layer.kind === 'group') return <GroupSettings />
  return layer.kind === 'pixels' && hasStudio ? <CutOut layer={layer} /> : null
}

/** Takes the background off the layer. */
function CutOut({ layer }: { readonly layer: PixelLayer }) {
  const editor = useEditor()
  const [busy, setBusy] = useState(false)
  const isLocked = useEditorState(({ scene }) => lockOf(scene.layers, layer) !== undefined)
  const cut = (): void => {
    setBusy(true)
    void cutOut(editor, layer)
      .catch(refuse)
      .finally(() => setBusy(false))
  }
  return (
    <Button size="small" disabled={busy || isLocked} onClick={cut}>
      {busy ? <LoaderCircle className="size-4 animate-spin" /> : <Scissors className="size-4" />} Remove
      background
    </Button>
  )
}

interface Part<L> {
  readonly layer: L
  readonly edit: (next: Partial<L>) => void
  readonly keep: () => void
  readonly set: (next: Partial<L>) => void
}

const alignIcons = { left: AlignLeft, center: AlignCenter, right: AlignRight }

function TextSettings({ layer, edit, keep, set }: Part<TextLayer>) {
  const editor = useEditor()
  return (
    <div className="flex flex-col gap-3">
      <textarea
        aria-label="Text"
        rows={2}
        autoFocus={layer.text === 'Text'}
        value={layer.text}
        maxLength={5000}
        onFocus={(event) => layer.text === 'Text' && event.target.select()}
        onChange={(event) =>
          edit({ text: event.target.value, name: event.target.value.split('\n')[0]?.slice(0, 60) || 'Text' })
        }
        onBlur={keep}
        className="w-full resize-y rounded-lg border border-line bg-raised px-2.5 py-1.5"
      />
      <div className="flex items-center gap-2">
        <Select
          label="Typeface"
          className="w-0 grow"
          value={layer.font}
          options={fontNames.map((name) => ({ value: name, label: name }))}
          onChange={(font) => {
            editor.setTools({ font })
            void loadFont(font).then(() => set({ font }), refuse)
          }}
        />
        <Swatch
          small
          label="Colour of the text"
          value={layer.colour}
          onChange={(colour) => set({ colour })}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <NumberSlider
          label="Size"
          unit=" px"
          min={8}
          max={600}
          value={layer.size}
          onChange={(size) => edit({ size })}
          onCommit={keep}
        />
        <NumberSlider
          label="Line height"
          min={0.7}
          max={2.5}
          step={0.05}
          value={layer.line_height}
          onChange={(line_height) => edit({ line_height })}
          onCommit={keep}
        />
        <PercentSlider
          label="Spacing"
          min={-0.1}
          max={0.6}
          value={layer.spacing}
          onChange={(spacing) => edit({ spacing })}
          onCommit={keep}
        />
        <Segments
          label="Alignment"
          value={layer.align}
          options={textAligns.map((align) => {
            const Icon = alignIcons[align]
            return { value: align, name: align, label: <Icon className="size-4" /> }
          })}
          onChange={(align) => set({ align })}
        />
      </div>
    </div>
  )
}

function ShapeSettings({ layer, edit, keep, set }: Part<ShapeLayer>) {
  const hasFill = layer.shape !== 'line'
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {hasFill && (
          <>
            <OnOff
              label="Fill"
              checked={layer.fill !== null}
              onChange={(on) => set({ fill: on ? '#6b4cf6' : null })}
            />
            {layer.fill !== null && (
              <Swatch small label="Fill colour" value={layer.fill} onChange={(fill) => set({ fill })} />
            )}
          </>
        )}
        <OnOff
          label="Stroke"
          checked={layer.stroke !== null}
          onChange={(on) =>
            set(on ? { stroke: '#1a1a1f', stroke_width: Math.max(4, layer.stroke_width) } : { stroke: null })
          }
        />
        {layer.stroke !== null && (
          <Swatch small label="Stroke colour" value={layer.stroke} onChange={(stroke) => set({ stroke })} />
        )}
      </div>
      {layer.stroke !== null && (
        <NumberSlider
          label="Stroke width"
          unit=" px"
          min={1}
          max={100}
          value={layer.stroke_width}
          onChange={(stroke_width) => edit({ stroke_width })}
          onCommit={keep}
        />
      )}
      {layer.shape === 'rectangle' && (
        <NumberSlider
          label="Corner radius"
          unit=" px"
          min={0}
          max={300}
          value={layer.radius}
          onChange={(radius) => edit({ radius })}
          onCommit={keep}
        />
      )}
      {(layer.shape === 'polygon' || layer.shape === 'star') && (
        <NumberSlider
          label={layer.shape === 'star' ? 'Points' : 'Corners'}
          min={3}
          max={20}
          value={layer.sides}
          onChange={(sides) => edit({ sides })}
          onCommit={keep}
        />
      )}
    </div>
  )
}
