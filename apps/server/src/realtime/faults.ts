import { errors, KryaError, type LiveAnswer } from '@krya/contracts'
import { ProviderError } from '@krya/provider-kit'
import { faultCodes } from '../studio/lifecycle.ts'

/** What is told of a fault. */
export function tellable(error: unknown): KryaError {
  if (error instanceof KryaError) return error
  if (error instanceof ProviderError)
    return new KryaError(faultCodes[error.kind], error.message, { cause: error })
  return new KryaError('internal', undefined, { cause: error })
}

/** @param about the input, or the number of what was asked for, that it answers */
export function errorAnswer(
  error: KryaError,
  about: { readonly input?: number | undefined; readonly ask?: number | undefined } = {},
): LiveAnswer {
  return {
    type: 'error',
    code: error.code,
    message: error.message,
    remedy: errors[error.code].remedy,
    ...(about.input === undefined ? {} : { input: about.input }),
    ...(about.ask === undefined ? {} : { ask: about.ask }),
    ...(error.details === undefined ? {} : { details: error.details }),
  }
}
