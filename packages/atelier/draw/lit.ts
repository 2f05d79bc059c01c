import type { Canvas } from './painter.ts'
import type { Random } from './random.ts'

/** Whether windows and lamps are alight. */
export const isLit = ({ scene }: Canvas): boolean =>
  scene.time === 'night' || scene.time === 'dusk' || scene.lights.includes('neon')

/** The colour of one lit window or sign. */
export const glowOf = ({ scene }: Canvas, random: Random): string =>
  scene.lights.includes('neon')
    ? random.pick(['#ff4fa3', '#39e6ff', '#b46bff', '#ffd24a'])
    : random.pick(['#ffd98a', '#ffc76b', '#ffe7b0'])
