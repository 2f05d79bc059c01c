import { useState } from 'react'
import { reshape } from '../canvas/commands/select.ts'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/overlay.tsx'
import { inWords } from '../ui/words.ts'
import { NumberSlider } from './number-slider.tsx'
import { SelectByWords } from './select-by-words.tsx'
import { performById, refuse, useEditor, useEditorState } from './use-editor.ts'

const shown = ['select-all', 'deselect', 'invert-selection', 'copy-part', 'add-mask'] as const
const names: Readonly<Record<(typeof shown)[number], string>> = {
  'select-all': 'All',
  deselect: 'None',
  'invert-selection': 'Invert',
  'copy-part': 'To a layer',
  'add-mask': 'To a mask',
}

/** What is done with what is chosen. */
export function SelectionActions() {
  const editor = useEditor()
  const isChosen = useEditorState(({ scene }) => scene.selection !== null)
  const [radius, setRadius] = useState(8)
  const able = (id: (typeof shown)[number]): boolean =>
    isChosen || id === 'select-all' || id === 'invert-selection'
  return (
    <div className="flex items-center gap-1">
      <SelectByWords />
      {shown.map((id) => (
        <Button
          key={id}
          size="small"
          look="ghost"
          disabled={!able(id)}
          onClick={() => performById(id, editor)}
        >
          {names[id]}
        </Button>
      ))}
      <Popover
        className="w-60 p-3"
        trigger={
          <Button size="small" look="ghost" disabled={!isChosen}>
            Edge…
          </Button>
        }
      >
        <NumberSlider label="Pixels" unit=" px" min={1} max={100} value={radius} onChange={setRadius} />
        <div className="mt-2 grid grid-cols-3 gap-1.5">
          {(['feather', 'grow', 'shrink'] as const).map((how) => (
            <Button
              key={how}
              size="small"
              className="px-1"
              onClick={() => void reshape(editor, how, radius).catch(refuse)}
            >
              {inWords(how)}
            </Button>
          ))}
        </div>
      </Popover>
    </div>
  )
}
