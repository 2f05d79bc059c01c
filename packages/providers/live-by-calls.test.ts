import { liveModels, type Wire } from '@krya/catalog'
import { liveByCalls } from '@krya/provider-kit/protocols'
import { type FakeAnswer, type FakeServer, picture } from '@krya/provider-kit/testing'
import { type LiveCase, liveContract } from '@krya/provider-kit/testing/live'
import { a1111Fake } from './a1111/fake.ts'
import { a1111 } from './a1111/index.ts'
import { falFake } from './fal/fake.ts'
import { fal } from './fal/index.ts'

const fated =
  (fate: FakeServer['world']['fate']) =>
  ({ world }: FakeServer): void => {
    world.fate = fate
  }
const answered = (answer: FakeAnswer) => (server: FakeServer) => server.break({ kind: 'answer', answer })
const isPicture: LiveCase['isFor'] = (frame) => 'bytes' in frame && Buffer.from(picture).equals(frame.bytes)
const work: LiveCase['work'] = ({ world }) => world.submissions.length
const wire: Wire = {
  prompt: { as: 'prompt' },
  image_url: { as: 'file', field: 'image' },
  strength: 'strength',
}

liveContract('fal, asked picture by picture', {
  fake: falFake,
  open: ({ url }, http) =>
    liveByCalls({
      provider: fal,
      offer: { endpoint: 'fal-ai/flux/dev/image-to-image', wire },
      settings: fal.settings.parse(falFake.settings(url)),
      http,
    }),
  isFor: isPicture,
  slow: fated('never'),
  work,
  breaks: [
    { when: 'the key is refused', how: answered(falFake.errors[401]), kind: 'unauthorised', billed: 'no' },
    { when: 'the account is empty', how: answered(falFake.errors[402]), kind: 'no-credit', billed: 'no' },
    { when: 'it is too much', how: answered(falFake.errors[429]), kind: 'rate-limited', billed: 'no' },
    { when: 'the request is refused', how: answered(falFake.errors[422]), kind: 'rejected', billed: 'no' },
    { when: 'the job fails', how: fated('failed'), kind: 'failed', billed: 'no' },
    { when: 'the content is refused', how: fated('moderated'), kind: 'content-refused', billed: 'unknown' },
    { when: 'nothing was made', how: fated('empty'), kind: 'failed', billed: 'unknown' },
    {
      when: 'it says what nobody knows',
      how: fated('unheard-of'),
      kind: 'malformed-answer',
      billed: 'unknown',
    },
    {
      when: 'the line breaks',
      how: (server) => server.break({ kind: 'reset' }, falFake.isSubmit),
      kind: 'unavailable',
      billed: 'unknown',
    },
    {
      when: 'the picture is none',
      how: (server) =>
        server.break({ kind: 'answer', answer: { text: '<html>' } }, ({ path }) =>
          path.startsWith('/results/'),
        ),
      kind: 'malformed-answer',
      billed: 'yes',
    },
  ],
})

const own = liveModels.find(({ provider, by }) => provider === 'a1111' && by === 'calls')
if (own?.wire === undefined) throw new Error('the catalog has nothing for it')
const { endpoint, wire: ownWire } = own
liveContract('AUTOMATIC1111, asked picture by picture', {
  fake: a1111Fake,
  open: ({ url }, http) =>
    liveByCalls({
      provider: a1111,
      offer: { endpoint, wire: ownWire },
      settings: a1111.settings.parse(a1111Fake.settings(url)),
      http,
    }),
  isFor: isPicture,
  slow: (server) => server.break({ kind: 'stalled' }),
  work,
  breaks: [
    { when: 'the key is refused', how: answered(a1111Fake.errors[401]), kind: 'unauthorised', billed: 'no' },
    { when: 'it breaks', how: answered(a1111Fake.errors[500]), kind: 'failed', billed: 'no' },
  ],
})
