import type { WireWord } from '@krya/catalog'
import type { Call, Json, Warning } from '../spec/provider.ts'
import { filesOf } from './files.ts'
import { nearestRatio } from './ratio.ts'

type SizeWord = Extract<WireWord, { as: 'size' | 'size-text' | 'ratio' | 'longest-side' }>

export function sizeOf(
  word: SizeWord,
  { width, height, from = 'width' }: Shape,
  warn: (warning: Warning) => void,
): Json | undefined {
  if (typeof width !== 'number' || typeof height !== 'number') return undefined
  switch (word.as) {
    case 'size':
      return { width, height }
    case 'size-text':
      return `${width}${word.by}${height}`
    case 'longest-side': {
      const names = Object.entries(word.of).toSorted(([, a], [, b]) => a - b)
      const fitting = names.find(([, side]) => side >= Math.max(width, height)) ?? names.at(-1)
      return fitting?.[0]
    }
    case 'ratio': {
      const { ratio, isExact } = nearestRatio(width, height, word.of)
      if (!isExact)
        warn({
          code: 'parameter-adjusted',
          field: from,
          message: `This model knows only some shapes; the nearest to ${width} × ${height} is ${ratio}.`,
        })
      return ratio.replace(':', word.by ?? ':')
    }
  }
}

export function sideOf(
  { side, of }: Extract<WireWord, { as: 'side' }>,
  call: Call<unknown>,
  warn: (warning: Warning) => void,
): number {
  const [across, down] = clipShape(call)
  const { ratio, isExact } = nearestRatio(across, down, of)
  // Said once, not for each side.
  if (!isExact && side === 'width')
    warn({
      code: 'parameter-adjusted',
      field: 'aspect_ratio',
      message: `This model knows only some shapes; the nearest to ${across} × ${down} is ${ratio.replace(':', ' × ')}.`,
    })
  const [width = 0, height = 0] = ratio.split(':').map(Number)
  return side === 'width' ? width : height
}

/** The shape asked for, or that of the picture a clip begins with. */
function clipShape({
  input: { aspect_ratio: shape, image },
  files,
}: Call<unknown>): readonly [number, number] {
  const begins = typeof image === 'string' ? files.get(image) : undefined
  const [across = 16, down = 9] =
    typeof shape === 'string' ? shape.split(':').map(Number) : [begins?.width ?? 16, begins?.height ?? 9]
  return [across, down]
}

/** The shorter side of a clip, by its resolution’s name. */
const shortSides: Readonly<Record<string, number>> = { '4k': 2160 }

export function pixelsOf(
  { side, multiple }: Extract<WireWord, { as: 'pixels' }>,
  call: Call<unknown>,
): number {
  const { resolution = '480p' } = call.input
  const [across, down] = clipShape(call)
  const short = shortSides[String(resolution)] ?? Number.parseInt(String(resolution), 10)
  const scale = short / Math.min(across, down)
  const length = (side === 'width' ? across : down) * scale
  return Math.max(multiple, Math.round(length / multiple) * multiple)
}

/** Endpoints take sizes on a grid of so many pixels. */
const grid = 16

/** A size of a file’s shape with so many megapixels, or no more than its own. */
export function sizeLike(
  field: string,
  megapixels: number | undefined,
  call: Call<unknown>,
): Json | undefined {
  const id = call.input[field]
  const file = typeof id === 'string' ? call.files.get(id) : undefined
  if (file === undefined || file.width === null || file.height === null) return undefined
  const scale =
    megapixels === undefined ? 1 : Math.sqrt((megapixels * 1_000_000) / (file.width * file.height))
  const side = (length: number): number => Math.max(grid, Math.round((length * scale) / grid) * grid)
  return { width: side(file.width), height: side(file.height) }
}

interface Shape {
  readonly width?: Json | undefined
  readonly height?: Json | undefined
  /** The input field that it is taken from. */
  readonly from?: string
}

/** The shape of the file that a field names, or the size asked for, or a shape as a size of the same ratio. */
export function shapeOf(like: string | undefined, call: Call<unknown>): Shape {
  if (like !== undefined) {
    const [file] = filesOf(like, call) ?? []
    return file === undefined ? {} : { width: file.width, height: file.height, from: like }
  }
  const { aspect_ratio: shape } = call.input
  if (typeof shape !== 'string') return { width: call.input['width'], height: call.input['height'] }
  const [width = 1, height = 1] = shape.split(':').map(Number)
  return { width, height, from: 'aspect_ratio' }
}
