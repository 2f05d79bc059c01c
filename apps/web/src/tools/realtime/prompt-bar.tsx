import { useQuery } from '@tanstack/react-query'
import type { LiveModelView } from '@krya/contracts'
import { Dices, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { fittedTo } from '../../canvas/commands/document.ts'
import { queries } from '../../data/queries.ts'
import { PromptHelp } from '../../generation/prompt-help.tsx'
import { StylePicker } from '../../generation/style-picker.tsx'
import { PercentSlider } from '../../drawing/number-slider.tsx'
import { OnOff } from '../../drawing/on-off.tsx'
import { Select } from '../../drawing/select.tsx'
import { useEditor, useEditorState } from '../../drawing/use-editor.ts'
import { IconButton } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { Field, inputLook } from '../../ui/field.tsx'
import { anySeed } from './begin.ts'
import { usualCap, usualRest } from './painting.ts'
import { sizes } from './sizes.ts'
import { usePaintingState, useWishes } from './use-painting.ts'

/** What is to be painted, in words, and how. */
export function PromptBar() {
  const [wishes, wish] = useWishes()
  const [open, setOpen] = useState(false)
  return (
    <form
      aria-label="What is painted"
      className="relative flex shrink-0 flex-col gap-2.5 border-t border-line bg-panel p-2.5"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="flex items-center gap-2">
        <div className="relative min-w-0 grow">
          <input
            aria-label="Prompt"
            value={wishes.prompt}
            maxLength={2000}
            placeholder="What is it? A cottage by a lake at sunset…"
            onChange={(event) => wish({ prompt: event.target.value })}
            className={cn(inputLook, 'h-10 pr-11')}
          />
          <span className="absolute inset-y-0 right-1 flex items-center">
            <PromptHelp prompt={wishes.prompt} onChange={(prompt) => wish({ prompt })} />
          </span>
        </div>
        <div className="w-36 shrink-0 max-sm:hidden">
          <PercentSlider
            label="AI strength"
            value={wishes.strength}
            onChange={(strength) => wish({ strength })}
          />
        </div>
        <IconButton label="Another seed" onClick={() => wish({ seed: anySeed() })}>
          <Dices />
        </IconButton>
        <IconButton
          label="More settings"
          pressed={open}
          aria-expanded={open}
          aria-controls="painting-settings"
          onClick={() => setOpen(!open)}
        >
          <SlidersHorizontal />
        </IconButton>
      </div>
      {open && <Settings />}
    </form>
  )
}

function Settings() {
  const [wishes, wish] = useWishes()
  const price = usePaintingState((state) => state.price)
  const { data: models = [] } = useQuery(queries.liveModels)
  const painting = usePaintingState((state) => state.model)
  const model = models.find(({ id }) => id === wishes.model) ?? models[0]
  // Where nobody chose, or the chosen one is tired, another may paint.
  const painter = models.find(({ id }) => id === painting) ?? model
  return (
    <div
      id="painting-settings"
      className="grid max-h-[46dvh] grid-cols-1 items-start gap-x-4 gap-y-3 overflow-y-auto bg-panel max-md:absolute max-md:inset-x-0 max-md:bottom-full max-md:z-20 max-md:rounded-t-2xl max-md:border-t max-md:border-line max-md:p-4 max-md:shadow-float sm:grid-cols-2 lg:grid-cols-6"
    >
      <div className="sm:hidden">
        <PercentSlider
          label="AI strength"
          value={wishes.strength}
          onChange={(strength) => wish({ strength })}
        />
      </div>
      <ColourInfluence model={painter} />
      <SizeField model={model} />
      <Field label="Style">
        {(id) => (
          <StylePicker
            id={id}
            value={wishes.style ?? undefined}
            onChange={(style) => wish({ style: style ?? null })}
          />
        )}
      </Field>
      <Field label="Model" hint={model?.description}>
        {() => (
          <Select
            label="Model"
            className="h-10 w-full"
            value={wishes.model ?? ''}
            options={[
              { value: '', label: 'Automatic' },
              ...models.map(({ id, name, credits, per }) => ({
                value: id,
                label: credits === 0 ? `${name} · free` : `${name} · ${credits} credits a ${per}`,
              })),
            ]}
            onChange={(id) => wish({ model: id === '' ? null : id })}
          />
        )}
      </Field>
      <Field
        label="Seed"
        aside={
          <OnOff
            label="New with each word"
            checked={wishes.random_seed === true}
            onChange={(random_seed) => wish({ random_seed })}
          />
        }
      >
        {(id) => (
          <input
            id={id}
            type="number"
            min={0}
            max={2 ** 32 - 1}
            value={wishes.seed}
            onChange={({ target: { value } }) => {
              const seed = Number(value)
              if (value !== '' && Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32) wish({ seed })
            }}
            className={cn(inputLook, 'h-10 tabular-nums')}
          />
        )}
      </Field>
      {(price > 0 || (model?.credits ?? 0) > 0) && (
        <>
          <Field label="Spend at most" hint="Credits, each time it is opened">
            {(id) => (
              <Amount
                id={id}
                value={wishes.spend_cap === undefined ? usualCap : wishes.spend_cap}
                placeholder="No limit"
                onChange={(spend_cap) => wish({ spend_cap })}
              />
            )}
          </Field>
          <Field label="Rest after" hint="Seconds without a hand, whatever a camera shows">
            {(id) => (
              <Amount
                id={id}
                value={wishes.rest_after ?? usualRest}
                placeholder={String(usualRest)}
                onChange={(seconds) => wish({ rest_after: Math.min(600, Math.max(2, seconds ?? usualRest)) })}
              />
            )}
          </Field>
        </>
      )}
    </div>
  )
}

/** How much the colours that were drawn bind; most models are told nothing of it. */
function ColourInfluence({ model }: { readonly model: LiveModelView | undefined }) {
  const [wishes, wish] = useWishes()
  if (model?.colour !== false)
    return (
      <PercentSlider label="Colour influence" value={wishes.colour} onChange={(colour) => wish({ colour })} />
    )
  return (
    <p className="text-[12.5px] text-soft">
      Colour influence
      <span className="mt-1 block text-xs text-faint">{model.name} takes the colours as they are.</span>
    </p>
  )
}

/** How large the page is: what is drawn is kept, and fills it. */
function SizeField({ model }: { readonly model: LiveModelView | undefined }) {
  const editor = useEditor()
  const { width, height } = useEditorState(({ scene }) => scene)
  const valueOf = (size: { width: number; height: number }): string => `${size.width} × ${size.height}`
  const { min, max } = model?.sizes ?? { min: 0, max: Infinity }
  const fitting = sizes.filter(
    (one) => Math.min(one.width, one.height) >= min && Math.max(one.width, one.height) <= max,
  )
  const now = { name: 'This page', width, height }
  const options = fitting.some((one) => valueOf(one) === valueOf(now)) ? fitting : [now, ...fitting]
  return (
    <Field label="Size">
      {() => (
        <Select
          label="Size"
          className="h-10 w-full"
          value={valueOf(now)}
          options={options.map((one) => ({ value: valueOf(one), label: `${one.name} · ${valueOf(one)}` }))}
          onChange={(value) => {
            const size = options.find((one) => valueOf(one) === value)
            if (size !== undefined) fittedTo(editor, size.width, size.height)
          }}
        />
      )}
    </Field>
  )
}

/** A number that counts once it is written: what is passed on the way to it does not. */
function Amount({
  id,
  value,
  placeholder,
  onChange,
}: {
  readonly id: string
  readonly value: number | null
  readonly placeholder: string
  readonly onChange: (value: number | null) => void
}) {
  const commit = (input: HTMLInputElement): void => {
    const written = input.value === '' ? null : Math.max(0, Number(input.value))
    if (written !== value) onChange(written)
  }
  return (
    <input
      key={value}
      id={id}
      type="number"
      min={0}
      step="any"
      defaultValue={value ?? ''}
      placeholder={placeholder}
      onBlur={({ currentTarget }) => commit(currentTarget)}
      onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget)}
      className={cn(inputLook, 'h-10 tabular-nums')}
    />
  )
}
