import { creditsFor, findModel, type Model, type Offer, offersFor } from '@krya/catalog'
import { invalidFields, KryaError, type OperationId, operations, type Routing } from '@krya/contracts'
import type { Place, Provider } from '@krya/provider-kit'
import { placeOf } from '@krya/provider-kit/protocols'
import type { Step } from '../../db/schema/index.ts'
import { canRun, priceAt } from '../../providers/connections.ts'
import { chainOf } from '../../providers/routing.ts'
import { outside, ranged } from '../fit.ts'
import type { Known } from './measure.ts'
import { type House, type Obstacle, obstaclesTo } from './obstacles.ts'

/** What choosing needs to know of providers. */
export interface Market extends House {
  /** Undefined: not set up here. */
  get(provider: string):
    | {
        readonly provider: Pick<Provider, 'place' | 'placeAt' | 'downloads' | 'runs' | 'priceOf' | 'binds'>
        readonly settings?: unknown
      }
    | undefined
  routing(): Routing
}

/** A way to carry a request out. */
export interface Way {
  readonly model: Model
  readonly offer: Offer
  /** For one output. */
  readonly credits: number
}

/** More offers than this are not tried one after the other; the built-in engine comes after them. */
const longest = 8
/** What costs more than so many times the first is not fallen to: nobody agreed to that price, and all of it is held. */
const dearestTimes = 3
/** So few credits for an output are not worth an offer fewer. */
const trifle = 10

/**
 * The ways a request falls through, best first. A chosen model keeps to its own offers, unless others may step
 * in; `auto` goes by what is preferred, or by the configured chain of providers.
 * @throws KryaError unknown_model, provider_not_set_up, invalid_input
 */
export function chooseChain(
  market: Market,
  operation: OperationId,
  input: Readonly<Record<string, unknown>>,
  known: Known = {},
): readonly [Way, ...Way[]] {
  const { model: wanted, prefer, allow_other_models } = input
  const models = market.models()
  const every = models.flatMap((model) => waysOf(market, model, operation, input, known))
  const judged = every.map((way) => ({
    way,
    obstacles: obstaclesTo(market, way, { operation, input, known }),
  }))
  const able = judged.flatMap(({ way, obstacles }) => (obstacles.length === 0 ? [way] : []))
  const unable = judged.filter(({ obstacles }) => obstacles.length > 0)
  const usable = able.filter(({ offer }) => canRun(market.get(offer.provider), offer))
  const found =
    typeof wanted === 'string' && wanted !== 'auto' ? pinned(models, wanted, operation) : undefined
  const own = found === undefined ? [] : usable.filter(({ model }) => model.id === found.id)
  const byChain = willingFirst(inOrderOf(chainOf(market.routing(), operation), own), input)
  if (found !== undefined && allow_other_models !== true) {
    if (byChain[0] === undefined) {
      const refused = unable.filter(({ way }) => way.model.id === found.id)
      const here = refused.filter(({ way }) => market.get(way.offer.provider) !== undefined)
      if (refused.length > 0) throw invalidFields(distinct(here.length > 0 ? here : refused))
      throw notSetUp(
        found.name,
        found.offers.map(({ provider }) => provider),
      )
    }
    return [byChain[0], ...affordable(byChain).slice(1, longest)]
  }
  const rest = usable.filter(({ model, offer }) => model.id !== found?.id && isAtHand(market, offer))
  const { bought, last } = automatic(market, operation, prefer, rest)
  const [first, ...more] = [...affordable([...byChain, ...bought]).slice(0, longest), ...last]
  if (first === undefined) {
    const refused = unable.find(({ way }) => market.get(way.offer.provider) !== undefined)
    if (refused !== undefined && able.length === 0) throw invalidFields(refused.obstacles)
    throw notSetUp(
      operations[operation].title,
      able.map(({ offer }) => offer.provider),
    )
  }
  return [first, ...more]
}

/** Each obstacle of some ways once. */
function distinct(ways: readonly { readonly obstacles: readonly Obstacle[] }[]): Obstacle[] {
  const all = ways.flatMap(({ obstacles }) => obstacles)
  return all.filter(({ message }, at) => all.findIndex((one) => one.message === message) === at)
}

/** Nobody is made to wait for a download that nobody asked for. */
const isAtHand = (market: Market, { provider, endpoint }: Offer): boolean =>
  market.get(provider)?.provider.downloads?.has(endpoint) ?? true

