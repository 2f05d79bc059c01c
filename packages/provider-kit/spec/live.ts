import type { Bytes } from './provider.ts'

/** A picture in memory: RGBA, 8 bits each, alpha not premultiplied. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** What was drawn: opaque, read as its engine likes it. Reading it twice costs nothing. */
export interface Guide {
  readonly width: number
  readonly height: number
  pixels(): Promise<Pixels>
  /** As a JPEG, WebP or PNG file. */
  file(): Promise<Bytes>
}

/** One picture to be drawn as the hand moves. */
export interface LiveInput {
  readonly prompt: string
  /** A style of the catalog. */
  readonly style?: string
  /** 0: what was drawn, as it is; 1: hardly bound by it. */
  readonly strength: number
  /** 0–1: how much the colours that were drawn bind. */
  readonly colour: number
  /** 0–4294967295 */
  readonly seed: number
  readonly guide: Guide
  /** A picture of how far it is; never required. */
  readonly onPreview?: (image: Bytes) => void
}

/**
 * What was drawn of it, of the guide's size; pixels where the engine has them, a file where a service sent one. Pixels
 * are the caller's until the next but one is drawn.
 */
export type LiveFrame = (Pixels | Bytes) & {
  /** What the service says it charged, in US dollars, where it says. */
  readonly chargedUsd?: number
  /** Something of it was still being prepared: the same input drawn again gives more. Only where that is free. */
  readonly unsettled?: boolean
}

/** Draws for one session, picture after picture. It may keep what it made, so that the untouched stays as it is. */
export interface LiveEngine {
  /**
   * The first call may take longer (it connects, it warms up); calls come one at a time.
   * @throws ProviderError; it may be called again after one
   */
  draw(input: LiveInput, signal: AbortSignal): Promise<LiveFrame>
  /** Lets go of sockets and caches. Nothing is charged from then on. */
  close(): Promise<void>
}
