import type { Wire, WireWord } from '@krya/catalog'
import { type OperationId, operations, resolutions } from '@krya/contracts'
import { z } from 'zod'
import type { Json } from '../spec/provider.ts'

const property = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.json()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  anyOf: z
    .array(
      z.looseObject({
        type: z.string().optional(),
        enum: z.array(z.json()).optional(),
        minimum: z.number().optional(),
        maximum: z.number().optional(),
      }),
    )
    .optional(),
})
const schema = z.looseObject({
  properties: z.record(z.string(), z.json()).default({}),
  required: z.array(z.string()).default([]),
})
type Property = z.infer<typeof property>
type Choice = z.infer<ReturnType<typeof z.json>>

export interface Guess {
  readonly wire: Wire
  /** How many outputs one call can make. */
  readonly batch: number
  /** JSON Schema of the fields that none of ours stands for. */
  readonly extra: Record<string, Json>
  /** Our fields without which the operation makes no sense, and which the endpoint does not have. */
  readonly missing: readonly string[]
}

/** Names that services give to what our fields mean, most telling first. */
const names: Readonly<Record<string, readonly string[]>> = {
  prompt: ['prompt', 'text', 'text_prompt', 'promptText', 'instruction'],
  negative_prompt: ['negative_prompt', 'negativePrompt'],
  image: [
    'image_url',
    'image',
    'input_image',
    'input_image_url',
    'start_image',
    'start_image_url',
    'first_frame_image',
    'first_frame_url',
    'image_urls',
    'input_images',
    'image_input',
    'img',
  ],
  end_image: ['end_image', 'end_image_url', 'tail_image_url', 'last_image', 'last_frame_image', 'last_frame'],
  mask: ['mask_url', 'mask_image_url', 'mask', 'mask_image'],
  style_image: ['style_image_url', 'style_image', 'style_reference'],
  video: ['video_url', 'video', 'input_video', 'video_input'],
  audio: ['audio_url', 'audio', 'audio_file', 'input_audio'],
  size: ['image_size', 'size'],
  width: ['width'],
  height: ['height'],
  aspect_ratio: ['aspect_ratio', 'ratio'],
  batch_size: ['num_images', 'num_outputs', 'number_of_images', 'n'],
  seed: ['seed'],
  steps: ['num_inference_steps', 'steps'],
  cfg_scale: ['guidance_scale', 'guidance', 'cfg_scale', 'cfg'],
  strength: ['strength', 'prompt_strength', 'denoise'],
  scale: ['upscale_factor', 'scale', 'scale_factor', 'upscaling_factor'],
  creativity: ['creativity'],
  duration: ['duration', 'duration_seconds', 'seconds'],
  resolution: ['resolution'],
  sound: ['generate_audio'],
  images: ['images_data_url', 'image_data_url', 'input_images'],
  trigger: ['trigger_word', 'trigger_phrase', 'default_caption'],
  training_steps: ['steps', 'training_steps', 'iterations'],
  lora: ['loras', 'lora_weights', 'hf_lora'],
  lora_scale: ['lora_scale'],
  output_format: ['output_format'],
}

/** How an endpoint wants an operation's input, as far as the names of its fields tell. */
export function guessWire(operation: OperationId, published: Readonly<Record<string, Json>>): Guess {
  const { properties, required } = schema.parse(published)
  const shape: Readonly<Record<string, z.ZodType>> = operations[operation].input.shape
  const taken = new Map<string, WireWord>()
  const found = new Set<string>()
  let batch = 1
  for (const [field, candidates] of Object.entries(names)) {
    if (!(field in shape) && !(field === 'size' && 'width' in shape) && field !== 'output_format') continue
    const name = candidates.find((one) => one in properties && !taken.has(one))
    const its = name === undefined ? undefined : flat(property.safeParse(properties[name]).data)
    if (name === undefined || its === undefined) continue
    const word = wordOf(field, its, shape)
    if (word === undefined) continue
    taken.set(name, word)
    found.add(field)
    if (field === 'batch_size') batch = Math.max(1, Math.min(4, its.maximum ?? 4))
  }
  const rest = Object.entries(properties).filter(([name]) => !taken.has(name))
  return {
    wire: Object.fromEntries(taken),
    batch,
    extra: {
      type: 'object',
      properties: Object.fromEntries(rest),
      required: required.filter((name) => !taken.has(name)),
      additionalProperties: false,
    },
    missing: Object.entries(shape).flatMap(([field, its]) =>
      needed.has(field) && !found.has(field) && !its.safeParse(undefined).success ? [field] : [],
    ),
  }
}

