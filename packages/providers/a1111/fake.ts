import { type Fake, pictureBase64 } from '@krya/provider-kit/testing'

/** The web UI’s `/sdapi/v1`, started with --api and --api-auth (its modules/api). */
export const a1111Fake: Fake = {
  settings: (url) => ({ base_url: url, user: 'u', password: 'a1111-pass' }),
  isSubmit: ({ method }) => method === 'POST',
  givesAddresses: false,
  errors: {
    401: { status: 401, json: { detail: 'Incorrect username or password' } },
    402: { status: 401, json: { detail: 'Incorrect username or password' } },
    422: {
      status: 422,
      json: {
        detail: [{ loc: ['body', 'width'], msg: 'value is not a valid integer', type: 'type_error.integer' }],
      },
    },
    429: { status: 429, json: { detail: 'busy' }, headers: { 'retry-after': '2' } },
    500: {
      status: 500,
      json: { error: 'OutOfMemoryError', detail: '', body: '', errors: 'CUDA out of memory.' },
    },
  },
  answering({ method, path, headers }, world) {
    if (headers['authorization'] !== `Basic ${Buffer.from('u:a1111-pass').toString('base64')}`)
      return a1111Fake.errors[401]
    if (path === '/sdapi/v1/options') return { json: { sd_model_checkpoint: 'x.safetensors' } }
    if (path === '/sdapi/v1/loras')
      return {
        json: ['add_detail', 'old:broken', 'ink-wash'].map((name) => ({
          name,
          alias: name,
          path: `/models/Lora/${name}.safetensors`,
          metadata: {},
        })),
      }
    if (method !== 'POST' || !path.startsWith('/sdapi/v1/')) return undefined
    if (world.fate === 'failed' || world.fate === 'moderated') return a1111Fake.errors[500]
    world.take()
    if (path.endsWith('extra-single-image')) return { json: { html_info: '', image: pictureBase64 } }
    return {
      json: {
        images: world.fate === 'empty' ? [] : [pictureBase64],
        parameters: {},
        info: JSON.stringify({ all_seeds: [7] }),
      },
    }
  },
}
