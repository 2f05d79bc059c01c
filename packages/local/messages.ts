import type { LocalModel } from './document.ts'
import type { Device } from '@krya/onnx'
import type { Request } from './pipeline.ts'

/** What the painter's process is asked for. */
export interface Job {
  /** The folder of the model. */
  readonly home: string
  readonly model: LocalModel
  readonly device: Device
  readonly request: Request
}

/** What it answers: progress as it goes on, then either of the others. */
export type FromPainter =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'picture'; readonly picture: Uint8Array }
  | { readonly kind: 'fault'; readonly message: string }
