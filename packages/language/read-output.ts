import type { LanguageInput, LanguageOutput, LanguageTask } from '@krya/contracts'
import type { Task } from './task.ts'

/** A task’s answer among what a model said, or what is wrong with it: models put JSON into fences and talk around it. */
export function readOutput<Id extends LanguageTask>(
  task: Task<Id>,
  input: LanguageInput<Id>,
  text: string,
): { readonly output?: LanguageOutput<Id>; readonly problem?: string } {
  const json = /\{[\s\S]*\}/.exec(text.replace(/<think>[\s\S]*?<\/think>/g, ''))?.[0]
  if (json === undefined) return { problem: 'there is no JSON object in it' }
  const parsed = parse(task, json)
  if (!('output' in parsed)) return parsed
  const checked = task.check === undefined ? parsed.output : task.check(parsed.output, input)
  return checked === undefined ? { problem: 'nothing in it is of the list' } : { output: checked }
}

function parse<Id extends LanguageTask>(
  { output }: Task<Id>,
  json: string,
): { readonly output: LanguageOutput<Id> } | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { problem: 'it is not valid JSON' }
  }
  const parsed = output.safeParse(value)
  if (parsed.success) return { output: parsed.data }
  return {
    problem: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  }
}
