import type { Bytes } from '@krya/provider-kit'
import { z } from 'zod'

/** A picture on its way: a preview, or what a node sends instead of saving it. */
interface Picture {
  readonly image: Bytes
  /** Left out: of the job and the node that run now. */
  readonly job: string | undefined
  readonly node: string | undefined
}

/** News of a job. */
interface News {
  readonly type: string
  readonly job: string | undefined
  /** The node that runs; null: none of this job does any longer. */
  readonly node: string | null | undefined
  /** 0–1 */
  readonly progress: number | undefined
  /** What went wrong, where something did. */
  readonly failure: string | undefined
}

const news = z.object({
  type: z.string(),
  data: z.looseObject({
    prompt_id: z.string().nullish(),
    node: z.string().nullish(),
    node_type: z.string().nullish(),
    exception_message: z.string().nullish(),
    value: z.number().optional(),
    max: z.number().optional(),
  }),
})
const facts = z.looseObject({
  prompt_id: z.string().optional(),
  node_id: z.string().optional(),
  image_type: z.string().optional(),
})

/** Kinds of binary messages (protocol.py). */
const binary = { picture: 1, pictureWithFacts: 4 } as const

/** Reads what a server says on its socket (server.py); undefined: nothing that is of use here. */
export function readComfy(message: string | ArrayBuffer | Uint8Array): News | Picture | undefined {
  if (typeof message === 'string') return readNews(message)
  return readPicture(message instanceof ArrayBuffer ? new Uint8Array(message) : message)
}

function readNews(message: string): News | undefined {
  const said = news.safeParse(parse(message)).data
  if (said === undefined) return undefined
  const { prompt_id, node, node_type, exception_message, value = 0, max } = said.data
  return {
    type: said.type,
    job: prompt_id ?? undefined,
    node,
    progress: max ? Math.min(1, value / max) : undefined,
    failure:
      said.type === 'execution_error'
        ? [node_type, exception_message?.trim()].filter(Boolean).join(': ')
        : undefined,
  }
}

/** Kind, format and picture; or kind, length of its facts, facts as JSON, and picture. */
function readPicture(data: Uint8Array): Picture | undefined {
  if (data.byteLength < 8) return undefined
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const kind = view.getUint32(0)
  const second = view.getUint32(4)
  if (kind === binary.picture) {
    const mediaType = second === 2 ? 'image/png' : 'image/jpeg'
    return { image: { bytes: data.subarray(8), mediaType }, job: undefined, node: undefined }
  }
  if (kind !== binary.pictureWithFacts || 8 + second > data.byteLength) return undefined
  const its = facts.safeParse(parse(new TextDecoder().decode(data.subarray(8, 8 + second)))).data
  return {
    image: { bytes: data.subarray(8 + second), mediaType: its?.image_type ?? 'image/jpeg' },
    job: its?.prompt_id,
    node: its?.node_id,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
