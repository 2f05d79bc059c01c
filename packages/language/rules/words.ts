/** What a prompt is about, as far as words tell: it decides what a good addition is. */
export type Kind =
  'person' | 'animal' | 'food' | 'product' | 'architecture' | 'landscape' | 'vehicle' | 'graphic' | 'other'

/** First match wins, so what a picture is foremost about stands first. */
const kinds: readonly (readonly [Kind, RegExp])[] = [
  [
    'graphic',
    /\b(?:logo|icon|poster|sticker|pattern|flyer|typography|lettering|infographic|badge|banner)\b/i,
  ],
  [
    'person',
    /\b(?:portrait|man|woman|men|women|girl|boy|child|children|person|people|face|couple|king|queen|knight|wizard|witch|astronaut|dancer|chef|soldier|warrior|elf|pirate|samurai|monk|mermaid|grandmother|grandfather|farmer|musician|ballerina|fisherman)\b/i,
  ],
  [
    'animal',
    /\b(?:fox|dog|cat|wolf|bear|lion|tiger|horse|bird|owl|eagle|fish|whale|dragon|rabbit|hare|deer|elephant|frog|butterfly|bee|snake|turtle|penguin|panda|monkey|parrot|octopus|squirrel|hedgehog|kitten|puppy|raven|dinosaur|unicorn)s?\b/i,
  ],
  [
    'food',
    /\b(?:cake|coffee|tea|bread|pizza|soup|salad|fruit|burger|sushi|ramen|chocolate|ice cream|pasta|breakfast|dessert|cocktail|wine|croissant|pancakes?|noodles|cheese)\b/i,
  ],
  [
    'vehicle',
    /\b(?:car|motorcycle|bicycle|train|ship|boat|sailboat|aeroplane|airplane|plane|rocket|spaceship|truck|bus|tram|submarine|hot air balloons?)\b/i,
  ],
  [
    'product',
    /\b(?:bottle|watch|shoe|sneaker|perfume|lamp|chair|table|vase|phone|headphones|bag|ring|jewell?ery|mug|book|camera|guitar|teapot|lantern|clock)s?\b/i,
  ],
  [
    'architecture',
    /\b(?:house|castle|tower|lighthouse|city|street|building|skyscraper|church|cathedral|temple|bridge|cabin|library|room|kitchen|interior|village|ruins?|palace|cottage|station|market|alley)\b/i,
  ],
  [
    'landscape',
    /\b(?:mountains?|forest|sea|ocean|beach|desert|lake|river|waterfall|valley|field|meadow|island|sky|sunset|sunrise|night|storm|snow|cliff|jungle|canyon|volcano|garden|aurora|galaxy|planet)\b/i,
  ],
]

export const kindOf = (prompt: string): Kind => kinds.find(([, words]) => words.test(prompt))?.[0] ?? 'other'

/** Whether a prompt already speaks of one side of a picture. */
export const speaksOf = {
  light:
    /\b(?:light|lighting|lit|sun|sunset|sunrise|dawn|dusk|noon|night|moon|moonlight|candle|neon|shadow|shadows|glow|glowing|golden hour|backlit|overcast|fog|misty|studio light)\b/i,
  composition:
    /\b(?:close-?up|wide|aerial|from above|from below|macro|portrait of|panorama|centred|centered|symmetr\w+|lens|\d{2,3}mm|bird'?s[- ]eye|isometric|full body|headshot|overhead|flat lay|composition|foreground|framed)\b/i,
  detail: /\b(?:detail\w*|texture\w*|intricate|sharp|crisp|high resolution|fine|ornate|4k|8k)\b/i,
  mood: /\b(?:calm|cosy|cozy|dramatic|moody|peaceful|mysterious|cheerful|melanchol\w+|serene|epic|playful|romantic|eerie|whimsical|nostalgic|joyful|gloomy|dreamy|quiet|tense)\b/i,
  style:
    /\b(?:painting|watercolou?r|oil|drawing|sketch|photo\w*|illustration|render|3d|pixel|anime|comic|vector|minimal\w*|vintage|style|gouache|ink|pastel|charcoal|woodcut|risograph|mosaic|collage|storybook|cinematic)\b/i,
} as const

export type Side = keyof typeof speaksOf

/** A number that the same text always gives: choices look varied and stay the same. */
export function numberOf(text: string): number {
  let hash = 2166136261
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0
  return hash
}

/** One of a list, the same for the same text. */
export const oneOf = <Item>(items: readonly [Item, ...Item[]], text: string): Item =>
  items[numberOf(text) % items.length] ?? items[0]
