import { colourAdjustment, type ColourAdjustment, hueRanges } from '@krya/contracts'
import { NumberSlider } from '../../../drawing/number-slider.tsx'
import { Select } from '../../../drawing/select.tsx'
import { Swatch } from '../../../drawing/toolbox.tsx'
import { CurveField } from './curve-field.tsx'
import { kinds } from './kinds.ts'
import { inWords } from '../../../ui/words.ts'

interface FormProps {
  readonly adjustment: ColourAdjustment
  readonly onChange: (next: ColourAdjustment) => void
  /** It is let go. */
  readonly onCommit: () => void
}

const channels = (['all', 'red', 'green', 'blue'] as const).map((value) => ({
  value,
  label: value === 'all' ? 'All channels' : inWords(value),
}))
const ranges = hueRanges.map((value) => ({
  value,
  label: value === 'all' ? 'All colours' : inWords(value),
}))

/** What an adjustment is set to, by its kind. */
export function AdjustmentForm({ adjustment, onChange, onCommit }: FormProps) {
  const { dials } = kinds[adjustment.kind]
  const values = new Map<string, unknown>(Object.entries(adjustment))
  const set = (change: object): void => {
    const { data } = colourAdjustment.safeParse({ ...adjustment, ...change })
    if (data !== undefined) onChange(data)
  }
  const settle = (change: object): void => {
    set(change)
    onCommit()
  }
  return (
    <div className="flex flex-col gap-2.5">
      {(adjustment.kind === 'levels' || adjustment.kind === 'curves') && (
        <Select
          label="Channel"
          value={adjustment.channel}
          options={channels}
          onChange={(channel) => settle({ channel })}
        />
      )}
      {adjustment.kind === 'hsl' && (
        <Select
          label="Colours"
          value={adjustment.range}
          options={ranges}
          onChange={(range) => settle({ range })}
        />
      )}
      {adjustment.kind === 'curves' && (
        <CurveField points={adjustment.points} onChange={(points) => set({ points })} onCommit={onCommit} />
      )}
      {adjustment.kind === 'tint' && (
        <Swatch
          label="Colour of the tint"
          value={adjustment.colour}
          onChange={(colour) => settle({ colour })}
        />
      )}
      {adjustment.kind === 'gradient-map' && (
        <div className="flex gap-2">
          <Swatch label="Colour of the darks" value={adjustment.dark} onChange={(dark) => settle({ dark })} />
          <Swatch
            label="Colour of the lights"
            value={adjustment.light}
            onChange={(light) => settle({ light })}
          />
        </div>
      )}
      {dials.map(({ field, ...dial }) => (
        <NumberSlider
          key={field}
          {...dial}
          value={Number(values.get(field) ?? 0)}
          onChange={(value) => set({ [field]: value })}
          onCommit={onCommit}
        />
      ))}
    </div>
  )
}
