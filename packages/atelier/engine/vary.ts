import { adjust } from '@krya/adjust'
import { type Adjustment, filters } from '@krya/contracts'
import { imageOf, mixed, type Picture, png, through, type Tool, writePicture } from '@krya/darkroom'
import { z } from 'zod'
import { createRandom, type Random } from '../draw/random.ts'
import { finished } from './restyle.ts'

const input = z.object({ variation: z.number() })

/** From here on a variation may be mirrored, have a look, or be painted. */
const from = { mirrored: 0.3, look: 0.4, painted: 0.65 }
/** Ways of painting under which a picture stays what it is. */
const hands = ['gouache', 'watercolour', 'oil', 'pastel', 'impressionist', 'storybook'] as const
/** Filters under which it does. */
const looks = [
  'clear',
  'cinema',
  'golden-hour',
  'blue-hour',
  'candlelight',
  'consumer-film',
  'faded',
  'vivid',
] as const
/** How much of a side may be cut away, and by how many degrees colours are turned, at most. */
const most = { cut: 0.22, hue: 14 }

/** `vary`: another framing, light and colour of the same picture; further away, another hand. */
export const vary: Tool = async (work, told) => {
  const { variation } = input.parse(work.input)
  const random = createRandom(work.seed, 'vary')
  const framed = await reframed(await imageOf(work), variation, random)
  const toned = adjusted(framed, toneOf(variation, random))
  const varied = variation > from.look ? looking(toned, variation, random) : toned
  told(0.4)
  const painted =
    variation > from.painted && random.chance(variation)
      ? finished(varied, random.pick(hands), work.seed, random.between(0.4, 1), told)
      : varied
  return png(await writePicture(painted), [
    {
      field: 'image',
      message: 'Atelier varied framing, light, colour and hand; what the picture shows stays what it is.',
    },
  ])
}

function adjusted(picture: Picture, adjustments: readonly Adjustment[]): Picture {
  const own = { ...picture, data: picture.data.slice() }
  adjust(own, adjustments)
  return own
}

/** On the way to one of the looks. */
function looking(picture: Picture, variation: number, random: Random): Picture {
  const look = adjusted(picture, filters[random.pick(looks)].adjustments)
  return mixed(picture, look, random.between(0.2, 0.7) * variation)
}

/** A part of it in the same shape and size, perhaps mirrored. */
async function reframed(picture: Picture, variation: number, random: Random): Promise<Picture> {
  const { width, height } = picture
  const share = 1 - most.cut * variation * random.next()
  const part = {
    width: Math.max(1, Math.round(width * share)),
    height: Math.max(1, Math.round(height * share)),
  }
  const left = random.whole(0, width - part.width)
  const top = random.whole(0, height - part.height)
  const isMirrored = variation > from.mirrored && random.chance(0.4)
  const cut = await through(picture, (pixels) => pixels.extract({ left, top, ...part }))
  return through(cut, (pixels) => {
    const whole = pixels.resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    return isMirrored ? whole.flop() : whole
  })
}

function toneOf(variation: number, random: Random): Adjustment[] {
  const by = (reach: number): number => random.between(-reach, reach) * variation
  return [
    { kind: 'exposure', stops: by(0.5) },
    { kind: 'white-balance', temperature: by(0.5), tint: by(0.08) },
    { kind: 'hsl', range: 'all', hue: by(most.hue), saturation: by(0.4), lightness: 0 },
    { kind: 'brightness-contrast', brightness: 0, contrast: by(0.35) },
    { kind: 'tones', shadows: by(0.5), highlights: by(0.5) },
  ]
}
