import { draw } from '../../draw/draw.ts'
import type { Drawing } from '../../scene/layer.ts'
import type { Scene } from '../../scene/scene.ts'
import { understand } from '../../understand/understand.ts'
import { about, identity, type Matrix, moved, scaled, transformOf, within } from '../camera/matrix.ts'
import { type Pose, nearness } from '../camera/pose.ts'
import { groundAt, seenAt, type Size, type View } from '../camera/view.ts'
import { type Moment, shareOf } from '../moment.ts'
import type { AirId } from '../words/clip-words.ts'
import type { Directions } from '../words/directions.ts'
import { type Actor, actorsOf } from './actors.ts'
import { airAt, airDepths } from './air.ts'
import { speckDefs } from './specks.ts'
import { airOf } from './cast.ts'
import { changeOf, matrixOf, type Stage } from './change.ts'
import { courseAt } from './course.ts'
import { sunAbove } from './lights.ts'

/** A drawn scene that can be seen at any moment of a clip. */
export interface Play {
  readonly drawing: Drawing
  /** One SVG document of the frame’s size, without a ground. */
  svgAt(moment: Moment, pose: Pose): string
}

/** What is to be played. */
export interface Script {
  readonly scene: Scene
  readonly directions: Directions
  readonly frame: Size
  /** The scene in all lights that the clip goes through; left out: it stays in its own. */
  readonly lights?: readonly Scene[]
}

/** Draws a scene and hands its parts to those who play them. Pure: the same script always gives the same play. */
export function playOf({ scene, directions, frame, lights = [scene] }: Script): Play {
  const drawing = draw(scene)
  const view = viewOf(drawing, frame)
  const actors = actorsOf(drawing, view, directions)
  const course = lights.map(({ time }) => time)
  const airs = airsOf(drawing, directions)
  const stage: Stage = {
    unit: Math.min(scene.width, scene.height) / 100,
    width: scene.width,
    height: scene.height,
    horizon: view.horizon,
    source: sourceOf(drawing),
    wind: scene.weather.some((one) => one === 'wind' || one === 'storm') ? 2 : 1 + 0.5 * scene.mood.energy,
  }
  const defs = actors.map((actor) => actor.defs).join('')
  const [left, top] = [(scene.width - frame.width) / 2, (scene.height - frame.height) / 2]
  const opening = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${frame.width}" height="${frame.height}" viewBox="${left} ${top} ${frame.width} ${frame.height}"><defs>${speckDefs}${defs}</defs>`
  const sunAt = (moment: Moment): Matrix => {
    const share = moment.loops ? (1 - Math.cos(2 * Math.PI * shareOf(moment))) / 2 : shareOf(moment)
    const isSun = drawing.light.source === 'sun' && course.length > 1
    return moved(0, isSun ? -sunAbove(scene.time, course, share) * Math.min(view.horizon, scene.height) : 0)
  }
  return {
    drawing,
    svgAt(moment, pose) {
      const ground = transformOf(groundAt(view, pose))
      const groups = actors.map((actor) => ({
        depth: actor.depth,
        svg: played(actor, { view, stage, moment, pose, ground, sun: sunAt(moment) }),
      }))
      const floating = airs.flatMap((id) =>
        airDepths.map((depth, layer) => ({
          depth,
          svg: `<g transform="${transformOf(seenAt(view, pose, nearness(depth)))}">${airAt(id, layer, moment, stage, scene.seed)}</g>`,
        })),
      )
      return `${opening}${inOrder(groups, floating)}</svg>`
    },
  }
}

interface Scenic {
  readonly view: View
  readonly stage: Stage
  readonly moment: Moment
  readonly pose: Pose
  readonly ground: string
  /** How far the sun is from where it was drawn. */
  readonly sun: Matrix
}

/** Layers that go up and down with the sun. */
const sunny: ReadonlySet<string> = new Set(['disc', 'glow'])

