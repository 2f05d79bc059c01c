import type { Only, Stage } from './cases.ts'
import type { Carried } from './carried.ts'

/** A fault that only a studio with its database lives through, which is a row of the table. */
export interface Lived {
  readonly name: string
  readonly only?: Only
  live(carried: Carried, stage: Stage): Promise<void>
  readonly right: readonly string[]
}

const questions = ({ fake, server }: Stage): number =>
  server.requests.filter((request) => fake.isQuestion?.(request) === true).length
/** Asked about so often that nobody can call it a verdict. */
const several = 3

/** It is asked about several times with the fault, which then passes. */
const passing = (name: string, set: (stage: Stage) => void, right: readonly string[]): Lived => ({
  name,
  only: 'jobs',
  async live(carried, stage) {
    set(stage)
    await carried.worker(() => {
      if (questions(stage) < several) return false
      stage.server.mend()
      return true
    })
  },
  right,
})

/** It is asked about until its operation’s time is over. */
const lasting = (name: string, set: (stage: Stage) => void, right: readonly string[]): Lived => ({
  name,
  only: 'jobs',
  async live(carried, stage) {
    set(stage)
    await carried.worker(async () => {
      if (questions(stage) < several) return false
      await carried.expire()
      return true
    })
  },
  right,
})
const when =
  (answer: object) =>
  ({ fake, server }: Stage) =>
    server.break({ kind: 'answer', answer }, fake.isQuestion)

/** What comes after a job was taken, and deaths of the worker. */
export const lived: readonly Lived[] = [
  lasting('job never ends', ({ server }) => void (server.world.fate = 'never'), ['fails: timed_out']),
  // A server that says nothing of it has lost it.
  lasting('job stays in a state new to us', ({ server }) => void (server.world.fate = 'unheard-of'), [
    'fails: timed_out',
    'next offer',
  ]),
  // Some keep what waits and what is over apart: one of the two may still know it.
  lasting('job: gone for good when asked', when({ status: 404, json: {} }), [
    'fails: timed_out',
    'fails: provider_failed',
    'next offer',
  ]),
  passing('job: 502 for a while when asked', when({ status: 502, text: '<html>' }), ['succeeds']),
  passing('job: nonsense for a while when asked', when({ text: 'what?' }), ['succeeds']),
  {
    name: 'stream or socket drops while it is made',
    only: 'streams',
    async live(carried, { fake, server }) {
      // On a socket only news come: its job is asked about.
      if (fake.talking === undefined) {
        server.break({ kind: 'truncated' }, fake.isSubmit)
        return carried.worker()
      }
      server.world.fate = 'never'
      await carried.worker(() => {
        if (server.lines.count() === 0) return false
        server.lines.cut()
        server.world.fate = 'done'
        return true
      })
    },
    right: ['succeeds', 'fails: outcome_unknown'],
  },
  {
    name: 'process killed while the service takes it',
    async live(carried) {
      await carried.dyingWorker('when it is taken')
      await carried.worker()
    },
    right: ['succeeds', 'fails: outcome_unknown', 'made again: succeeds'],
  },
  {
    name: 'process killed between submission and first question',
    only: 'jobs',
    async live(carried) {
      await carried.dyingWorker('after it was accepted')
      await carried.worker()
    },
    right: ['succeeds'],
  },
]
