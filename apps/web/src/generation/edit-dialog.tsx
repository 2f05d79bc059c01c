import type { Generation } from '@krya/contracts'
import { useState } from 'react'
import { edit } from '../data/actions.ts'
import type { Values } from '../preferences/store.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { type FieldProblem, requestOf, valuesOf } from './draft.ts'
import { ParameterForm } from './parameter-form.tsx'
import { PromptField } from './prompt-field.tsx'
import { useNegative } from './use-fields.ts'

interface EditProps<Edited> {
  readonly generation: Edited
  readonly onClose: () => void
}

/** Changes a generation that still waits; its place in the queue stays. */
export function EditDialog({ generation, onClose }: EditProps<Generation | null>) {
  return (
    <Dialog
      open={generation !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Edit while it waits"
    >
      {generation !== null && <EditForm key={generation.id} generation={generation} onClose={onClose} />}
    </Dialog>
  )
}

function EditForm({ generation, onClose }: EditProps<Generation>) {
  const [values, setValues] = useState<Values>(() => ({
    ...valuesOf(generation.input),
    priority: generation.priority,
  }))
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])

  async function keep(): Promise<void> {
    const made = requestOf(values)
    if ('problems' in made) setProblems(made.problems)
    else if (await edit(generation.id, made.request)) onClose()
  }

  const change = (part: Values): void => setValues((before) => ({ ...before, ...part }))
  const negative = useNegative(generation.operation, values, change)
  return (
    <div className="flex flex-col gap-5">
      <Field label="Prompt" error={problems.find(({ field }) => field === 'prompt')?.message}>
        {(id) => (
          <PromptField
            id={id}
            label="Prompt"
            value={String(values['prompt'] ?? '')}
            placeholder=""
            onChange={(prompt) => change({ prompt })}
            onSubmit={() => void keep()}
            negative={negative}
          />
        )}
      </Field>
      <ParameterForm
        operation={generation.operation}
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
  )
}
