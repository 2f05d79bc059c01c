export { askModel, UselessAnswer } from './chat.ts'
export type { PictureFacts } from './rules/pictures.ts'
export { type Picture, type Task, tasks } from './task.ts'
