import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Figure, ms, seconds } from './figure.ts'

const works: readonly { readonly what: string; readonly operation: string; readonly input: object }[] = [
  { what: 'upscale 2×, fast', operation: 'upscale-image', input: { mode: 'fast', scale: 2 } },
  { what: 'remove the background', operation: 'remove-background', input: {} },
  { what: 'blur the background', operation: 'blur-background', input: {} },
  { what: 'erase a fifth of each side', operation: 'erase-object', input: {} },
  { what: 'outpaint by a quarter', operation: 'outpaint', input: { left: 0, top: 0, bottom: 0 } },
  { what: 'recolour', operation: 'search-and-recolor', input: { search: 'the orange suit', prompt: 'teal' } },
  { what: 'edit by instruction', operation: 'instruct-edit', input: { prompt: 'warmer, more contrast' } },
  { what: 'style (watercolour)', operation: 'style-transfer', input: { style: 'watercolour' } },
  { what: 'style (of another picture)', operation: 'style-transfer', input: { style_image: 'image' } },
  { what: 'vary', operation: 'vary', input: { variation: 0.6 } },
  { what: 'vectorise', operation: 'vectorize-image', input: {} },
  { what: 'adjust (a filter)', operation: 'adjust-image', input: { filter: 'instant' } },
  { what: 'transform (straighten by 3°)', operation: 'transform-image', input: { rotate: 3 } },
  { what: 'select a thing by its name', operation: 'select-object', input: { search: 'the woman' } },
  { what: 'relight', operation: 'relight', input: { light_from: 'left', prompt: 'sunset' } },
  { what: 'restore', operation: 'restore-image', input: { denoise: 0.5, deblock: 1, sharpen: 0.5 } },
  { what: 'sketch to image', operation: 'sketch-to-image', input: { prompt: 'a red house by the sea' } },
  { what: 'structure to image', operation: 'structure-to-image', input: { prompt: 'sunset over the sea' } },
  { what: 'structure map (areas)', operation: 'structure-map', input: { map: 'segments' } },
  { what: 'structure map (pose)', operation: 'structure-map', input: { map: 'pose' } },
  { what: 'a material map', operation: 'material-maps', input: { edges: 'repeat' } },
  {
    what: 'a pattern',
    operation: 'generate-pattern',
    input: { prompt: 'lemons on blue', symmetry: 'auto', scale: 'medium', format: 'png' },
  },
]
const sides = [512, 1024, 4096]
const script = fileURLToPath(new URL('darkroom-work.ts', import.meta.url))
const outcome = z.object({ ms: z.number(), megabytes: z.number() })

/** Each tool on a photograph, its network's loading included; a process for each, so that memory is its own. */
export async function darkroomTimes(): Promise<Figure[]> {
  return works.map(({ what, operation, input }) => {
    const values = sides.map((side) => {
      const asked = JSON.stringify({
        ...input,
        ...(operation === 'outpaint' ? { right: side / 4 } : {}),
        ...(operation === 'generate-pattern' ? { width: side, height: side } : {}),
      })
      const told = execFileSync(process.execPath, [script, operation, String(side), asked], {
        encoding: 'utf8',
      })
      const { ms: taken, megabytes } = outcome.parse(JSON.parse(told))
      return `${taken < 1000 ? ms(taken) : seconds(taken)} (${megabytes} MB)`
    })
    return {
      what: `Atelier: ${what}`,
      value: values.join('; '),
      how: `at ${sides.join(', ')} pixels square, with the process’s peak memory`,
    }
  })
}
