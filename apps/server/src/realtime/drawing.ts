import type { LiveModel } from '@krya/catalog'
import { KryaError, type LiveRequest } from '@krya/contracts'
import type { LiveInput } from '@krya/provider-kit'
import { Canvas } from './canvas.ts'

type Wishes = Omit<Extract<LiveRequest, { type: 'update_params' }>, 'type' | 'input'>
/** What a client asks to be drawn. */
export type Asked = Extract<LiveRequest, { type: 'generate' | 'update_params' }>

/** What a session draws now: the canvas, and what is wished for. It is replaced, never changed. */
export interface Drawing {
  readonly canvas: Canvas | undefined
  readonly wishes: Wishes
  /** Number of the input that made it so. */
  readonly input: number
  /** When that came, as `performance.now()` tells time. */
  readonly at: number
}

export const nothingYet: Drawing = { canvas: undefined, wishes: {}, input: 0, at: 0 }

/** What says how a drawing is paid for and kept open, and nothing of how it looks. */
const aside: ReadonlySet<string> = new Set(['spend_cap', 'rest_after'])

/** Whether a message asks for a picture: one that only says what is aside does not, one that says nothing does. */
export function isDrawn({ type: _type, input: _input, ...rest }: Asked): boolean {
  const said = Object.keys(rest)
  return said.length === 0 || said.some((key) => !aside.has(key))
}

/**
 * The drawing after a message.
 * @throws KryaError invalid_input, unreadable_file; the drawing stays as it was
 */
export function changed(before: Drawing, asked: Asked): Drawing {
  const input = asked.input ?? before.input + 1
  if (!Number.isSafeInteger(input)) throw wrong('input', 'cannot be counted any further: begin a new session')
  if (input <= before.input) throw wrong('input', `must be larger than the last, which was ${before.input}`)
  const { type: _type, input: _input, ...rest } = asked
  const { canvas_data, ...wishes } = 'canvas_data' in rest ? rest : { ...rest, canvas_data: undefined }
  const canvas = canvas_data === undefined ? before.canvas : Canvas.of(canvas_data, before.canvas)
  return { canvas, wishes: { ...before.wishes, ...wishes }, input, at: performance.now() }
}

/** The same drawing for an engine. @throws KryaError where the model cannot draw one of its size */
export function inputFor({ wishes }: Drawing, canvas: Canvas, { name, sizes }: LiveModel): LiveInput {
  for (const side of ['width', 'height'] as const)
    if (canvas[side] < sizes.min || canvas[side] > sizes.max)
      throw wrong(
        'canvas_data',
        `${name} draws ${sizes.min} to ${sizes.max} pixels; its ${side} is ${canvas[side]}`,
      )
  const { prompt = '', style, strength = 0.6, colour = 0.7, seed = 0 } = wishes
  return { prompt, strength, colour, seed, guide: canvas, ...(typeof style === 'string' ? { style } : {}) }
}

const wrong = (field: string, message: string): KryaError =>
  new KryaError('invalid_input', `${field}: ${message}`, { details: [{ field, message }] })
