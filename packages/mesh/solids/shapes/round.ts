import { moved, type Point, scaled, type Shell, shifted } from '../../geometry/shell.ts'
import { lathe, softened, type Stop } from './lathe.ts'

/** @param size its three radii, or one for all */
export function ball(size: number | Point, at: Point = [0, 0, 0], around = 40): Shell {
  const rows = Math.max(6, Math.round(around / 2))
  const outline = Array.from({ length: rows + 1 }, (_, row): Stop => {
    const angle = (row / rows) * Math.PI
    return row === 0 || row === rows ? [0, -Math.cos(angle)] : [Math.sin(angle), -Math.cos(angle)]
  })
  return shifted(scaled(lathe(outline, { around }), typeof size === 'number' ? [size, size, size] : size), at)
}

/** Standing on the ground. @param top its radius at the top; left out: as at the bottom, 0: a cone */
export function cylinder(
  radius: number,
  height: number,
  { top = radius, bevel = Math.min(radius, height) * 0.06, around = 48, at = [0, 0, 0] as Point } = {},
): Shell {
  const outline: Stop[] =
    top <= 0
      ? [
          [0, 0],
          [radius, 0],
          [0, height],
        ]
      : [
          [0, 0],
          [radius, 0],
          [top, height],
          [0, height],
        ]
  const soft = bevel <= 0 ? outline : softened(outline, bevel)
  return shifted(lathe(soft, { around }), at)
}

/** Lying flat. @param radius of the ring @param thick of what it is made of */
export function ring(radius: number, thick: number, at: Point = [0, 0, 0], around = 56): Shell {
  const steps = 24
  const stop = (one: number): Stop => {
    const angle = ((one % steps) / steps) * 2 * Math.PI
    return [radius + thick * Math.cos(angle), thick * Math.sin(angle)]
  }
  return shifted(
    lathe(
      Array.from({ length: steps + 1 }, (_, one) => stop(one)),
      { around },
    ),
    at,
  )
}

/**
 * A lump: a ball pushed in and out by waves.
 * @param rough 0–1 how uneven @param seed which of many
 */
export function lump(size: number | Point, at: Point, rough: number, seed: number, around = 36): Shell {
  const unit = ball(1, [0, 0, 0], around)
  const wave = (x: number, y: number, z: number): number =>
    Math.sin(3.1 * x + seed * 1.7) * Math.cos(2.7 * y + seed * 2.3) +
    0.6 * Math.sin(5.3 * z + 2.1 * y + seed * 3.1) +
    0.4 * Math.cos(7.1 * x - 4.3 * z + seed * 0.9)
  const uneven = moved(unit, ([x, y, z]) => {
    const by = 1 + rough * 0.16 * wave(x, y, z)
    return [x * by, y * by, z * by]
  })
  return shifted(scaled(uneven, typeof size === 'number' ? [size, size, size] : size), at)
}
