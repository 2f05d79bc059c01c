import { ArrowUpDown } from 'lucide-react'
import { Fragment } from 'react'
import { IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { ScrollRow } from '../ui/scroll-row.tsx'
import { chooseTool, type ToolGroups, toolGroups } from './tool-list.ts'
import { useEditor, useEditorState } from './use-editor.ts'

/** The tools of the pointer, and the two colours. */
export function Toolbox({ groups = toolGroups }: { readonly groups?: ToolGroups }) {
  const editor = useEditor()
  const tool = useEditorState((state) => state.tool)
  return (
    <ScrollRow
      role="toolbar"
      aria-label="Tools of the pointer"
      className="flex shrink-0 items-center gap-0.5 border-line bg-panel p-1.5 max-md:border-t md:w-12 md:flex-col md:overflow-y-auto md:border-r"
    >
      {groups.map((group, at) => (
        <Fragment key={group[0]?.id}>
          {at > 0 && (
            <span aria-hidden className="shrink-0 bg-line max-md:h-6 max-md:w-px md:my-1 md:h-px md:w-6" />
          )}
          {group.map(({ id, label, icon: Icon, key }) => (
            <IconButton
              key={id}
              label={label}
              shortcut={key.toUpperCase()}
              pressed={tool === id}
              className={cn('shrink-0', tool === id && 'bg-accent-wash')}
              onClick={() => chooseTool(editor, [id])}
            >
              <Icon />
            </IconButton>
          ))}
        </Fragment>
      ))}
      <Colours />
    </ScrollRow>
  )
}

function Colours() {
  const editor = useEditor()
  const { front, back } = useEditorState((state) => state.settings)
  return (
    <div className="flex shrink-0 items-center gap-1 max-md:order-first max-md:mr-1.5 md:mt-2 md:flex-col">
      <Swatch label="Front colour" value={front} onChange={(colour) => editor.setTools({ front: colour })} />
      <Swatch
        small
        label="Back colour"
        value={back}
        onChange={(colour) => editor.setTools({ back: colour })}
      />
      <IconButton
        label="Swap colours"
        shortcut="X"
        className="size-7"
        onClick={() => editor.setTools({ front: back, back: front })}
      >
        <ArrowUpDown className="size-4!" />
      </IconButton>
    </div>
  )
}

/** A colour that a press changes. */
export function Swatch({
  label,
  value,
  onChange,
  small = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (colour: string) => void
  readonly small?: boolean
}) {
  return (
    <label
      title={label}
      className={cn(
        'relative block shrink-0 overflow-hidden rounded-md border border-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
        small ? 'size-6' : 'size-8',
      )}
      style={{ backgroundColor: value }}
    >
      <input
        type="color"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
    </label>
  )
}
