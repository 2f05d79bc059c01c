export interface Coalesced {
  /** Has the work done soon. Asked while it is under way, it is done once more after; asked often, still once. */
  request(): void
  /** Resolves when none is under way. */
  idle(): Promise<void>
}

/** Work that is done once at a time however often it is asked for, and never misses the last asking. */
export function coalesce(work: () => Promise<void>, onFault: (error: unknown) => void): Coalesced {
  let asked = false
  let underWay: Promise<void> | undefined

  async function workOff(): Promise<void> {
    while (asked) {
      asked = false
      await work().catch(onFault)
    }
    // In the same breath as the last look at `asked`: a request between the two would be lost.
    underWay = undefined
  }

  return {
    request() {
      asked = true
      underWay ??= workOff()
    },
    idle: async () => underWay,
  }
}
