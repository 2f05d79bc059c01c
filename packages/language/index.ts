export { describing } from './describing.ts'
export { askModel, statusOf, UselessAnswer } from './chat.ts'
export type { Ended, Payer } from './payer.ts'
export { type Picture, type Task, tasks } from './task.ts'
