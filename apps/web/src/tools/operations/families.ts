import type { OperationId } from '@krya/contracts'

export type FamilyId =
  | 'create'
  | 'edit'
  | 'background'
  | 'enhance'
  | 'style'
  | 'control'
  | 'describe'
  | 'logo'
  | 'patterns'
  | 'video'
  | 'shapes'
  | 'training'

/** Operations that belong together: a section of the tools, and tabs over each other’s forms. */
export interface Family {
  readonly id: FamilyId
  readonly title: string
  /** A short way to one of its operations. */
  readonly path: `/${string}`
  readonly first: OperationId
}

export const families: readonly Family[] = [
  { id: 'create', title: 'Create', path: '/create', first: 'image-to-image' },
  { id: 'edit', title: 'Edit', path: '/edit', first: 'instruct-edit' },
  { id: 'background', title: 'Background', path: '/background', first: 'remove-background' },
  { id: 'enhance', title: 'Enhance', path: '/enhancer', first: 'upscale-image' },
  { id: 'style', title: 'Style', path: '/style', first: 'style-transfer' },
  { id: 'control', title: 'Control', path: '/control', first: 'sketch-to-image' },
  { id: 'describe', title: 'Describe', path: '/describe', first: 'caption-image' },
  { id: 'logo', title: 'Logos', path: '/logo', first: 'generate-logo' },
  { id: 'patterns', title: 'Patterns', path: '/patterns', first: 'generate-pattern' },
  { id: 'video', title: 'Video', path: '/video', first: 'text-to-video' },
  { id: 'shapes', title: '3D', path: '/3d', first: 'text-to-3d' },
  { id: 'training', title: 'Training', path: '/training', first: 'train-lora' },
]
