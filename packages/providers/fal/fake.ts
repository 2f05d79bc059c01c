import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { Fake, World } from '@krya/provider-kit/testing'
import { z } from 'zod'
import { falTalking, tokenFor } from './fake-live.ts'

const count = z.looseObject({ num_images: z.int().optional() })
/** How many pictures each job was asked for. */
const wanted = new Map<string, number>()

/** What it signs its notices with. */
const keys = generateKeyPairSync('ed25519')

/** fal's queue, storage and platform (docs.fal.ai/model-endpoints/queue). */
export const falFake: Fake = {
  settings: (url) => ({
    key: 'id:secret',
    queue_url: url,
    rest_url: url,
    platform_url: url,
    realtime_url: url,
    poll_seconds: 0.05,
  }),
  notice(id, at) {
    const body = Buffer.from(
      JSON.stringify({ request_id: id, gateway_request_id: id, status: 'OK', payload: {} }),
    )
    const time = String(Math.floor(at.getTime() / 1000))
    const signed = ['n1', 'u1', time, createHash('sha256').update(body).digest('hex')].join('\n')
    return {
      headers: {
        'x-fal-webhook-request-id': 'n1',
        'x-fal-webhook-user-id': 'u1',
        'x-fal-webhook-timestamp': time,
        'x-fal-webhook-signature': sign(null, Buffer.from(signed), keys.privateKey).toString('hex'),
      },
      body,
    }
  },
  lacks: { balance: 'its API does not say' },
  isSubmit: ({ method, path }) => method === 'POST' && !/^\/(?:storage|tokens)\//.test(path),
  talking: falTalking,
  isQuestion: ({ path }) => path.endsWith('/status'),
  isUpload: ({ path }) => path.startsWith('/storage/') || path.startsWith('/uploads/'),
  givesAddresses: true,
  errors: {
    401: { status: 401, json: { detail: 'Authentication is required to access this application.' } },
    402: {
      status: 403,
      json: {
        detail: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
      },
    },
    422: {
      status: 422,
      json: { detail: [{ loc: ['body', 'prompt'], msg: 'field required', type: 'missing' }] },
    },
    429: { status: 429, json: { detail: 'Too many requests' }, headers: { 'retry-after': '2' } },
    500: { status: 500, json: { detail: 'Internal server error', error_type: 'internal_error' } },
  },
  answering(request, world) {
    const { method, path, query, headers, json } = request
    if (path === '/.well-known/jwks.json')
      return { json: { keys: [keys.publicKey.export({ format: 'jwk' })] } }
    // Its address is its key.
    if (path.startsWith('/uploads/')) return { json: {} }
    if (headers['authorization'] !== 'Key id:secret' && !path.startsWith('/results/'))
      return falFake.errors[401]
    if (path === '/tokens/') return tokenFor(request)
    if (path === '/models/pricing')
      return {
        json: {
          prices: [
            { endpoint_id: query.get('endpoint_id'), unit_price: 0.05, unit: 'images', currency: 'USD' },
          ],
        },
      }
    if (path === '/models') return { json: platform(query) }
    if (path === '/storage/upload/initiate')
      return { json: { upload_url: `${world.url}/uploads/1`, file_url: `${world.url}/uploads/1` } }
    const job = /\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(path)
    if (job === null) {
      if (method !== 'POST') return undefined
      const id = world.take()
      wanted.set(id, count.safeParse(json()).data?.num_images ?? 1)
      const base = `${world.url}/fal-ai/flux/requests/${id}`
      return {
        json: {
          status: 'IN_QUEUE',
          request_id: id,
          queue_position: 0,
          response_url: base,
          status_url: `${base}/status`,
          cancel_url: `${base}/cancel`,
        },
      }
    }
    const [, id = '', what] = job
    if (!world.submissions.includes(id)) return { status: 404, json: { detail: 'Request not found' } }
    if (what === '/cancel') {
      world.canceled.push(id)
      return { status: 202, json: { status: 'CANCELLATION_REQUESTED' } }
    }
    if (what === '/status') {
      if (world.fate === 'unheard-of') return { json: { status: 'SLEEPING' } }
      if (!world.isDone(id))
        return {
          status: 202,
          json: { status: 'IN_PROGRESS', logs: [{ message: ' 40%|####      | 4/10', level: 'INFO' }] },
        }
      return {
        json: {
          status: 'COMPLETED',
          metrics: { inference_time: 1 },
          ...(world.fate === 'failed' ? { error: 'Worker died', error_type: 'runner_disconnected' } : {}),
        },
      }
    }
    if (world.fate === 'moderated')
      return {
        status: 422,
        json: {
          detail: [
            {
              loc: ['body', 'prompt'],
              msg: 'The content could not be processed because it was flagged',
              type: 'content_policy_violation',
            },
          ],
        },
      }
    return { json: resultOf(world, wanted.get(id) ?? 1) }
  },
}

