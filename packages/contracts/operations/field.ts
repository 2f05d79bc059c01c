/**
 * How a field of an operation's input is shown, given through zod's `.meta()` and so present in the JSON
 * schema as well. Anything not said follows from the type: a number is a slider, an enum a select.
 */
export interface FieldMeta {
  readonly title: string
  readonly description?: string
  /** The control that edits it, where the type alone does not tell. */
  readonly 'x-control'?: 'prompt' | 'model' | 'style' | 'size' | 'seed' | 'count' | 'asset' | 'hidden'
  /** `basic` fields are always in sight, `advanced` ones behind a fold. */
  readonly 'x-level'?: 'basic' | 'advanced'
  /** Only shown and sent when the chosen model lists this parameter. */
  readonly 'x-model-parameter'?: boolean
  /** A request that has it is about it: no model that makes nothing of it may carry it out. True of all files. */
  readonly 'x-decisive'?: boolean
  /** Other fields that stand in its place: it has no meaning where one of them is given. */
  readonly 'x-unless'?: readonly string[]
  /** Words for what must not be in it. */
  readonly 'x-negative'?: true
  readonly 'x-unit'?: string
  /** What choices are called where their ids do not say it. */
  readonly 'x-names'?: Readonly<Record<string, string>>
  readonly 'x-step'?: number
  /** Names an asset of the library (or a list of them): what it is to the result, and of which kind it must be. */
  readonly 'x-asset'?: 'input' | 'mask' | 'reference'
  readonly 'x-asset-kind'?: 'image' | 'video' | 'audio' | 'lora'
}

/** Field metadata, checked as such. */
export const field = (meta: FieldMeta): FieldMeta & Record<string, unknown> => ({ ...meta })
