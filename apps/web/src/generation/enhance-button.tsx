import type { LanguageOutput, AnsweredBy } from '@krya/contracts'
import { LoaderCircle, Sparkles } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { tell } from '../data/actions.ts'
import { client } from '../data/client.ts'
import { notify } from '../data/news.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Popover } from '../ui/overlay.tsx'
import { byline } from './byline.ts'

// Comparing texts is only fetched by those who ask for it.
const Changes = lazy(() => import('./changes.tsx').then((part) => ({ default: part.Changes })))

type Enhanced = LanguageOutput<'enhance-prompt'> & { readonly answered_by: AnsweredBy }

interface EnhanceProps {
  readonly prompt: string
  readonly onChange: (prompt: string) => void
}

/** Makes a prompt richer: shows what would change, and changes it when that is wanted, with a way back. */
export function EnhanceButton({ prompt, onChange }: EnhanceProps) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<Enhanced | null>(null)
  const asked = useRef(0)

  async function ask(translate: boolean): Promise<void> {
    const own = (asked.current += 1)
    setMade(null)
    try {
      const answer = await client.enhancePrompt({ body: { prompt, translate } })
      if (own === asked.current) setMade(answer)
    } catch (error) {
      setOpen(false)
      tell(error)
    }
  }
  const show = (next: boolean): void => {
    setOpen(next)
    if (next) void ask(false)
    else asked.current += 1
  }
  const accept = (): void => {
    if (made === null) return
    onChange(made.prompt)
    setOpen(false)
    notify('Prompt enhanced', { action: { label: 'Undo', onClick: () => onChange(prompt) } })
  }

  return (
    <Popover
      open={open}
      onOpenChange={show}
      className="w-[min(460px,calc(100vw-24px))] p-4"
      trigger={
        <IconButton label="Enhance prompt" className="size-8" disabled={prompt.trim() === ''}>
          <Sparkles />
        </IconButton>
      }
    >
      {made === null ? (
        <p role="status" className="flex items-center gap-2 text-soft">
          <LoaderCircle className="size-4 animate-spin" /> Thinking …
        </p>
      ) : (
        <div className="flex flex-col gap-4">
          <Suspense fallback={<p className="leading-relaxed">{made.prompt}</p>}>
            <Changes before={prompt} after={made.prompt} />
          </Suspense>
          <div className="flex flex-wrap items-center gap-2">
            <Button look="primary" onClick={accept}>
              Use it
            </Button>
            <Button onClick={() => setOpen(false)}>Leave it</Button>
            {made.language !== 'English' && (
              <Button look="ghost" onClick={() => void ask(true)}>
                In English
              </Button>
            )}
            <span className="ml-auto text-xs text-faint" title={made.answered_by.passed.join(' ')}>
              {byline(made.answered_by)}
            </span>
          </div>
        </div>
      )}
    </Popover>
  )
}
