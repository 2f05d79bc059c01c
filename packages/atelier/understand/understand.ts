import { type Scene, sceneSchema, type Subject } from '../scene/scene.ts'
import { createRandom } from '../draw/random.ts'
import { fillers, type Found, type Meaning, scan } from './scan.ts'
import { fold, isUnspaced, languageOf } from './words.ts'
import { lettering } from './lettering.ts'

export interface Request {
  readonly prompt: string
  readonly negative?: string | undefined
  /** A style of the catalog; left out: the one the prompt names, if any. */
  readonly style?: string | undefined
  readonly seed: number
  readonly width: number
  readonly height: number
}

const mostSubjects = 24
const isMeaning = <Kind extends Meaning['kind']>(
  found: Found,
  kind: Kind,
): found is Found & { meaning: Extract<Meaning, { kind: Kind }> } => found.meaning?.kind === kind

/** What a prompt means. Pure: the same request always gives the same scene. */
export function understand(request: Request): Scene {
  const language = languageOf(request.prompt)
  const { text, letters } = lettering(request.prompt)
  const all = scan(text, language)
  const { found, ruledOut } = splitRuledOut(all)
  const negative = request.negative === undefined ? [] : scan(request.negative, languageOf(request.negative))
  const excluded = [...new Set([...ruledOut, ...negative].flatMap(nameOf))]
  const isExcluded = (name: string): boolean => excluded.includes(name)
  const random = createRandom(request.seed, 'understand')
  const named = subjectsOf(found, language, (most) => random.whole(2, most)).filter(
    ({ subject }) => !isExcluded(subject.name),
  )
  const subjects = named.map(({ subject }) => subject)
  const meanings = <Kind extends Meaning['kind']>(kind: Kind) =>
    found.filter((one) => isMeaning(one, kind)).map(({ meaning }) => meaning)
  const places = unique(meanings('place').map(({ id }) => id)).filter((id) => !isExcluded(id))
  const weather = unique(meanings('weather').map(({ id }) => id)).filter((id) => !isExcluded(id))
  const style = request.style ?? meanings('style')[0]?.style.id ?? null
  const lights = unique([
    ...meanings('light').map(({ id }) => id),
    // That hand draws with such lights, whether they are named or not.
    ...(style === 'neon' ? (['neon'] as const) : []),
  ]).filter((id) => !isExcluded(id))
  const seasonNamed = meanings('season')[0]?.id
  const wintry = places.includes('snow') || weather.includes('snow')
  const nocturnal =
    lights.some((id) => id === 'moon' || id === 'stars' || id === 'neon') || weather.includes('aurora')
  const mood = moodOf(meanings('mood').map((one) => one.mood))
  return sceneSchema.parse({
    version: 1,
    seed: request.seed,
    width: request.width,
    height: request.height,
    ...placed(places, subjects),
    time:
      meanings('time')[0]?.id ??
      (nocturnal ? 'night' : random.pick(['morning', 'noon', 'golden-hour', 'morning'])),
    lights,
    weather: weather.length === 0 ? [random.pick(['clear', 'clouds', 'clear'])] : weather,
    season: seasonNamed ?? (wintry ? 'winter' : random.pick(['summer', 'summer', 'spring'])),
    framing: meanings('framing')[0]?.id ?? framingOf(subjects),
    mood,
    palette: loose(found).filter((hex) => !isExcluded(hex)),
    subjects: subjects.slice(0, mostSubjects),
    relations: relationsOf(found, named, isUnspaced(language) || language === 'ko'),
    lettering: letters.map((one) => ({ text: one, on: null })),
    style,
    excluded,
    report: {
      used: found.flatMap(({ words, meaning }) =>
        meaning === null || meaning.kind === 'mood' || meaning.kind === 'relation'
          ? []
          : [{ words, as: told(meaning) }],
      ),
      steered: found.filter((one) => one.meaning?.kind === 'mood').map(({ words }) => words),
      unused: unique(
        found.filter(({ words, meaning }) => meaning === null && isWord(words)).map(({ words }) => words),
      ),
      language,
    },
  })
}

/** Words of two letters or less, and particles, are not worth telling of. */
const isWord = (words: string): boolean =>
  !fillers.has(fold(words)) &&
  (/\p{sc=Han}/u.test(words) || (words.length > 3 && !/^[\p{sc=Hiragana}]+$/u.test(words)))

/** What “without” rules out is the next thing named. */
function splitRuledOut(all: readonly Found[]): { found: Found[]; ruledOut: Found[] } {
  const found: Found[] = []
  const ruledOut: Found[] = []
  let pending = false
  for (const one of all) {
    if (isMeaning(one, 'without')) pending = true
    else if (
      pending &&
      one.meaning !== null &&
      one.meaning.kind !== 'number' &&
      one.meaning.kind !== 'relation'
    ) {
      ruledOut.push(one)
      pending = false
    } else found.push(one)
  }
  return { found, ruledOut }
}

/** By what names a meaning can be ruled out. */
function nameOf({ meaning }: Found): string[] {
  switch (meaning?.kind) {
    case 'thing':
      return [meaning.thing.name]
    case 'place':
    case 'weather':
    case 'light':
      return [meaning.id]
    case 'colour':
      return [meaning.hex]
    default:
      return []
  }
}

function told(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'thing':
      return meaning.thing.name
    case 'style':
      return meaning.style.name
    case 'colour':
      return meaning.hex
    case 'number':
      return String(meaning.count)
    case 'size':
      return `×${meaning.scale}`
    case 'relation':
      return meaning.relation
    case 'mood':
    case 'without':
      return meaning.kind
    default:
      return meaning.id
  }
}

