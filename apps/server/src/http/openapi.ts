import { commonErrors, errorBody, type ErrorCode, errors, type Route } from '@krya/contracts'
import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'

const binary = z.string().meta({ contentEncoding: 'binary' })
const eventText = z.string().meta({ description: 'id, event and data lines of server-sent events' })

/** The OpenAPI 3.1 document of these routes. */
export function openApi(routes: Readonly<Record<string, Route>>, version: string) {
  const paths: ZodOpenApiPathsObject = {}
  for (const [name, route] of Object.entries(routes)) {
    const before = paths[route.path] ?? {}
    paths[route.path] = { ...before, [route.method.toLowerCase()]: operation(name, route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Krya',
      version,
      description:
        'Everything the studio can do. Answers that are no success carry a stable `code`, a message and what to do next. Status words: pending, processing, completed, failed, canceled.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(routes).map(({ tag }) => tag))].map((tag) => ({ name: tag })),
    paths,
  })
}

function operation(name: string, route: Route): ZodOpenApiOperationObject {
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    requestParams: {
      ...(route.params === undefined ? {} : { path: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...(route.headers === undefined ? {} : { header: route.headers }),
    },
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: contentOf(route.body) } }),
    responses: { ...success(route), ...failures(route) },
  }
}

function contentOf(body: NonNullable<Route['body']>) {
  if (!('file' in body)) return { 'application/json': { schema: body } }
  return Object.fromEntries(body.file.map((type) => [type, { schema: binary }]))
}

function success({ answer }: Route): ZodOpenApiResponsesObject {
  switch (answer.kind) {
    case 'json':
      return {
        [`${answer.status}`]: {
          description: answer.status === 202 ? 'Accepted' : 'Done',
          content: { 'application/json': { schema: answer.schema } },
        },
      }
    case 'empty':
      return { '204': { description: 'Done' } }
    case 'file':
      return {
        '200': {
          description: 'The file',
          content: Object.fromEntries(answer.mediaTypes.map((type) => [type, { schema: binary }])),
        },
      }
    case 'events':
      return {
        '200': { description: 'A stream', content: { 'text/event-stream': { schema: eventText } } },
        '204': { description: 'The stream has ended and will not go on' },
      }
  }
}

function failures(route: Route): ZodOpenApiResponsesObject {
  const codes: ErrorCode[] = [...new Set([...commonErrors, ...route.errors])]
  const byStatus = Object.groupBy(codes, (code) => errors[code].status)
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, own]) => [
      status,
      {
        description: (own ?? []).map((code) => `\`${code}\`: ${errors[code].meaning}`).join(' '),
        content: { 'application/json': { schema: errorBody } },
      },
    ]),
  )
}
