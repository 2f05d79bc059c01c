import path from 'node:path'
import { z } from 'zod'

/** How a setting is shown and where else it may come from, given through zod's `.meta()`. */
export interface SettingMeta {
  readonly title: string
  readonly description?: string
  /** Never shown again once it is set, and kept sealed. */
  readonly 'x-secret'?: true
  /** The environment variable that sets it, where there is one. */
  readonly 'x-env'?: string
  /**
   * Set there alone, and by no page nor API: it names a program or a file of this machine, which only who starts the
   * server may choose.
   */
  readonly 'x-env-only'?: true
}

const setting = (meta: SettingMeta): SettingMeta & Record<string, unknown> => ({ ...meta })

/** A key: write-only, sealed at rest, or from the environment. */
export const secret = (title: string, env: string, description?: string) =>
  z
    .string()
    .trim()
    .min(1, 'is missing')
    .max(4000)
    .regex(/^[\x21-\x7e]+$/, 'holds characters that no key has; paste it again')
    .meta(
      setting({
        title,
        'x-secret': true,
        'x-env': env,
        ...(description === undefined ? {} : { description }),
      }),
    )

/** The base URL of one of a service's hosts, without a slash at its end. */
export const host = (title: string, standard: string, env?: string) =>
  z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default(standard)
    .meta(setting({ title, ...(env === undefined ? {} : { 'x-env': env }) }))

/** The address of a server of the person's own, without a slash at its end. */
export const address = (title: string, env: string, description: string) =>
  z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .transform((url) => url.replace(/\/+$/, ''))
    .meta(setting({ title, description, 'x-env': env }))

/** Whether a server is the person's own, where its address does not say it right. */
export const ownServer = z.enum(['yes', 'no'], { error: 'must be yes or no' }).meta(
  setting({
    title: 'Your own machine',
    description:
      'Yes or no. Left out: yes on this computer and its own network. Say no for a gateway there that passes requests on.',
  }),
)

/** Where a program or a file of this machine is, from the environment alone. */
export const placeHere = (title: string, env: string, description: string) =>
  z
    .string()
    .trim()
    .max(4000)
    .refine((place) => path.isAbsolute(place), 'must be an absolute path')
    .meta(setting({ title, description, 'x-env': env, 'x-env-only': true }))

/** Most calls under way at once. */
export const concurrency = (standard: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(standard)
    .meta(setting({ title: 'Calls at once', description: 'The service’s own limit for this key.' }))

/** Seconds between two questions about the same job. */
export const pollSeconds = (standard: number) =>
  z.coerce
    .number()
    .min(0.05)
    .max(600)
    .default(standard)
    .meta(setting({ title: 'Seconds between polls' }))

/** What a language model costs, in US dollars for a million tokens, where the catalog does not know or knows wrong. */
export const chatPrices = (env: string) => {
  const dollars = (meta: SettingMeta) =>
    z.coerce.number({ error: 'must be a number' }).min(0).max(10_000).meta(setting(meta)).optional()
  const otherwise = 'US dollars for a million tokens. Left out: what Krya knows of it.'
  return {
    chat_price_in: dollars({
      title: 'Price of what it reads',
      description: otherwise,
      'x-env': `${env}_CHAT_PRICE_IN`,
    }),
    chat_price_out: dollars({
      title: 'Price of what it writes',
      description: otherwise,
      'x-env': `${env}_CHAT_PRICE_OUT`,
    }),
  }
}

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  standard: Words[number],
  meta: SettingMeta,
) =>
  z
    .enum(words, { error: `must be one of ${words.join(', ')}` })
    .default(standard)
    .meta(setting(meta))

/** A plain text setting. */
export const text = (meta: SettingMeta) => z.string().trim().max(2000).meta(setting(meta))
