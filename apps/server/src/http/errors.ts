import { type ErrorBody, type ErrorCode, errors, KryaError } from '@krya/contracts'

/** Fastify's and Node's own refusals, in our words. */
const foreign: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_body',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_REOPENED_CLOSE_SERVER: 'unavailable',
}

/** Codes of a database or network that is out of reach: Node's, and Postgres's classes 08 and 57P. */
const outOfReach = /^(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|08\w{3}|57P\w{2}|53\w{3})$/

/** What is told of an error; anything unforeseen is `internal` and tells nothing of itself. */
export function tellable(error: unknown): KryaError {
  if (error instanceof KryaError) return error
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    const known = foreign[code]
    if (known !== undefined) return new KryaError(known, undefined, { cause: error })
    if (outOfReach.test(code)) return new KryaError('unavailable', undefined, { cause: error })
  }
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400)
    return new KryaError('malformed_body', undefined, { cause: error })
  return new KryaError('internal', undefined, { cause: error })
}

/** The body of an answer that is not a success. */
export function bodyOf(error: KryaError, requestId: string): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      remedy: errors[error.code].remedy,
      ...(error.details === undefined ? {} : { details: [...error.details] }),
      request_id: requestId,
    },
  }
}
