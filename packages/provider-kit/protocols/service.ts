import type { z } from 'zod'
import type { Incoming } from '../spec/http.ts'
import type { Billed, Context, Health, Refused } from '../spec/provider.ts'
import { ProviderError, type ProviderErrorKind } from '../spec/provider-error.ts'

/** What a service's own words for a failure mean, as far as its status does not say it. */
export interface Explained {
  readonly message?: string | undefined
  readonly kind?: ProviderErrorKind | undefined
  readonly billed?: Billed | undefined
  readonly retryAfterMs?: number | undefined
}

/** What all calls to one service have in common. */
export interface Service<Settings> {
  readonly id: string
  readonly title: string
  readonly settings: z.ZodType<Settings>
  /** Most calls at once, for this key. */
  concurrency(settings: Settings): number
  /** Base URLs of its hosts: addresses it names are followed with our key on these origins alone. */
  hosts(settings: Settings): readonly string[]
  /** Further addresses that are its own, where they cannot be listed. */
  owns?(url: URL): boolean
  /**
   * Left out: `remote`. A server of the person's own charges nothing, so its calls may be made over; whether it is
   * one, its hosts say.
   */
  readonly place?: 'private'
  /** The person's own word on whether it is theirs, above what its hosts say. */
  own?(settings: Settings): 'yes' | 'no' | undefined
  /** See the provider’s. */
  readonly binds?: readonly string[]
  /** What proves who we are. */
  headers(settings: Settings): Readonly<Record<string, string>>
  /** Reads an answer that is no success: its body, undefined when that is no JSON. */
  explain(body: unknown, answer: Incoming): Explained
  /** Whether the service says that what fails is not charged. */
  readonly chargesFailures: boolean
  /** A real, authenticated call that costs nothing. */
  health(context: Context<Settings>): Promise<Health>
}

/** What a status says when the service says no more; 5xx is told apart below. */
const kinds: Readonly<Record<number, ProviderErrorKind>> = {
  400: 'rejected',
  401: 'unauthorised',
  402: 'no-credit',
  403: 'unauthorised',
  404: 'rejected',
  408: 'unavailable',
  409: 'rejected',
  413: 'rejected',
  415: 'rejected',
  422: 'rejected',
  425: 'unavailable',
  429: 'rate-limited',
  451: 'content-refused',
  503: 'unavailable',
}

const plainWords: Readonly<Record<ProviderErrorKind, string>> = {
  unauthorised: 'does not accept the key',
  'no-credit': 'says that the account is out of credit',
  'rate-limited': 'takes no more requests just now',
  unavailable: 'is not taking requests',
  failed: 'failed',
  rejected: 'does not accept the request',
  'content-refused': 'refused the content',
  'malformed-answer': 'gave an answer that cannot be read',
  timeout: 'took too long',
}

/** What telling of a service’s faults needs to know of it. */
export type Blamed = Pick<Service<never>, 'title' | 'explain' | 'chargesFailures'>

/** What an answer that is no success means: nothing was charged, unless it may have been at work already. */
export function faultOf(service: Blamed, answer: Incoming): ProviderError {
  const said = service.explain(answer.json(), answer)
  const kind = said.kind ?? kinds[answer.status] ?? (answer.status >= 500 ? 'failed' : 'malformed-answer')
  const sure = answer.status < 500 || answer.status === 503 || !service.chargesFailures
  const billed = said.billed ?? (sure && kind !== 'malformed-answer' ? 'no' : 'unknown')
  const words = said.message?.trim()
  const message = `${service.title} ${plainWords[kind]} (${answer.status})${words ? `: ${words.slice(0, 500)}` : '.'}`
  return new ProviderError(kind, message, {
    billed,
    retryAfterMs: said.retryAfterMs ?? retryAfterOf(answer),
    // A key may be forbidden one model and not the others.
    ofAccount: kind === 'no-credit' || (kind === 'unauthorised' && answer.status !== 403),
  })
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfterOf({ headers }: Incoming): number | undefined {
  const value = headers['retry-after']
  if (value === undefined) return undefined
  const seconds = Number(value)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, Math.min(ms, 3_600_000)) : undefined
}

/** Reads a success; what does not fit may be running there all the same. @throws ProviderError malformed-answer */
export function readAnswer<Shape extends z.ZodType>(
  service: Pick<Blamed, 'title'>,
  answer: Incoming,
  shape: Shape,
): z.infer<Shape> {
  const parsed = shape.safeParse(answer.json())
  if (parsed.success) return parsed.data
  throw new ProviderError('malformed-answer', `${service.title} gave an answer that cannot be read.`, {
    billed: 'unknown',
    cause: parsed.error,
  })
}

/** A state that the service's published API does not name: nobody can tell whether the job is over or paid for. */
export const unknownState = <Settings>(service: Service<Settings>, state: string): ProviderError =>
  new ProviderError('malformed-answer', `${service.title} names a state that is new to us: ${state}.`, {
    billed: 'unknown',
  })

export const isSuccess = ({ status }: Incoming): boolean => status >= 200 && status < 300

/** Asks the service for something that costs nothing, with the key. @throws ProviderError when it is refused */
export async function get<Settings>(
  service: Service<Settings>,
  { settings, http, signal }: Context<Settings>,
  url: string,
): Promise<Incoming> {
  const answer = await http.send({ method: 'GET', url, headers: service.headers(settings) }, signal)
  if (isSuccess(answer)) return answer
  throw faultOf(service, answer)
}

/** A fault that is the service's last word on the request, as such. */
export function refusalOf(fault: ProviderError): Refused | undefined {
  if (fault.kind !== 'rejected' && fault.kind !== 'content-refused') return undefined
  return { state: 'refused', reason: fault.kind, message: fault.message, billed: fault.billed }
}

export const isRefusal = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'state' in value && value.state === 'refused'

/** Whether an address that a service named lies on one of its own origins. */
export function isOwn<Settings>(service: Service<Settings>, settings: Settings, url: string): boolean {
  if (!URL.canParse(url)) return false
  const address = new URL(url)
  return (
    service.hosts(settings).some((host) => new URL(host).origin === address.origin) ||
    service.owns?.(address) === true
  )
}

/** An address that a service named, if our key may go there. @throws ProviderError malformed-answer */
export function ownAddress<Settings>(service: Service<Settings>, settings: Settings, url: string): string {
  if (isOwn(service, settings, url)) return url
  throw new ProviderError(
    'malformed-answer',
    `${service.title} named an address that is not its own; the key was not sent there.`,
    { billed: 'unknown' },
  )
}

/** A file that a service named: guarded unless it lies on the service's own origins. */
export function remoteFile<Settings>(service: Service<Settings>, settings: Settings, url: string) {
  if (!URL.canParse(url))
    throw new ProviderError('malformed-answer', `${service.title} named a result that is no address.`, {
      billed: 'yes',
    })
  return { url, at: isOwn(service, settings, url) ? ('service' as const) : ('foreign' as const) }
}
