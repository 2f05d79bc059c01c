import type { Layer, Placement } from '../../scene/layer.ts'
import type { Subject } from '../../scene/scene.ts'
import { chromaOf, hueDistance, lighter, lightnessOf, mix, turned, under, vivid } from '../colour.ts'
import type { Canvas } from '../painter.ts'
import { ellipse, n } from '../svg.ts'
import { skyless } from '../settings/index.ts'
import { type Art, recoloured } from './art.ts'
import { figureOf, lent } from './figure.ts'

/** How much the light of a time of day colours what it falls on. */
const ambient = {
  dawn: 0.3,
  morning: 0.08,
  noon: 0,
  'golden-hour': 0.28,
  sunset: 0.42,
  dusk: 0.55,
  night: 0.68,
} as const
const inside = 0.35
/** Below this a colour is a grey, a white or a black, and keeps its part as outline, eye or highlight. */
const greyBelow = 0.035
/** Degrees of hue from a thing's main colour beyond which a part has a colour of its own. */
const ownHueFrom = 65
/** What people wear where no colour was asked for. */
const plainClothing = '#b5523c'

/** What a colour means of an animal: a red fox is rust, not paint. */
const coats: Readonly<Record<string, string>> = { '#d8362a': '#cf5a2a', '#f3c51d': '#d9a441' }

/** One placed thing with its shadow and its reflection. */
export function drawSubject(canvas: Canvas, subject: Subject, placement: Placement): Layer[] {
  const clothing =
    subject.colours[0] ??
    canvas.palette.accents[placement.index % canvas.palette.accents.length] ??
    plainClothing
  const figure = figureOf(subject.hexcode, clothing)
  if (figure === null) return []
  const id = `subject-${subject.id}-${placement.index}`
  const wanted =
    coatOf(subject, placement.index) ?? (subject.nature === 'tree' ? canvas.palette.foliage[0] : undefined)
  const tint = (hex: string): string =>
    lit(canvas, wanted === undefined ? hex : towards(hex, wanted, figure), placement.depth)
  const body = recoloured(figure.body, `${id}-`, tint)
  const layers: Layer[] = []
  if (placement.reflection) layers.push(reflection(canvas, id, figure, body, placement))
  if (placement.shadow) layers.push(...shadows(canvas, id, figure, placement))
  layers.push({
    id,
    kind: 'subject',
    depth: placement.depth,
    defs: '',
    svg: `<g transform="${standing(figure, placement)}">${body}</g>`,
    subject: subject.id,
  })
  return layers
}

/** The colour asked for the thing as a whole, as it is meant of one of its kind. */
function coatOf({ colours, nature, hexcode }: Subject, index: number): string | undefined {
  const asked = colours[index % Math.max(1, colours.length)]
  return (
    (nature === 'animal-land' && asked !== undefined ? (coats[asked] ?? asked) : asked) ??
    lent[hexcode]?.colour
  )
}

/** What a thing looks like by itself, in plain light: its drawing in the colours asked for. Null: there is none. */
export function alone(subject: Subject, prefix: string): Art | null {
  const wanted = coatOf(subject, 0)
  const figure = figureOf(subject.hexcode, subject.colours[0] ?? plainClothing)
  if (figure === null) return null
  const tint = (hex: string): string => (wanted === undefined ? hex : towards(hex, wanted, figure))
  return { ...figure, body: recoloured(figure.body, prefix, tint) }
}

/** From the art's own coordinates to where it stands: feet on the ground, turned and tilted. */
function standing({ box }: Art, { x, y, height, flip, tilt }: Placement): string {
  const scale = height / box.height
  return `translate(${n(x)} ${n(y)}) rotate(${n(tilt)}) scale(${n4(flip ? -scale : scale)} ${n4(scale)}) translate(${n4(-(box.x + box.width / 2))} ${n4(-(box.y + box.height))})`
}

const n4 = (value: number): string => String(Math.round(value * 10_000) / 10_000)

