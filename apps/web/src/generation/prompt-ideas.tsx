import { Lightbulb, LoaderCircle, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from '../ui/button.tsx'
import { byline } from './byline.ts'
import { textsIn } from './partly.ts'
import { useWritten } from './use-written.ts'

/** So long a person’s hand must rest before anybody is asked. */
const restMs = 900
const count = 3

interface IdeasProps {
  readonly prompt: string
  readonly onChoose: (prompt: string) => void
  readonly onClose: () => void
}

/** Where a prompt could go next, under its box, as it is written; quiet: what goes wrong is not told. */
export function PromptIdeas({ prompt, onChoose, onClose }: IdeasProps) {
  const { ask, answer, text, isAsking, by } = useWritten('prompt-suggestions', () => undefined)
  const asking = useRef(ask)
  useEffect(() => {
    asking.current = ask
  })
  const words = prompt.trim()
  useEffect(() => {
    if (words === '') return
    const timer = setTimeout(() => void asking.current({ prompt: words, count }), restMs)
    return () => clearTimeout(timer)
  }, [words])
  const ideas = answer?.suggestions ?? textsIn(text, 'suggestions')
  return (
    <section
      aria-label="Ideas"
      className="fade mt-1.5 flex flex-col gap-1 rounded-xl border border-line bg-raised p-1.5"
    >
      <div className="flex items-center gap-1.5 pl-1.5 text-xs text-faint">
        {isAsking ? <LoaderCircle className="size-3.5 animate-spin" /> : <Lightbulb className="size-3.5" />}
        <span className="min-w-0 grow truncate" title={by?.passed.join(' ')}>
          {words === '' ? 'Ideas come as you write' : by === null ? 'Ideas' : `Ideas ${byline(by)}`}
        </span>
        <IconButton label="No more ideas" className="size-7 [&_svg]:size-4" onClick={onClose}>
          <X />
        </IconButton>
      </div>
      {words !== '' && (
        <ul aria-live="polite" aria-busy={isAsking}>
          {ideas.map((idea, at) => (
            // Ideas have no name of their own, and what is still being written changes.
            <li key={`${at}`}>
              <button
                type="button"
                disabled={answer === null}
                onClick={() => onChoose(idea)}
                className="w-full rounded-lg px-2 py-1.5 text-left text-[13px] leading-snug text-soft hover:bg-hover hover:text-text"
              >
                {idea}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
