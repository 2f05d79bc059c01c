import { Dices, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { PromptHelp } from '../../generation/prompt-help.tsx'
import { PercentSlider } from '../../drawing/number-slider.tsx'
import { IconButton } from '../../ui/button.tsx'
import { cn } from '../../ui/class-names.ts'
import { inputLook } from '../../ui/field.tsx'
import { foot } from './foot.ts'
import { Settings } from './settings.tsx'
import { anySeed } from './seed.ts'
import { useWishes } from './use-painting.ts'

/** What is to be painted, in words, and how. */
export function PromptBar() {
  const [wishes, wish] = useWishes()
  const [open, setOpen] = useState(false)
  return (
    <form
      ref={foot}
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
