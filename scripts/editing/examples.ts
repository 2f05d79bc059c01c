import type { operations } from '@krya/contracts'
import type { photographs } from './photographs.ts'

export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Example {
  readonly operation: keyof typeof operations
  readonly picture: keyof typeof photographs
  readonly input: Readonly<Record<string, string | number>>
  /** What was asked for, as a person would say it. */
  readonly asked: string
  /** What is painted over, in pixels of the picture. */
  readonly painted?: Area
  /** Left out: both whole. An area is one of the picture’s, looked at closely in both. */
  readonly shown?: Area | 'repeated'
  /** How many results are shown; left out: one. */
  readonly results?: number
}

export const examples: readonly Example[] = [
  {
    operation: 'upscale-image',
    picture: 'astronaut',
    input: { mode: 'faithful', scale: 4, sharpen: 0.3 },
    asked: 'four times, a part of it beside the same part as a browser enlarges it',
    shown: { left: 130, top: 344, width: 80, height: 80 },
  },
  { operation: 'remove-background', picture: 'astronaut', input: {}, asked: 'cut out' },
  {
    operation: 'replace-background',
    picture: 'astronaut',
    input: { prompt: 'gradient from peach to sky blue' },
    asked: '“gradient from peach to sky blue”',
  },
  { operation: 'blur-background', picture: 'coffee', input: {}, asked: 'out of focus' },
  {
    operation: 'erase-object',
    picture: 'rocket',
    input: { mask: 'mask' },
    asked: 'the rocket, painted over',
    painted: { left: 295, top: 95, width: 60, height: 320 },
  },
  {
    operation: 'outpaint',
    picture: 'rocket',
    input: { left: 160, right: 160, top: 0, bottom: 0 },
    asked: '160 pixels to the left and the right',
  },
  {
    operation: 'inpaint',
    picture: 'rocket',
    input: { mask: 'mask', prompt: 'a hot air balloon' },
    asked: '“a hot air balloon”, where it was painted',
    painted: { left: 335, top: 40, width: 110, height: 150 },
  },
  {
    operation: 'search-and-replace',
    picture: 'cat',
    input: { search: 'the cat', prompt: 'a fox' },
    asked: 'find “the cat”, put “a fox” in its place',
  },
  {
    operation: 'restore-image',
    picture: 'noisy coffee',
    input: {},
    asked: 'a noisy photograph, as much as it needs',
    shown: { left: 180, top: 10, width: 330, height: 220 },
  },
  {
    operation: 'restore-faces',
    picture: 'soft face',
    input: { fidelity: 0 },
    asked: 'a soft and noisy face',
    shown: { left: 60, top: 110, width: 320, height: 320 },
  },
  {
    operation: 'search-and-recolor',
    picture: 'astronaut',
    input: { search: 'the orange suit', prompt: 'royal blue' },
    asked: 'find “the orange suit”, make it “royal blue”',
  },
  {
    operation: 'instruct-edit',
    picture: 'cat',
    input: { prompt: 'much warmer, more contrast, add a vignette and crop it square' },
    asked: '“much warmer, more contrast, add a vignette and crop it square”',
  },
  { operation: 'style-transfer', picture: 'cat', input: { style: 'watercolour' }, asked: 'watercolour' },
  { operation: 'style-transfer', picture: 'astronaut', input: { style: 'linocut' }, asked: 'linocut' },
  {
    operation: 'style-transfer',
    picture: 'cat',
    input: { style_image: 'example' },
    asked: 'as a mosaic of the rocket is made',
  },
  { operation: 'vary', picture: 'coffee', input: { variation: 0.8 }, asked: 'one of four others' },
  { operation: 'vectorize-image', picture: 'coffee', input: {}, asked: 'as curves' },
  {
    operation: 'adjust-image',
    picture: 'coffee',
    input: { filter: 'teal-and-orange' },
    asked: 'Teal and orange',
  },
  { operation: 'adjust-image', picture: 'cat', input: { filter: 'noir' }, asked: 'Noir' },
  {
    operation: 'select-object',
    picture: 'coffee',
    input: { x: 0.15, y: 0.85 },
    asked: 'the table, by a press',
  },
  {
    operation: 'relight',
    picture: 'astronaut',
    input: { light_from: 'right', prompt: 'cold blue', strength: 0.7 },
    asked: '“cold blue”, from the right',
  },
  {
    operation: 'structure-to-image',
    picture: 'rocket',
    input: { prompt: 'sunset over the sea' },
    asked: '“sunset over the sea”',
  },
  { operation: 'structure-map', picture: 'astronaut', input: { map: 'depth' }, asked: 'depth' },
  { operation: 'structure-map', picture: 'cat', input: { map: 'segments' }, asked: 'areas' },
  { operation: 'structure-map', picture: 'astronaut', input: { map: 'pose' }, asked: 'pose' },
  {
    operation: 'sketch-to-image',
    picture: 'sketch',
    input: { prompt: 'a red house and a tree on a meadow at sunset' },
    asked: '“a red house and a tree on a meadow at sunset”',
  },
  {
    operation: 'make-seamless',
    picture: 'wood',
    input: {},
    asked: 'laid two by two',
    shown: 'repeated',
  },
  {
    operation: 'material-maps',
    picture: 'brick',
    input: { edges: 'end' },
    asked: 'albedo, normal, roughness and height',
    results: 4,
  },
]
