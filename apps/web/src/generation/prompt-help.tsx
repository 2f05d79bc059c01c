import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { notify } from '../data/news.ts'
import { IconButton } from '../ui/button.tsx'
import { Segments } from '../ui/field.tsx'
import { Popover } from '../ui/overlay.tsx'
import { Switch } from '../ui/switch.tsx'
import { FromPictures } from './from-pictures.tsx'
import { Richer } from './richer.tsx'
import type { Negative } from './use-fields.ts'

type Way = 'richer' | 'pictures'

interface HelpProps {
  readonly prompt: string
  readonly onChange: (prompt: string) => void
  readonly negative?: Negative | undefined
  /** Ideas under the box; left out: there is no room for them. */
  readonly ideas?: { readonly shown: boolean; readonly onShow: (shown: boolean) => void } | undefined
}

/** The sparkle beside a prompt: makes it richer, or writes it from pictures; all that it changes has a way back. */
export function PromptHelp({ prompt, onChange, negative, ideas }: HelpProps) {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Way>('richer')
  const isEmpty = prompt.trim() === ''
  const way = isEmpty ? 'pictures' : chosen
  const use =
    (said: string) =>
    (next: string): void => {
      onChange(next)
      setOpen(false)
      notify(said, { action: { label: 'Undo', onClick: () => onChange(prompt) } })
    }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      className="max-h-[min(620px,80dvh)] w-[min(460px,calc(100vw-24px))] overflow-y-auto p-4"
      trigger={
        <IconButton label="Enhance prompt" className="size-8">
          <Sparkles />
        </IconButton>
      }
    >
      <div className="flex flex-col gap-4">
        {!isEmpty && (
          <Segments<Way>
            label="Help with the prompt"
            value={way}
            onChange={setChosen}
            options={[
              { value: 'richer', label: 'Make it richer' },
              { value: 'pictures', label: 'From pictures' },
            ]}
          />
        )}
        {way === 'richer' ? (
          <Richer
            prompt={prompt}
            negative={negative}
            onUse={use('Prompt enhanced')}
            onClose={() => setOpen(false)}
          />
        ) : (
          <FromPictures onUse={use('Prompt written from pictures')} />
        )}
        {ideas !== undefined && (
          <div className="flex items-center justify-between gap-3 border-t border-line pt-3 text-[13px] text-soft">
            <span aria-hidden>Ideas while I write</span>
            <Switch label="Ideas while I write" checked={ideas.shown} onChange={ideas.onShow} />
          </div>
        )}
      </div>
    </Popover>
  )
}
