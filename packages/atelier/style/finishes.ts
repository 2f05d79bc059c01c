import { dabs, patches, washes, wobble } from './operations/brush.ts'
import { facets, halftone, panes, squares, stitches, tiles } from './operations/cells.ts'
import { bloom, relief, sheets, soften } from './operations/light.ts'
import { block, contours, graphite, hatching } from './operations/line.ts'
import type { Step } from './operations/operation.ts'
import { canvas, cracks, grain, paper, scanlines, shift, skips } from './operations/surface.ts'
import { inks, posterise, ramp, tone, vignette } from './operations/tone.ts'

/** Atelier's own hand: a breath of paper, nothing more. */
export const own: readonly Step[] = [paper(0.05), vignette(0.16)]

/** What each style of the catalog does to a drawing's pixels, step by step. */
export const finishes: Readonly<Record<string, readonly Step[]>> = {
  watercolour: [
    wobble(0.45, 2.4),
    patches(0.5),
    washes(1),
    tone({ saturation: 1.12, brightness: 1.02 }),
    paper(0.16),
  ],
  oil: [
    wobble(0.3, 1.8),
    patches(0.8),
    dabs({ size: 0.8, length: 2.6, vary: 0.16 }),
    patches(0.3),
    relief({ size: 0.25, strength: 1.4, lumps: 0.25 }),
    tone({ saturation: 1.15, contrast: 1.06 }),
    canvas(0.1),
  ],
  gouache: [
    wobble(0.25, 2),
    patches(0.9),
    posterise(9),
    tone({ saturation: 0.95, contrast: 0.96 }),
    paper(0.12),
  ],
  impressionist: [
    dabs({ size: 1.1, length: 2.2, vary: 0.5 }),
    tone({ saturation: 1.3, brightness: 1.05 }),
    canvas(0.12),
  ],
  pointillist: [
    tone({ saturation: 1.35, brightness: 1.05 }),
    dabs({ size: 0.85, length: 1, vary: 0.75, ground: '#f4ecd8' }),
  ],
  pastel: [
    soften(0.5, 0.5),
    tone({ saturation: 0.8, brightness: 1.14, contrast: 0.86 }),
    skips('#ece2d0', 0.34, 0.4),
    paper(0.14),
  ],
  acrylic: [
    patches(1.2),
    posterise(7),
    tone({ saturation: 1.4, contrast: 1.12 }),
    relief({ size: 0.3, strength: 1, lumps: 0.15 }),
  ],
  'ink-wash': [
    patches(0.8),
    tone({ contrast: 1.3, brightness: 1.1 }),
    ramp(['#17181c', '#4d5057', '#a9aba9', '#e9e6dc', '#f6f3ea']),
    washes(0.9),
    paper(0.16),
  ],
  fresco: [
    patches(0.6),
    tone({ saturation: 0.55, brightness: 1.06, contrast: 0.82, warmth: 0.5 }),
    cracks(0.35),
    paper(0.3, 0.8),
    grain(0.06),
  ],
  pencil: [graphite({ ink: '#33343a', ground: '#f5f2ea', depth: 0.85 }), paper(0.1)],
  'ink-line': [
    patches(0.5),
    posterise(6),
    tone({ saturation: 0.9, brightness: 1.08 }),
    contours({ colour: '#15151c', thick: 0.34, threshold: 0.13 }),
    paper(0.06),
  ],
  crosshatch: [
    tone({ contrast: 1.35, brightness: 1.12 }),
    hatching({ ink: '#1b1a20', ground: '#f4efe2', spacing: 0.95, levels: [0.16, 0.38, 0.6, 0.78] }),
    paper(0.06),
  ],
  charcoal: [
    soften(0.35, 0.5),
    graphite({ ink: '#141416', ground: '#e9e3d6', depth: 1.5 }),
    skips('#e9e3d6', 0.3, 0.5),
    paper(0.2),
  ],
  'coloured-pencil': [
    graphite({ ink: '#4a4450', ground: '#f8f4ea', depth: 1.35, tint: 0.9 }),
    tone({ saturation: 1.35 }),
    skips('#f8f4ea', 0.24, 0.3),
    paper(0.08),
  ],
  crayon: [
    wobble(0.8, 2.2),
    posterise(6),
    tone({ saturation: 1.5, brightness: 1.06 }),
    skips('#fbf7ec', 0.42, 0.55),
    paper(0.16, 0.8),
  ],
  comic: [
    patches(0.6),
    posterise(5),
    tone({ saturation: 1.35, contrast: 1.1 }),
    contours({ colour: '#0d0d12', thick: 0.5, threshold: 0.14 }),
  ],
  storybook: [
    wobble(0.3, 2.2),
    patches(0.45),
    tone({ saturation: 1.04, warmth: 0.45 }),
    contours({ colour: '#5a3a2c', thick: 0.28, threshold: 0.22, strength: 0.5 }),
    paper(0.2),
    vignette(0.5, '#f3e4c4'),
  ],
  chalkboard: [
    contours({ colour: '#eef0ea', thick: 0.36, threshold: 0.1, ground: '#26332f' }),
    skips('#26332f', 0.46, 0.3),
    grain(0.05),
  ],
  risograph: [
    inks(['#f6efe0', '#f0555a', '#2a4fa0', '#23204f', '#f6b8a8'], 90, 0.18),
    shift(0.14),
    grain(0.12),
  ],
  screenprint: [
    patches(1),
    inks(['#f5e9d0', '#e2a13f', '#c8472f', '#2b5e6b', '#1c2a3a', '#8fb0a0']),
    paper(0.06),
  ],
  linocut: [block({ ink: '#1d2733', ground: '#f1eadb', level: 0.34, grooves: 0.08 }), paper(0.06)],
  woodblock: [
    patches(0.9),
    posterise(7),
    tone({ saturation: 0.8, warmth: 0.45, contrast: 0.94 }),
    contours({ colour: '#232a3a', thick: 0.24, threshold: 0.16, strength: 0.85 }),
    paper(0.18, 0.9),
  ],
  etching: [
    tone({ contrast: 1.5, brightness: 1.15 }),
    hatching({
      ink: '#2d2119',
      ground: '#efe4cc',
      spacing: 0.7,
      levels: [0.12, 0.34, 0.56, 0.74],
      waver: 0.9,
    }),
    paper(0.1),
    vignette(0.35, '#8a6f4a'),
  ],
  halftone: [halftone({ size: 0.85, ground: '#f7f1e3', inks: ['#14a0d8', '#e0318c', '#f6dc2c', '#26242a'] })],
  blueprint: [
    contours({ colour: '#eaf3ff', thick: 0.26, threshold: 0.08, ground: '#1b4a8f' }),
    grain(0.04),
    paper(0.12),
  ],
  'vintage-poster': [
    patches(1.1),
    inks(['#f2e2bd', '#e3b564', '#c8683f', '#8a3b34', '#3f6a6b', '#22404f', '#9db59a', '#5a7f93']),
    paper(0.16, 0.8),
    vignette(0.3, '#c9a870'),
  ],
  'pop-art': [
    patches(0.9),
    inks(['#fff7e6', '#ff3d5a', '#ffd62e', '#1fa8e0', '#1b1b24', '#ff8ab0'], 46, 0.5),
    contours({ colour: '#111118', thick: 0.46, threshold: 0.2 }),
  ],
  flat: [patches(0.6), posterise(10), tone({ saturation: 1.08, contrast: 1.03 })],
  'pixel-art': [squares(1), posterise(7), tone({ saturation: 1.15, contrast: 1.06 })],
  handheld: [
    squares(0.9),
    tone({ contrast: 1.2 }),
    ramp(['#0f380f', '#306230', '#8bac0f', '#9bbc0f']),
    inks(['#0f380f', '#306230', '#8bac0f', '#9bbc0f'], 30, 0.9),
  ],
  'low-poly': [facets(3), tone({ saturation: 1.1 })],
  neon: [
    tone({ saturation: 1.8 }),
    contours({ colour: '#ffffff', thick: 0.28, threshold: 0.1, dim: 0.3 }),
    tone({ saturation: 1.6 }),
    bloom({ size: 1.5, strength: 0.8, from: 0.3 }),
    bloom({ size: 0.4, strength: 0.4, from: 0.35 }),
  ],
  vaporwave: [
    ramp(['#1a0b3a', '#5b2a86', '#e2559b', '#ff9ec2', '#8ff0e8', '#f4fff8'], 0.22),
    shift(0.3),
    scanlines(0.16),
    bloom({ size: 1, strength: 0.5, from: 0.55 }),
  ],
  isophote: [
    soften(0.6, 0.9),
    posterise(6),
    contours({ colour: '#3c3327', thick: 0.16, threshold: 0.06, strength: 0.8 }),
    tone({ saturation: 0.7, brightness: 1.06, warmth: 0.3 }),
  ],
  glitch: [tone({ saturation: 1.25, contrast: 1.12 }), shift(0.5, 0.22), scanlines(0.2, 0.4), grain(0.08)],
  gradient: [
    soften(1.8, 0.75),
    tone({ saturation: 1.3, brightness: 1.06 }),
    bloom({ size: 2, strength: 0.5, from: 0.5 }),
    grain(0.05),
  ],
  'paper-cut': [patches(0.8), posterise(8), sheets({ size: 0.9, strength: 0.55 }), paper(0.2, 0.6)],
  'stained-glass': [
    tone({ saturation: 1.7, brightness: 1.1 }),
    panes({ size: 3.6, lead: 0.42, colour: '#16151c', shine: 0.7 }),
    bloom({ size: 0.8, strength: 0.35, from: 0.6 }),
  ],
  mosaic: [tone({ saturation: 1.1 }), tiles(1.5, '#cfc4ac'), paper(0.1)],
  'cross-stitch': [tone({ saturation: 1.2 }), stitches(1.3, '#efe6d2')],
  felt: [
    soften(0.4, 0.6),
    patches(0.7),
    relief({ size: 0.6, strength: 2, lumps: 0.35 }),
    grain(0.16),
    paper(0.3, 0.3),
  ],
  clay: [
    patches(1),
    relief({ size: 0.9, strength: 3, lumps: 0.5 }),
    tone({ saturation: 1.12, brightness: 1.03 }),
    soften(0.15, 0.3),
  ],
  'engraved-wood': [
    graphite({ ink: '#3a1f10', ground: '#d9a56c', depth: 1.05 }),
    paper(0.5, 2.2),
    vignette(0.5, '#5a3418'),
  ],
  noir: [
    ramp(['#050507', '#16171b', '#5a5c62', '#c9c9c6', '#fafaf6']),
    tone({ contrast: 1.5, brightness: 0.96 }),
    grain(0.1),
    vignette(0.8),
  ],
  sepia: [
    soften(0.3, 0.35),
    tone({ contrast: 1.3, brightness: 1.05 }),
    ramp(['#2a1a0d', '#7a5433', '#c9a271', '#f3e2bf']),
    grain(0.07),
    vignette(0.6, '#3a2412'),
  ],
  dreamy: [
    soften(1.2, 0.45),
    bloom({ size: 2.2, strength: 0.8, from: 0.35 }),
    tone({ saturation: 0.85, brightness: 1.1, contrast: 0.86, warmth: 0.15 }),
  ],
  golden: [
    tone({ warmth: 1.6, saturation: 1.15, brightness: 1.02 }),
    bloom({ size: 2.6, strength: 0.7, from: 0.5 }),
    vignette(0.35, '#5a2c08'),
  ],
  moody: [
    tone({ saturation: 0.55, brightness: 0.72, contrast: 1.1, warmth: -0.5 }),
    grain(0.05),
    vignette(0.8, '#05080f'),
  ],
  vivid: [tone({ saturation: 1.75, contrast: 1.14 }), bloom({ size: 1, strength: 0.25, from: 0.6 })],
}
