import type { ErrorBody, ErrorCode } from '@krya/contracts'

/** The server's answer to a request that did not succeed. */
export class ApiError extends Error {
  readonly status: number
  readonly code: ErrorCode | 'offline'
  readonly remedy: string
  readonly details: readonly { field: string; message: string }[]

  constructor(
    status: number,
    body: {
      code: ErrorCode | 'offline'
      message: string
      remedy: string
      details?: ErrorBody['error']['details']
    },
  ) {
    super(body.message)
    this.name = 'ApiError'
    this.status = status
    this.code = body.code
    this.remedy = body.remedy
    this.details = body.details ?? []
  }
}

/** The network itself failed: no server was reached. */
export function offline(): ApiError {
  return new ApiError(0, {
    code: 'offline',
    message: 'The server does not answer.',
    remedy: 'Check that Krya is running and that you are connected.',
  })
}

/** Reads an error answer; one that is not ours (a proxy's page) becomes `unavailable`. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  if (isErrorBody(body)) return new ApiError(response.status, body.error)
  return new ApiError(response.status, {
    code: response.status >= 500 ? 'unavailable' : 'internal',
    message: `The server answered ${response.status}.`,
    remedy: 'Try again in a moment.',
  })
}

function isErrorBody(body: unknown): body is ErrorBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null &&
    'code' in body.error
  )
}
