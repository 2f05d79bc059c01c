import { randomUUID } from 'node:crypto'
import { liveModels } from '@krya/catalog'
import { type Bytes, type Context, type LiveEngine, type LiveInput, ProviderError } from '@krya/provider-kit'
import {
  faultOf,
  isLine,
  isSuccess,
  isUnheard,
  KeptLine,
  liveCall,
  type Patience,
} from '@krya/provider-kit/protocols'
import { writeBody } from '@krya/provider-kit/wire'
import { readComfy } from './messages.ts'
import { filesOn, leastBusy, service, startJob, stopJob, upload } from './server.ts'
import type { ComfySettings } from './settings.ts'
import { bindWorkflow, chooseFiles, type Graph, workflowOf } from './workflow.ts'

/** The first picture waits for the checkpoint to be loaded. */
const patience: Patience = { idle: 60_000, answer: 180_000 }
/** A server that is told of a job's end is not waited for longer. */
const stopMs = 1_000

/**
 * Draws on a server of the person's own: what was drawn is uploaded, a workflow is queued, and its picture comes
 * over the socket, from the node that sends what it gets instead of saving it (websocket_image_save.py).
 * @throws ProviderError rejected, where there is no such workflow
 */
export function openComfyLive(
  endpoint: string,
  { settings, http }: Omit<Context<ComfySettings>, 'signal'>,
): LiveEngine {
  const workflow = workflowOf(endpoint)
  const model = liveModels.find((one) => one.provider === service.id && one.endpoint === endpoint)
  const sender = Object.keys(workflow).find((id) => workflow[id]?.class_type === 'SaveImageWebsocket') ?? ''
  if (model?.wire === undefined || sender === '')
    throw new ProviderError('rejected', `The workflow “${endpoint}” does not draw in real time.`, {
      billed: 'no',
    })
  const offer = { endpoint, wire: model.wire }
  const clientId = randomUUID()
  let at: { readonly server: string; readonly graph: Graph } | undefined
  let underWay: Promise<unknown> = Promise.resolve()

  const line = new KeptLine({
    title: service.title,
    patience,
    async dial(heard, down, signal) {
      const context = { settings, http, signal }
      const server = await leastBusy(context)
      const graph = structuredClone(workflow)
      // A checkpoint that is set for all else needs many steps.
      await chooseFiles(graph, endpoint, filesOn(context, server), undefined)
      const url = `${server}/ws?clientId=${clientId}`
      const answer = await http.dial({ url, headers: service.headers(settings), heard, down }, signal)
      if (!isLine(answer)) throw faultOf(service, answer)
      answer.say(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }))
      at = { server, graph }
      return answer
    },
  })

  async function once(input: LiveInput, until: AbortSignal): Promise<Bytes> {
    await line.open(until)
    if (at === undefined)
      throw new ProviderError('unavailable', 'No ComfyUI server answers.', { billed: 'no' })
    const { server, graph } = at
    const call = await liveCall(input, offer, { settings, http, signal: until })
    const { body } = await writeBody(call, (file) => upload(call, server, file, 'temp'))
    const id = call.idempotencyKey
    const job = { graph: bindWorkflow(structuredClone(graph), body), clientId, id }
    let isQueued = false
    const queueJob = async (): Promise<void> => {
      isQueued = true
      const answer = await startJob(call, server, job)
      isQueued = isSuccess(answer)
      if (!isQueued) throw faultOf(service, answer)
    }
    try {
      return await line.ask(queueJob, listener(id, sender, input.onPreview), until)
    } catch (error) {
      // Nobody waits for it any longer; that it was told so is not worth a fault of its own.
      const context = { settings, http, signal: AbortSignal.timeout(stopMs) }
      if (isQueued) await stopJob(context, server, id).catch(() => undefined)
      throw error
    }
  }

  async function draw(input: LiveInput, signal: AbortSignal): Promise<Bytes> {
    const until = line.until(signal)
    return once(input, until).catch((error: unknown) => {
      if (until.aborted || !isUnheard(error)) throw error
      return once(input, until)
    })
  }

  return {
    draw(input, signal) {
      const drawn = draw(input, signal)
      underWay = drawn.catch(() => undefined)
      return drawn
    },
    async close() {
      line.close()
      await underWay
    },
  }
}

/** Reads what is said of one job: its picture, or what went wrong with it. */
function listener(job: string, sender: string, onPreview: LiveInput['onPreview']) {
  let node: string | undefined
  return (message: string | Uint8Array): Bytes | undefined => {
    const said = readComfy(message)
    if (said === undefined) return undefined
    if ('image' in said) {
      if (said.job !== undefined && said.job !== job) return undefined
      if (node !== undefined && (said.node ?? node) === sender) return said.image
      if (node !== undefined) onPreview?.(said.image)
      return undefined
    }
    if (said.job !== job) return undefined
    if (said.failure !== undefined) throw failed(`ComfyUI failed: ${said.failure}`)
    if (said.type === 'execution_interrupted') throw failed('ComfyUI was told to stop.')
    if (said.type !== 'executing') return undefined
    if (said.node === null)
      throw new ProviderError('malformed-answer', 'ComfyUI says that it is done, but sent no picture.', {
        billed: 'no',
      })
    node = said.node ?? node
    return undefined
  }
}

const failed = (message: string): ProviderError => new ProviderError('failed', message, { billed: 'no' })
