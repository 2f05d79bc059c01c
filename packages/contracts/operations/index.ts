import { z } from 'zod'
import { textToImage } from './text-to-image.ts'

export * from './field.ts'
export * from './operation.ts'
export * from './text-to-image.ts'

/** Every operation, by id. */
export const operations = {
  [textToImage.id]: textToImage,
} as const

export type OperationId = keyof typeof operations
const ids = Object.keys(operations).filter((id): id is OperationId => id in operations)
export const operationId = z.enum(ids).meta({ id: 'OperationId' })
export type OperationInput<Id extends OperationId> = z.infer<(typeof operations)[Id]['input']>
