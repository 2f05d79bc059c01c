/** Something that one part of an instruction asks for. */
export type Command =
  | { readonly do: 'adjust'; readonly what: Adjustment; readonly amount: number }
  | { readonly do: 'recolour'; readonly thing: string; readonly colour: string }
  | { readonly do: 'blur-background' }
  | { readonly do: 'remove-background' }
  | { readonly do: 'flip'; readonly along: 'across' | 'down' }
  | { readonly do: 'turn'; readonly degrees: number }
  | { readonly do: 'crop'; readonly ratio: number }

export type Adjustment =
  | 'brightness'
  | 'contrast'
  | 'saturation'
  | 'warmth'
  | 'sharpness'
  | 'blur'
  | 'vignette'
  | 'grain'
  | 'grey'
  | 'sepia'
  | 'negative'

/** Words that say how much; 1 where there are none. */
const degrees: readonly (readonly [RegExp, number])[] = [
  [/\b(?:very|much|a lot|way|strongly|really|far)\b/, 1.8],
  [/\b(?:slightly|a (?:bit|little|touch)|somewhat|subtle|subtly|gently)\b/, 0.5],
]

/** Each adjustment by the words that ask for more of it, and those that ask for less. */
const adjustments: readonly (readonly [Adjustment, RegExp, RegExp | null])[] = [
  ['grey', /\b(?:gr[ae]yscale|monochrome)\b/, null],
  ['sepia', /\bsepia\b|\bold photo(?:graph)?\b/, null],
  ['negative', /\b(?:invert(?:ed)?|negative)\b/, null],
  ['vignette', /\bvignette\b/, null],
  ['grain', /\b(?:grain|grainy|film look)\b/, null],
  [
    'contrast',
    /\b(?:more|increase|raise|add|higher?|boost|stronger)\b.*\bcontrast\b|\bpunch(?:y|ier)\b/,
    /\b(?:less|lower|reduce|decrease|soften)\b.*\bcontrast\b/,
  ],
  [
    'saturation',
    /\bvivid\b|\b(?:more|most) (?:colou?rful|saturat\w+)\b|\bvibrant\b|\b(?:more|increase|raise|boost|higher)\b.*\b(?:saturation|colou?rs?)\b|\bsaturate\b/,
    /\b(?:less|lower|reduce|decrease)\b.*\b(?:saturat\w+|colou?r(?:ful|s)?)\b|\bdesaturate\b|\bmuted\b/,
  ],
  ['warmth', /\bwarm(?:er|th)?\b/, /\b(?:cool|cold)(?:er)?\b/],
  [
    'brightness',
    /\bbright(?:er|en)\b|\blighten\b|\blighter\b|\b(?:more|increase|raise|add)\b.*\b(?:light|brightness|exposure)\b/,
    /\bdark(?:er|en)\b|\b(?:less|lower|reduce|decrease)\b.*\b(?:light|brightness|exposure)\b|\bdim(?:mer)?\b/,
  ],
  ['sharpness', /\bsharp(?:er|en)?\b|\bcrisp(?:er)?\b/, null],
  ['blur', /\bblur(?:ry|red|rier)?\b|\bsoft(?:er|en)?\b/, null],
]

/** What an instruction asks for, part by part; what could not be made out is given back. */
export function readInstruction(text: string): { readonly commands: Command[]; readonly unread: string[] } {
  const commands: Command[] = []
  const unread: string[] = []
  for (const part of partsOf(text)) {
    const command = readPart(part)
    if (command === undefined) unread.push(part)
    else commands.push(command)
  }
  return { commands, unread }
}

const partsOf = (text: string): string[] =>
  text
    .toLowerCase()
    // Its “and” joins nothing.
    .replace(/black[- ]and[- ]white|\bb&w\b/g, 'greyscale')
    .split(/[,;\n]+|\.(?!\d)|\b(?:and then|then|and also|and)\b/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function readPart(part: string): Command | undefined {
  return readBackground(part) ?? readShape(part) ?? readColour(part) ?? readAdjustment(part)
}

function readBackground(part: string): Command | undefined {
  if (!/\b(?:background|backdrop)\b/.test(part)) return undefined
  if (/\b(?:blur\w*|out of focus|bokeh|soften)\b/.test(part)) return { do: 'blur-background' }
  if (/\b(?:remove|delete|cut out|erase|transparent|take away|without|no)\b/.test(part))
    return { do: 'remove-background' }
  return undefined
}

const ratios: ReadonlyMap<string, number> = new Map([
  ['square', 1],
  ['landscape', 3 / 2],
  ['portrait', 2 / 3],
  ['widescreen', 16 / 9],
])

function readShape(part: string): Command | undefined {
  if (/\b(?:flip|mirror)\w*\b/.test(part))
    return { do: 'flip', along: /\b(?:vertical\w*|upside down|top|down)\b/.test(part) ? 'down' : 'across' }
  if (/\b(?:rotate|turn)\b.*(?:\bleft\b|\bright\b|\d|\bupside\b|\bclockwise\b)/.test(part)) {
    const asked = Number(/-?\d+(?:\.\d+)?/.exec(part)?.[0] ?? (part.includes('upside') ? 180 : 90))
    const isLeft = /\b(?:left|counter[- ]?clockwise|anti[- ]?clockwise)\b/.test(part)
    return { do: 'turn', degrees: isLeft ? -asked : asked }
  }
  if (!/\bcrop\b/.test(part)) return undefined
  const [, across, down] = /(\d+(?:\.\d+)?)\s*(?::|×|x|by|to)\s*(\d+(?:\.\d+)?)/.exec(part) ?? []
  const named = [...ratios].find(([word]) => part.includes(word))?.[1]
  const ratio = across === undefined || down === undefined ? named : Number(across) / Number(down)
  return ratio === undefined || !(ratio > 0.05 && ratio < 20) ? undefined : { do: 'crop', ratio }
}

function readColour(part: string): Command | undefined {
  const [, thing, colour] =
    /^(?:please )?(?:make|turn|colou?r|paint|recolou?r|change|dye)\s+(?:the |all |my |his |her |its )?(.+?)\s+(?:(?:in)?to |into )?((?:(?:very )?(?:dark|light|pale|deep|bright) )?[a-z#0-9]+(?: [a-z]+)?)$/.exec(
      part,
    ) ?? []
  if (thing === undefined || colour === undefined) return undefined
  if (/^(?:it|picture|photo|image|everything|this)$/.test(thing)) return undefined
  return adjustments.some(([, more, less]) => more.test(colour) || less?.test(colour) === true)
    ? undefined
    : { do: 'recolour', thing, colour }
}

function readAdjustment(part: string): Command | undefined {
  const degree = degrees.find(([words]) => words.test(part))?.[1] ?? 1
  const percent = Number(/(\d+)\s*%/.exec(part)?.[1] ?? Number.NaN)
  const amount = Number.isNaN(percent) ? degree : percent / 25
  for (const [what, more, less] of adjustments) {
    if (less?.test(part) === true) return { do: 'adjust', what, amount: -amount }
    if (more.test(part)) return { do: 'adjust', what, amount }
  }
  return undefined
}
