import type { WrittenInput, WrittenTask } from '@krya/client'
import { type AnsweredBy, answeredBy, type LanguageOutput, languageTasks } from '@krya/contracts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { tell } from '../data/actions.ts'
import { client } from '../data/client.ts'
import { inProject } from '../preferences/project.ts'

interface Written<Task extends WrittenTask> {
  readonly isAsking: boolean
  /** What the model has written so far, as it wrote it. */
  readonly text: string
  readonly answer: LanguageOutput<Task> | null
  readonly by: AnsweredBy | null
}

const by = z.object({ answered_by: answeredBy })

/** Help with words that is shown while it is written. A new question takes the place of the one before. */
export function useWritten<Task extends WrittenTask>(task: Task, onFault: (error: unknown) => void = tell) {
  const nothing: Written<Task> = { isAsking: false, text: '', answer: null, by: null }
  const [written, setWritten] = useState(nothing)
  const asked = useRef<AbortController>(null)
  const stop = useCallback(() => asked.current?.abort(), [])
  useEffect(() => stop, [stop])

  async function ask(body: WrittenInput<Task>): Promise<void> {
    stop()
    const own = new AbortController()
    asked.current = own
    setWritten({ ...nothing, isAsking: true })
    try {
      const asking = { query: inProject(), body, signal: own.signal }
      for await (const event of client.written(task, asking)) {
        if (own.signal.aborted) return
        if (event.type === 'reset') setWritten((before) => ({ ...before, text: '' }))
        else if (event.type === 'delta')
          setWritten((before) => ({ ...before, text: before.text + event.data.text }))
        else {
          const answer = outputs[task](event.data)
          setWritten((before) => ({
            ...before,
            isAsking: false,
            answer,
            by: by.parse(event.data).answered_by,
          }))
        }
      }
    } catch (error) {
      if (own.signal.aborted) return
      setWritten(nothing)
      onFault(error)
    }
  }
  return { ...written, ask, stop }
}

const outputs: { readonly [Task in WrittenTask]: (data: unknown) => LanguageOutput<Task> } = {
  'analyze-references': (data) => languageTasks['analyze-references'].output.parse(data),
  'prompt-suggestions': (data) => languageTasks['prompt-suggestions'].output.parse(data),
}
