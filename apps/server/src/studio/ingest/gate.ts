/** Lets through as much at once as there is room for, in the order of asking. */
export interface Gate {
  /** Does some work when there is room for its weight; what is heavier than all the room goes alone. */
  within<Answer>(weight: number, work: () => Promise<Answer>): Promise<Answer>
}

export function createGate(room: number): Gate {
  let free = room
  const waiting: { readonly weight: number; readonly enter: () => void }[] = []

  function admit(): void {
    for (let next = waiting[0]; next !== undefined && next.weight <= free; next = waiting[0]) {
      waiting.shift()
      free -= next.weight
      next.enter()
    }
  }

  return {
    async within(wanted, work) {
      const weight = Math.min(wanted, room)
      await new Promise<void>((enter) => {
        waiting.push({ weight, enter })
        admit()
      })
      try {
        return await work()
      } finally {
        free += weight
        admit()
      }
    },
  }
}
