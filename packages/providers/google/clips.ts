import type { Json } from '@krya/provider-kit'
import { type Queued, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { base64, type BodyTree, toJson } from '@krya/provider-kit/wire'
import { z } from 'zod'
import type { GoogleSettings } from './settings.ts'

/** What an endpoint ends with that takes a job. */
export const laterSuffix = ':predictLongRunning'

const handle = z.object({ name: z.string() })
const job = z.object({
  done: z.boolean().optional(),
  error: z.object({ message: z.string(), status: z.string().optional() }).optional(),
  response: z
    .object({
      generateVideoResponse: z
        .object({
          generatedSamples: z.array(z.object({ video: z.object({ uri: z.string() }) })).default([]),
          raiMediaFilteredReasons: z.array(z.string()).optional(),
        })
        .optional(),
    })
    .optional(),
})

/** Veo: a long-running operation, asked about by its name (ai.google.dev/gemini-api/docs/video). */
export function clipsOf(base: Service<GoogleSettings>): Queued<GoogleSettings, z.infer<typeof handle>> {
  const service: Queued<GoogleSettings, z.infer<typeof handle>> = {
    ...base,
    handle,
    pollMs: ({ poll_seconds }) => poll_seconds * 1000,
    attach: () => async (file) => ({ mimeType: file.mediaType, bytesBase64Encoded: await base64(file) }),
    request: ({ endpoint, settings }, { body }) => ({
      method: 'POST',
      url: `${settings.base_url}/models/${endpoint}`,
      headers: service.headers(settings),
      body: { json: asked(body) },
    }),
    accepted: (answer) => readAnswer(service, answer, handle),
    question: ({ name }, settings) => ({
      method: 'GET',
      url: `${settings.base_url}/${name}`,
      headers: service.headers(settings),
    }),
    standing(answer) {
      const { done, error, response } = readAnswer(service, answer, job)
      if (done !== true) return { state: 'running' }
      if (error !== undefined)
        return {
          state: 'refused',
          reason: 'failed',
          message: `Google failed: ${error.message}`,
          billed: 'no',
        }
      const { generatedSamples = [], raiMediaFilteredReasons: [reason] = [] } =
        response?.generateVideoResponse ?? {}
      if (generatedSamples.length === 0 && reason !== undefined)
        return {
          state: 'refused',
          reason: 'content-refused',
          message: `Google blocked it: ${reason}`,
          billed: 'no',
        }
      return { state: 'done', outputs: generatedSamples.map(({ video }) => ({ url: video.uri })) }
    },
    resultHeaders: (settings) => service.headers(settings),
  }
  return service
}

/** One instance, and the parameters beside it. */
function asked({ instances, parameters }: BodyTree): Json {
  return {
    instances: [instances === undefined ? {} : toJson(instances)],
    ...(parameters === undefined ? {} : { parameters: toJson(parameters) }),
  }
}
