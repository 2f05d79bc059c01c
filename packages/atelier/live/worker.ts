import { parentPort } from 'node:worker_threads'
import { createPainters } from './painters.ts'
import { drawScenery } from './scenery.ts'
import type { Answer, Task } from './task.ts'

/** A worker thread’s entry: keeps the painters of its sessions, and answers one task after the other. */
const painters = createPainters()

function answerTo(task: Task): Answer {
  switch (task.kind) {
    case 'scenery':
      return { kind: 'scenery', scenery: drawScenery(task.words) }
    case 'frame':
      return { kind: 'frame', ...painters.draw(task.session, task.frame) }
    case 'close':
      painters.close(task.session)
      return { kind: 'closed' }
  }
}

parentPort?.on('message', (task: Task) => {
  try {
    const answer = answerTo(task)
    const buffer = answer.kind === 'frame' ? answer.sheet?.data.buffer : undefined
    parentPort?.postMessage(answer, buffer instanceof ArrayBuffer ? [buffer] : [])
  } catch (error) {
    const broken: Answer = { kind: 'broken', message: error instanceof Error ? error.message : String(error) }
    parentPort?.postMessage(broken)
  }
})
