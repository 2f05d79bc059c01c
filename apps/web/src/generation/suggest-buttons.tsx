import { useMutation, useQuery } from '@tanstack/react-query'
import { LoaderCircle, Sparkles } from 'lucide-react'
import { tell } from '../data/actions.ts'
import { client } from '../data/client.ts'
import { queries } from '../data/queries.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { notify } from '../data/news.ts'
import { Tip } from '../ui/tip.tsx'
import { byline } from './byline.ts'

/** Suggests what must not be in the picture of a prompt. */
export function SuggestNegative({
  prompt,
  value,
  onChange,
}: {
  readonly prompt: string
  readonly value: string
  readonly onChange: (negative: string) => void
}) {
  const suggest = useMutation({
    mutationFn: () => client.generateNegative({ body: { prompt } }),
    onSuccess: ({ negative_prompt, answered_by }) => {
      onChange(joined(value, negative_prompt))
      if (answered_by.credits > 0)
        notify('What to leave out was suggested', { description: byline(answered_by) })
    },
    onError: tell,
  })
  return (
    <IconButton
      label="Suggest what to leave out"
      className="size-8"
      disabled={prompt.trim() === '' || suggest.isPending}
      onClick={() => suggest.mutate()}
    >
      {suggest.isPending ? <LoaderCircle className="animate-spin" /> : <Sparkles />}
    </IconButton>
  )
}

/** What was written, and of what is suggested only what was not written yet. */
function joined(written: string, suggested: string): string {
  const terms = [...written.split(','), ...suggested.split(',')].map((term) => term.trim()).filter(Boolean)
  return [...new Map(terms.map((term) => [term.toLowerCase(), term])).values()].join(', ')
}

/** Suggests styles for a prompt, each with its reason. */
export function SuggestStyles({
  prompt,
  onChoose,
}: {
  readonly prompt: string
  readonly onChoose: (style: string) => void
}) {
  const { data: styles = [] } = useQuery(queries.styles)
  const suggest = useMutation({
    mutationFn: () => client.suggestStyles({ body: { prompt } }),
    onError: tell,
  })
  if (prompt.trim() === '') return null
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Button
        size="small"
        look="ghost"
        className="px-1.5"
        disabled={suggest.isPending}
        onClick={() => suggest.mutate()}
      >
        {suggest.isPending ? (
          <LoaderCircle className="size-3.5 animate-spin" />
        ) : (
          <Sparkles className="size-3.5" />
        )}
        Suggest
      </Button>
      {suggest.data?.styles.map(({ id, reason }) => (
        <Tip key={id} label={reason}>
          <button
            type="button"
            onClick={() => onChoose(id)}
            className="rounded-full border border-line bg-raised px-2.5 py-1 text-xs text-soft transition-colors hover:border-strong hover:text-text"
          >
            {styles.find((style) => style.id === id)?.name ?? id}
          </button>
        </Tip>
      ))}
      {suggest.data !== undefined && suggest.data.answered_by.credits > 0 && (
        <span className="text-xs text-faint">{byline(suggest.data.answered_by)}</span>
      )}
    </div>
  )
}
