import { fontNames } from '../canvas/document/fonts.ts'
import type { ToolSettings } from '../canvas/editor.ts'
import { shapeKinds } from '@krya/contracts'
import { Segments } from '../ui/field.tsx'
import { ScrollRow } from '../ui/scroll-row.tsx'
import { inWords } from '../ui/words.ts'
import { OnOff } from './on-off.tsx'
import { NumberSlider, PercentSlider } from './number-slider.tsx'
import { Select } from './select.tsx'
import { SolidOptions } from './solid-options.tsx'
import { SelectionActions } from './selection-actions.tsx'
import { useEditor, useEditorState } from './use-editor.ts'

const selecting = new Set([
  'rectangle-select',
  'ellipse-select',
  'lasso',
  'polygon-lasso',
  'wand',
  'object-select',
])

/** What the tool in hand is set to. */
export function OptionsBar() {
  const editor = useEditor()
  const tool = useEditorState((state) => state.tool)
  const settings = useEditorState((state) => state.settings)
  const isMask = useEditorState((state) => state.paintsMask)
  const set = (change: Partial<ToolSettings>): void => editor.setTools(change)
  const isBrush = tool === 'brush' || tool === 'eraser'
  const hasTolerance = tool === 'wand' || tool === 'fill'
  return (
    <ScrollRow className="flex h-13 shrink-0 items-center gap-4 border-b border-line bg-panel px-3 py-1.5">
      {isMask && (
        <span className="rounded-md bg-accent-wash px-2 py-1 text-[12.5px] whitespace-nowrap text-accent-text">
          On the mask: brush shows, eraser hides
        </span>
      )}
      {isBrush && (
        <>
          <Wide>
            <NumberSlider
              label="Size"
              unit=" px"
              min={1}
              max={500}
              value={settings.size}
              onChange={(size) => set({ size })}
            />
          </Wide>
          <Wide>
            <PercentSlider
              label="Hardness"
              value={settings.hardness}
              onChange={(hardness) => set({ hardness })}
            />
          </Wide>
        </>
      )}
      {(isBrush || tool === 'fill' || tool === 'gradient') && (
        <Wide>
          <PercentSlider
            label="Opacity"
            min={0.01}
            value={settings.opacity}
            onChange={(opacity) => set({ opacity })}
          />
        </Wide>
      )}
      {isBrush && (
        <OnOff label="Pen pressure" checked={settings.pressure} onChange={(pressure) => set({ pressure })} />
      )}
      {hasTolerance && (
        <>
          <Wide>
            <PercentSlider
              label="Tolerance"
              value={settings.tolerance}
              onChange={(tolerance) => set({ tolerance })}
            />
          </Wide>
          <OnOff
            label="Contiguous"
            checked={settings.contiguous}
            onChange={(contiguous) => set({ contiguous })}
          />
        </>
      )}
      {tool === 'shape' && (
        <Segments
          label="Shape"
          value={settings.shape}
          options={shapeKinds.map((kind) => ({
            value: kind,
            label: inWords(kind),
          }))}
          onChange={(shape) => set({ shape })}
        />
      )}
      {tool === 'solid' && <SolidOptions />}
      {tool === 'text' && (
        <Select
          label="Typeface"
          value={settings.font}
          options={fontNames.map((name) => ({ value: name, label: name }))}
          onChange={(font) => set({ font })}
        />
      )}
      {selecting.has(tool) && <SelectionActions />}
      <Hint tool={tool} />
    </ScrollRow>
  )
}

const hints: Readonly<Record<string, string>> = {
  move: 'Drag a layer, or its handles. Shift keeps to an axis; alt takes what is chosen.',
  crop: 'Drag the handles; turn the frame to straighten. Enter crops.',
  perspective: 'Drag the corners onto those of something flat. Enter makes it the page.',
  gradient: 'Drag from the front colour to the back one.',
  eyedropper: 'Click takes the front colour; with alt the back one.',
  solid: 'Drag a solid to turn it; drag beside it, or click, to put another onto the page.',
  text: 'Click where the text is to stand.',
  hand: 'Drag moves the view. Space does so with any tool.',
  zoom: 'Click brings it nearer; with alt farther. Ctrl and the wheel do so with any tool.',
}

const Hint = ({ tool }: { readonly tool: string }) =>
  hints[tool] === undefined ? null : (
    <p className="truncate text-[12.5px] text-faint max-md:hidden">{hints[tool]}</p>
  )

const Wide = ({ children }: { readonly children: React.ReactNode }) => (
  <div className="w-32 shrink-0">{children}</div>
)
