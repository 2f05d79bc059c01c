import type { ChatEndpoint, Provider } from '../spec/provider.ts'
import { ProviderError } from '../spec/provider-error.ts'
import { faceOf } from './immediate.ts'
import type { Service } from './service.ts'

/** A provider over a service that talks and makes no pictures. */
export function chatOnly<Settings>(
  service: Service<Settings>,
  chat: (settings: Settings) => ChatEndpoint,
): Provider<Settings> {
  const refuse = async () => {
    throw new ProviderError('rejected', `${service.title} makes no pictures.`, { billed: 'no' })
  }
  return { ...faceOf(service), submit: refuse, check: refuse, chat }
}