/** A way as it is stored. */
export const stepOf = ({ model, offer, credits }: Way): Step => ({
  provider: offer.provider,
  endpoint: offer.endpoint,
  model: model.id,
  credits,
  batch: offer.batch,
})

function waysOf(
  market: Market,
  model: Model,
  operation: OperationId,
  input: Readonly<Record<string, unknown>>,
  known: Known,
): Way[] {
  return offersFor(model, operation).map((offer) => {
    // What is paid for is what the model makes, not what was asked for.
    const made = { ...input, ...ranged(model, offer, input) }
    return { model, offer, credits: creditsFor(priceAt(market.get(offer.provider), offer), made, known) }
  })
}

function pinned(models: readonly Model[], wanted: string, operation: OperationId): Model {
  const model = findModel(models, wanted, operation)
  if (model !== undefined) return model
  throw new KryaError('unknown_model', `There is no model “${wanted}” for ${operation} here.`, {
    details: [{ field: 'model', message: 'choose an id from GET /api/models, or auto' }],
  })
}

/** Those that take all numbers as they were given before those that would take the nearest. */
function willingFirst(ways: readonly Way[], input: Readonly<Record<string, unknown>>): Way[] {
  const unwilling = ({ offer }: Way): number => (outside(offer, input).length > 0 ? 1 : 0)
  return ways.toSorted((a, b) => unwilling(a) - unwilling(b))
}

/** Those that cost about what the first does; where that is free, whatever the person set up. */
function affordable(ways: readonly Way[]): Way[] {
  const first = ways[0]?.credits ?? 0
  const most = Math.max(first * dearestTimes, trifle)
  return ways.filter(({ credits }) => first === 0 || credits <= most)
}

/** What `auto` chooses from, best first, and what stands by for when all of that fails. */
function automatic(market: Market, operation: OperationId, prefer: unknown, ways: readonly Way[]) {
  const placeIn = ({ offer }: Way): Place => {
    const found = market.get(offer.provider)
    return found === undefined ? 'remote' : placeOf(found.provider, found.settings)
  }
  const isBuiltIn = (way: Way): boolean => placeIn(way) === 'here'
  const isPrivate = (way: Way): boolean => placeIn(way) !== 'remote'
  const allowed = prefer === 'private' ? ways.filter(isPrivate) : [...ways]
  const bought = allowed.filter((way) => !isBuiltIn(way))
  const { fall_back_to_atelier: fallsBack } = market.routing()
  const builtIn = allowed.filter(isBuiltIn)
  const last = fallsBack || bought.length === 0 ? builtIn : []
  return { bought: ranked(chainOf(market.routing(), operation), prefer, bought), last }
}

function ranked(chain: readonly string[], prefer: unknown, ways: readonly Way[]): Way[] {
  switch (prefer) {
    case 'best':
      return ways.toSorted((a, b) => b.model.quality - a.model.quality || a.credits - b.credits)
    case 'fastest':
      return ways.toSorted((a, b) => a.model.seconds - b.model.seconds)
    case 'cheapest':
      return ways.toSorted((a, b) => a.credits - b.credits)
    default:
      // One model of each provider: a second would meet the same fault.
      return onePerProvider(inOrderOf(chain, ways))
  }
}

/** By the place of their provider in a chain; those not in it come after, the cheapest first. */
function inOrderOf(chain: readonly string[], ways: readonly Way[]): Way[] {
  const place = ({ offer }: Way): number => {
    const at = chain.indexOf(offer.provider)
    return at < 0 ? chain.length : at
  }
  return ways.toSorted(
    (a, b) => place(a) - place(b) || (place(a) === chain.length ? a.credits - b.credits : 0),
  )
}

function onePerProvider(ways: readonly Way[]): Way[] {
  const seen = new Set<string>()
  return ways.filter(({ offer }) => !seen.has(offer.provider) && seen.add(offer.provider))
}

function notSetUp(what: string, providers: readonly string[]): KryaError {
  const names = [...new Set(providers)].join(', ')
  return new KryaError('provider_not_set_up', `${what} needs one of these providers: ${names}.`, {
    details: [{ field: 'model', message: `set one of these up in Settings → Providers: ${names}` }],
  })
}
