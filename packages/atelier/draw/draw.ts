import type { Drawing, Layer } from '../scene/layer.ts'
import type { Scene } from '../scene/scene.ts'
import { compose } from '../compose/compose.ts'
import { lightOf } from '../compose/light.ts'
import { paletteOf } from '../compose/palette.ts'
import { isAllowed } from './excluded.ts'
import { lettering } from './lettering.ts'
import type { Canvas } from './painter.ts'
import { createRandom } from './random.ts'
import { painters, skyless } from './settings/index.ts'
import { sky } from './sky.ts'
import { drawSubject } from './subject/subject.ts'
import { weather } from './weather.ts'

/** Draws a scene: the same scene always gives the same layers, back to front. */
export function draw(scene: Scene): Drawing {
  const { width, height } = scene
  const palette = paletteOf(scene)
  const composition = compose(scene)
  const light = lightOf(scene, composition)
  const canvas: Canvas = {
    scene,
    palette,
    light,
    composition,
    width,
    height,
    unit: Math.min(width, height) / 100,
    random: (name) => createRandom(scene.seed, name),
  }
  const bySubject = new Map(scene.subjects.map((subject) => [subject.id, subject]))
  const subjects = composition.placements.flatMap((placement) => {
    const subject = bySubject.get(placement.subject)
    return subject === undefined ? [] : drawSubject(canvas, subject, placement)
  })
  const layers: Layer[] = [
    ...(skyless.has(scene.setting) ? [] : sky(canvas)),
    ...painters[scene.setting](canvas),
    ...weather(canvas),
    ...subjects,
  ]
  const ordered = layers.filter(isAllowed(scene)).toSorted((a, b) => b.depth - a.depth)
  return { scene, palette, light, composition, layers: [...ordered, ...lettering(canvas)] }
}
