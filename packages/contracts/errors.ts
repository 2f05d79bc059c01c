import { z } from 'zod'

/** What an error code means. `{x}` in a message is filled in where the error is raised. */
export interface ErrorMeaning {
  /** HTTP status it is answered with; for a code that only ends a generation, the status its retry would have. */
  readonly status: number
  readonly meaning: string
  /** What the person or caller can do next. */
  readonly remedy: string
}

/** The closed list of everything that can go wrong and be told to a caller. */
export const errors = {
  invalid_input: {
    status: 400,
    meaning: 'A field is missing, unknown or out of range; `details` names each.',
    remedy: 'Correct the named fields and send the request again.',
  },
  malformed_body: {
    status: 400,
    meaning: 'The body is not valid JSON.',
    remedy: 'Send a JSON object, UTF-8 encoded.',
  },
  malformed_message: {
    status: 400,
    meaning: 'A message over the WebSocket is not MessagePack.',
    remedy: 'Send each message as one binary frame that holds a MessagePack map.',
  },
  unsupported_media_type: {
    status: 415,
    meaning: 'The body has a content type this route does not read.',
    remedy: 'Send `content-type: application/json` (or a picture, where the route takes a file).',
  },
  body_too_large: {
    status: 413,
    meaning: 'The body is larger than this route accepts.',
    remedy: 'Send less at a time.',
  },
  forbidden_origin: {
    status: 403,
    meaning: 'The request came from another website or under a host name this server does not answer to.',
    remedy: 'Open the studio at its own address, or add the name to KRYA_ALLOWED_HOSTS.',
  },
  not_found: {
    status: 404,
    meaning: 'There is nothing at this address, or it is not yours.',
    remedy: 'Check the address and the id.',
  },
  method_not_allowed: {
    status: 405,
    meaning: 'This address exists but does not take that method.',
    remedy: 'See the API reference for the methods it takes.',
  },
  unknown_model: {
    status: 422,
    meaning: 'No model of that name can do this operation here.',
    remedy: 'Choose one from GET /api/models.',
  },
  unknown_style: {
    status: 422,
    meaning: 'There is no style of that name.',
    remedy: 'Choose one from GET /api/styles, or leave the field out.',
  },
  content_refused: {
    status: 422,
    meaning: 'Krya does not make this picture, with any model.',
    remedy: 'Change the prompt. Nothing was charged.',
  },
  insufficient_credits: {
    status: 402,
    meaning: 'The price is more than the credits that are left.',
    remedy: 'Choose fewer pictures or a cheaper model, or add credits.',
  },
  idempotency_conflict: {
    status: 409,
    meaning: 'This Idempotency-Key was already used with a different request.',
    remedy: 'Use a new key for a new request.',
  },
  wrong_state: {
    status: 409,
    meaning: 'The generation is not in a state that allows this.',
    remedy: 'Read it again; it may have finished meanwhile.',
  },
  queue_full: {
    status: 429,
    meaning: 'You have as many waiting generations as this server takes.',
    remedy: 'Wait for some to finish, or cancel some.',
  },
  too_many_messages: {
    status: 429,
    meaning: 'Messages come faster than the server takes them over one WebSocket.',
    remedy: 'Send no more than 120 a second; what is overtaken need not be sent.',
  },
  too_many_sessions: {
    status: 429,
    meaning: 'You have as many real-time sessions open as this server takes.',
    remedy: 'Close some of them first.',
  },
  link_ended: {
    status: 404,
    meaning: 'This link leads to no canvas: it was stopped, has expired, or never was one.',
    remedy: 'Ask the owner for a new link.',
  },
  removed_from_canvas: {
    status: 403,
    meaning: 'The owner of this canvas has asked you to leave.',
    remedy: 'Ask the owner, if you think that it was a mistake.',
  },
  canvas_full: {
    status: 429,
    meaning: 'As many people are on this canvas as it takes.',
    remedy: 'Come again when somebody has left.',
  },
  canvas_ended: {
    status: 410,
    meaning: 'The owner has left this canvas.',
    remedy: 'Keep the page open or come again: it goes on when the owner opens the canvas.',
  },
  canvas_elsewhere: {
    status: 409,
    meaning: 'This canvas was opened in another tab, which shares it now.',
    remedy: 'Go on in that tab, or open it here again.',
  },
  canvas_too_large: {
    status: 413,
    meaning: 'What lies on this canvas is more than can be shared.',
    remedy: 'Flatten or remove layers, then try again.',
  },
  watch_only: {
    status: 403,
    meaning: 'This link lets you watch, not draw.',
    remedy: 'Ask the owner to let you draw.',
  },
  edits_held: {
    status: 429,
    meaning: 'More was drawn while the owner is away than can be kept.',
    remedy: 'Wait until the owner is back; what was taken is kept.',
  },
  too_many_links: {
    status: 429,
    meaning: 'This document has as many links as it may have.',
    remedy: 'Stop one of them first.',
  },
  range_not_satisfiable: {
    status: 416,
    meaning: 'The Range header asks for bytes the file does not have.',
    remedy: 'Ask for a range within the file, or leave the header out.',
  },
  unreadable_file: {
    status: 422,
    meaning: 'The file is not a picture Krya can read.',
    remedy: 'Use a PNG, JPEG, WebP, AVIF or TIFF file.',
  },
  no_recipe: {
    status: 422,
    meaning: 'The picture carries no recipe.',
    remedy:
      'Use a file downloaded from Krya with its recipe kept, or another tool’s file with generation parameters.',
  },
  not_renderable: {
    status: 422,
    meaning: 'This asset has no rendition of that kind.',
    remedy: 'Ask for it as it is, without w, h or format.',
  },
  no_logo: {
    status: 422,
    meaning: 'This asset is no logo that the studio designed, so it has no brand kit.',
    remedy: 'Make one with generate-logo, and ask for the kit of one of its logos.',
  },
  document_changed: {
    status: 409,
    meaning: 'The document was saved from somewhere else since it was opened here.',
    remedy: 'Open it again, or save this version as a new document.',
  },
  name_taken: {
    status: 409,
    meaning: 'You have one of that name already.',
    remedy: 'Choose another name; large and small letters count as the same.',
  },
  missing_file: {
    status: 422,
    meaning: 'A document names a file that was not put beside it.',
    remedy:
      'Send each layer’s PNG to POST /api/documents/{id}/files first, and name the ids it answers with.',
  },
  forged_webhook: {
    status: 401,
    meaning: 'The webhook is not signed by the provider, too old, or about nothing that is under way here.',
    remedy: 'Check the webhook secret in Settings → Providers. The job is asked about all the same.',
  },
  storage_full: {
    status: 507,
    meaning: 'There is no room left to store the result.',
    remedy: 'Free space in the data folder (or raise the quota), then retry. Nothing was charged.',
  },
  storage_failed: {
    status: 503,
    meaning: 'The file storage did not answer as it should.',
    remedy: 'Check the storage settings and retry. Nothing was charged.',
  },
  unavailable: {
    status: 503,
    meaning: 'The server is starting, stopping or out of reach of its database.',
    remedy: 'Try again in a moment.',
  },
  provider_unavailable: {
    status: 503,
    meaning: 'No provider could take the request.',
    remedy: 'Retry later, or choose another model. Nothing was charged.',
  },
  provider_not_set_up: {
    status: 422,
    meaning: 'No provider that can do this is set up here.',
    remedy: 'Add the key of one in Settings → Providers, or choose another model.',
  },
  budget_exceeded: {
    status: 402,
    meaning: 'It would exceed what may be spent today.',
    remedy: 'Raise the budget in Settings → Routing, choose a cheaper model, or wait until tomorrow (UTC).',
  },
  provider_rejected: {
    status: 422,
    meaning: 'The provider refused the request.',
    remedy: 'Read its reason, change the input and run it again.',
  },
  content_blocked: {
    status: 422,
    meaning: 'The provider’s own filter refused the request or its result.',
    remedy: 'Change the prompt or the picture, or choose another provider.',
  },
  result_lost: {
    status: 502,
    meaning: 'The provider made it, but it could not be fetched from there.',
    remedy: 'Look at the provider’s own history; retrying makes and pays for it again.',
  },
  provider_failed: {
    status: 502,
    meaning: 'The provider took the request and failed.',
    remedy: 'Retry, or choose another model.',
  },
  worker_crashed: {
    status: 500,
    meaning: 'The worker died twice while working on this, so it was set aside.',
    remedy: 'Retry once; if it fails again, change size or prompt and report it. Nothing was charged.',
  },
  outcome_unknown: {
    status: 500,
    meaning: 'The server stopped while a provider was being asked; whether it was billed is unknown.',
    remedy: 'Look at the provider’s own history before you retry.',
  },
  timed_out: {
    status: 504,
    meaning: 'It took longer than the time limit of the operation.',
    remedy: 'Retry, or choose a smaller size or a faster model.',
  },
  internal: {
    status: 500,
    meaning: 'Something broke in Krya itself.',
    remedy: 'Retry; if it happens again, report it with the request id.',
  },
} as const satisfies Record<string, ErrorMeaning>