/** The platform’s list of models; with `expand` each brings its OpenAPI (fal.ai/docs, platform APIs). */
function platform(query: URLSearchParams) {
  const all = [
    { id: 'acme/paint', name: 'Acme Paint', category: 'text-to-image' },
    { id: 'acme/move', name: 'Acme Move', category: 'image-to-video' },
    { id: 'acme/sing', name: 'Acme Sing', category: 'text-to-speech' },
  ]
  const named = query.get('endpoint_id')
  const text = (query.get('q') ?? '').toLowerCase()
  const found = all.filter(({ id, name }) =>
    named === null ? name.toLowerCase().includes(text) : id === named,
  )
  return {
    models: found.map(({ id, name, category }) => ({
      endpoint_id: id,
      metadata: { display_name: name, category, description: `${name} makes things.`, status: 'active' },
      ...(query.get('expand') === 'openapi-3.0' ? { openapi: openApiOf(category) } : {}),
    })),
    next_cursor: null,
    has_more: false,
  }
}

function openApiOf(category: string) {
  const image = category === 'image-to-video' ? { image_url: { type: 'string', title: 'Image URL' } } : {}
  return {
    openapi: '3.0.4',
    paths: {
      '/acme': {
        post: {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/AcmeInput' } } },
          },
        },
      },
    },
    components: {
      schemas: {
        AcmeInput: {
          type: 'object',
          required: ['prompt', ...Object.keys(image)],
          properties: {
            prompt: { type: 'string' },
            ...image,
            image_size: { anyOf: [{ $ref: '#/components/schemas/ImageSize' }, { type: 'string' }] },
            num_images: { type: 'integer', minimum: 1, maximum: 4, default: 1 },
            seed: { type: 'integer' },
            sparkle: {
              type: 'number',
              minimum: 0,
              maximum: 10,
              default: 3,
              title: 'Sparkle',
              description: 'How much it sparkles.',
            },
            finish: { allOf: [{ $ref: '#/components/schemas/Finish' }], default: 'matte' },
          },
        },
        ImageSize: {
          type: 'object',
          properties: { width: { type: 'integer' }, height: { type: 'integer' } },
        },
        Finish: { type: 'string', enum: ['matte', 'gloss'], title: 'Finish' },
      },
    },
  }
}

/** A result as models of that kind give it. */
function resultOf(world: World, many: number) {
  const start = Buffer.from(world.file.subarray(0, 12)).toString('latin1')
  const file = { url: world.result() }
  if (world.fate !== 'empty' && start.includes('ftyp')) return { video: file, seed: 7 }
  if (world.fate !== 'empty' && start.startsWith('glTF')) return { model_mesh: file }
  if (world.fate !== 'empty' && start.includes('{')) return { diffusers_lora_file: file, config_file: file }
  return {
    images: Array.from({ length: world.fate === 'empty' ? 0 : many }, () => ({
      ...file,
      width: 8,
      height: 8,
      content_type: 'image/png',
    })),
    seed: 7,
    has_nsfw_concepts: [false],
  }
}
