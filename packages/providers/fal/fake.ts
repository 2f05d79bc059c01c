import type { Fake } from '@krya/provider-kit/testing'

/** fal's queue, storage and platform (docs.fal.ai/model-endpoints/queue). */
export const falFake: Fake = {
  settings: (url) => ({
    key: 'id:secret',
    queue_url: url,
    rest_url: url,
    platform_url: url,
    poll_seconds: 0.05,
  }),
  isSubmit: ({ method, path }) => method === 'POST' && !path.startsWith('/storage'),
  isQuestion: ({ path }) => path.endsWith('/status'),
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
  answering({ method, path, headers }, world) {
    if (headers['authorization'] !== 'Key id:secret' && !path.startsWith('/results/'))
      return falFake.errors[401]
    if (path === '/models/pricing') return { json: { prices: [] } }
    if (path === '/storage/upload/initiate')
      return { json: { upload_url: `${world.url}/uploads/1`, file_url: `${world.url}/uploads/1` } }
    if (path.startsWith('/uploads/')) return { json: {} }
    const job = /\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(path)
    if (job === null) {
      if (method !== 'POST') return undefined
      const id = world.take()
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
    return {
      json: {
        images:
          world.fate === 'empty'
            ? []
            : [{ url: world.result(), width: 8, height: 8, content_type: 'image/png' }],
        seed: 7,
        has_nsfw_concepts: [false],
      },
    }
  },
}
