import { findModel, models, type Offer, offersFor } from '@krya/catalog'
import { type AssetKind, type OperationId, operations } from '@krya/contracts'
import {
  type Call,
  type Http,
  type InputFile,
  type Json,
  jsonRecord,
  type Provider,
} from '@krya/provider-kit'
import sharp from 'sharp'

const side = 512
/** A file whose bytes are those of a picture: nobody here looks into clips and recordings. */
const fileOf = (last: string, mediaType: string): InputFile => ({
  id: `018f0000-0000-7000-8000-00000000000${last}`,
  mediaType,
  width: mediaType.startsWith('audio/') ? null : side,
  height: mediaType.startsWith('audio/') ? null : side,
  bytes: () =>
    sharp({ create: { width: side, height: side, channels: 3, background: '#80f' } })
      .png()
      .toBuffer(),
})
const pictureFile = fileOf('1', 'image/png')
const ofKind: Readonly<Partial<Record<AssetKind, InputFile>>> = {
  image: pictureFile,
  video: fileOf('2', 'video/mp4'),
  audio: fileOf('3', 'audio/mpeg'),
}
const loraFile = fileOf('4', 'application/x-safetensors')

/** Something for every field that any operation has, its files aside. */
const everything: Readonly<Record<string, Json>> = {
  prompt: 'a fox',
  negative_prompt: 'blur',
  search: 'fox',
  style: 'watercolour',
  width: 1024,
  height: 1024,
  seed: 7,
  steps: 20,
  cfg_scale: 5,
  strength: 0.6,
  creativity: 0.5,
  fidelity: 0.5,
  scale: 2,
  left: 64,
  right: 0,
  top: 0,
  bottom: 64,
  light_from: 'left',
  batch_size: 1,
  trigger: 'foxy',
  lora_scale: 0.8,
}

/** An input of an operation in which nothing is left out that this offer makes something of. */
function fullInput(operation: OperationId): Record<string, Json> {
  const { input, files } = operations[operation]
  const own = Object.entries(everything).filter(([name]) => name in input.shape)
  const named = files.flatMap(({ name, kind }): [string, Json][] => {
    const { id } = kind === 'lora' ? loraFile : (ofKind[kind] ?? pictureFile)
    if (name === 'references') return [[name, [id]]]
    return [[name, name === 'images' ? Array.from({ length: 4 }, () => id) : id]]
  })
  return jsonRecord.parse(operations[operation].read(Object.fromEntries([...own, ...named])).input)
}

/** How a service offers an operation by a model of the catalog. */
export function offerOf(provider: string, model: string, operation: OperationId): Offer {
  const found = findModel(models, model, operation)
  const offer = found && offersFor(found, operation).find((one) => one.provider === provider)
  if (offer === undefined) throw new Error(`${provider} does not offer ${operation} by ${model}`)
  return offer
}

/** A call for an offer as the studio makes it, with everything that its operation has. */
export function callFor(
  provider: Provider,
  offer: Offer,
  http: Http,
  settings: Readonly<Record<string, Json>>,
): Call<unknown> {
  const lora = { ...loraFile, trained: { provider: provider.id, name: 'somebody/a-model:v2' } }
  return {
    operation: offer.operation,
    endpoint: offer.endpoint,
    wire: offer.wire ?? null,
    input: fullInput(offer.operation),
    files: new Map([...Object.values(ofKind), lora].map((file) => [file.id, file])),
    seeds: [7],
    idempotencyKey: 'k',
    linkTo: ({ id }) => `https://krya.test/api/links/token/${id}`,
    onProgress: () => undefined,
    onPreview: () => undefined,
    settings: provider.settings.parse(settings),
    http,
    signal: AbortSignal.timeout(5_000),
  }
}
