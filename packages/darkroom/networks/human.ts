import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Graph } from '@krya/onnx'
import { openNetwork } from '../graph.ts'
import { type Part, readGraphModel } from './graph-model.ts'

/** A network that the package @vladmandic/human carries, ready to run. @param name of its file */
export async function openHuman(name: string, part: Part): Promise<Graph> {
  const entry = fileURLToPath(import.meta.resolve('@vladmandic/human'))
  const file = path.join(path.dirname(entry), '..', 'models', `${name}.json`)
  return openNetwork(await readGraphModel(file, part))
}
