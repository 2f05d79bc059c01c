import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { openStudio, type TestStudio } from './studio.ts'

/** A studio with real adapters, and the services they reach faked at the network. */
export interface ServedStudio {
  readonly studio: TestStudio
  fake(id: string): FakeServer
  /** Sets a provider up with its fake; further values go over those that lead there. */
  setUp(id: string, more?: Readonly<Record<string, string>>): Promise<void>
  close(): Promise<void>
}

/** @param used the providers whose services are faked */
export async function openServed(
  used: readonly string[],
  options: Omit<NonNullable<Parameters<typeof openStudio>[0]>, 'providers'> = {},
): Promise<ServedStudio> {
  const servers = new Map<string, FakeServer>()
  for (const id of used) servers.set(id, await startFake(fakes[id]?.answering ?? (() => undefined)))
  const studio = await openStudio({ ...options, providers: services })
  const fake = (id: string): FakeServer => {
    const found = servers.get(id)
    if (found === undefined) throw new Error(`no fake of ${id}`)
    return found
  }
  return {
    studio,
    fake,
    async setUp(id, more = {}) {
      const settings = fakes[id]?.settings(fake(id).url) ?? {}
      const led = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]))
      await studio.client.setProvider({ params: { id }, body: { values: { ...led, ...more } } })
    },
    async close() {
      await studio.close()
      for (const server of servers.values()) await server.close()
    },
  }
}
