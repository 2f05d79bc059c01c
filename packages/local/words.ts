import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { LocalModel } from './document.ts'
import { type Device, type Graph, openGraph, type Values } from '@krya/onnx'
import { clipTokens, type Tokenize } from './tokens.ts'

/** Words as a U-Net reads them. */
export interface Meaning {
  /** 1 × tokens × width. */
  readonly tokens: Values
  /** 1 × width: the text as a whole; of SDXL alone. */
  readonly whole: Values | undefined
}

/** Reads words with the text encoders of a model. */
export interface Reader {
  read(text: string): Promise<Meaning>
  close(): Promise<void>
}

/** @throws Error where a file is missing or damaged */
export async function openReader(
  home: string,
  layout: LocalModel['layout'],
  device: Device,
): Promise<Reader> {
  const encoders = await Promise.all([
    openEncoder(home, '', layout, device),
    ...(layout === 'sdxl' ? [openEncoder(home, '_2', layout, device)] : []),
  ])
  return {
    async read(text) {
      const read = await Promise.all(encoders.map((encoder) => encoder.read(text)))
      return { tokens: sideBySide(read.map(({ tokens }) => tokens)), whole: read.at(-1)?.whole }
    },
    async close() {
      await Promise.all(encoders.map((encoder) => encoder.close()))
    },
  }
}

async function openEncoder(
  home: string,
  suffix: '' | '_2',
  layout: LocalModel['layout'],
  device: Device,
): Promise<Reader> {
  const tokenize = await openTokenizer(path.join(home, `tokenizer${suffix}`), suffix)
  const graph = await openGraph(path.join(home, `text_encoder${suffix}`, 'model.onnx'), device)
  return {
    async read(text) {
      const ids = tokenize(text)
      const said = await graph.run({ input_ids: { data: Float32Array.from(ids), shape: [1, ids.length] } })
      const tokens = said.get(layout === 'sdxl' ? lastButOne(graph) : (graph.outputs[0] ?? ''))
      if (tokens === undefined) throw new Error(`text_encoder${suffix} tells nothing of its tokens`)
      return { tokens, whole: said.get('text_embeds') }
    },
    close: () => graph.close(),
  }
}

/** The second tokenizer of SDXL fills up with exclamation marks. */
async function openTokenizer(folder: string, suffix: '' | '_2'): Promise<Tokenize> {
  const [vocab, merges] = await Promise.all(
    ['vocab.json', 'merges.txt'].map((name) => readFile(path.join(folder, name), 'utf8')),
  )
  return clipTokens(vocab ?? '', merges ?? '', ...(suffix === '_2' ? ['!'] : []))
}

/** SDXL reads the words from the layer before the last. */
function lastButOne({ outputs }: Graph): string {
  const layers = outputs.filter((name) => name.startsWith('hidden_states.'))
  return layers.toSorted((a, b) => Number(a.slice(14)) - Number(b.slice(14))).at(-2) ?? ''
}

/** 1 × tokens × (a + b), from 1 × tokens × a and 1 × tokens × b. */
function sideBySide(parts: readonly Values[]): Values {
  const [first] = parts
  if (first === undefined || parts.length === 1) return first ?? { data: new Float32Array(), shape: [] }
  const count = first.shape[1] ?? 0
  const widths = parts.map(({ shape }) => shape[2] ?? 0)
  const width = widths.reduce((sum, one) => sum + one, 0)
  const data = new Float32Array(count * width)
  for (let token = 0; token < count; token += 1) {
    let at = token * width
    for (const [part, { data: values }] of parts.entries()) {
      const own = widths[part] ?? 0
      data.set(values.subarray(token * own, (token + 1) * own), at)
      at += own
    }
  }
  return { data, shape: [1, count, width] }
}

/** Whether a model has a graph in that folder. */
export const hasGraph = (home: string, folder: string): boolean =>
  existsSync(path.join(home, folder, 'model.onnx'))
