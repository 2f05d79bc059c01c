import type { Generation } from '@krya/contracts'
import { useEffect, useState } from 'react'
import { edit } from '../data/actions.ts'
import type { Values } from '../preferences/store.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { type FieldProblem, requestOf } from './draft.ts'
import { ParameterForm } from './parameter-form.tsx'
import { PromptBox } from './prompt-box.tsx'

/** Changes a generation that still waits; its place in the queue stays. */
export function EditDialog({
  generation,
  onClose,
}: {
  readonly generation: Generation | null
  readonly onClose: () => void
}) {
  const [values, setValues] = useState<Values>({})
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  useEffect(() => {
    if (generation === null) return
    setProblems([])
    setValues({
      ...Object.fromEntries(
        Object.entries(generation.input).flatMap(([name, value]) =>
          typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
        ),
      ),
      priority: generation.priority,
    })
  }, [generation])

  async function keep(): Promise<void> {
    if (generation === null) return
    const made = requestOf(values)
    if ('problems' in made) setProblems(made.problems)
    else if (await edit(generation.id, made.request)) onClose()
  }

  const change = (part: Values): void => setValues((before) => ({ ...before, ...part }))
  return (
    <Dialog
      open={generation !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Edit while it waits"
    >
      <div className="flex flex-col gap-5">
        <Field label="Prompt" error={problems.find(({ field }) => field === 'prompt')?.message}>
          {(id) => (
            <PromptBox
              id={id}
              label="Prompt"
              value={String(values['prompt'] ?? '')}
              placeholder=""
              onChange={(prompt) => change({ prompt })}
              onSubmit={() => void keep()}
            />
          )}
        </Field>
        <ParameterForm
          operation="text-to-image"
          values={values}
          problems={problems}
          onChange={change}
          without={['prompt']}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Leave as it was</Button>
          <Button look="primary" onClick={() => void keep()}>
            Keep changes
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
