import { type Asset, extensionOf, type OperationId, operations, type Recipe } from '@krya/contracts'
import { useNavigate } from '@tanstack/react-router'
import { Copy, Repeat, ScanSearch, Shuffle, Wand2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { copyText } from '../data/clipboard.ts'
import { Button } from '../ui/button.tsx'
import { again } from './again.ts'
import { Attempts } from './attempts.tsx'
import { formPath, restoreRecipe } from './draft.ts'
import { Palette } from './palette.tsx'
import type { Picture } from './pictures.ts'

interface RecipePanelProps {
  readonly picture: Picture
  readonly details: (Asset & { recipe: Recipe | null; metadata: Record<string, unknown> }) | undefined
  readonly onUsed: () => void
}

const hidden: ReadonlySet<string> = new Set([
  'prompt',
  'negative_prompt',
  'batch_size',
  'format',
  'parameters',
  'prefer',
  'allow_other_models',
])
/** Files are named by ids, which tell a person nothing. */
const isId = (value: unknown): boolean =>
  Array.isArray(value) || (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value))

/** What a field is called in its form. */
const titleOf = (operation: OperationId, name: string): string => metaOf(operation, name).title ?? name

const metaOf = (operation: OperationId, name: string): z.GlobalMeta =>
  Object.entries(operations[operation].input.shape)
    .find(([own]) => own === name)?.[1]
    .meta() ?? {}

/** A switch is said as it is asked. */
const shownValue = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value)

/** Whether another field stood in its place. */
function isReplaced(recipe: Recipe | null, name: string): boolean {
  if (recipe === null) return false
  const others = z.array(z.string()).safeParse(metaOf(recipe.operation, name)['x-unless']).data ?? []
  return others.some((other) => recipe.input[other] !== undefined)
}

const sizeOf = (bytes: number): string =>
  bytes < 100_000 ? `${Math.max(0.1, bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** How a picture was made, and what can be done with that. */
export function RecipePanel({ picture, details, onUsed }: RecipePanelProps) {
  const recipe = details?.recipe ?? null
  const isPalette = recipe?.operation === 'palette'
  const navigate = useNavigate()
  const use = (change: Record<string, string | number>): void => {
    if (recipe === null) return
    restoreRecipe(recipe, change)
    void navigate({ to: formPath(recipe.operation) })
    onUsed()
  }
  return (
    <aside
      aria-label="How it was made"
      className="flex max-h-[42dvh] shrink-0 flex-col gap-5 overflow-y-auto border-line bg-panel p-5 max-md:border-t md:max-h-none md:w-80 md:border-l"
    >
      {picture.kind !== 'text' && (
        <Part title="Prompt" action={<CopyButton label="Copy prompt" text={picture.prompt} />}>
          <p className="leading-relaxed whitespace-pre-wrap">{picture.prompt}</p>
        </Part>
      )}
      {typeof recipe?.input['negative_prompt'] === 'string' && (
        <Part title="Negative prompt">
          <p className="text-soft">{recipe.input['negative_prompt']}</p>
        </Part>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-[13px]">
        {Object.entries(recipe?.input ?? {})
          .filter(([name, value]) => !hidden.has(name) && !isId(value) && !isReplaced(recipe, name))
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-faint">{recipe === null ? name : titleOf(recipe.operation, name)}</dt>
              <dd className="text-right break-words tabular-nums">{shownValue(value)}</dd>
            </div>
          ))}
        {details !== undefined && (
          <>
            {details.duration_seconds !== null && (
              <>
                <dt className="text-faint">Length</dt>
                <dd className="text-right">{details.duration_seconds.toFixed(1)} s</dd>
              </>
            )}
            {details.kind === 'video' && details.width !== null && (
              <>
                <dt className="text-faint">Frame</dt>
                <dd className="text-right">
                  {details.width} × {details.height}
                </dd>
              </>
            )}
            <dt className="text-faint">File</dt>
            <dd className="text-right">
              {extensionOf(details.media_type).toUpperCase()}, {sizeOf(details.bytes)}
            </dd>
            <dt className="text-faint">Made</dt>
            <dd className="text-right">
              {new Date(details.created_at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
            </dd>
          </>
        )}
      </dl>
      {(picture.kind === 'image' || isPalette) && <Palette id={picture.id} metadata={details?.metadata} />}
      {picture.kind === 'image' && (
        <Button
          onClick={() => {
            void navigate({ to: '/library', search: { similar_to: picture.id } })
            onUsed()
          }}
        >
          <ScanSearch className="size-4" /> Find what looks like it
        </Button>
      )}
      {typeof details?.generation_id === 'string' && <Attempts generationId={details.generation_id} />}
      {recipe !== null && (
        <div className="flex flex-col gap-2">
          <Button look="primary" onClick={() => use({ seed: -1 })}>
            <Wand2 className="size-4" /> Use this recipe
          </Button>
          {'batch_size' in recipe.input && (
            <Button onClick={() => void again(recipe, { seed: -1, batch_size: 4 }).then(onUsed)}>
              <Shuffle className="size-4" /> Vary: four other seeds
            </Button>
          )}
          <Button onClick={() => void again(recipe, { batch_size: 1 }).then(onUsed)}>
            <Repeat className="size-4" /> Run it again as it is
          </Button>
          <CopyButton label="Copy recipe" text={JSON.stringify(recipe, undefined, 2)} wide />
        </div>
      )}
    </aside>
  )
}

function Part({
  title,
  action,
  children,
}: {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section>
      <div className="mb-1.5 flex items-center justify-between">
        <h3 className="text-[13px] font-medium text-faint">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}

function CopyButton({
  label,
  text,
  wide = false,
}: {
  readonly label: string
  readonly text: string
  readonly wide?: boolean
}) {
  return (
    <Button look={wide ? 'plain' : 'ghost'} size={wide ? 'medium' : 'small'} onClick={() => copyText(text)}>
      <Copy className="size-4" /> {wide ? label : <span className="sr-only">{label}</span>}
    </Button>
  )
}
