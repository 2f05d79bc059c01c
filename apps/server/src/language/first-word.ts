/** So long a model may be silent before the next is asked. */
const firstWordWithinMs = 7_000

/** Waits for a model’s first word for a part of the time that all of them have; what is being said is heard out. */
export function untilFirstWord(all: AbortSignal, onText?: (text: string) => void) {
  const silent = new AbortController()
  const timer = setTimeout(
    () => silent.abort(new DOMException('It said nothing.', 'TimeoutError')),
    firstWordWithinMs,
  )
  let hasSpoken = false
  return {
    signal: AbortSignal.any([all, silent.signal]),
    onText(text: string): void {
      hasSpoken = true
      clearTimeout(timer)
      onText?.(text)
    },
    /** @returns whether it said anything */
    end(): boolean {
      clearTimeout(timer)
      return hasSpoken
    },
  }
}
