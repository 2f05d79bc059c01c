import type { CanvasRole } from '../entities/canvas-link.ts'
import type { ErrorCode } from '../errors.ts'
import type { FrameTile } from './server.ts'
import type { SharedRequest } from './shared-client.ts'
import type { SharedEdit } from './shared-edit.ts'

/** Somebody on a canvas. */
export interface SharedPerson {
  readonly id: string
  /** Plain text, at most 40 characters. */
  readonly name: string
  readonly role: CanvasRole | 'owner'
  /** Which of the colours people are told apart by, from 0. */
  readonly colour: number
  /** The link they came by; null: none, or not yours to know. */
  readonly link: string | null
}

export type SharedCursor = {
  readonly person: string
  readonly at: Extract<SharedRequest, { type: 'cursor' }>['at']
}

/** How it stands with a shared canvas. */
export type SharedState =
  /** The owner has not opened it yet. */
  | 'waiting'
  | 'open'
  /** The owner’s line broke or the owner left: what is drawn is kept for a while. */
  | 'away'
  /** So much was drawn since that no more is taken until the owner is back. */
  | 'held'

/** How pixels get from one colour to the next: people are told apart by this many. */
export const personColours = 8
/** People on one canvas beside its owner. */
export const mostPeople = 60
/** After the owner left, what is drawn is taken for so long. */
export const awaySeconds = 60

/** Why a canvas’ socket is closed, where no coming back helps; beside those of RFC 6455. */
export const sharedClosed = { left: 4001, refused: 4003, elsewhere: 4009 } as const

/** What the server says over `/ws/canvas`, each a MessagePack map. */
export type SharedAnswer =
  /** The answer to `join`. */
  | {
      readonly type: 'hello'
      /** You are the same person with it after a broken socket. */
      readonly session: string
      readonly person: string
      readonly role: CanvasRole | 'owner'
      /** Another than before: all that was numbered before counts for nothing. */
      readonly room: string
      /** What follows begins after this edit: yours of before where you said it, else that of the snapshot to come. */
      readonly seq: number
      /** The last `n` of yours that was taken. */
      readonly taken: number
      /** Whether all there is follows: `snapshot`, then edits; false: only edits since yours. */
      readonly whole: boolean
    }
  | { readonly type: 'state'; readonly state: SharedState }
  /** You may do this from now on. */
  | { readonly type: 'role'; readonly role: CanvasRole | 'owner' }
  /** Everybody who is there, whenever somebody comes, goes or may do something else. */
  | { readonly type: 'people'; readonly people: readonly SharedPerson[] }
  /** Those that moved. */
  | { readonly type: 'cursors'; readonly cursors: readonly SharedCursor[] }
  /** To the owner: send a `snapshot`. */
  | { readonly type: 'want' }
  | {
      readonly type: 'snapshot'
      readonly seq: number
      readonly part: number
      readonly parts: number
      readonly edits: readonly SharedEdit[]
    }
  /** In the one order that holds for all. Your own come back to you too, by their `n`, with `edit` left out. */
  | {
      readonly type: 'edit'
      readonly seq: number
      readonly person: string
      readonly n: number
      readonly edit?: SharedEdit
    }
  /** What is painted of it, as the owner sees it: a whole picture, or what changed of the one before. */
  | {
      readonly type: 'frame'
      readonly width: number
      readonly height: number
      readonly media_type: string
      readonly data: Uint8Array | readonly FrameTile[]
    }
  /** `n`: the edit that was not taken. */
  | {
      readonly type: 'error'
      readonly code: ErrorCode
      readonly message: string
      readonly remedy: string
      readonly n?: number
      readonly details?: readonly { readonly field: string; readonly message: string }[]
    }
