import { fieldsOf, type Wire } from '@krya/catalog'

/**
 * Names by which services say which model runs, how much of it is made, how good and how large, and who is told:
 * what is paid for follows from them, so they are asked for by our own fields, which have a price, or not at all.
 */
const everywhere: ReadonlySet<string> = new Set(
  `model model_id model_name model_version version checkpoint
   n num_images num_outputs number_of_images numberOfImages max_images sampleCount
   batch_size batch_count n_iter num_videos num_samples
   size image_size imageSize width height megapixels resolution aspect_ratio
   duration duration_seconds durationSeconds seconds num_frames
   quality rendering_speed mode upscale_factor scale_factor
   stream partial_images response_format contents parameters
   webhook webhook_url webhook_secret webhook_events_filter callback_url callBackUrl`.split(/\s+/),
)

/** How an offer comes by its fields. */
export interface Binding {
  readonly wire: Wire | undefined
  /** What its adapter fills in besides. */
  readonly binds?: readonly string[] | undefined
  /** What is written down of its further fields: those are the person’s, whatever their name. */
  readonly extra?: { readonly properties?: unknown } | undefined
}

/** Why the input’s `parameters` may not name a field of an endpoint’s body; undefined: they may. */
export function boundTo(name: string, { wire = {}, binds = [], extra }: Binding): string | undefined {
  const [first = name] = name.split('.')
  const word = Object.entries(wire).find(
    ([path]) => path === name || path.startsWith(`${name}.`) || name.startsWith(`${path}.`),
  )
  if (word !== undefined) {
    const ours = [...fieldsOf({ [word[0]]: word[1] })].filter((field) => field !== 'style')
    return ours.length === 0
      ? 'is filled in for this model; take it out'
      : `is asked for by ${ours.map((field) => `“${field}”`).join(' and ')} of the request itself; take it out`
  }
  const isWrittenDown =
    typeof extra?.properties === 'object' && extra.properties !== null && name in extra.properties
  if (binds.includes(first) || (everywhere.has(first) && !isWrittenDown))
    return 'what is made and charged depends on it, so it cannot be set here; take it out'
  return undefined
}
