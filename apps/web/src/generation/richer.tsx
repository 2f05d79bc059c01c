import type { AnsweredBy, LanguageOutput } from '@krya/contracts'
import { useMutation } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { tell } from '../data/actions.ts'
import { client } from '../data/client.ts'
import { notify } from '../data/news.ts'
import { inProject } from '../preferences/project.ts'
import { Button } from '../ui/button.tsx'
import { byline } from './byline.ts'
import { joined } from './suggest-buttons.tsx'
import type { Negative } from './use-fields.ts'

// Comparing texts is only fetched by those who ask for it.
const Changes = lazy(() => import('./changes.tsx').then((part) => ({ default: part.Changes })))

type Enhanced = LanguageOutput<'enhance-prompt'> & { readonly answered_by: AnsweredBy }

interface RicherProps {
  readonly prompt: string
  readonly negative: Negative | undefined
  readonly onUse: (prompt: string) => void
  readonly onClose: () => void
}

/** Makes a prompt richer, with what would change marked. */
export function Richer({ prompt, negative, onUse, onClose }: RicherProps) {
  const [made, setMade] = useState<Enhanced | null>(null)
  const asked = useRef(0)

  async function ask(translate: boolean): Promise<void> {
    const own = (asked.current += 1)
    setMade(null)
    try {
      const answer = await client.enhancePrompt({ query: inProject(), body: { prompt, translate } })
      if (own === asked.current) setMade(answer)
    } catch (error) {
      if (own !== asked.current) return
      onClose()
      tell(error)
    }
  }
  const first = useRef(ask)
  useEffect(() => {
    void first.current(false)
    return () => {
      asked.current += 1
    }
  }, [])
  const leaveOut = useMutation({
    mutationFn: () => client.generateNegative({ query: inProject(), body: { prompt } }),
    onError: tell,
    onSuccess: ({ negative_prompt }) => {
      if (negative === undefined) return
      negative.onChange(joined(negative.value, negative_prompt))
      notify('What to leave out was written down', {
        action: { label: 'Undo', onClick: () => negative.onChange(negative.value) },
      })
    },
  })

  if (made === null)
    return (
      <p role="status" className="flex items-center gap-2 text-soft">
        <LoaderCircle className="size-4 animate-spin" /> Thinking …
      </p>
    )
  return (
    <div className="flex flex-col gap-4">
      <Suspense fallback={<p className="leading-relaxed">{made.prompt}</p>}>
        <Changes before={prompt} after={made.prompt} />
      </Suspense>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" onClick={() => onUse(made.prompt)}>
          Use it
        </Button>
        <Button onClick={onClose}>Leave it</Button>
        {made.language !== 'English' && (
          <Button look="ghost" onClick={() => void ask(true)}>
            In English
          </Button>
        )}
        {negative !== undefined && (
          <Button look="ghost" disabled={leaveOut.isPending} onClick={() => leaveOut.mutate()}>
            {leaveOut.isPending && <LoaderCircle className="size-4 animate-spin" />} Say what to leave out
          </Button>
        )}
        <span className="ml-auto text-xs text-faint" title={made.answered_by.passed.join(' ')}>
          {byline(made.answered_by)}
        </span>
      </div>
    </div>
  )
}
