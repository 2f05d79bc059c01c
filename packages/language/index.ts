export { describing } from './describing.ts'
export { askModel, UselessAnswer } from './chat.ts'
export { type Picture, type Task, tasks } from './task.ts'
