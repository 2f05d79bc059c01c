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
