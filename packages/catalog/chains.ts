import type { OperationId } from '@krya/contracts'

const images = ['fal', 'together', 'replicate', 'comfyui', 'huggingface', 'local', 'atelier']
const videos = ['fal', 'replicate', 'google', 'comfyui', 'atelier-clips']
const shapes = ['fal', 'replicate', 'atelier']
const edits = ['fal', 'replicate', 'comfyui', 'local', 'atelier']

/** The providers whose language models are asked, in order; rules of our own come last. */
export const languageChain: readonly string[] = ['nvidia', 'together', 'openai-compatible', 'ollama']

/** The providers that a request falls through when nobody chose otherwise; all others follow by their price. */
export const chains: Readonly<Record<OperationId, readonly string[]>> = {
  'text-to-image': images,
  'image-to-image': edits,
  vary: edits,
  'instruct-edit': edits,
  inpaint: edits,
  'erase-object': edits,
  outpaint: edits,
  'search-and-replace': ['stability', ...edits],
  'search-and-recolor': ['stability', ...edits],
  'remove-background': edits,
  'replace-background': ['stability', ...edits],
  'blur-background': edits,
  'upscale-image': edits,
  'restore-faces': edits,
  'restore-image': edits,
  relight: edits,
  'style-transfer': ['stability', ...edits],
  'sketch-to-image': edits,
  'structure-to-image': edits,
  'adjust-image': ['atelier'],
  'transform-image': ['atelier'],
  'select-object': ['atelier'],
  'structure-map': edits,
  'style-guide': edits,
  'vectorize-image': ['recraft', ...edits],
  'caption-image': [...languageChain, 'atelier'],
  palette: ['atelier'],
  'generate-logo': images,
  'generate-pattern': images,
  'make-seamless': edits,
  'material-maps': edits,
  'text-to-video': videos,
  'image-to-video': videos,
  'extend-video': videos,
  'restyle-video': videos,
  'transfer-motion': videos,
  'lip-sync': videos,
  'upscale-video': videos,
  'interpolate-video': videos,
  'text-to-3d': shapes,
  'image-to-3d': shapes,
  'train-lora': ['replicate', 'fal', 'kohya'],
}
