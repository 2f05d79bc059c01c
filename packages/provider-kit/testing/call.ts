import type { Wire } from '@krya/catalog'
import type { Http } from '../spec/http.ts'
import type { Call, InputFile, Json, Provider } from '../spec/provider.ts'

/** A LoRA of the library, with nothing in it. */
export const weightsFile: InputFile = {
  id: '018f0000-0000-7000-8000-00000000000c',
  mediaType: 'application/x-safetensors',
  width: null,
  height: null,
  bytes: async () => new Uint8Array(300 * 1024),
}

/** A call as the studio makes it, for one result, with these files. */
export function callTo<Settings>(
  provider: Pick<Provider<Settings>, 'settings'>,
  { settings, http }: { readonly settings: Readonly<Record<string, Json>>; readonly http: Http },
  asked: {
    readonly endpoint: string
    readonly wire: Wire
    readonly input: Readonly<Record<string, Json>>
    readonly files?: readonly InputFile[]
  } & Partial<Pick<Call<Settings>, 'operation' | 'linkTo'>>,
): Call<Settings> {
  const { files = [], ...rest } = asked
  return {
    operation: 'text-to-image',
    ...rest,
    files: new Map(files.map((file) => [file.id, file])),
    seeds: [7],
    idempotencyKey: crypto.randomUUID(),
    onProgress: () => undefined,
    onPreview: () => undefined,
    settings: provider.settings.parse(settings),
    http,
    signal: AbortSignal.timeout(10_000),
  }
}
