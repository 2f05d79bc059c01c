import { ApiError } from '@krya/client'
import { projectName } from '@krya/contracts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { tell } from '../data/actions.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { cn } from '../ui/class-names.ts'

interface NameDialogProps {
  readonly title: string
  readonly action: string
  readonly name?: string
  /** Does it with the new name. @throws ApiError where the name cannot be */
  readonly onName: (name: string) => Promise<void>
  readonly onClose: () => void
}

/** Asks for a project’s name. */
export function NameDialog({ title, action, name: before = '', onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(before)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    const parsed = projectName.safeParse(name)
    if (!parsed.success) return refuse(parsed.error.issues[0]?.message)
    setBusy(true)
    try {
      await onName(parsed.data)
      onClose()
    } catch (error) {
      const own = error instanceof ApiError ? error.details.find(({ field }) => field === 'name') : undefined
      refuse(own?.message)
      if (own === undefined) tell(error)
    }
    setBusy(false)
  }
  function refuse(message: string | undefined): void {
    setProblem(message)
    input.current?.focus()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      className="w-[min(420px,calc(100vw-32px))]"
    >
      <form className="flex flex-col gap-5" onSubmit={(event) => void send(event)}>
        <Field label="Name" error={problem}>
          {(id) => (
            <input
              ref={input}
              id={id}
              value={name}
              maxLength={100}
              autoComplete="off"
              placeholder="Autumn campaign"
              aria-invalid={problem !== undefined}
              onChange={(event) => {
                setName(event.target.value)
                setProblem(undefined)
              }}
              className={cn(inputLook, 'h-10')}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
