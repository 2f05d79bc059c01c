import { useQuery } from '@tanstack/react-query'
import { ApiError } from '@krya/client'
import { useNavigate } from '@tanstack/react-router'
import { ImageUp, LoaderCircle, Sparkles } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { generate, tell } from '../../data/actions.ts'
import { client } from '../../data/client.ts'
import { notify } from '../../data/news.ts'
import { queries } from '../../data/queries.ts'
import {
  editDraft,
  type FieldProblem,
  formPath,
  requestOf,
  restoreRecipe,
  useDraft,
} from '../../generation/draft.ts'
import { byline } from '../../generation/byline.ts'
import { EnglishHint } from '../../generation/english-hint.tsx'
import { EnhanceButton } from '../../generation/enhance-button.tsx'
import { Price } from '../../generation/price.tsx'
import { ParameterForm } from '../../generation/parameter-form.tsx'
import { PromptBox } from '../../generation/prompt-box.tsx'
import { Results } from '../../generation/results.tsx'
import { usePreferences } from '../../preferences/store.ts'
import { Button } from '../../ui/button.tsx'
import { Keys } from '../../ui/keys.tsx'

const ideas = [
  'a red fox in a snowy forest at night, full moon, watercolour',
  'three hot air balloons over mountains at dawn',
  'a lighthouse on a cliff by the sea at sunset, storybook',
  'a wizard in a library, candlelight',
  'a cat on a table with books and a cup of coffee, gouache',
  'an astronaut riding a horse on mars, risograph',
]

/** Pictures from words: what to make on the left, what was made on the right. */
export default function ImageTool() {
  const values = useDraft()
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [sending, setSending] = useState(false)
  const promptRef = useRef<HTMLTextAreaElement>(null)
  const results = useRef<HTMLDivElement>(null)

  async function send(): Promise<void> {
    const { seedLocked, remember } = usePreferences.getState()
    const made = requestOf(seedLocked ? values : { ...values, seed: -1 })
    if ('problems' in made) {
      setProblems(made.problems)
      if (made.problems.some(({ field }) => field === 'prompt')) promptRef.current?.focus()
      return
    }
    setProblems([])
    setSending(true)
    try {
      remember(made.request.prompt)
      await generate(made.request)
      results.current?.scrollIntoView({ behavior: 'smooth' })
    } catch (error) {
      if (error instanceof ApiError && error.details.length > 0) setProblems(error.details)
      tell(error)
    } finally {
      setSending(false)
    }
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      if (event.key !== '/' || isTyping) return
      event.preventDefault()
      promptRef.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const promptProblem = problems.find(({ field }) => field === 'prompt')
  return (
    <div className="flex h-full flex-col max-lg:overflow-y-auto lg:flex-row">
      <h1 className="sr-only">Image</h1>
      <form
        aria-label="What to make"
        className="flex shrink-0 flex-col border-line bg-panel max-lg:border-b lg:w-[356px] lg:border-r"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <div className="flex min-h-0 grow flex-col gap-5 p-4 lg:overflow-y-auto">
          <DropTarget onRestored={() => promptRef.current?.focus()}>
            <PromptBox
              label="Prompt"
              inputRef={promptRef}
              value={String(values['prompt'] ?? '')}
              placeholder="What should the picture show?"
              invalid={promptProblem !== undefined}
              onChange={(prompt) => editDraft({ prompt })}
              onSubmit={() => void send()}
              assist={
                <EnhanceButton
                  prompt={String(values['prompt'] ?? '')}
                  onChange={(prompt) => editDraft({ prompt })}
                />
              }
            />
            <EnglishHint
              operation="text-to-image"
              values={values}
              prompt={String(values['prompt'] ?? '')}
              onChange={(prompt) => editDraft({ prompt })}
            />
            {promptProblem !== undefined && (
              <p role="alert" className="mt-1.5 text-xs text-danger">
                {promptProblem.message}
              </p>
            )}
          </DropTarget>
          <ParameterForm
            operation="text-to-image"
            values={values}
            problems={problems}
            onChange={editDraft}
            without={['prompt']}
          />
        </div>
        <div className="sticky bottom-0 z-10 border-t border-line bg-panel p-3">
          <Button type="submit" look="primary" size="large" disabled={sending} className="w-full">
            {sending ? (
              <LoaderCircle className="size-[18px] animate-spin" />
            ) : (
              <Sparkles className="size-[18px]" />
            )}
            Generate
            <Price operation="text-to-image" values={values} />
            <span className="ml-1 max-lg:hidden">
              <Keys keys="mod+Enter" />
            </span>
          </Button>
        </div>
      </form>
      <Results ref={results} operation="text-to-image" empty={<Welcome />} />
    </div>
  )
}

/** A picture dropped on the prompt gives its recipe back. */
function DropTarget({
  children,
  onRestored,
}: {
  readonly children: React.ReactNode
  readonly onRestored: () => void
}) {
  const [over, setOver] = useState(false)
  const navigate = useNavigate()

  async function onDrop(event: DragEvent<HTMLDivElement>): Promise<void> {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file === undefined) return
    try {
      const { recipe, source } = await client.readRecipe({ body: file })
      restoreRecipe(recipe)
      if (recipe.operation !== 'text-to-image') void navigate({ to: formPath(recipe.operation) })
      usePreferences.getState().set({ seedLocked: recipe.input['seed'] !== undefined })
      notify(source === 'krya' ? 'Recipe restored from the picture' : 'Parameters of another tool restored')
      onRestored()
    } catch (error) {
      if (error instanceof ApiError && error.code === 'no_recipe') await describe(file)
      else tell(error)
    }
  }

  /** A picture that carries no recipe is put into the library and described. */
  async function describe(file: File): Promise<void> {
    const before = String(usePreferences.getState().drafts['image']?.['prompt'] ?? '')
    try {
      const { id } = await client.uploadAsset({ body: file, query: { name: file.name } })
      const { caption, answered_by } = await client.captionImage({ body: { asset: id } })
      editDraft({ prompt: caption })
      notify('It carries no recipe, so it was described', {
        description: byline(answered_by),
        action: { label: 'Undo', onClick: () => editDraft({ prompt: before }) },
      })
      onRestored()
    } catch (error) {
      tell(error)
    }
  }

  return (
    <div
      className="relative"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void onDrop(event)}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-0 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-panel/95 text-soft">
          <span className="flex items-center gap-2">
            <ImageUp className="size-5" /> Drop to restore its recipe, or to have it described
          </span>
        </div>
      )}
    </div>
  )
}

/** What a newcomer sees: what this is, and something to press. */
function Welcome() {
  const { data: styles } = useQuery(queries.styles)
  return (
    <div className="fade m-auto flex max-w-[620px] flex-col items-center gap-6 p-8 text-center">
      <div>
        <h2 className="text-[26px] font-semibold tracking-tight">What do you want to see?</h2>
        <p className="mt-2 text-soft">
          Atelier draws it on this machine, offline and free
          {styles === undefined ? '' : `, in ${styles.length} styles`}. Start with your own words, or one of
          these.
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        {ideas.map((idea) => (
          <button
            key={idea}
            type="button"
            onClick={() => editDraft({ prompt: idea })}
            className="rounded-full border border-line bg-panel px-3.5 py-1.5 text-[13px] text-soft transition-colors hover:border-strong hover:text-text"
          >
            {idea}
          </button>
        ))}
      </div>
    </div>
  )
}
