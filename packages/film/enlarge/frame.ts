import { clamped, type Colours, double, type Picture, through } from '@krya/darkroom'

export interface Size {
  readonly width: number
  readonly height: number
}

/** The frames at another size, each doubled by the network that enlarges pictures on the way. */
export async function* enlargedBy(frames: AsyncIterable<Picture>, size: Size): AsyncGenerator<Picture> {
  for await (const frame of frames) {
    const larger = await double(coloursOf(frame), 'slim', () => undefined)
    yield await through(withAlpha(larger), (pixels) =>
      pixels.resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' }),
    )
  }
}

function coloursOf({ width, height, data }: Picture): Colours {
  const colours = new Uint8ClampedArray(width * height * 3)
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    colours[to] = data[from] ?? 0
    colours[to + 1] = data[from + 1] ?? 0
    colours[to + 2] = data[from + 2] ?? 0
  }
  return { width, height, data: colours }
}

function withAlpha({ width, height, data }: Colours): Picture {
  const pixels = clamped(new Uint8Array(width * height * 4).fill(255))
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    pixels[to] = data[from] ?? 0
    pixels[to + 1] = data[from + 1] ?? 0
    pixels[to + 2] = data[from + 2] ?? 0
  }
  return { width, height, data: pixels }
}
