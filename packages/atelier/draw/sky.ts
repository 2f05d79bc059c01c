import type { Layer } from '../scene/layer.ts'
import { darker, lighter, mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import { downward, ellipse, n, outward, path, rect, stroke } from './svg.ts'

/** Everything above the horizon: colour, sun or moon, stars, clouds, and what the weather hangs there. */
export function sky(canvas: Canvas): Layer[] {
  const { scene, palette, width, height, composition } = canvas
  const bottom = Math.min(height, Math.max(composition.horizon + canvas.unit * 4, height * 0.3))
  const layers: Layer[] = [
    {
      id: 'sky',
      kind: 'sky',
      depth: 1,
      defs: downward('sky', [
        [0, palette.skyTop],
        [0.55, palette.skyMid],
        [1, palette.skyLow],
      ]),
      svg:
        rect(0, 0, width, bottom, 'url(#sky)') +
        rect(0, bottom - 1, width, height - bottom + 1, palette.skyLow),
    },
  ]
  const isDark = scene.time === 'night' || scene.time === 'dusk'
  const isOpen = !scene.weather.some(
    (weather) => weather === 'overcast' || weather === 'storm' || weather === 'rain',
  )
  if ((isDark && isOpen) || scene.lights.includes('stars')) layers.push(stars(canvas, bottom))
  if (scene.weather.includes('aurora')) layers.push(aurora(canvas, bottom))
  layers.push(...celestial(canvas))
  if (scene.weather.includes('rainbow')) layers.push(rainbow(canvas))
  layers.push(clouds(canvas, bottom))
  return layers
}

function stars(canvas: Canvas, bottom: number): Layer {
  const random = canvas.random('stars')
  let svg = ''
  const count = canvas.scene.lights.includes('stars') ? 260 : 150
  for (let at = 0; at < count; at += 1) {
    const size = canvas.unit * random.between(0.06, 0.24) * (random.chance(0.06) ? 2.2 : 1)
    svg += ellipse(
      random.next() * canvas.width,
      random.next() ** 1.4 * bottom,
      size,
      size,
      random.chance(0.2) ? '#ffe9c9' : '#f3f6ff',
      random.between(0.35, 1),
    )
  }
  return { id: 'stars', kind: 'celestial', depth: 0.999, defs: '', svg }
}

function celestial({ light, width, height, unit, palette, scene }: Canvas): Layer[] {
  if (light.source !== 'sun' && light.source !== 'moon') return []
  const x = light.x * width
  const y = light.y * height
  if (y < -unit * 20) return []
  const isMoon = light.source === 'moon'
  const r = unit * (isMoon ? 5.2 : 5.6)
  const veiled = scene.weather.includes('fog') ? 0.5 : 1
  const defs =
    outward('glow', [
      [0, lighter(light.colour, 0.3), 0.85 * veiled],
      [0.25, light.colour, 0.4 * veiled],
      [1, light.colour, 0],
    ]) +
    outward('disc', [
      [0, '#fffdf4'],
      [0.8, lighter(light.colour, 0.45)],
      [1, lighter(light.colour, 0.25)],
    ])
  const craters = isMoon
    ? ellipse(x - r * 0.3, y - r * 0.25, r * 0.2, r * 0.18, darker(light.colour, 0.14), 0.35) +
      ellipse(x + r * 0.34, y + r * 0.2, r * 0.27, r * 0.24, darker(light.colour, 0.14), 0.3) +
      ellipse(x + r * 0.05, y + r * 0.55, r * 0.13, r * 0.11, darker(light.colour, 0.14), 0.3)
    : ''
  return [
    { id: 'glow', kind: 'light', depth: 0.998, defs, svg: ellipse(x, y, r * 6.5, r * 6.5, 'url(#glow)') },
    {
      id: 'disc',
      kind: 'celestial',
      depth: 0.997,
      defs: '',
      svg:
        ellipse(x, y, r, r, 'url(#disc)', veiled) +
        craters +
        (isMoon ? '' : ellipse(x, y, r * 1.5, r * 1.5, palette.light, 0.12)),
    },
  ]
}

function clouds(canvas: Canvas, bottom: number): Layer {
  const { scene, palette, unit, width } = canvas
  const random = canvas.random('clouds')
  const heavy = scene.weather.some(
    (weather) => weather === 'overcast' || weather === 'storm' || weather === 'rain',
  )
  const some = scene.weather.includes('clouds') || scene.setting === 'sky'
  const count = heavy ? 12 : some ? 8 : scene.time === 'night' ? 2 : 4
  const lit = mix(lighter(palette.skyLow, heavy ? 0.1 : 0.55), palette.light, 0.25)
  const shaded = heavy ? darker(palette.skyTop, 0.25) : mix(palette.skyMid, palette.skyTop, 0.35)
  let defs = ''
  let svg = ''
  for (let at = 0; at < count; at += 1) {
    const t = random.next()
    const y = bottom * (0.06 + 0.68 * t)
    const length = unit * random.between(14, 34) * (1.15 - t * 0.7) * (heavy ? 1.7 : 1)
    const thick = length * random.between(0.13, 0.22)
    const x = random.between(-0.1, 1.1) * width
    defs += downward(`cloud-${at}`, [
      [0, mix(shaded, lit, 0.92)],
      [0.7, mix(shaded, lit, 0.55)],
      [1, mix(shaded, lit, 0.25)],
    ])
    svg += `<g opacity="${n(scene.time === 'night' ? 0.35 : 0.86)}">${path(puff(x, y, length, thick, random.shuffle([0.5, 0.7, 1, 0.8, 0.55])), `url(#cloud-${at})`)}</g>`
  }
  return { id: 'clouds', kind: 'cloud', depth: 0.99, defs, svg }
}

/** A cloud with a flat foot and rounded heads. */
function puff(x: number, y: number, length: number, thick: number, heads: readonly number[]): string {
  const step = length / heads.length
  let d = `M${n(x - length / 2 - thick * 0.4)} ${n(y)}q${n(-thick * 0.1)} ${n(-thick * 0.5)} ${n(thick * 0.4)} ${n(-thick * 0.45)}`
  for (const head of heads)
    d += `c${n(step * 0.02)} ${n(-thick * head)} ${n(step * 0.98)} ${n(-thick * head)} ${n(step)} 0`
  return `${d}q${n(thick * 0.6)} ${n(0)} ${n(thick * 0.4)} ${n(thick * 0.45)}Z`
}

function rainbow({ width, composition }: Canvas): Layer {
  const bands = ['#e4574f', '#ee9a45', '#f2d552', '#69b56d', '#4f8fd6', '#7b62c4']
  const r = width * 0.42
  const cx = composition.focus.x < width / 2 ? width * 0.68 : width * 0.32
  const svg = bands
    .map((colour, at) => {
      const radius = r - at * r * 0.026
      return stroke(
        `M${n(cx - radius)} ${n(composition.horizon)}A${n(radius)} ${n(radius)} 0 0 1 ${n(cx + radius)} ${n(composition.horizon)}`,
        colour,
        r * 0.028,
        0.45,
      )
    })
    .join('')
  return { id: 'rainbow', kind: 'light', depth: 0.985, defs: '', svg }
}

function aurora(canvas: Canvas, bottom: number): Layer {
  const random = canvas.random('aurora')
  let defs = ''
  let svg = ''
  for (const [at, colour] of ['#5df2a8', '#4fd9d0', '#a77bf0'].entries()) {
    defs += downward(`aurora-${at}`, [
      [0, colour, 0],
      [0.6, colour, 0.5],
      [1, colour, 0],
    ])
    const base = bottom * (0.36 + at * 0.12)
    const phase = random.between(0, 6)
    const point = (t: number): [number, number] => [
      t * canvas.width,
      base + Math.sin(t * 5 + phase) * bottom * 0.07 + Math.sin(t * 13 + phase) * bottom * 0.025,
    ]
    for (let strip = 0; strip < 90; strip += 1) {
      const [x, y] = point(strip / 90)
      const tall = bottom * (0.22 + 0.14 * Math.sin(strip * 0.7 + phase)) * random.between(0.8, 1.15)
      svg += rect(x, y - tall, canvas.width / 88, tall * 1.2, `url(#aurora-${at})`, 0.55)
    }
  }
  return { id: 'aurora', kind: 'light', depth: 0.996, defs, svg }
}
