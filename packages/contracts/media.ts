/** What a file of the library is: what people do with it follows from this. */
export const assetKinds = ['image', 'video', 'audio', 'model-3d', 'lora', 'text'] as const
export type AssetKind = (typeof assetKinds)[number]

/** What each kind is called. */
export const kindNames: Readonly<Record<AssetKind, string>> = {
  image: 'picture',
  video: 'clip',
  audio: 'recording',
  'model-3d': '3D model',
  lora: 'LoRA',
  text: 'text',
}

/** Every type of file that Krya keeps, what it is and how its name ends. */
export const mediaTypes: ReadonlyMap<string, { readonly kind: AssetKind; readonly extension: string }> =
  new Map([
    ['image/png', { kind: 'image', extension: 'png' }],
    ['image/jpeg', { kind: 'image', extension: 'jpg' }],
    ['image/webp', { kind: 'image', extension: 'webp' }],
    ['image/avif', { kind: 'image', extension: 'avif' }],
    ['image/tiff', { kind: 'image', extension: 'tif' }],
    ['image/svg+xml', { kind: 'image', extension: 'svg' }],
    ['video/mp4', { kind: 'video', extension: 'mp4' }],
    ['video/webm', { kind: 'video', extension: 'webm' }],
    ['video/quicktime', { kind: 'video', extension: 'mov' }],
    ['audio/mpeg', { kind: 'audio', extension: 'mp3' }],
    ['audio/wav', { kind: 'audio', extension: 'wav' }],
    ['audio/mp4', { kind: 'audio', extension: 'm4a' }],
    ['audio/ogg', { kind: 'audio', extension: 'ogg' }],
    ['audio/flac', { kind: 'audio', extension: 'flac' }],
    ['model/gltf-binary', { kind: 'model-3d', extension: 'glb' }],
    ['application/x-safetensors', { kind: 'lora', extension: 'safetensors' }],
    ['text/plain', { kind: 'text', extension: 'txt' }],
    ['application/json', { kind: 'text', extension: 'json' }],
    ['application/x-gimp-palette', { kind: 'text', extension: 'gpl' }],
  ])

/** The types of file that people may bring: text has no signature by which its bytes would tell what it is. */
export const uploadTypes: readonly string[] = [...mediaTypes].flatMap(([type, { kind }]) =>
  kind === 'text' ? [] : [type],
)

/** How the name of a file of this type ends. */
export const extensionOf = (mediaType: string): string =>
  mediaTypes.get(mediaType)?.extension ?? mediaType.split('/')[1]?.replace(/\W.*/, '') ?? 'bin'
