import { address, concurrency, ownServer, text } from '@krya/provider-kit'
import { z } from 'zod'

export const ollamaSettings = z.strictObject({
  base_url: address('Address', 'OLLAMA_URL', 'Usually http://127.0.0.1:11434.'),
  chat_model: text({ title: 'Language model', 'x-env': 'OLLAMA_MODEL' }).default('llama3.1:8b'),
  own: ownServer.optional(),
  concurrency: concurrency(1),
})
export type OllamaSettings = z.infer<typeof ollamaSettings>
