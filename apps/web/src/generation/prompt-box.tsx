import { History } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { usePreferences } from '../preferences/store.ts'
import { IconButton } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Popover } from '../ui/overlay.tsx'

export interface PromptBoxProps {
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly rows?: number
  readonly invalid?: boolean
  readonly onChange: (text: string) => void
  readonly onSubmit?: () => void
  /** Help with what is written, in the corner. */
  readonly assist?: ReactNode
  readonly inputRef?: RefObject<HTMLTextAreaElement | null>
}

/** Where a person says what to make. Arrow up in an empty or untouched box goes back through what was said before. */
export function PromptBox({
  id,
  label,
  value,
  placeholder,
  rows = 4,
  invalid = false,
  onChange,
  onSubmit,
  assist,
  inputRef,
}: PromptBoxProps) {
  const history = usePreferences((state) => state.history)
  const [open, setOpen] = useState(false)
  const back = useRef(-1)

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      onSubmit?.()
      return
    }
    const isUp =
      event.key === 'ArrowUp' &&
      event.currentTarget.selectionStart === 0 &&
      event.currentTarget.selectionEnd === 0
    const isDown =
      event.key === 'ArrowDown' && back.current >= 0 && event.currentTarget.selectionStart === value.length
    if (!isUp && !isDown) return
    const next = back.current + (isUp ? 1 : -1)
    const before = history[next]
    if (next >= 0 && before === undefined) return
    event.preventDefault()
    back.current = next
    onChange(before ?? '')
  }

  return (
    <div className="relative">
      <textarea
        id={id}
        ref={inputRef}
        aria-label={label}
        aria-invalid={invalid}
        value={value}
        rows={rows}
        maxLength={10_000}
        placeholder={placeholder}
        onChange={(event) => {
          back.current = -1
          onChange(event.target.value)
        }}
        onKeyDown={onKeyDown}
        className={cn(
          'block w-full resize-y rounded-xl border border-line bg-raised px-3.5 py-3 pr-11 text-[15px] leading-relaxed placeholder:text-faint hover:border-strong focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0',
          invalid && 'border-danger',
        )}
      />
      <div className="absolute top-1.5 right-1.5 flex flex-col gap-0.5">
        {assist}
        {onSubmit !== undefined && history.length > 0 && (
          <Popover
            open={open}
            onOpenChange={setOpen}
            className="max-h-80 w-[min(420px,calc(100vw-32px))] overflow-y-auto"
            trigger={
              <IconButton label="Earlier prompts" className="size-8">
                <History />
              </IconButton>
            }
          >
            <ul aria-label="Earlier prompts">
              {history.map((before) => (
                <li key={before}>
                  <button
                    type="button"
                    className="line-clamp-2 w-full rounded-lg px-2.5 py-1.5 text-left text-[13px] text-soft hover:bg-hover hover:text-text"
                    onClick={() => {
                      onChange(before)
                      setOpen(false)
                    }}
                  >
                    {before}
                  </button>
                </li>
              ))}
            </ul>
          </Popover>
        )}
      </div>
    </div>
  )
}
