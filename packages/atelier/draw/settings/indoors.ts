import type { Layer } from '../../scene/layer.ts'
import { darker, mix } from '../colour.ts'
import { shelves, tableTop, walls, window } from '../interior.ts'
import type { SettingPainter } from '../painter.ts'

export const room: SettingPainter = (canvas) => {
  const { width, height, unit, composition } = canvas
  const toLeft = composition.focus.x > width / 2
  const x = toLeft ? width * 0.1 : width * 0.58
  return [
    ...walls(canvas, {
      floor: '#b98a5e',
      wall: mix('#d8cbb8', canvas.palette.accents[1] ?? '#6f93a8', 0.35),
      boards: true,
    }),
    window(canvas, {
      x,
      y: height * 0.12,
      width: width * 0.3,
      height: composition.horizon - height * 0.26,
      curtains: true,
    }),
    shelves(canvas, {
      name: 'shelf',
      x: toLeft ? width * 0.66 : width * 0.08,
      y: composition.horizon - unit * 34,
      width: width * 0.22,
      height: unit * 34,
      rows: 4,
      books: true,
    }),
    rug(canvas),
  ]
}

const rug = (canvas: Parameters<SettingPainter>[0]): Layer => {
  const { composition, unit, height, palette } = canvas
  const y = composition.horizon + (height - composition.horizon) * 0.55
  const tone = palette.accents[0] ?? '#b5614f'
  const oval = (k: number, fill: string): string =>
    `<ellipse cx="${composition.focus.x}" cy="${y}" rx="${unit * 34 * k}" ry="${unit * 9 * k}" fill="${fill}"/>`
  return {
    id: 'rug',
    kind: 'terrain',
    depth: 0.8,
    defs: '',
    svg: oval(1, darker(tone, 0.2)) + oval(0.9, mix(tone, '#f2e3c6', 0.35)) + oval(0.78, tone),
  }
}

export const kitchen: SettingPainter = (canvas) => {
  const { width, height, composition, unit } = canvas
  const toLeft = composition.focus.x > width / 2
  return [
    ...walls(canvas, { floor: '#8b6a50', wall: '#e6ddc8', boards: false }),
    window(canvas, {
      x: toLeft ? width * 0.1 : width * 0.62,
      y: height * 0.12,
      width: width * 0.28,
      height: composition.horizon - height * 0.3,
      curtains: false,
    }),
    shelves(canvas, {
      name: 'dresser',
      x: toLeft ? width * 0.55 : width * 0.08,
      y: height * 0.14,
      width: width * 0.36,
      height: unit * 26,
      rows: 3,
      books: false,
    }),
    tableTop(canvas, composition.horizon + unit * 2),
  ]
}

export const library: SettingPainter = (canvas) => {
  const { width, height, composition } = canvas
  return [
    ...walls(canvas, { floor: '#6d4c36', wall: '#6a4a3a', boards: true }),
    ...[0, 1, 2].map((at) => ({
      ...shelves(canvas, {
        name: `stack-${at}`,
        x: width * (0.02 + at * 0.33),
        y: height * 0.05,
        width: width * 0.3,
        height: composition.horizon - height * 0.05,
        rows: 6,
        books: true,
      }),
      depth: 0.92 - at * 0.001,
    })),
  ]
}

export const cafe: SettingPainter = (canvas) => {
  const { width, height, composition, unit } = canvas
  return [
    ...walls(canvas, { floor: '#5f4535', wall: '#a8775a', boards: true }),
    window(canvas, {
      x: width * 0.08,
      y: height * 0.1,
      width: width * 0.46,
      height: composition.horizon - height * 0.26,
      curtains: false,
    }),
    shelves(canvas, {
      name: 'bar',
      x: width * 0.64,
      y: height * 0.12,
      width: width * 0.3,
      height: unit * 28,
      rows: 3,
      books: false,
    }),
    tableTop(canvas, composition.horizon + unit * 6),
  ]
}

export const table: SettingPainter = (canvas) => {
  const { width, height, composition, scene } = canvas
  const wall = walls(canvas, {
    floor: '#8b6a50',
    wall: mix('#cfc2ae', canvas.palette.accents[1] ?? '#7d97a8', 0.4),
    boards: false,
  })
  const extra =
    scene.alsoIn.includes('kitchen') ||
    scene.alsoIn.includes('room') ||
    scene.alsoIn.includes('cafe') ||
    scene.weather.includes('rain') ||
    scene.weather.includes('snow')
  return [
    ...wall,
    ...(extra
      ? [
          window(canvas, {
            x: composition.focus.x > width / 2 ? width * 0.1 : width * 0.6,
            y: height * 0.1,
            width: width * 0.28,
            height: composition.horizon - height * 0.26,
            curtains: true,
          }),
        ]
      : []),
    tableTop(canvas, composition.horizon),
  ]
}

export { backdrop, stage } from '../interior.ts'
