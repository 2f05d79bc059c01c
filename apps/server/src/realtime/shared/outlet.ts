import type { WebSocket } from 'ws'

/** So much may wait in the socket before nothing more is put there. */
const mostWaiting = 512 * 1024
/** A line that ends is given so long to say so. */
const endMs = 2_000
/** Close code of our own (RFC 6455 section 7.4.2): whoever does not read for long. */
const unread = 4008

/** Writes to one socket no faster than it is read: what is next is asked for only when there is room for it. */
export class Outlet {
  readonly #socket: WebSocket
  readonly #next: () => Uint8Array | undefined
  readonly #unreadMs: number
  #waiting = 0
  #stuck: NodeJS.Timeout | undefined

  constructor(socket: WebSocket, unreadMs: number, next: () => Uint8Array | undefined) {
    this.#socket = socket
    this.#unreadMs = unreadMs
    this.#next = next
    socket.on('close', () => clearTimeout(this.#stuck))
  }

  /** Whether what is asked for now would wait. */
  get isFull(): boolean {
    return this.#waiting >= mostWaiting
  }

  /** Sends what there is, and goes on when the line has taken it. */
  push(): void {
    while (!this.isFull && this.#socket.readyState === this.#socket.OPEN) {
      const bytes = this.#next()
      if (bytes === undefined) return
      this.#waiting += bytes.length
      this.#stuck ??= setTimeout(() => this.end(unread, 'nothing is read'), this.#unreadMs).unref()
      this.#socket.send(bytes, (error) => {
        this.#waiting -= bytes.length
        clearTimeout(this.#stuck)
        this.#stuck =
          this.#waiting === 0
            ? undefined
            : setTimeout(() => this.end(unread, 'nothing is read'), this.#unreadMs).unref()
        if (error === undefined || error === null) this.push()
      })
    }
  }

  /** Says a last thing and ends the line, soon even where nobody reads. */
  end(code: number, reason: string, last?: Uint8Array): void {
    clearTimeout(this.#stuck)
    if (last !== undefined && this.#socket.readyState === this.#socket.OPEN) this.#socket.send(last)
    this.#socket.close(code, reason)
    setTimeout(() => this.#socket.terminate(), endMs).unref()
  }
}
