import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const refused = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3100,
      roles: ['web', 'worker'],
      databaseUrl: undefined,
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ KRYA_PORT: '', DATABASE_URL: '' })).toMatchObject({
      port: 3100,
      databaseUrl: undefined,
    })
  })

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org'])(
    'refuses to listen on %s without authentication, and says how else',
    (host) => {
      expect(refused({ KRYA_HOST: host })).toMatch(/KRYA_HOST.*no authentication[\s\S]*ssh -L/)
    },
  )

  it.each([
    ['KRYA_PORT', '70000'],
    ['KRYA_ROLES', 'web,cook'],
    ['KRYA_LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://x'],
    ['KRYA_THREADS', '0'],
  ])('names %s when it is %s', (name, value) => {
    expect(refused({ [name]: value })).toContain(name)
  })

  it('asks for a shared database when roles are apart, and for all of S3 or none', () => {
    expect(refused({ KRYA_ROLES: 'web' })).toContain('DATABASE_URL')
    expect(refused({ S3_ENDPOINT: 'http://127.0.0.1:9000' })).toContain('S3_BUCKET')
  })
})
