import type { Layer } from '../scene/layer.ts'
import { mix } from './colour.ts'
import type { Canvas } from './painter.ts'
import { downward, ellipse, line, outward, polygon, rect, stroke, n } from './svg.ts'
import { skyless } from './settings/index.ts'

/** What falls, drifts and glows between the viewer and the scene. */
export function weather(canvas: Canvas): Layer[] {
  const { scene, width, height, unit, palette, composition, light } = canvas
  const random = canvas.random('weather')
  const inside = skyless.has(scene.setting)
  const layers: Layer[] = []
  if (!inside) {
    const thick = scene.weather.includes('fog')
      ? 0.85
      : scene.weather.some((one) => one === 'rain' || one === 'snow' || one === 'overcast')
        ? 0.42
        : 0.24
    const y = composition.horizon
    layers.push({
      id: 'haze',
      kind: 'light',
      depth: 0.83,
      defs: downward('haze', [
        [0, palette.haze, 0],
        [0.6, palette.haze, thick],
        [1, palette.haze, 0],
      ]),
      svg: rect(0, y - unit * 22, width, unit * 34, 'url(#haze)'),
    })
    if (scene.weather.includes('fog'))
      layers.push({
        id: 'fog',
        kind: 'weather',
        depth: 0.42,
        defs: downward('fog', [
          [0, palette.haze, 0.15],
          [0.5, palette.haze, 0.6],
          [1, palette.haze, 0.1],
        ]),
        svg: rect(0, y - unit * 8, width, height - y + unit * 8, 'url(#fog)'),
      })
  }
  if (scene.weather.includes('rain') && !inside) {
    let svg = ''
    const slant = (scene.weather.includes('storm') || scene.weather.includes('wind') ? 0.5 : 0.16) * unit
    for (let at = 0; at < 260; at += 1) {
      const t = random.next()
      const x = random.between(-0.1, 1.1) * width
      const y = random.next() * height
      const length = unit * (2 + 7 * t)
      svg += line(
        x,
        y,
        x - slant * (2 + 5 * t),
        y + length,
        '#e6eef7',
        unit * (0.05 + 0.12 * t),
        0.2 + 0.3 * t,
      )
    }
    layers.push({ id: 'rain', kind: 'weather', depth: 0.02, defs: '', svg })
  }
  if (scene.weather.includes('snow') && !inside) {
    let svg = ''
    for (let at = 0; at < 300; at += 1) {
      const t = random.next() ** 2.2
      const r = unit * (0.14 + 0.75 * t)
      svg += ellipse(
        random.next() * width,
        random.next() * height,
        r,
        r,
        '#ffffff',
        0.55 + 0.4 * random.next(),
      )
    }
    layers.push({ id: 'snowfall', kind: 'weather', depth: 0.02, defs: '', svg })
  }
  if (scene.weather.includes('storm') && !inside) layers.push(lightning(canvas))
  if (scene.season === 'autumn' && !inside) {
    let svg = ''
    for (let at = 0; at < 34; at += 1) {
      const x = random.next() * width
      const y = random.next() * height
      const r = unit * random.between(0.5, 1.2)
      svg += `<g transform="rotate(${n(random.between(0, 360))} ${n(x)} ${n(y)})">${ellipse(x, y, r, r * 0.5, random.pick(['#d9822b', '#c2521f', '#e0b03a']), 0.9)}</g>`
    }
    layers.push({ id: 'leaves', kind: 'weather', depth: 0.03, defs: '', svg })
  }
  if (scene.lights.includes('sunbeams')) {
    let svg = ''
    const x = light.x * width
    for (let at = 0; at < 6; at += 1) {
      const spread = random.between(-0.9, 0.9) * width
      svg += polygon(
        [
          [x, -unit * 4],
          [x + unit * 4, -unit * 4],
          [x + spread + unit * 14, height],
          [x + spread, height],
        ],
        'url(#ray)',
        0.5,
      )
    }
    layers.push({
      id: 'rays',
      kind: 'light',
      depth: 0.3,
      defs: downward('ray', [
        [0, palette.light, 0.45],
        [1, palette.light, 0],
      ]),
      svg,
    })
  }
  if (scene.lights.includes('lanterns') || scene.lights.includes('candle') || scene.lights.includes('fire'))
    layers.push(sparks(canvas))
  return layers
}

function lightning(canvas: Canvas): Layer {
  const random = canvas.random('lightning')
  let x =
    canvas.width *
    (canvas.composition.focus.x < canvas.width / 2 ? random.between(0.6, 0.85) : random.between(0.15, 0.4))
  let d = `M${n(x)} 0`
  for (let y = 0; y < canvas.composition.horizon;) {
    y += canvas.unit * random.between(4, 9)
    x += canvas.unit * random.between(-6, 6)
    d += `L${n(x)} ${n(y)}`
  }
  return {
    id: 'lightning',
    kind: 'light',
    depth: 0.94,
    defs: '',
    svg: stroke(d, '#cfd8ff', canvas.unit * 1.6, 0.3) + stroke(d, '#ffffff', canvas.unit * 0.45),
  }
}

/** Warm points of light that hang in the air, with their glow. */
function sparks(canvas: Canvas): Layer {
  const random = canvas.random('sparks')
  const colour = mix('#ffc766', canvas.palette.light, 0.2)
  let svg = ''
  for (let at = 0; at < 16; at += 1) {
    const x = random.next() * canvas.width
    const y = canvas.height * random.between(0.12, 0.72)
    const r = canvas.unit * random.between(0.5, 1.1)
    svg += ellipse(x, y, r * 6, r * 6, 'url(#spark)') + ellipse(x, y, r, r * 1.25, '#fff1cc')
  }
  return {
    id: 'sparks',
    kind: 'light',
    depth: 0.2,
    defs: outward('spark', [
      [0, colour, 0.55],
      [1, colour, 0],
    ]),
    svg,
  }
}