function played(actor: Actor, { view, stage, moment, pose, ground, sun }: Scenic): string {
  let svg = ''
  for (const part of actor.parts) {
    const change = changeOf(actor.motions, part, moment, stage)
    if (change.seen <= 0.01) continue
    const own = matrixOf(change, part.foot)
    const way = actor.course === undefined ? sun : courseAt(actor.course, moment, stage)
    const going = actor.course === undefined && !sunny.has(actor.id) ? own : within(way, own)
    const camera =
      actor.seen === 'fixed'
        ? fitted(view)
        : actor.seen === 'ground'
          ? identity
          : seenAt(view, pose, part.nearness)
    const opacity = change.seen < 1 ? ` opacity="${Math.round(change.seen * 1000) / 1000}"` : ''
    const drawn = change.flow === null ? part.svg : flowing(part.svg, change.flow)
    svg += `<g transform="${transformOf(within(camera, going))}"${opacity}>${drawn}</g>`
  }
  return actor.seen === 'ground' ? `<g transform="${ground}">${svg}</g>` : svg
}

/** Lines in dashes that run along them. */
const flowing = (svg: string, { dash, by }: { readonly dash: number; readonly by: number }): string =>
  svg.replaceAll(
    '<path ',
    `<path stroke-dasharray="${Math.round(dash)} ${Math.round(dash * 0.5)}" stroke-dashoffset="${Math.round(by * 10) / 10}" `,
  )

/** Type was set for the whole scene; here it fits into the frame. */
function fitted({ scene, frame }: View): Matrix {
  const scale = Math.min(frame.width / scene.width, frame.height / scene.height)
  return about(scene.width / 2, scene.height / 2, scaled(scale, scale))
}

/** Both lists, from the back to the front; actors are in order already, lettering last. */
function inOrder(
  groups: readonly { readonly depth: number; readonly svg: string }[],
  floating: readonly { readonly depth: number; readonly svg: string }[],
): string {
  let [svg, next] = ['', 0]
  const waiting = floating.toSorted((one, other) => other.depth - one.depth)
  for (const { depth, svg: group } of groups) {
    while ((waiting[next]?.depth ?? -1) > depth) svg += waiting[next++]?.svg ?? ''
    svg += group
  }
  return (
    svg +
    waiting
      .slice(next)
      .map((one) => one.svg)
      .join('')
  )
}

/** What the camera looks at: ground from where it meets the sky, or the first thing where there is none. */
function viewOf({ scene, composition }: Drawing, frame: Size): View {
  const inFrame = (value: number, whole: number, part: number): number =>
    Math.min((whole + part) / 2 - part * 0.1, Math.max((whole - part) / 2 + part * 0.1, value))
  const { x, y } = composition.focus
  const hasGround = composition.horizon < scene.height
  const [first] = composition.placements
  return {
    frame,
    scene,
    horizon: composition.horizon,
    focus: {
      x: inFrame(x, scene.width, frame.width),
      y: inFrame(hasGround ? composition.horizon : y, scene.height, frame.height),
      nearness: nearness(first?.depth ?? 0.6),
    },
  }
}

/** The top of the first thing; without one, the middle of the land. */
function sourceOf({ scene, composition: { placements, horizon, focus } }: Drawing): Stage['source'] {
  const [first] = placements
  return first === undefined
    ? { x: focus.x, y: Math.min(scene.height, horizon), width: scene.width * 0.1 }
    : { x: first.x, y: first.y - first.height * 0.85, width: first.height * 0.2 }
}

/** What is in the air: what the scene has drawn there, and what words ask for. */
function airsOf({ layers, scene }: Drawing, { airs }: Directions): AirId[] {
  const drawn = layers.flatMap((layer) => airOf(layer) ?? [])
  const lit: AirId[] = scene.lights.includes('fire') ? ['embers'] : []
  // A volcano smokes by itself.
  const asked = layers.some(({ id }) => id === 'smoke') ? airs.filter((id) => id !== 'smoke') : airs
  return [...new Set([...drawn, ...asked, ...lit])]
}

/** The scene of a prompt, so large that the camera has room. */
export const sceneFor = (
  directions: Directions,
  words: { readonly negative?: string | undefined; readonly style?: string | undefined },
  seed: number,
  size: Size,
): Scene => understand({ ...words, prompt: directions.prompt, seed, ...size })
