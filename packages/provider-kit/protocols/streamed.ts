import type { Counted } from '@krya/catalog'
import type { Outgoing } from '../spec/http.ts'
import type { Bytes, Call, Done, Refused } from '../spec/provider.ts'
import { ProviderError } from '../spec/provider-error.ts'
import { type Attach, type Written, writeBody } from '../wire/index.ts'
import { ready } from './before-submit.ts'
import { refusedOrThrow } from './immediate.ts'
import { faultOf, isRefusal, type Service } from './service.ts'

/** What one event of a stream says. */
export type StreamEvent =
  | { readonly kind: 'preview'; readonly image: Bytes }
  | { readonly kind: 'output'; readonly image: Bytes; readonly counted?: Counted }
  | { readonly kind: 'fault'; readonly fault: ProviderError }
  | { readonly kind: 'nothing' }

/** A service that sends what it is making while it makes it, as server-sent events. */
export interface Streamed<Settings> extends Service<Settings> {
  readonly attach: Attach
  request(call: Call<Settings>, written: Written): Outgoing | Promise<Outgoing>
  event(data: string): StreamEvent
}

/** Makes one call over such a service and follows it to its end. */
export async function follow<Settings>(
  service: Streamed<Settings>,
  call: Call<Settings>,
): Promise<Done | Refused> {
  const asked = await ready(async () => {
    const written = await writeBody(call, service.attach)
    return { written, outgoing: await service.request(call, written) }
  })
  if (isRefusal(asked)) return asked
  const answer = await call.http.stream(asked.outgoing, call.signal)
  if ('status' in answer) return refusedOrThrow(faultOf(service, answer))
  const outputs: Bytes[] = []
  /** Of the whole stream: the last picture tells it. */
  let counted: Counted | undefined
  let isAtWork = false
  for await (const data of answer) {
    const event = service.event(data)
    if (event.kind === 'fault') return refusedOrThrow(isAtWork ? inDoubt(event.fault) : event.fault)
    if (event.kind !== 'nothing') isAtWork = true
    if (event.kind === 'preview') call.onPreview(event.image)
    if (event.kind !== 'output') continue
    outputs.push(event.image)
    counted = event.counted ?? counted
  }
  if (outputs.length === 0)
    throw new ProviderError('malformed-answer', `${service.title} ended its stream without a picture.`, {
      billed: 'unknown',
    })
  return {
    state: 'done',
    outputs,
    warnings: asked.written.warnings,
    ...(counted === undefined ? {} : { counted }),
  }
}

/** What was begun may be charged, whatever it broke off for. */
const inDoubt = ({ kind, message, cause }: ProviderError): ProviderError =>
  new ProviderError(kind, message, { billed: 'unknown', cause })
