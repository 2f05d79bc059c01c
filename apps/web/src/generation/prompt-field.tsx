import { useState } from 'react'
import { notify } from '../data/news.ts'
import { PromptBox, type PromptBoxProps } from './prompt-box.tsx'
import { PromptHelp } from './prompt-help.tsx'
import { PromptIdeas } from './prompt-ideas.tsx'
import type { Negative } from './use-fields.ts'

interface PromptFieldProps extends Omit<PromptBoxProps, 'assist'> {
  /** The form’s field of what must not be in it, where it has one. */
  readonly negative?: Negative | undefined
}

/** A prompt with its sparkle, and ideas below it for who wants them. */
export function PromptField({ negative, ...box }: PromptFieldProps) {
  const [hasIdeas, setHasIdeas] = useState(false)
  const { value, onChange } = box
  const choose = (idea: string): void => {
    onChange(idea)
    notify('Idea taken', { action: { label: 'Undo', onClick: () => onChange(value) } })
  }
  return (
    <div>
      <PromptBox
        {...box}
        assist={
          <PromptHelp
            prompt={value}
            onChange={onChange}
            negative={negative}
            ideas={{ shown: hasIdeas, onShow: setHasIdeas }}
          />
        }
      />
      {hasIdeas && <PromptIdeas prompt={value} onChoose={choose} onClose={() => setHasIdeas(false)} />}
    </div>
  )
}
