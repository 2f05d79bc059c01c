import { z } from 'zod'
import { image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const captionImage = operation({
  id: 'caption-image',
  title: 'Describe',
  summary: 'Say in words what a picture shows, as text to search by or to begin a prompt with.',
  group: 'language',
  input: z.strictObject({ image, ...routing }).meta({ id: 'DescribeImage' }),
  output: 'text',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Describe',
  timeLimitSeconds: 300,
})
