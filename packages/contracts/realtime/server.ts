import type { Asset } from '../entities/asset.ts'
import type { ErrorCode } from '../errors.ts'

/** A part of a frame that changed; the rest is as in the frame before. */
export interface FrameTile {
  readonly x: number
  readonly y: number
  readonly data: Uint8Array
}

/** Why nothing is drawn now, or that it is. */
export type LiveState =
  /** Nothing was asked for yet, or everything is answered. */
  | 'ready'
  /** The engine is being reached. */
  | 'connecting'
  /** Everybody else’s drawing takes all there is: `position` people are before you, 1 is next. */
  | 'queued'
  | 'drawing'
  /** By the client’s own wish. */
  | 'stopped'
  /** What the session may spend is spent. */
  | 'capped'

/** What the server says over `/ws/realtime`, each a MessagePack map. */
export type LiveAnswer =
  /** The first message. `session` goes on with it within `resume_seconds` of a broken socket. */
  | {
      readonly type: 'hello'
      readonly session: string
      readonly resumed: boolean
      /** The last input that was taken. */
      readonly input: number
      readonly resume_seconds: number
    }
  /** The drawing that answers `input`: a whole picture, or what changed of the one before. */
  | {
      readonly type: 'frame'
      readonly input: number
      /** Of the canvas; a picture sent over a slow line may be smaller. */
      readonly width: number
      readonly height: number
      readonly media_type: string
      readonly data: Uint8Array | readonly FrameTile[]
    }
  /** How far the next frame is, from models that take a while: of any size, to be shown over the canvas meanwhile. */
  | {
      readonly type: 'preview'
      readonly input: number
      readonly media_type: string
      readonly data: Uint8Array
    }
  | {
      readonly type: 'status'
      readonly status: LiveState
      readonly model: string
      /** Frames in the last second. */
      readonly fps: number
      /** From the input’s arrival to the frame’s leaving: the median of the last twenty. */
      readonly latency_ms: number
      /** Credits, by this session. */
      readonly spent: number
      /** Credits for a frame of this size, or for a second where the model is paid by it; 0: it costs nothing. */
      readonly price: number
      readonly position?: number
    }
  /** A frame, or a clip of them, is in the library now: the answer to the `keep` or `film` of this `ask`. */
  | { readonly type: 'kept'; readonly asset: Asset; readonly ask?: number }
  /** `input` or `ask` is the one it was about; the session goes on. */
  | {
      readonly type: 'error'
      readonly code: ErrorCode
      readonly message: string
      readonly remedy: string
      readonly input?: number
      readonly ask?: number
      readonly details?: readonly { readonly field: string; readonly message: string }[]
    }
