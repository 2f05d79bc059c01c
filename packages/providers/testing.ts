import type { Wire } from '@krya/catalog'
import type { Call, Http, InputFile, Json, Provider } from '@krya/provider-kit'
import { picture } from '@krya/provider-kit/testing'

export const inputFile: InputFile = {
  id: '018f0000-0000-7000-8000-000000000001',
  mediaType: 'image/png',
  width: 8,
  height: 8,
  bytes: async () => picture,
}

/** An endpoint of each service whose pictures come from words alone. */
const endpoints: Readonly<Record<string, string>> = {
  a1111: 'txt2img',
  comfyui: 'sdxl.text-to-image',
  fal: 'fal-ai/flux/dev',
  ideogram: 'v1/ideogram-v3/generate',
  kling: 'v1/images/generations:kling-v2',
  luma: 'generations/image:photon-1',
  'openai-compatible': 'generations',
  recraft: 'generations',
  runway: 'text_to_image:gen4_image',
  stability: 'generate/core',
}

const wire: Wire = { prompt: { as: 'prompt' }, seed: { as: 'seed' } }

/** A call as the studio makes it, for one picture from words. */
export function callOf<Settings>(
  provider: Provider<Settings>,
  settings: Readonly<Record<string, Json>>,
  http: Http,
  more: Partial<Omit<Call<unknown>, 'settings'>> = {},
): Call<Settings> {
  return {
    operation: 'text-to-image',
    endpoint: endpoints[provider.id] ?? 'some/model',
    wire,
    input: { prompt: 'a fox', width: 1024, height: 1024, seed: 7 },
    files: new Map([[inputFile.id, inputFile]]),
    seeds: [7],
    idempotencyKey: '018f0000-0000-7000-8000-00000000000a',
    onProgress: () => undefined,
    onPreview: () => undefined,
    settings: provider.settings.parse(settings),
    http,
    signal: AbortSignal.timeout(20_000),
    ...more,
  }
}

/** Ajv knows JSON Schema, where OpenAPI 3.0’s `nullable` means nothing. */
export const withoutNullable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'nullable' ? undefined : inner)))

/** OpenAPI 3.0’s `nullable`, as JSON Schema says it. */
export const withNull = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && 'nullable' in inner && inner.nullable === true
        ? { anyOf: [{ ...inner, nullable: undefined, enum: undefined }, { type: 'null' }] }
        : inner,
    ),
  )
