import type { LanguageOutput } from '@krya/contracts'

/** The day on which the sentences are said: a Saturday. */
export const saidOn = new Date('2026-11-21T12:00:00Z')

export interface SearchCase {
  readonly query: string
  readonly means: LanguageOutput<'parse-search'>
}

const all = { favourite: null, trash: false, after: null, before: null } as const
const says = (
  query: string,
  text: string,
  more: Partial<LanguageOutput<'parse-search'>> = {},
): SearchCase => ({
  query,
  means: { ...all, text, ...more },
})
const on = (day: string) => ({ after: day, before: day })
const from = (after: string, before: string | null = '2026-11-21') => ({ after, before })
const liked = { favourite: true } as const

/** Sentences for the search of the library. */
export const searchCases: readonly SearchCase[] = [
  says('foxes', 'foxes'),
  says('show me all foxes', 'foxes'),
  says('pictures of a lighthouse', 'lighthouse'),
  says('find the red fox', 'red fox'),
  says('castles please', 'castles'),
  says('which pictures have a cat', 'cat'),
  says('fox today', 'fox', on('2026-11-21')),
  says('what I made today', 'what', on('2026-11-21')),
  says('everything from yesterday', 'everything', on('2026-11-20')),
  says('cats from yesterday', 'cats', on('2026-11-20')),
  says('mountains this week', 'mountains', from('2026-11-16')),
  says('mountains from last week', 'mountains', from('2026-11-09', '2026-11-15')),
  says('dragons this month', 'dragons', from('2026-11-01')),
  says('dragons from last month', 'dragons', from('2026-10-01', '2026-10-31')),
  says('boats this year', 'boats', from('2026-01-01')),
  says('boats from last year', 'boats', from('2025-01-01', '2025-12-31')),
  says('owls from the last 3 days', 'owls', from('2026-11-18')),
  says('owls in the past two weeks', 'owls', from('2026-11-07')),
  says('last seven days sunset', 'sunset', from('2026-11-14')),
  says('portraits from the last month', 'portraits', from('2026-10-01', '2026-10-31')),
  says('portraits of the past year', 'portraits', from('2025-11-21')),
  says('a dog three days ago', 'dog', on('2026-11-18')),
  says('the bridge from 2 weeks ago', 'bridge', from('2026-11-04', '2026-11-10')),
  says('balloons on monday', 'balloons', on('2026-11-16')),
  says('balloons on friday', 'balloons', on('2026-11-20')),
  says('balloons last saturday', 'balloons', on('2026-11-14')),
  says('forest since 2026-11-01', 'forest', { after: '2026-11-01' }),
  says('forest before 2026-10-15', 'forest', { before: '2026-10-15' }),
  says('forest from 2026-09-09', 'forest', on('2026-09-09')),
  says('forest in march', 'forest', from('2026-03-01', '2026-03-31')),
  says('forest from december', 'forest', from('2025-12-01', '2025-12-31')),
  says('forest in june 2025', 'forest', from('2025-06-01', '2025-06-30')),
  says('lakes since august', 'lakes', { after: '2026-08-01' }),
  says('lakes before august', 'lakes', { before: '2026-07-31' }),
  says('knights from 2025', 'knights', from('2025-01-01', '2025-12-31')),
  says('my favourites', '', liked),
  says('favourite foxes', 'foxes', liked),
  says('foxes I liked', 'foxes', liked),
  says('my favorite watercolour landscapes', 'watercolour landscapes', liked),
  says('starred pictures of cats', 'cats', liked),
  says('loved ones from last week', '', { ...liked, ...from('2026-11-09', '2026-11-15') }),
  says('favourites from today', '', { ...liked, ...on('2026-11-21') }),
  says('my liked dragons this year', 'dragons', { ...liked, ...from('2026-01-01') }),
  says('deleted pictures', '', { trash: true }),
  says('deleted foxes', 'foxes', { trash: true }),
  says('the fox I deleted yesterday', 'fox', { trash: true, ...on('2026-11-20') }),
  says('what is in the trash', 'what', { trash: true }),
  says('removed castles from last week', 'castles', { trash: true, ...from('2026-11-09', '2026-11-15') }),
  says('red fox in snow', 'red fox snow'),
  says('a woman with a red umbrella', 'woman red umbrella'),
  says('wizard reading a book', 'wizard reading book'),
  says('oil painting of a harbour', 'oil painting harbour'),
  says('blue and gold', 'blue gold'),
  says('astronaut on a horse', 'astronaut horse'),
  says('the one with the whale', 'whale'),
  says('do I have any owls?', 'owls'),
  says('sunset, mountains, lake', 'sunset mountains lake'),
  says('Fuchs im Schnee', 'Fuchs im Schnee'),
  says('phare au bord', 'phare au bord'),
  says('logo drafts from tuesday', 'logo drafts', on('2026-11-17')),
  says('yesterday', '', on('2026-11-20')),
  says('show all my pictures', ''),
]
