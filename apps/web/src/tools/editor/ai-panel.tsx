import { ApiError } from '@krya/client'
import { type OperationId, operations } from '@krya/contracts'
import { LoaderCircle, Sparkles, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { client } from '../../data/client.ts'
import { editDraft, type FieldProblem, useDraft } from '../../generation/draft.ts'
import { ParameterForm } from '../../generation/parameter-form.tsx'
import { Price } from '../../generation/price.tsx'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/state.tsx'
import { generate, takesMask } from '../../drawing/generate.ts'
import { propose } from './proposals.ts'
import { Select } from '../../drawing/select.tsx'
import { refuse, useEditor, useEditorState } from '../../drawing/use-editor.ts'

/** What can be done to the picture on the page. */
const offered: readonly OperationId[] = [
  'inpaint',
  'erase-object',
  'instruct-edit',
  'search-and-replace',
  'search-and-recolor',
  'outpaint',
  'relight',
  'remove-background',
  'replace-background',
  'blur-background',
  'image-to-image',
  'style-transfer',
  'restore-image',
  'restore-faces',
  'upscale-image',
]

/** What models do to what is seen: each result comes as a layer of its own. */
export function AiPanel() {
  const editor = useEditor()
  const [operation, setOperation] = useState<OperationId>('inpaint')
  const values = useDraft(operation)
  const isChosen = useEditorState(({ scene }) => scene.selection !== null)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [progress, setProgress] = useState<number | null>(null)
  const running = useRef<string | null>(null)
  const needsChoice = takesMask(operation) && !isChosen
  const { title, summary, files } = operations[operation]
  const own = files.filter(({ role, name }) => role === 'mask' || name === 'image').map(({ name }) => name)

  async function run(): Promise<void> {
    setProblems([])
    setProgress(0)
    const { scene } = editor
    try {
      const made = await generate({
        operation,
        values,
        scene,
        signal: new AbortController().signal,
        onStart: (id) => (running.current = id),
        onProgress: setProgress,
      })
      await propose(editor, scene, operation, values, made)
    } catch (error) {
      if (error instanceof ApiError && error.details.length > 0) setProblems(error.details)
      refuse(error)
    }
    running.current = null
    setProgress(null)
  }
  const cancel = (): void => {
    if (running.current !== null) void client.cancelImage({ params: { id: running.current } }).catch(refuse)
  }
  return (
    <form
      className="flex flex-col gap-4 p-3"
      aria-label="Generate"
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <div>
        <Select
          label="What to do"
          className="h-9 w-full"
          value={operation}
          options={offered.map((id) => ({ value: id, label: operations[id].title }))}
          onChange={(id) => {
            setOperation(id)
            setProblems([])
          }}
        />
        <p className="mt-1.5 text-[12.5px] text-faint">{summary}</p>
      </div>
      {needsChoice && (
        <p role="status" className="rounded-xl border border-line bg-raised p-3 text-[13px] text-soft">
          Select the part first: with the lasso, a rectangle, the wand, or by words.
        </p>
      )}
      <ParameterForm
        operation={operation}
        values={values}
        problems={problems}
        onChange={(change) => editDraft(change, operation)}
        without={own}
      />
      {progress === null ? (
        <Button type="submit" look="primary" disabled={needsChoice}>
          <Sparkles className="size-4" /> {title} <Price operation={operation} values={values} />
        </Button>
      ) : (
        <div className="flex flex-col gap-2">
          <ProgressBar value={progress} label={title} />
          <Button onClick={cancel}>
            <LoaderCircle className="size-4 animate-spin" /> {title}… <X className="size-4" />
            <span className="sr-only">Cancel</span>
          </Button>
        </div>
      )}
    </form>
  )
}
