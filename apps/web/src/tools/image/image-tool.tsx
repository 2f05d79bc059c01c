import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ApiError } from '@krya/client'
import { ImageUp, LoaderCircle, Sparkles } from 'lucide-react'
import { type DragEvent, lazy, Suspense, type UIEvent, useEffect, useMemo, useRef, useState } from 'react'
import { generate, tell } from '../../data/actions.ts'
import { client } from '../../data/client.ts'
import { notify } from '../../data/news.ts'
import { queries } from '../../data/queries.ts'
import { editDraft, type FieldProblem, requestOf, restoreRecipe, useDraft } from '../../generation/draft.ts'
import { EnhanceButton } from '../../generation/enhance-button.tsx'
import { useEstimate } from '../../generation/estimate.ts'
import { price } from '../../generation/model-picker.tsx'
import { ParameterForm } from '../../generation/parameter-form.tsx'
import { picturesOf } from '../../generation/pictures.ts'
import { PromptBox } from '../../generation/prompt-box.tsx'
import { again } from '../../generation/again.ts'
import { usePreferences, type Values } from '../../preferences/store.ts'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { Keys } from '../../ui/keys.tsx'
import { Nothing } from '../../ui/state.tsx'

const GenerationCard = lazy(() =>
  import('../../generation/card.tsx').then((part) => ({ default: part.GenerationCard })),
)
const Viewer = lazy(() => import('../../generation/viewer.tsx').then((part) => ({ default: part.Viewer })))

const ideas = [
  'a red fox in a snowy forest at night, full moon, watercolour',
  'three hot air balloons over mountains at dawn',
  'a lighthouse on a cliff by the sea at sunset, storybook',
  'a wizard in a library, candlelight',
  'a cat on a table with books and a cup of coffee, gouache',
  'an astronaut riding a horse on mars, risograph',
]
/** The next page is fetched this many pixels before the end is reached. */
const aheadPx = 1200

/** Pictures from words: what to make on the left, what was made on the right. */
export default function ImageTool() {
  const values = useDraft()
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [sending, setSending] = useState(false)
  const promptRef = useRef<HTMLTextAreaElement>(null)

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
    <div className="flex h-full flex-col lg:flex-row">
      <h1 className="sr-only">Image</h1>
      <form
        aria-label="What to make"
        className="flex shrink-0 flex-col border-line bg-panel max-lg:max-h-[46dvh] max-lg:border-b lg:w-[356px] lg:border-r"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <div className="flex min-h-0 grow flex-col gap-5 overflow-y-auto p-4">
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
        <div className="border-t border-line p-3">
          <Button type="submit" look="primary" size="large" disabled={sending} className="w-full">
            {sending ? (
              <LoaderCircle className="size-[18px] animate-spin" />
            ) : (
              <Sparkles className="size-[18px]" />
            )}
            Generate
            <Price values={values} />
            <span className="ml-1 max-lg:hidden">
              <Keys keys="mod+Enter" />
            </span>
          </Button>
        </div>
      </form>
      <Results />
    </div>
  )
}

/** What it will cost; nothing is said of what is free. */
function Price({ values }: { readonly values: Values }) {
  const { data: estimate } = useEstimate('text-to-image', values)
  if (estimate === undefined || estimate.credits_at_most === 0) return null
  const isCertain = estimate.credits === estimate.credits_at_most
  return (
    <span className="rounded-md bg-black/25 px-1.5 py-0.5 text-[13px] font-normal tabular-nums">
      {isCertain ? '' : '≈ '}
      {price(estimate.credits)}
    </span>
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

  async function onDrop(event: DragEvent<HTMLDivElement>): Promise<void> {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file === undefined) return
    try {
      const { recipe, source } = await client.readRecipe({ body: file })
      restoreRecipe(recipe)
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
      const { caption } = await client.captionImage({ body: { asset: id } })
      editDraft({ prompt: caption })
      notify('It carries no recipe, so it was described', {
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

function Results() {
  const query = useInfiniteQuery(queries.generations)
  const { data: styles } = useQuery(queries.styles)
  const [openId, setOpenId] = useState<string | null>(null)
  const generations = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  const pictures = useMemo(() => generations.flatMap(picturesOf), [generations])
  const more = (): void => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  const onScroll = ({ currentTarget: box }: UIEvent<HTMLDivElement>): void => {
    if (box.scrollHeight - box.scrollTop - box.clientHeight < aheadPx) more()
  }
  return (
    <div
      className="flex min-h-0 min-w-0 grow flex-col overflow-y-auto"
      onScroll={onScroll}
      aria-busy={query.isPending}
    >
      {query.isPending && <Waiting />}
      {query.isError && (
        <Nothing
          icon={<ImageUp />}
          title="Your pictures could not be read"
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        >
          They are safe; the server did not answer as it should.
        </Nothing>
      )}
      {query.isSuccess && generations.length === 0 && <Welcome styles={styles?.length} />}
      <div
        className={cn(
          'mx-auto flex w-full max-w-[1180px] flex-col gap-9 p-4 lg:p-7',
          generations.length === 0 && 'hidden',
        )}
      >
        <Suspense>
          {generations.map((generation) => (
            <GenerationCard
              key={generation.id}
              generation={generation}
              onOpen={({ id }) => setOpenId(id)}
              onRerun={() => void again(generation, { seed: -1 })}
              onReuse={() =>
                restoreRecipe(generation, usePreferences.getState().seedLocked ? {} : { seed: -1 })
              }
            />
          ))}
        </Suspense>
        {query.isFetchingNextPage && <p className="text-center text-faint">Loading …</p>}
      </div>
      <Suspense>
        {pictures.length > 0 && (
          <Viewer
            pictures={pictures}
            openId={openId}
            onOpen={setOpenId}
            onUsed={() => setOpenId(null)}
            onNearEnd={more}
          />
        )}
      </Suspense>
    </div>
  )
}

const Waiting = () => (
  <div className="mx-auto grid w-full max-w-[1180px] grid-cols-2 gap-3 p-7 md:grid-cols-4" aria-hidden>
    {Array.from({ length: 8 }, (_, at) => (
      <div key={at} className="shimmer aspect-square rounded-card" />
    ))}
  </div>
)

/** What a newcomer sees: what this is, and something to press. */
function Welcome({ styles }: { readonly styles: number | undefined }) {
  return (
    <div className="fade m-auto flex max-w-[620px] flex-col items-center gap-6 p-8 text-center">
      <div>
        <h2 className="text-[26px] font-semibold tracking-tight">What do you want to see?</h2>
        <p className="mt-2 text-soft">
          Atelier draws it on this machine, offline and free
          {styles === undefined ? '' : `, in ${styles} styles`}. Start with your own words, or one of these.
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
