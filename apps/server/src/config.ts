import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const names = z.string().transform((list) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
)
const roles = names.pipe(z.array(z.enum(['web', 'worker'])).min(1))

/** Every environment variable of the server. A provider's own sit in its folder. */
const environment = z.object({
  KRYA_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. Without accounts only loopback is allowed.'),
  KRYA_PORT: port.default(3100).describe('Port to listen on; 0 picks a free one.'),
  KRYA_DATA: z.string().min(1).default('./data').describe('Folder of database, files and logs.'),
  KRYA_ROLES: roles
    .default(['web', 'worker'])
    .describe('What this process does: web, worker or both. Separate processes need DATABASE_URL.'),
  KRYA_ALLOWED_HOSTS: names
    .default([])
    .describe(
      'Host names, besides loopback, that requests may come under: those of a reverse proxy on this machine.',
    ),
  KRYA_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Address under which providers can reach this server, for webhooks and for the LoRAs they fetch; left out: they are asked instead, and what would fetch a LoRA is not offered one. Its host must be among KRYA_ALLOWED_HOSTS.',
    ),
  KRYA_SHARED_PORT: port
    .optional()
    .describe(
      'A second port that serves shared canvases and nothing else, for a reverse proxy that lets anybody in; left out: links lead to KRYA_PORT.',
    ),
  KRYA_SHARED_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Address under which others reach shared canvases, with which links begin; left out: the studio’s own. Its host must be among KRYA_ALLOWED_HOSTS.',
    ),
  KRYA_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  KRYA_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('Pictures Atelier draws at once; left out: one per core.'),
  KRYA_QUOTA_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Most bytes of files kept on disk; left out: until the disk is full.'),
  KRYA_MAX_WAITING: z.coerce
    .number()
    .int()
    .min(1)
    .default(10_000)
    .describe('Most generations one person may have waiting.'),
  KRYA_LIVE_PLACES: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'People that draw in real time at once on this machine’s cores; others wait in line. Left out: two per core.',
    ),
  KRYA_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Seals the keys of providers; left out: a key file in KRYA_DATA. Needed where several machines share a database.',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A Postgres server; left out: the embedded one in KRYA_DATA.'),
  S3_ENDPOINT: z.url().optional().describe('An S3 server for files; left out: KRYA_DATA.'),
  S3_REGION: z.string().default('us-east-1').describe('Region of the S3 server.'),
  S3_BUCKET: z.string().optional().describe('Bucket for files; needed with S3_ENDPOINT.'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('Key id for S3; needed with S3_ENDPOINT.'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('Secret for S3; needed with S3_ENDPOINT.'),
})

type Role = z.infer<typeof roles>[number]

export interface S3Config {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface Config {
  readonly host: string
  readonly port: number
  /** Absolute. */
  readonly dataFolder: string
  readonly roles: readonly Role[]
  readonly allowedHosts: readonly string[]
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly threads: number | undefined
  readonly quotaBytes: number | undefined
  readonly maxWaiting: number
  readonly livePlaces: number | undefined
  readonly databaseUrl: string | undefined
  readonly secret: string | undefined
  /** Without a slash at its end. */
  readonly publicUrl: string | undefined
  /** Serves shared canvases alone; undefined: they are served by the studio’s own. */
  readonly sharedPort: number | undefined
  /** Without a slash at its end. */
  readonly sharedUrl: string | undefined
  /** Where providers look for their own variables. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly s3: S3Config | undefined
}

/** The configuration cannot be used; the message says what to change. */
export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError naming the variable and the remedy.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(set)
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )
  const vars = parsed.data
  if (!isLoopback(vars.KRYA_HOST)) throw new ConfigError(notLoopback(vars.KRYA_HOST))
  if (vars.KRYA_ROLES.length < 2 && vars.DATABASE_URL === undefined)
    throw new ConfigError(
      'KRYA_ROLES: web and worker as separate processes need a database both can reach; set DATABASE_URL.',
    )
  return {
    host: vars.KRYA_HOST,
    port: vars.KRYA_PORT,
    dataFolder: path.resolve(vars.KRYA_DATA),
    roles: vars.KRYA_ROLES,
    allowedHosts: vars.KRYA_ALLOWED_HOSTS,
    logLevel: vars.KRYA_LOG_LEVEL,
    threads: vars.KRYA_THREADS,
    quotaBytes: vars.KRYA_QUOTA_BYTES,
    maxWaiting: vars.KRYA_MAX_WAITING,
    livePlaces: vars.KRYA_LIVE_PLACES,
    databaseUrl: vars.DATABASE_URL,
    secret: vars.KRYA_SECRET,
    publicUrl: vars.KRYA_PUBLIC_URL?.replace(/\/+$/, ''),
    sharedPort: vars.KRYA_SHARED_PORT,
    sharedUrl: vars.KRYA_SHARED_URL?.replace(/\/+$/, ''),
    env,
    s3: s3Of(vars),
  }
}

/** Each variable with what it is for, for the reference in docs/. */
export const variables = Object.entries(environment.shape).map(([name, schema]) => ({
  name,
  description: schema.description ?? '',
}))

function s3Of(vars: z.infer<typeof environment>): S3Config | undefined {
  if (vars.S3_ENDPOINT === undefined) return undefined
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = vars
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined)
    throw new ConfigError(
      'S3_ENDPOINT is set, so S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set too.',
    )
  return { endpoint: vars.S3_ENDPOINT, region: vars.S3_REGION, bucket, accessKeyId, secretAccessKey }
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true
  return isIP(host) === 4 && host.startsWith('127.')
}

function notLoopback(host: string): string {
  return [
    `KRYA_HOST: ${host} can be reached from other machines, and no authentication is configured, so anyone there could use and delete everything.`,
    'Keep KRYA_HOST at 127.0.0.1 and reach the studio from elsewhere through an SSH tunnel',
    '  (ssh -L 3100:127.0.0.1:3100 this-machine)',
    'or through a reverse proxy on this machine that asks for a password; add its host name to KRYA_ALLOWED_HOSTS.',
  ].join('\n')
}
