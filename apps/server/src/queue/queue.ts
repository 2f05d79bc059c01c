import { is, SQL, sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { Database, OpenDatabase } from '../db/database.ts'
import { assertAllBound, type Binding, type Job, jobs } from './jobs.ts'

export interface Queue {
  /** Enqueues in the caller's transaction: the job exists if and only if that commits. */
  send<Payload extends z.ZodType>(
    tx: Database,
    job: Job<Payload>,
    payload: z.infer<Payload> & object,
  ): Promise<void>
  /** Starts working on jobs; called once, by processes of role worker. @throws when a handler is missing or doubled. */
  work(bindings: readonly Binding[]): Promise<void>
  /** @throws when the queue's tables cannot be read. */
  health(): Promise<void>
  /** Lets running handlers finish, then stops. */
  stop(): Promise<void>
}

/** The job queue on the same database. It knows job ids and payloads; handlers are bound by `work`. */
export async function openQueue(database: OpenDatabase, onError: (error: Error) => void): Promise<Queue> {
  const connection = database.queueConnection
  const boss =
    'url' in connection
      ? new PgBoss({ connectionString: connection.url, useListenNotify: true, max: 4 })
      : new PgBoss({ db: connection.executor, backend: 'pglite', useListenNotify: true })
  boss.on('error', onError)
  await boss.start()
  for (const job of Object.values(jobs)) await declare(boss, job)
  return {
    async send(tx, job, payload) {
      // Without a time to start at: even one that is now would be later than the transaction’s, and wake nobody.
      await boss.send(job.id, payload, { db: executorOver(tx) })
    },
    async work(bindings) {
      assertAllBound(bindings)
      for (const { id, run } of bindings)
        await boss.work(id, { localConcurrency: 2, pollingIntervalSeconds: 5 }, async (batch) => {
          for (const job of batch) await run(job.data)
        })
    },
    health: async () => {
      await boss.getQueue(jobs.purge.id)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: true }),
  }
}

async function declare(boss: PgBoss, job: Job): Promise<void> {
  const options = {
    expireInSeconds: job.timeLimitSeconds,
    retryLimit: job.retries,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: 600,
    notify: true,
  }
  await boss.createQueue(job.id, options)
  await boss.updateQueue(job.id, options)
  if (job.cron !== undefined) await boss.schedule(job.id, job.cron)
}

const answer = z.object({ rows: z.array(z.unknown()) })

/** pg-boss's view of one of our transactions. */
function executorOver(tx: Database) {
  return fromDrizzle(
    {
      async execute(query) {
        if (!is(query, SQL)) throw new TypeError('pg-boss asked for something that is not SQL')
        return answer.parse(await tx.execute(query))
      },
    },
    sql,
  )
}
