import { placeHere, text } from '@krya/provider-kit'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldsOfSettings, setAltogether } from './settings.ts'

const provider = {
  settings: z.strictObject({
    program: placeHere('Program', 'A_PROGRAM', 'What is run.').optional(),
    name: text({ title: 'Name', 'x-env': 'A_NAME' }).optional(),
  }),
}

describe('what is set of a provider', () => {
  it('is what a person set, over the environment', () => {
    expect(setAltogether(provider, { name: 'theirs' }, { name: 'mine' })).toEqual({ name: 'mine' })
  })

  it('is the environment alone where it names a program, whatever was stored', () => {
    const stored = { program: '/bin/sh', name: 'mine' }
    expect(setAltogether(provider, {}, stored)).toEqual({ name: 'mine' })
    expect(setAltogether(provider, { program: '/opt/it' }, stored)).toEqual({
      program: '/opt/it',
      name: 'mine',
    })
    expect(fieldsOfSettings(provider).map(({ envOnly }) => envOnly)).toEqual([true, false])
  })

  it('names a program by its whole path', () => {
    expect(provider.settings.safeParse({ program: 'sh' }).error?.issues).toMatchObject([
      { path: ['program'], message: 'must be an absolute path' },
    ])
  })
})
