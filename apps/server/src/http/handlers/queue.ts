import { routes } from '@krya/contracts'
import { type Handled, handle } from '../handle.ts'
import type { Services } from '../services.ts'

/** A person's own queue: read and steered. */
export function queueHandlers({ queue }: Services): Handled[] {
  return [
    handle(routes.getQueue, ({ who }) => queue.read(who)),
    handle(routes.pauseQueue, ({ who }) => queue.pause(who)),
    handle(routes.resumeQueue, ({ who }) => queue.resume(who)),
    handle(routes.moveInQueue, ({ who, body }) => queue.move(who, body.id, body.before)),
    handle(routes.dropWaiting, ({ who }) => queue.dropWaiting(who)),
    handle(routes.retryFailed, ({ who }) => queue.retryFailed(who)),
  ]
}
