import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Copy, FileText, Wand2 } from 'lucide-react'
import { copyText } from '../data/clipboard.ts'
import { queries } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Nothing } from '../ui/state.tsx'
import { editDraft, formPath } from './draft.ts'
import type { Picture } from './pictures.ts'

/** A text to be read, copied, and where a person may have written it, to begin a prompt with. */
export function TextStage({
  picture: { url, mediaType },
  onUsed,
}: {
  readonly picture: Picture
  readonly onUsed: () => void
}) {
  const { data: text, isError, refetch } = useQuery(queries.text(url))
  const navigate = useNavigate()
  if (isError)
    return (
      <Nothing
        icon={<FileText />}
        title="The text could not be loaded"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    )
  if (text === undefined) return <div className="shimmer absolute inset-3 rounded-md" />
  const isProse = mediaType === 'text/plain'
  return (
    <div
      role="region"
      aria-label="Text"
      tabIndex={0}
      className="absolute inset-0 overflow-y-auto px-5 py-6 sm:px-16"
    >
      <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-center gap-6">
        <p
          className={cn(
            'break-words whitespace-pre-wrap select-text',
            isProse ? 'text-[19px] leading-relaxed' : 'font-mono text-[13px]',
          )}
        >
          {text}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button look={isProse ? 'plain' : 'primary'} onClick={() => copyText(text, 'The text is copied.')}>
            <Copy className="size-4" /> Copy
          </Button>
          {isProse && (
            <Button
              look="primary"
              onClick={() => {
                editDraft({ prompt: text })
                void navigate({ to: formPath('text-to-image') })
                onUsed()
              }}
            >
              <Wand2 className="size-4" /> Use as prompt
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