/** Turned to the colour asked for: the thing's own colours, not its outlines, eyes and highlights. */
function towards(hex: string, wanted: string, figure: Art): string {
  const chroma = chromaOf(hex)
  const isGreyThing = chromaOf(figure.main) < greyBelow
  if (!isGreyThing && (chroma < greyBelow || (chroma < 0.1 && lightnessOf(hex) > 0.82))) return hex
  // Lamps of a car, the trunk of a tree: what has a colour of its own keeps it.
  if (!isGreyThing && hueDistance(hex, figure.main) > ownHueFrom) return hex
  return turned(hex, wanted, figure.middle)
}

/** As the light of the picture falls on it, and as the air between veils it. */
function lit(canvas: Canvas, hex: string, depth: number): string {
  const { scene, palette, light } = canvas
  const isInside = skyless.has(scene.setting)
  const strength = ambient[scene.time] * (isInside ? inside : 1)
  const shone = scene.lights.includes('backlight')
    ? mix(hex, palette.shadow, 0.82)
    : under(hex, light.source === 'moon' ? '#7d92d8' : light.colour, strength)
  const moody = scene.mood.saturation === 0 ? shone : vivid(shone, 1 + scene.mood.saturation * 0.25)
  const veil = scene.weather.includes('fog') ? 0.75 : isInside ? 0 : 0.45
  return mix(moody, palette.haze, Math.max(0, depth - 0.18) * veil)
}

/** Darkness where it touches the ground, and the shadow it casts away from the light. */
function shadows(canvas: Canvas, id: string, figure: Art, placement: Placement): Layer[] {
  const { light, palette } = canvas
  const width = (figure.box.width / figure.box.height) * placement.height
  const contact = ellipse(
    placement.x,
    placement.y,
    width * 0.42,
    Math.max(canvas.unit * 0.25, width * 0.07),
    palette.shadow,
    0.42,
  )
  const depth = placement.depth + 0.0005
  if (light.shadowLength === 0 || light.source === 'sky')
    return [{ id: `${id}-shadow`, kind: 'shadow', depth, defs: '', svg: contact }]
  const scale = placement.height / figure.box.height
  const away = (placement.x / canvas.width - light.x) * 1.6
  const dark = recoloured(figure.body, `${id}-s-`, () => palette.shadow)
  const matrix = `matrix(${n4(placement.flip ? -scale : scale)} 0 ${n4(-away * light.shadowLength * scale)} ${n4(-Math.min(0.5, light.shadowLength * 0.28) * scale)} ${n(placement.x)} ${n(placement.y)})`
  const cast = `<g opacity="${n(0.1 + 0.22 * light.intensity)}" transform="${matrix} translate(${n4(-(figure.box.x + figure.box.width / 2))} ${n4(-(figure.box.y + figure.box.height))})">${dark}</g>`
  return [{ id: `${id}-shadow`, kind: 'shadow', depth, defs: '', svg: cast + contact }]
}

/** Upside down in the water below it, paler and broken by ripples. */
function reflection(canvas: Canvas, id: string, figure: Art, body: string, placement: Placement): Layer {
  const { x, y, height, flip } = placement
  const scale = height / figure.box.height
  const squeezed = 0.7
  const mirror = `translate(${n(x)} ${n(y)}) scale(${n4(flip ? -scale : scale)} ${n4(-scale * squeezed)}) translate(${n4(-(figure.box.x + figure.box.width / 2))} ${n4(-(figure.box.y + figure.box.height))})`
  const half = (figure.box.width / figure.box.height) * height * 0.6
  const ripples = Array.from({ length: 7 }, (_, at) =>
    ellipse(
      x,
      y + height * squeezed * ((at + 1) / 7),
      half,
      canvas.unit * 0.22,
      lighter(canvas.palette.water[1], 0.3),
      0.35,
    ),
  ).join('')
  const mirrored = recoloured(body, `${id}-r-`, (hex) => mix(hex, canvas.palette.water[0], 0.35))
  return {
    id: `${id}-reflection`,
    kind: 'reflection',
    depth: placement.depth + 0.0008,
    defs: '',
    svg: `<g opacity="0.4"><g transform="${mirror}">${mirrored}</g></g>${ripples}`,
  }
}
