import { Dices, Lock, LockOpen } from 'lucide-react'
import { usePreferences } from '../preferences/store.ts'
import { IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { inputLook } from '../ui/field.tsx'

const seeds = 2 ** 32

/** The seed: random each time, or kept so that the same picture comes again. */
export function SeedField({
  id,
  value,
  onChange,
}: {
  readonly id: string
  readonly value: number
  readonly onChange: (seed: number) => void
}) {
  const locked = usePreferences((state) => state.seedLocked)
  const set = usePreferences((state) => state.set)
  const roll = (): void => {
    onChange(Math.floor(Math.random() * seeds))
    set({ seedLocked: true })
  }
  return (
    <div className="flex items-center gap-1">
      <input
        id={id}
        inputMode="numeric"
        value={value === -1 ? '' : String(value)}
        placeholder="Random each time"
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '')
          onChange(digits === '' ? -1 : Math.min(seeds - 1, Number(digits)))
          set({ seedLocked: digits !== '' })
        }}
        className={cn(inputLook, 'h-9')}
      />
      <IconButton label="Roll the dice" onClick={roll}>
        <Dices />
      </IconButton>
      <IconButton
        label={locked ? 'Seed is kept: unlock' : 'Seed changes each time: lock'}
        pressed={locked}
        onClick={() => {
          if (locked) onChange(-1)
          else if (value === -1) onChange(Math.floor(Math.random() * seeds))
          set({ seedLocked: !locked })
        }}
      >
        {locked ? <Lock /> : <LockOpen />}
      </IconButton>
    </div>
  )
}
