import { type GroupBlendMode, groupBlendModes } from '@krya/contracts'
import type { BlendMode as PsdBlendMode } from 'ag-psd'

const psdNames: Readonly<Record<GroupBlendMode, PsdBlendMode>> = {
  'pass-through': 'pass through',
  normal: 'normal',
  darken: 'darken',
  multiply: 'multiply',
  'color-burn': 'color burn',
  lighten: 'lighten',
  screen: 'screen',
  'color-dodge': 'color dodge',
  overlay: 'overlay',
  'soft-light': 'soft light',
  'hard-light': 'hard light',
  difference: 'difference',
  exclusion: 'exclusion',
  hue: 'hue',
  saturation: 'saturation',
  color: 'color',
  luminosity: 'luminosity',
}

/** What Photoshop calls a way of blending. */
export const psdBlendOf = (blend: GroupBlendMode): PsdBlendMode => psdNames[blend]

/** The way of blending that Photoshop calls so; the usual one where there is none like it here. */
export const blendOfPsd = (name: string | undefined): GroupBlendMode =>
  groupBlendModes.find((mode) => psdNames[mode] === name) ?? 'normal'
