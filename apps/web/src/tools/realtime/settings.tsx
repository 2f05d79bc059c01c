import { useQuery } from '@tanstack/react-query'
import type { LiveModelView } from '@krya/contracts'
import { fittedTo } from '../../canvas/commands/document.ts'
import { queries } from '../../data/queries.ts'
import { PercentSlider } from '../../drawing/number-slider.tsx'
import { Select } from '../../drawing/select.tsx'
import { useEditor, useEditorState } from '../../drawing/use-editor.ts'
import { StylePicker } from '../../generation/style-picker.tsx'
import { cn } from '../../ui/class-names.ts'
import { Field, inputLook, Segments } from '../../ui/field.tsx'
import { foot } from './foot.ts'
import { usualCap, usualRest } from './painting.ts'
import { sizes } from './sizes.ts'
import { usePaintingState, useWishes } from './use-painting.ts'

/** How it is painted, beside the words; on a phone, a sheet over the page. */
export function Settings() {
  const [wishes, wish] = useWishes()
  const price = usePaintingState((state) => state.price)
  const { data: models = [] } = useQuery(queries.liveModels)
  const painting = usePaintingState((state) => state.model)
  const model = models.find(({ id }) => id === wishes.model) ?? models[0]
  // Where nobody chose, or the chosen one is tired, another may paint.
  const painter = models.find(({ id }) => id === painting) ?? model
  return (
    <div
      ref={foot}
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
      <SeedField />
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

const seedHints = {
  fixed: 'The same drawing and words give the same picture.',
  random: 'Each new word, style or model takes another.',
} as const

/** What the chance in a picture comes from: the same, or another with every new wish. */
function SeedField() {
  const [wishes, wish] = useWishes()
  const how = wishes.random_seed === true ? 'random' : 'fixed'
  return (
    <Field label="Seed" hint={seedHints[how]}>
      {(id) => (
        <>
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
          <Segments
            label="How the seed goes on"
            value={how}
            options={[
              { value: 'fixed', label: 'Fixed' },
              { value: 'random', label: 'Random' },
            ]}
            onChange={(next) => wish({ random_seed: next === 'random' })}
          />
        </>
      )}
    </Field>
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
