import { languageOf } from '@krya/contracts'
import { useMutation } from '@tanstack/react-query'
import { Languages, LoaderCircle } from 'lucide-react'
import { tell } from '../data/actions.ts'
import { client } from '../data/client.ts'
import { notify, warn } from '../data/news.ts'
import type { Values } from '../preferences/store.ts'
import { Button } from '../ui/button.tsx'
import { byline } from './byline.ts'
import { useModel } from './model-picker.tsx'

interface HintProps {
  readonly operation: string
  readonly values: Values
  readonly prompt: string
  readonly onChange: (prompt: string) => void
}

/** Where words are in another language and the model reads English only: says so, and translates them by one press. */
export function EnglishHint({ operation, values, prompt, onChange }: HintProps) {
  const model = useModel(operation, values)
  const translate = useMutation({
    mutationFn: () => client.enhancePrompt({ body: { prompt, only_translate: true } }),
    onError: tell,
    onSuccess: ({ prompt: translated, answered_by }) => {
      if (answered_by.provider === 'rules')
        return warn('No language model could translate it.', {
          description: [...answered_by.passed, 'Set one up in Settings → Providers.'].join(' '),
        })
      onChange(translated)
      notify('Prompt translated', {
        description: byline(answered_by),
        action: { label: 'Undo', onClick: () => onChange(prompt) },
      })
    },
  })
  if (model?.reads !== 'English' || prompt.trim() === '' || languageOf(prompt) === 'English') return null
  return (
    <div role="status" className="fade mt-1.5 flex items-center gap-2 text-xs text-soft">
      <Languages className="size-3.5 shrink-0 text-faint" />
      <span className="min-w-0 grow">{model.name} reads English only.</span>
      <Button
        size="small"
        look="ghost"
        className="px-1.5"
        disabled={translate.isPending}
        onClick={() => translate.mutate()}
      >
        {translate.isPending && <LoaderCircle className="size-3.5 animate-spin" />} Translate
      </Button>
    </div>
  )
}