/** A subject, and which of what was found it stands at. */
interface Named {
  readonly subject: Subject
  readonly at: number
}

/** Each thing with the numbers, sizes and colours said of it: before it, or, in Romance languages, right after. */
function subjectsOf(found: readonly Found[], language: string, some: (most: number) => number): Named[] {
  const subjects: Named[] = []
  let count: number | undefined
  let scale = 1
  let colours: string[] = []
  const after = ['fr', 'es', 'pt', 'it'].includes(language)
  for (const [at, one] of found.entries()) {
    if (isMeaning(one, 'number')) count = one.meaning.count
    else if (/^\d{1,2}$/.test(one.words)) count = Number(one.words)
    else if (isMeaning(one, 'size')) scale = one.meaning.scale
    else if (isMeaning(one, 'colour') && !(after && isMeaning(found[at - 1] ?? one, 'thing')))
      colours = [...colours, one.meaning.hex]
    else if (isMeaning(one, 'thing')) {
      const next = found[at + 1]
      if (after && next !== undefined && isMeaning(next, 'colour') && !one.ends)
        colours = [...colours, next.meaning.hex]
      const { thing } = one.meaning
      // “a cup of coffee” is one thing in two words.
      if (subjects.at(-1)?.subject.name === thing.name && count === undefined) continue
      const isSmall = thing.metres < 0.5 || thing.nature === 'animal-air'
      const subject: Subject = {
        id: `s${subjects.length + 1}`,
        words: one.words,
        name: thing.name,
        hexcode: thing.hexcode,
        nature: thing.nature,
        count: Math.min(
          60,
          Math.max(1, one.plural && (count ?? 1) <= 1 ? some(isSmall ? 7 : 4) : (count ?? 1)),
        ),
        colours,
        scale,
        metres: thing.metres,
        weight: Math.max(0.2, 1 - subjects.length * 0.2),
      }
      subjects.push({ subject, at })
      count = undefined
      scale = 1
      colours = []
    }
    if (one.ends || isMeaning(one, 'place')) {
      count = undefined
      scale = 1
      colours = []
    }
  }
  return subjects
}

/** Colours that were said of nothing in particular. */
function loose(found: readonly Found[]): string[] {
  return found.flatMap((one, at) => {
    if (!isMeaning(one, 'colour')) return []
    const near = [...found.slice(Math.max(0, at - 1), at), ...found.slice(at + 1, at + 4)]
    return near.some((other) => isMeaning(other, 'thing')) ? [] : [one.meaning.hex]
  })
}

/** “a cat on a table”: thing, relation, thing. Chinese, Japanese and Korean say it the other way round. */
function relationsOf(
  found: readonly Found[],
  named: readonly Named[],
  reversed: boolean,
): Scene['relations'] {
  const relations: Scene['relations'] = []
  for (const [at, one] of found.entries()) {
    if (!isMeaning(one, 'relation')) continue
    const before = named.findLast((candidate) => candidate.at < at)?.subject.id
    const next = found
      .slice(at + 1)
      .find((other) => isMeaning(other, 'thing') || isMeaning(other, 'place') || isMeaning(other, 'relation'))
    if (before === undefined || next === undefined || isMeaning(next, 'relation')) continue
    if (!isMeaning(next, 'thing')) {
      relations.push({ kind: one.meaning.relation, subject: before, object: null })
      continue
    }
    const after = named.find((candidate) => candidate.at > at)?.subject.id
    if (after === undefined) continue
    const [subject, object] = reversed ? [after, before] : [before, after]
    relations.push({ kind: one.meaning.relation, subject, object })
  }
  return relations
}

/** The first place is where it is; without one, where the first subject is at home. */
function placed(places: Scene['alsoIn'], [first]: readonly Subject[]): Pick<Scene, 'setting' | 'alsoIn'> {
  // Snow and mountains are what another place is like: a snowy village, a cliff by the sea.
  const setting =
    places.find((id) => id !== 'snow' && id !== 'mountains' && id !== 'hills') ??
    places.find((id) => id !== 'snow') ??
    places[0]
  if (setting !== undefined) return { setting, alsoIn: places.filter((id) => id !== setting) }
  return { setting: first === undefined ? 'hills' : homes[first.nature], alsoIn: [] }
}

const homes: Readonly<Record<Subject['nature'], Scene['setting']>> = {
  person: 'park',
  face: 'studio',
  'animal-land': 'meadow',
  'animal-water': 'underwater',
  'animal-air': 'sky',
  insect: 'garden',
  plant: 'garden',
  tree: 'hills',
  flower: 'garden',
  food: 'table',
  building: 'hills',
  'vehicle-land': 'road',
  'vehicle-water': 'sea',
  'vehicle-air': 'sky',
  celestial: 'space',
  object: 'table',
  garment: 'studio',
  symbol: 'studio',
}

function framingOf(subjects: readonly Subject[]): Scene['framing'] {
  const things = subjects.reduce((sum, { count }) => sum + count, 0)
  if (things === 0) return 'wide'
  return things > 4 || subjects.some(({ nature }) => nature === 'building') ? 'wide' : 'medium'
}

function moodOf(moods: readonly Extract<Meaning, { kind: 'mood' }>['mood'][]): Scene['mood'] {
  const sum = (pick: (mood: (typeof moods)[number]) => number | undefined): number =>
    Math.max(
      -1,
      Math.min(
        1,
        moods.reduce((total, mood) => total + (pick(mood) ?? 0), 0),
      ),
    )
  return {
    warmth: sum(({ warmth }) => warmth),
    brightness: sum(({ brightness }) => brightness),
    saturation: sum(({ saturation }) => saturation),
    energy: sum(({ energy }) => energy),
  }
}

const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)]
