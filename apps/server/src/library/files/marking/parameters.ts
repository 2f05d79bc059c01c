import { operations, type Recipe } from '@krya/contracts'
import { version } from '../../../version.ts'

/**
 * The `parameters` text that AUTOMATIC1111's web UI began and Civitai and others read: the prompt, then
 * `Negative prompt:`, then one line of `Name: value` pairs.
 */
export function writeParameters({ input, model }: Recipe): string {
  const pairs = [
    ['Steps', input['steps']],
    ['CFG scale', input['cfg_scale']],
    ['Seed', input['seed']],
    ['Size', size(input)],
    ['Model', model],
    ['Style', input['style']],
    ['Version', `Krya ${version}`],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${String(name)}: ${quoted(String(value))}`]))
  const negative = input['negative_prompt']
  return [
    String(input['prompt'] ?? ''),
    ...(typeof negative === 'string' && negative !== '' ? [`Negative prompt: ${negative}`] : []),
    pairs.join(', '),
  ].join('\n')
}

/** What another tool wrote, as a recipe of ours: what we have no word for is left out. Null when it is no such text. */
export function readParameters(text: string): Recipe | null {
  const lines = text.split('\n')
  const pairs = pairsOf(lines.at(-1) ?? '')
  if (pairs.size === 0) return null
  const [prompt = '', negative] = lines
    .slice(0, -1)
    .join('\n')
    .split(/(?:^|\n)Negative prompt: ?/)
  const [width, height] = (pairs.get('size') ?? '').split('x')
  const wanted = {
    prompt: prompt.trim(),
    negative_prompt: negative?.trim() === '' ? undefined : negative?.trim(),
    style: pairs.get('style'),
    width: numberOf(width),
    height: numberOf(height),
    seed: numberOf(pairs.get('seed')),
    steps: numberOf(pairs.get('steps')),
    cfg_scale: numberOf(pairs.get('cfg scale')),
  }
  const { shape } = operations['text-to-image'].input
  const input = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => {
      const field = Object.entries(shape).find(([own]) => own === name)?.[1]
      return value !== undefined && field?.safeParse(value).success === true
    }),
  )
  if (input['prompt'] === undefined) return null
  return {
    operation: 'text-to-image',
    model: pairs.get('model') ?? '',
    input,
    version: pairs.get('version') ?? '',
  }
}

function pairsOf(line: string): Map<string, string> {
  const found = [...line.matchAll(/\s*([A-Za-z][\w \-/]*):\s*("(?:\\.|[^\\"])*"|[^,]*)(?:,|$)/g)]
  const pairs = new Map(
    found.map(([, name = '', value = '']) => [name.toLowerCase(), unquoted(value.trim())]),
  )
  return pairs.has('steps') || pairs.has('seed') || pairs.has('size') ? pairs : new Map()
}

const quoted = (value: string): string => (/[,:\n"]/.test(value) ? JSON.stringify(value) : value)

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value
  try {
    const parsed: unknown = JSON.parse(value)
    return String(parsed)
  } catch {
    return value
  }
}

function size({ width, height }: Recipe['input']): string | undefined {
  return typeof width === 'number' && typeof height === 'number' ? `${width}x${height}` : undefined
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text)
}