export type ErrorCode = keyof typeof errors

const codes = Object.keys(errors).filter((code): code is ErrorCode => code in errors)
export const errorCode = z.enum(codes).meta({ id: 'ErrorCode' })

/** One field that is wrong. `field` is a path such as `width` or `requests.2.prompt`. */
export const fieldProblem = z.object({ field: z.string(), message: z.string() }).meta({ id: 'FieldProblem' })

/** The body of every answer that is not a success. */
export const errorBody = z
  .object({
    error: z.object({
      code: errorCode,
      message: z.string(),
      remedy: z.string(),
      details: z.array(fieldProblem).optional(),
      request_id: z.string().optional(),
    }),
  })
  .meta({ id: 'Error' })
export type ErrorBody = z.infer<typeof errorBody>

/** An error that may be told to the caller as it is. */
export class KryaError extends Error {
  readonly code: ErrorCode
  readonly details: readonly z.infer<typeof fieldProblem>[] | undefined

  constructor(
    code: ErrorCode,
    message?: string,
    options: { details?: readonly z.infer<typeof fieldProblem>[]; cause?: unknown } = {},
  ) {
    super(message ?? errors[code].meaning, { cause: options.cause })
    this.name = 'KryaError'
    this.code = code
    this.details = options.details
  }

  get status(): number {
    return errors[this.code].status
  }
}

/** What is wrong with each of these fields. */
export const invalidFields = (
  details: readonly { readonly field: string; readonly message: string }[],
): KryaError =>
  new KryaError('invalid_input', details.map(({ field, message }) => `${field}: ${message}`).join('; '), {
    details: [...details],
  })

/** Each field that breaks the contract, by its path. */
export function invalidInput(error: z.ZodError, where: string): KryaError {
  const details = error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        field: [...path, key].join('.'),
        message: 'is not a field of this request; take it out',
      }))
    return [{ field: path.join('.') || where, message: issue.message }]
  })
  const named = details.map(({ field, message }) => `${field}: ${message}`).join('; ')
  return new KryaError('invalid_input', named.slice(0, 500), { details })
}
