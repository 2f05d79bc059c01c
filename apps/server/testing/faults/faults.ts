import type { Json } from '@krya/provider-kit'
import { picture } from '@krya/provider-kit/testing'
import type { Only, Stage } from './cases.ts'

/** Something that breaks during one call, which is a row of the table. */
export interface Fault {
  readonly name: string
  readonly only?: Only
  set(stage: Stage): void | Record<string, Json>
  /** Beginnings of outcomes that are right. */
  readonly right: readonly string[]
}

const elsewhere = (settings: Record<string, Json>, url: string): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      name.endsWith('_url') || name === 'servers' ? url : value,
    ]),
  )
const status = (code: 401 | 402 | 422 | 429 | 500, right: readonly string[], name = `${code}`): Fault => ({
  name,
  set: ({ fake, server }) => server.break({ kind: 'answer', answer: fake.errors[code] }, fake.isSubmit),
  right,
})
const answered = (name: string, answer: object, right: readonly string[]): Fault => ({
  name,
  set: ({ fake, server }) => server.break({ kind: 'answer', answer }, fake.isSubmit),
  right,
})
const result = (name: string, set: (stage: Stage) => void, right: readonly string[]): Fault => ({
  name,
  only: 'addresses',
  set,
  right,
})
const isResult = ({ path }: { path: string }): boolean => path.startsWith('/results/')

const unknown = ['fails: outcome_unknown', 'tried again', 'next offer']
const unreadable = ['fails:', 'next offer', 'tried again']

/** What breaks while a call is made, or its result fetched. */
export const faults: readonly Fault[] = [
  { name: 'nothing', set: () => undefined, right: ['succeeds'] },
  {
    name: 'connection refused',
    set: ({ settings }) => elsewhere(settings, 'http://127.0.0.1:1'),
    right: ['tried again'],
  },
  {
    name: 'no such host',
    set: ({ settings }) => elsewhere(settings, 'http://no-such-host.invalid'),
    right: ['tried again'],
  },
  {
    name: 'TLS error',
    set: ({ settings, server }) => elsewhere(settings, server.url.replace('http:', 'https:')),
    right: ['tried again'],
  },
  {
    name: 'connection dropped',
    set: ({ fake, server }) => server.break({ kind: 'reset' }, fake.isSubmit),
    right: unknown,
  },
  {
    name: 'answer stalls',
    set: ({ fake, server }) => server.break({ kind: 'stalled' }, fake.isSubmit),
    right: unknown,
  },
  {
    name: 'answer or stream stalls half-way',
    set: ({ fake, server }) => server.break({ kind: 'stalled', share: 0.5 }, fake.isSubmit),
    right: unknown,
  },
  {
    name: 'answer or stream breaks off half-way',
    set: ({ fake, server }) => server.break({ kind: 'truncated' }, fake.isSubmit),
    right: unknown,
  },
  status(401, ['next offer']),
  status(402, ['next offer']),
  answered('404', { status: 404, json: {} }, ['next offer']),
  answered('413', { status: 413, text: 'too large' }, ['next offer']),
  status(422, ['next offer']),
  answered('429', { status: 429, json: {} }, ['tried again']),
  status(429, ['tried again', 'next offer'], '429 with a delay'),
  status(500, ['next offer', 'fails: outcome_unknown', 'tried again']),
  answered('502 with HTML', { status: 502, text: '<html>Bad gateway</html>' }, [
    'next offer',
    'fails: outcome_unknown',
    'tried again',
  ]),
  answered('503', { status: 503, json: {} }, ['tried again']),
  answered('truncated JSON', { text: '{"id": "1", "data": [{"b64_js' }, unreadable),
  answered('wrong JSON', { json: { hello: 'you' } }, unreadable),
  answered('empty body', { text: '' }, unreadable),
  {
    name: 'moderated',
    set: ({ server }) => void (server.world.fate = 'moderated'),
    right: ['fails: content_blocked', 'fails: provider_rejected', 'next offer', 'tried again'],
  },
  {
    name: 'success without pictures',
    set: ({ server }) => void (server.world.fate = 'empty'),
    right: ['fails:', 'tried again', 'next offer'],
  },
  {
    name: 'job fails',
    only: 'jobs',
    set: ({ server }) => void (server.world.fate = 'failed'),
    right: ['next offer', 'fails: provider_failed'],
  },
  result(
    'result is HTML',
    ({ server }) => server.break({ kind: 'answer', answer: { text: '<html>' } }, isResult),
    ['fails: provider_failed'],
  ),
  result(
    'result is half a picture',
    ({ server }) =>
      server.break({ kind: 'answer', answer: { bytes: picture.subarray(0, picture.length / 2) } }, isResult),
    ['fails: provider_failed'],
  ),
  result('result breaks off', ({ server }) => server.break({ kind: 'truncated' }, isResult), ['asked again']),
  result(
    'result of 2 GB',
    ({ server }) =>
      server.break({ kind: 'answer', answer: { bytes: new Uint8Array(3 * 1024 * 1024) } }, isResult),
    ['fails: result_lost'],
  ),
  result(
    'result redirects inside',
    ({ server }) =>
      server.break(
        { kind: 'answer', answer: { status: 302, headers: { location: 'http://169.254.169.254/latest' } } },
        isResult,
      ),
    ['fails: result_lost'],
  ),
  result(
    'result gone',
    ({ server }) => server.break({ kind: 'answer', answer: { status: 404, text: 'gone' } }, isResult),
    ['fails: result_lost'],
  ),
]
