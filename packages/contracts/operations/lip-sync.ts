import { z } from 'zod'
import { referenceAudio, routing, video } from './fields.ts'
import { operation } from './operation.ts'

export const lipSync = operation({
  id: 'lip-sync',
  title: 'Lip-sync',
  summary: 'Have somebody in a clip speak a recording.',
  group: 'video',
  input: z
    .strictObject({
      video,
      audio: referenceAudio('Speech', 'The recording that is spoken.'),
      ...routing,
    })
    .meta({ id: 'LipSync' }),
  output: 'video',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Lip-sync',
  timeLimitSeconds: 1800,
})
