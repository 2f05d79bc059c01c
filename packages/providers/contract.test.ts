import type { Call } from '@krya/provider-kit'
import { type ProviderCase, providerContract } from '@krya/provider-kit/testing/contract'
import { expect, it, vi } from 'vitest'
import { fakes } from './fakes.ts'
import { services } from './index.ts'
import { callOf, inputFile } from './testing.ts'

/** Every provider once more, as another process has them. */
vi.resetModules()
const { services: others } = await import('./index.ts')

/** Services that only talk describe pictures. */
const description: Partial<Call<unknown>> = {
  operation: 'caption-image',
  endpoint: 'chat',
  input: { image: inputFile.id },
}
const talkers: ReadonlySet<string> = new Set(['nvidia', 'ollama'])

for (const provider of services) {
  const fake = fakes[provider.id]
  const another = others.find(({ id }) => id === provider.id)
  if (fake === undefined || another === undefined) throw new Error(`${provider.id} has no fake`)
  const asked = (more: Partial<Call<unknown>>): ProviderCase['call'] =>
    function call(settings, http, others) {
      return callOf(provider, settings, http, { ...more, ...others })
    }
  const whole = { fake, provider, another }
  providerContract(provider.title, {
    ...whole,
    call: asked(talkers.has(provider.id) ? description : {}),
  })
  if (fake.later === undefined) continue
  const { lacks, ...later } = fake.later
  providerContract(`${provider.title}, jobs`, { ...whole, call: asked(later), lacks })
}

it('is kept by other instances than these', () => {
  expect(others.length).toBe(services.length)
  expect(others.some((one) => services.includes(one))).toBe(false)
})
