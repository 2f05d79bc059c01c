import { type Context, ProviderError, type Published } from '@krya/provider-kit'
import { faultOf, isSuccess, readAnswer, type Service } from '@krya/provider-kit/protocols'
import type { BodyTree } from '@krya/provider-kit/wire'
import { z } from 'zod'
import type { A1111Settings } from './settings.ts'

const listed = z.array(z.looseObject({ name: z.string() }))
/** It tells of each file all that was written into it. */
const mostBytes = 64 * 1024 * 1024
/** What would end the words that call a LoRA up. */
const unspeakable = /[<>:]/

/** What draws pictures, with the LoRAs that lie on the server (extensions-builtin/Lora, `/sdapi/v1/loras`). */
export async function describeA1111(
  service: Service<A1111Settings>,
  endpoint: string,
  { settings, http, signal }: Context<A1111Settings>,
): Promise<Published | undefined> {
  if (endpoint !== 'txt2img' && endpoint !== 'img2img') return undefined
  const url = `${settings.base_url}/sdapi/v1/loras`
  const headers = service.headers(settings)
  const answer = await http.send({ method: 'GET', url, headers, limitBytes: mostBytes }, signal)
  if (answer.status === 404) return undefined
  if (!isSuccess(answer)) throw faultOf(service, answer)
  const names = readAnswer(service, answer, listed).flatMap(({ name }) =>
    unspeakable.test(name) ? [] : [name],
  )
  if (names.length === 0) return undefined
  const input = {
    type: 'object',
    properties: {
      lora: {
        type: 'string',
        title: 'LoRA on the server',
        enum: ['', ...names],
        default: '',
        'x-names': { '': 'None', ...Object.fromEntries(names.map((name) => [name, name])) },
      },
      lora_weight: {
        type: 'number',
        title: 'LoRA strength',
        minimum: -2,
        maximum: 2,
        default: 1,
        'x-step': 0.05,
      },
    },
    // Whatever else its API takes may be set, too.
    additionalProperties: true,
  }
  return { endpoint, name: endpoint, description: '', input }
}

/** A LoRA is called up by words in the prompt. @throws ProviderError rejected, when its name cannot be said there */
export function inWords({ lora, lora_weight: weight = 1, ...body }: BodyTree): BodyTree {
  if (typeof lora !== 'string' || lora === '') return body
  if (unspeakable.test(lora))
    throw new ProviderError('rejected', `No LoRA can be called “${lora}” in a prompt.`, { billed: 'no' })
  const prompt = typeof body['prompt'] === 'string' ? body['prompt'] : ''
  return { ...body, prompt: `${prompt} <lora:${lora}:${String(weight)}>`.trim() }
}
