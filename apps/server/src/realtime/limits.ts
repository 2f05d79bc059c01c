import { awaySeconds, mostPeople } from '@krya/contracts'

/** What one person, and one socket, may take of the server. */
export interface Limits {
  /** Of one person; of those that wait for their socket to come back, the oldest make room. */
  readonly sessions: number
  /** Messages a second over one socket; twice as many may come at once. */
  readonly messages: number
  /** Whoever does not answer a ping until the next is gone. */
  readonly pingMs: number
  /** Whoever has not taken a frame for this long does not read. */
  readonly unreadMs: number
}

export const usualLimits: Limits = { sessions: 16, messages: 120, pingMs: 15_000, unreadMs: 20_000 }

/** What one shared canvas may take of the server. */
export interface SharedLimits extends Omit<Limits, 'sessions'> {
  /** Beside the owner. */
  readonly people: number
  /** Whoever has not said who they are by then is sent away. */
  readonly joinMs: number
  /** What is drawn while the owner is away is taken for so long. */
  readonly awayMs: number
  /** What the owner has not seen then is kept for so long, for the owner to come back to. */
  readonly unseenMs: number
  /** Edits since the last snapshot, in bytes as they are sent. */
  readonly editBytes: number
  readonly snapshotBytes: number
  /** Frames since the last whole one. */
  readonly frameBytes: number
}

export const usualSharedLimits: SharedLimits = {
  messages: usualLimits.messages,
  pingMs: usualLimits.pingMs,
  unreadMs: usualLimits.unreadMs,
  people: mostPeople,
  joinMs: 10_000,
  awayMs: awaySeconds * 1_000,
  unseenMs: 10 * 60_000,
  editBytes: 16 * 1024 * 1024,
  snapshotBytes: 64 * 1024 * 1024,
  frameBytes: 2 * 1024 * 1024,
}
