/** Where the camera goes. */
export type Move = 'zoom-in' | 'zoom-out' | 'pan-left' | 'pan-right' | 'tilt-up' | 'tilt-down'
/** How the clip goes on. */
type Way = 'on' | 'back' | 'round' | 'still'

/** What the words ask for. */
export interface Wishes {
  readonly moves: readonly Move[]
  readonly way?: Way
  /** How fast, 1 being the clip’s own speed. */
  readonly speed: number
  /** Words that nothing was made of. */
  readonly unused: readonly string[]
}

type Said = { readonly move: Move } | { readonly way: Way } | { readonly speed: number }

const manner = String.raw`(?:slowly|gently|smoothly|quickly|slow|quick)`
const after = String.raw`(?:\s+${manner}\b)?`
const camera = String.raw`(?:the\s+)?(?:camera\s+|view\s+)?(?:${manner}\s+)?`
const meanings: readonly (readonly [RegExp, Said])[] = [
  [
    said(
      `${camera}(?:zoom|push|dolly|move|track|go|fly)(?:s|es|ies|ing)?\\s*-?(?:in|closer|forwards?|ahead)\\b${after}`,
    ),
    { move: 'zoom-in' },
  ],
  [
    said(
      `${camera}(?:zoom|pull|dolly|move|track|go)(?:s|es|ing)?\\s*-?(?:out|back|away|backwards?)\\b(?!\\s+in\\s+time)${after}`,
    ),
    { move: 'zoom-out' },
  ],
  [said(String.raw`close[- ]?up\b`), { move: 'zoom-in' }],
  [said(`${camera}${turning()}left(?:wards?)?\\b${after}`), { move: 'pan-left' }],
  [said(`${camera}${turning()}right(?:wards?)?\\b${after}`), { move: 'pan-right' }],
  [said(`${camera}${rising()}up(?:wards?)?\\b${after}`), { move: 'tilt-up' }],
  [said(`${camera}${rising()}down(?:wards?)?\\b${after}`), { move: 'tilt-down' }],
  [
    said(
      String.raw`(?:plays?\s+|playing\s+|runs?\s+|goes\s+|in\s+)?(?:backwards?|reversed?|rewind(?:s|ing)?|boomerang)(?:\s+in\s+time)?\b`,
    ),
    { way: 'back' },
  ],
  [
    said(
      String.raw`(?:in\s+a\s+)?(?:seamless\s+)?(?:loop(?:s|ed|ing)?|again\s+and\s+again|repeat(?:s|ed|ing)?)\b`,
    ),
    { way: 'round' },
  ],
  [
    said(String.raw`(?:freeze(?:s)?|frozen|freeze\s+frame|hold(?:s)?|stands?\s+still|still|stops?)\b`),
    { way: 'still' },
  ],
  [
    said(String.raw`(?:in\s+)?(?:slow[- ]?motion|slowed\s+down|slows?\s+down|slower|slowly)\b`),
    { speed: 0.5 },
  ],
  [
    said(String.raw`(?:in\s+)?(?:fast[- ]?motion|speeds?\s+up|sped\s+up|faster|quickly|time[- ]?lapse)\b`),
    { speed: 2 },
  ],
]

function said(words: string): RegExp {
  return new RegExp(String.raw`\b${words}`, 'giu')
}
function turning(): string {
  return String.raw`(?:pan|move|track|slide|truck|turn|go)(?:s|es|ning|ing)?\s+(?:slowly\s+)?(?:to\s+the\s+)?`
}
function rising(): string {
  return String.raw`(?:tilt|move|crane|pan|look|rise|go)(?:s|es|ing|ning)?\s+(?:slowly\s+)?`
}

/** Words that say nothing by themselves. */
const small = new Set(
  'the a an and then it its is in on of to with while at by from for as camera clip video scene view shot this that goes continues continue go on keeps keep moving slow gently smoothly'.split(
    ' ',
  ),
)

/** What of a prompt a clip can be continued by: camera, direction and speed. */
export function wishesOf(prompt: string): Wishes {
  let rest = prompt
  const moves: Move[] = []
  let way: Way | undefined
  let speed = 1
  for (const [words, meaning] of meanings) {
    if (rest.search(words) < 0) continue
    // A camera that moves slowly says nothing of the clip’s own speed.
    rest = rest.replace(words, ' ')
    if ('move' in meaning) moves.push(meaning.move)
    else if ('way' in meaning) way ??= meaning.way
    else speed = meaning.speed
  }
  const unused = rest
    .split(/[^\p{L}\p{N}’'-]+/u)
    .filter((word) => word.length > 1 && !small.has(word.toLowerCase()))
  return { moves, ...(way === undefined ? {} : { way }), speed, unused: [...new Set(unused)] }
}
