import { constants, setPriority } from 'node:os'
import { Unworkable, type Work } from '@krya/darkroom'
import { toolFor } from './tools.ts'
import type { Outcome } from './workshop.ts'

/** Its parent is gone: nobody waits for what it does. */
process.on('disconnect', () => process.exit())

/** A worker process’s entry: does one piece of work, telling how far it is. */
export default async function work(task: {
  readonly operation: string
  readonly work: Work
  readonly isPatient: boolean
}): Promise<Outcome> {
  if (task.isPatient) setPriority(constants.priority.PRIORITY_LOW)
  const tool = toolFor(task.operation)
  if (tool === undefined) return { refused: `Atelier has no tool for ${task.operation}.` }
  try {
    return { made: await tool(task.work, (share) => process.send?.({ share })) }
  } catch (error) {
    if (error instanceof Unworkable) return { refused: error.message }
    throw error
  }
}
