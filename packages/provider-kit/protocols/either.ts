import { z } from 'zod'
import type { Accepted, Call, Context, Json, Provider } from '../spec/provider.ts'

const tagged = z.object({ via: z.enum(['direct', 'later']), handle: z.json() })

/** One service with two ways: some endpoints answer at once, others take a job. */
export function either<Settings>(
  isLater: (call: Call<Settings>) => boolean,
  direct: Provider<Settings>,
  later: Provider<Settings>,
): Provider<Settings> {
  const wayOf = (handle: Json) => {
    const { via, handle: inner } = tagged.parse(handle)
    return { way: via === 'later' ? later : direct, inner }
  }
  return {
    ...later,
    ...direct,
    async submit(call) {
      const via = isLater(call) ? 'later' : 'direct'
      const answer = await (via === 'later' ? later : direct).submit(call)
      return answer.state === 'accepted'
        ? ({ ...answer, handle: { via, handle: answer.handle } } satisfies Accepted)
        : answer
    },
    check(handle, context) {
      const { way, inner } = wayOf(handle)
      return way.check(inner, context)
    },
    async cancel(handle: Json, context: Context<Settings>) {
      const { way, inner } = wayOf(handle)
      await way.cancel?.(inner, context)
    },
  }
}
