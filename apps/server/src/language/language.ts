import { createHash } from 'node:crypto'
import { languageChain } from '@krya/catalog'
import {
  type AnsweredBy,
  KryaError,
  type LanguageInput,
  type LanguageOutput,
  type LanguageTask,
} from '@krya/contracts'
import { askModel, statusOf, tasks } from '@krya/language'
import type { ChatEndpoint } from '@krya/provider-kit'
import { LRUCache } from 'lru-cache'
import type { Principal } from '../accounts/principal.ts'
import type { Database } from '../db/database.ts'
import { pauseOf, report } from '../providers/circuits.ts'
import type { Connections } from '../providers/connections.ts'
import type { Storage } from '../storage/storage.ts'
import { assertAllowed } from '../studio/submit/policy.ts'
import { lookAt } from './look.ts'
import { Till } from './till.ts'

/** A person waits: all models together get this long, then the rules answer. */
const answeredWithinMs = 20_000
const kept = { max: 2_000, ttl: 24 * 3_600_000 }
const endpoint = 'chat'

type Answer<Task extends LanguageTask> = LanguageOutput<Task> & { readonly answered_by: AnsweredBy }

/** A piece of an answer as it is written, or the whole of it at the end. */
export type LanguageEvent =
  | { readonly type: 'delta'; readonly data: { readonly text: string } }
  | { readonly type: 'done'; readonly data: object }

interface Surroundings {
  readonly db: Database
  readonly storage: Storage
  readonly connections: Pick<Connections, 'get' | 'routing'>
}

interface Talker {
  readonly provider: string
  readonly title: string
  readonly chat: ChatEndpoint
}

/**
 * Help with words and pictures. Models are asked in turn, as far as credits and budgets allow; where none answers in
 * time, rules of our own do.
 */
export function createLanguage({ db, storage, connections }: Surroundings) {
  const cache = new LRUCache<string, object>(kept)

  function talkers(): Talker[] {
    return languageChain.flatMap((id) => {
      const connection = connections.get(id)
      const chat = connection?.provider.chat?.(connection.settings)
      return connection === undefined || chat === undefined
        ? []
        : [{ provider: id, title: connection.provider.title, chat }]
    })
  }

  async function answer<Task extends LanguageTask>(
    id: Task,
    who: Principal,
    input: LanguageInput<Task>,
    gone: AbortSignal,
    onText?: (text: string) => void,
  ): Promise<Answer<Task>> {
    assertAllowed(textOf(input))
    const task = tasks[id]
    const asked = talkers().filter(({ chat }) => chat.sees || !task.looks)
    const key = digest([
      id,
      task.version,
      input,
      who.ownerId,
      asked.map(({ chat }) => [chat.baseUrl, chat.model]),
    ])
    const before = cache.get(key)
    if (isAnswer<Task>(before)) return { ...before, answered_by: { ...before.answered_by, credits: 0 } }
    const pictures = await lookAt(db, storage, who, assetsOf(input))
    const passed: string[] = []
    const till = new Till({ db, who, task: id, limits: connections.routing() })
    const signal = AbortSignal.any([gone, AbortSignal.timeout(answeredWithinMs)])
    for (const { provider, title, chat } of asked) {
      if (signal.aborted) break
      if ((await pauseOf(db, { provider, endpoint })) !== undefined) {
        passed.push(`${title} is left alone for now; it kept failing.`)
        continue
      }
      try {
        const payer = till.payerOf(provider, chat)
        const output = await askModel(chat, task, input, pictures, { signal, payer, onText })
        await report(db, { provider, endpoint }, 'well')
        const price_known = chat.price.by !== 'unknown'
        const answered_by = { provider, model: chat.model, credits: till.spent, price_known, passed }
        const whole = { ...output, answered_by }
        cache.set(key, whole)
        return whole
      } catch (error) {
        if (gone.aborted) throw error
        if (error instanceof KryaError) {
          passed.push(`${title} was not asked: ${error.message}`)
          continue
        }
        passed.push(`${title} ${reasonOf(error)}.`)
        await report(db, { provider, endpoint }, 'badly')
      }
    }
    const answered_by = { provider: 'rules', model: 'rules', credits: till.spent, price_known: true, passed }
    return { ...task.rules(input, pictures), answered_by }
  }

  return {
    answer,

    /** The same, telling of the answer as it is written. */
    async *stream<Task extends LanguageTask>(
      id: Task,
      who: Principal,
      input: LanguageInput<Task>,
      gone: AbortSignal,
    ): AsyncGenerator<LanguageEvent> {
      const pieces: string[] = []
      let wake = (): void => undefined
      const answering = answer(id, who, input, gone, (text) => {
        pieces.push(text)
        wake()
      }).finally(() => wake())
      let isOver = false
      const over = answering.then(
        () => (isOver = true),
        () => (isOver = true),
      )
      while (!isOver || pieces.length > 0) {
        const text = pieces.splice(0).join('')
        if (text !== '') yield { type: 'delta', data: { text } }
        else await Promise.race([over, new Promise<void>((resolve) => (wake = resolve))])
      }
      yield { type: 'done', data: await answering }
    },
  }
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** What is in the cache under a task’s key is that task’s answer: nothing else is put there. */
function isAnswer<Task extends LanguageTask>(value: object | undefined): value is Answer<Task> {
  return value !== undefined && 'answered_by' in value
}

function textOf(input: LanguageInput<LanguageTask>): string {
  if ('prompt' in input) return input.prompt
  return 'query' in input ? input.query : ''
}

function assetsOf(input: LanguageInput<LanguageTask>): readonly string[] {
  if ('asset' in input) return [input.asset]
  return 'assets' in input ? input.assets : []
}

/** In words that hold no key: the service’s own message is not passed on. */
function reasonOf(error: unknown): string {
  const status = statusOf(error)
  if (status !== undefined) return `answered ${status}`
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return 'did not answer in time'
  return error instanceof Error && error.name === 'UselessAnswer' ? error.message : 'could not be reached'
}