/** Fields that an operation cannot do without, where it has them at all. */
const needed: ReadonlySet<string> = new Set(['prompt', 'image', 'mask', 'video', 'audio', 'images'])

/** `anyOf` with null is how many services write an optional field. */
function flat(its: Property | undefined): Property | undefined {
  const one = its?.anyOf?.find(({ type }) => type !== 'null')
  return its === undefined ? undefined : { ...its, ...one }
}

function wordOf(
  field: string,
  its: Property,
  shape: Readonly<Record<string, z.ZodType>>,
): WireWord | undefined {
  const choices = (its.enum ?? []).filter((one) => typeof one === 'string')
  switch (field) {
    case 'prompt':
      return { as: 'prompt' }
    case 'image':
    case 'end_image':
    case 'mask':
    case 'style_image':
    case 'video':
    case 'audio':
      return its.type === 'array' ? { as: 'file', field, list: true } : { as: 'file', field }
    case 'images':
      return { as: 'zip', field }
    case 'lora':
      // A list holds what was uploaded; a text is an address, fetched by the model itself.
      return its.type === 'array' ? { as: 'weights', field, scale: 'lora_scale' } : { as: 'link', field }
    case 'batch_size':
      return { as: 'count' }
    case 'seed':
      return { as: 'seed', below: Math.min(2 ** 32, (its.maximum ?? 2 ** 31 - 1) + 1) }
    case 'size':
      return { as: 'size' }
    case 'aspect_ratio':
      return ratioOf(choices)
    case 'duration':
      return its.enum === undefined
        ? 'duration'
        : choiceOf(field, its.enum, (one) => Number.parseFloat(String(one)))
    case 'resolution':
      return choiceOf(field, choices, (one) =>
        resolutions.find((known) => known === String(one).toLowerCase()),
      )
    case 'output_format':
      return choices.includes('png') && 'batch_size' in shape ? { as: 'constant', value: 'png' } : undefined
    default:
      return its.type === 'number' || its.type === 'integer' ? withinBounds(field, its) : field
  }
}

/** A number of ours, within what the endpoint publishes that it takes. */
function withinBounds(field: string, { minimum: min, maximum: max }: Property): WireWord {
  if (min === undefined && max === undefined) return field
  return { as: 'scaled', field, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

function ratioOf(choices: readonly string[]): WireWord | undefined {
  const of = choices.filter((one) => /^\d+:\d+$/.test(one))
  return of.length === 0 ? undefined : { as: 'ratio', of }
}

function choiceOf(
  field: string,
  choices: readonly Choice[],
  ours: (choice: Choice) => string | number | undefined,
): WireWord | undefined {
  const of = choices.flatMap((one) => {
    const known = ours(one)
    return known === undefined || Number.isNaN(known) ? [] : [[String(known), one] as const]
  })
  return of.length === 0 ? undefined : { as: 'choice', field, of: Object.fromEntries(of) }
}

/** Our operation for what services call a category, a task or a tag. */
export function operationNamed(category: string): OperationId | undefined {
  const name = category.toLowerCase().replaceAll(/[\s_]+/g, '-')
  const known = Object.values(operations).find(({ id }) => id === name)?.id
  return known ?? otherNames[name]
}

const otherNames: Readonly<Record<string, OperationId>> = {
  'video-to-video': 'restyle-video',
  'video-extension': 'extend-video',
  lipsync: 'lip-sync',
  training: 'train-lora',
  'image-editing': 'instruct-edit',
  'image-edit': 'instruct-edit',
  inpainting: 'inpaint',
  outpainting: 'outpaint',
  'background-removal': 'remove-background',
  'image-upscaling': 'upscale-image',
  'super-resolution': 'upscale-image',
  'video-upscaling': 'upscale-video',
  'frame-interpolation': 'interpolate-video',
  'face-restoration': 'restore-faces',
  vectorization: 'vectorize-image',
}
