import { concurrency, host, secret, text } from '@krya/provider-kit'
import { z } from 'zod'

export const openAiSettings = z.strictObject({
  key: secret('API key', 'OPENAI_API_KEY', 'From platform.openai.com/api-keys.'),
  base_url: host('Address', 'https://api.openai.com/v1'),
  organization: text({ title: 'Organization', 'x-env': 'OPENAI_ORG_ID' }).optional(),
  project: text({ title: 'Project', 'x-env': 'OPENAI_PROJECT_ID' }).optional(),
  concurrency: concurrency(5),
})
export type OpenAiSettings = z.infer<typeof openAiSettings>
