import { createRequire } from 'node:module'
import { z } from 'zod'

const require = createRequire(import.meta.url)
const iconSet = z.object({ icons: z.record(z.string(), z.object({ body: z.string() })) })
let loaded: z.infer<typeof iconSet>['icons'] | undefined

/** Phosphor’s solid icons (MIT): one path each, on 256 × 256. */
function pathOf(name: string): string | undefined {
  loaded ??= iconSet.parse(require('@iconify-json/ph/icons.json')).icons
  return / d="([^"]+)"/.exec(loaded[`${name}-fill`]?.body ?? '')?.[1]
}

/** The signs that trades and things are known by, where their names are not the icon’s own. */
const signs: readonly { readonly words: RegExp; readonly icons: string }[] = [
  { words: /\b(?:coffee|cafe|café|espresso|roast\w*)\b/i, icons: 'coffee coffee-bean' },
  { words: /\b(?:tea|matcha)\b/i, icons: 'tea-bag leaf coffee' },
  { words: /\b(?:baker\w*|bread|patisserie|pastr\w+)\b/i, icons: 'bread cookie chef-hat grains cake' },
  {
    words: /\b(?:restaurant|food|kitchen|dining|diner|bistro|catering|chef)\b/i,
    icons: 'fork-knife chef-hat cooking-pot bowl-food',
  },
  { words: /\b(?:pizza|pizzeria)\b/i, icons: 'pizza' },
  { words: /\b(?:sushi|ramen|noodle\w*|japanese)\b/i, icons: 'onigiri bowl-steam fish' },
  { words: /\b(?:beer|brew\w*|pub|tavern)\b/i, icons: 'beer-stein beer-bottle pint-glass grains' },
  { words: /\b(?:wine\w*|vineyard|winery)\b/i, icons: 'wine champagne cheers' },
  { words: /\b(?:bar|cocktail\w*|lounge|gin)\b/i, icons: 'martini brandy cheers' },
  {
    words: /\b(?:flower\w*|florist|bloom\w*|botanical|rose|lily)\b/i,
    icons: 'flower flower-tulip flower-lotus plant',
  },
  {
    words: /\b(?:garden\w*|plant\w*|green|eco\w*|organic|nature|natural|sustain\w*|herbal)\b/i,
    icons: 'leaf plant potted-plant tree recycle',
  },
  { words: /\b(?:forest|wood\w*|timber|pine)\b/i, icons: 'tree-evergreen tree acorn axe log' },
  {
    words: /\b(?:yoga|spa|wellness|meditat\w+|zen|massage)\b/i,
    icons: 'flower-lotus yin-yang person-simple-tai-chi drop',
  },
  {
    words: /\b(?:gym|fitness|training|crossfit|strength)\b/i,
    icons: 'barbell lightning boxing-glove heartbeat',
  },
  { words: /\b(?:run\w*|athletic\w*|marathon)\b/i, icons: 'person-simple-run sneaker-move lightning' },
  { words: /\b(?:software|code|develop\w+|programming|dev)\b/i, icons: 'code brackets-curly terminal cube' },
  {
    words: /\b(?:ai|machine learning|intelligen\w+|neural)\b/i,
    icons: 'brain sparkle cpu head-circuit graph',
  },
  { words: /\b(?:data|analytics|database|statistic\w*)\b/i, icons: 'chart-polar graph chart-donut database' },
  { words: /\b(?:cloud|hosting|server\w*)\b/i, icons: 'cloud stack cube' },
  {
    words: /\b(?:security|secure|guard|protect\w*|cyber\w*|insurance)\b/i,
    icons: 'shield-check shield-star lock-key fingerprint castle-turret',
  },
  {
    words: /\b(?:finance|bank\w*|invest\w*|capital|wealth|accounting|fund)\b/i,
    icons: 'trend-up bank coins chart-bar piggy-bank',
  },
  { words: /\b(?:law|legal|attorney|notary|justice)\b/i, icons: 'scales gavel columns' },
  {
    words: /\b(?:medical|health|clinic|doctor|care|hospital|pharma\w*)\b/i,
    icons: 'heartbeat first-aid stethoscope asclepius hand-heart',
  },
  { words: /\b(?:dent\w+|teeth|tooth)\b/i, icons: 'tooth' },
  { words: /\b(?:pet\w*|vet\w*|animal\w*|groom\w*)\b/i, icons: 'paw-print dog cat bone' },
  {
    words: /\b(?:real estate|property|homes?|realt\w+|housing|mortgage)\b/i,
    icons: 'house-line buildings key building-apartment',
  },
  {
    words: /\b(?:architect\w*|construct\w*|build\w*|contractor)\b/i,
    icons: 'compass-tool hard-hat crane hammer blueprint',
  },
  { words: /\b(?:interior|furniture|decor)\b/i, icons: 'armchair lamp couch chair' },
  { words: /\b(?:photo\w*|camera)\b/i, icons: 'aperture camera' },
  {
    words: /\b(?:film|video|cinema|movie\w*|production)\b/i,
    icons: 'film-slate film-reel play-circle video-camera',
  },
  {
    words: /\b(?:music|band|sound|audio|record\w*|dj|studio)\b/i,
    icons: 'vinyl-record music-notes waveform equalizer guitar',
  },
  { words: /\b(?:podcast|radio)\b/i, icons: 'microphone microphone-stage broadcast' },
  { words: /\b(?:book\w*|library|publish\w*|press|writ\w+)\b/i, icons: 'book-open books feather pen-nib' },
  {
    words: /\b(?:school|education|academy|learn\w*|tutor\w*|university|course\w*)\b/i,
    icons: 'graduation-cap book-open student lightbulb',
  },
  {
    words: /\b(?:travel|tour\w*|trip\w*|adventure\w*|explor\w+|expedition)\b/i,
    icons: 'compass airplane-tilt mountains globe-hemisphere-west compass-rose',
  },
  {
    words: /\b(?:mountain\w*|alpin\w+|climb\w*|hik\w+|peak|summit|ridge)\b/i,
    icons: 'mountains person-simple-hike tent',
  },
  { words: /\b(?:camp\w*|outdoor\w*)\b/i, icons: 'tent campfire tree-evergreen mountains' },
  {
    words: /\b(?:sea|ocean|surf\w*|beach|wave\w*|marine|coast\w*|bay|harbou?r)\b/i,
    icons: 'waves sailboat anchor lighthouse',
  },
  { words: /\b(?:bicycle|cycl\w+|bike\w*)\b/i, icons: 'bicycle person-simple-bike' },
  {
    words: /\b(?:auto\w*|car\w*|garage|mechanic|motor\w*)\b/i,
    icons: 'car-profile steering-wheel engine wrench tire',
  },
  {
    words: /\b(?:logistic\w*|deliver\w*|shipping|courier|transport|moving)\b/i,
    icons: 'package truck paper-plane-tilt',
  },
  {
    words: /\b(?:fashion|cloth\w*|apparel|boutique|tailor\w*)\b/i,
    icons: 'coat-hanger dress t-shirt needle yarn',
  },
  { words: /\b(?:jewel\w*|gem\w*|diamond\w*)\b/i, icons: 'sketch-logo diamonds-four sparkle crown' },
  {
    words: /\b(?:beauty|cosmetic\w*|makeup|skin\w*|nail\w*)\b/i,
    icons: 'sparkle flower-lotus drop butterfly',
  },
  { words: /\b(?:hair\w*|barber\w*|salon)\b/i, icons: 'scissors hair-dryer' },
  {
    words: /\b(?:toy\w*|kid\w*|child\w*|nursery|play)\b/i,
    icons: 'lego horse balloon puzzle-piece smiley rocket',
  },
  { words: /\b(?:game\w*|gaming|esport\w*)\b/i, icons: 'game-controller joystick sword ghost' },
  { words: /\b(?:energy|electric\w*|power|volt\w*|solar)\b/i, icons: 'lightning sun solar-panel plug' },
  { words: /\b(?:water|plumb\w*|aqua|pool)\b/i, icons: 'drop waves drop-half' },
  { words: /\b(?:clean\w*|laundry|wash\w*)\b/i, icons: 'sparkle broom drop spray-bottle' },
  { words: /\b(?:farm\w*|agricult\w*|harvest|dairy|grain)\b/i, icons: 'farm tractor grains cow carrot' },
  { words: /\b(?:market\w*|shop\w*|store|retail|commerce)\b/i, icons: 'storefront shopping-bag basket tag' },
  {
    words: /\b(?:design\w*|creative|agency|branding|paint\w*|art|artist\w*|gallery)\b/i,
    icons: 'pen-nib palette paint-brush shapes bezier-curve',
  },
  { words: /\b(?:night|moon|lunar|dream\w*|sleep)\b/i, icons: 'moon moon-stars star' },
  { words: /\b(?:sun\w*|solar|bright|dawn|morning)\b/i, icons: 'sun sun-horizon' },
  {
    words: /\b(?:space|astro\w*|rocket\w*|orbit\w*|cosm\w*|launch\w*|nova|star\w*)\b/i,
    icons: 'rocket-launch planet shooting-star star-four',
  },
  { words: /\b(?:fire|flame|ember|hot|grill|bbq|smok\w+)\b/i, icons: 'flame fire campfire' },
  { words: /\b(?:fish\w*|seafood)\b/i, icons: 'fish fish-simple shrimp' },
  { words: /\b(?:bee|honey|hive)\b/i, icons: 'hexagon flower jar' },
  { words: /\b(?:news|media|journal\w*|blog)\b/i, icons: 'newspaper megaphone quotes' },
  {
    words: /\b(?:charity|community|non-?profit|foundation|volunteer\w*)\b/i,
    icons: 'hand-heart handshake users-three hands-clapping',
  },
  { words: /\b(?:wedding\w*|love|heart|event\w*)\b/i, icons: 'heart confetti champagne flower-lotus' },
  { words: /\b(?:science|lab\w*|research|bio\w*|chem\w*)\b/i, icons: 'atom flask dna microscope' },
  { words: /\b(?:king|queen|royal|crown|regal)\b/i, icons: 'crown crown-simple castle-turret' },
  { words: /\b(?:bird\w*|wing\w*|feather)\b/i, icons: 'bird feather butterfly' },
]

/** Interface icons that no brand would want. */
const unfit =
  /logo|^(?:x|plus|minus|check|dot|at|question|empty|list|text|file|folder|cursor|arrow|caret|user|number|chat|note|gear|link|path|record|function|control|option|target|share|stack|table|key|tag|house|power|network|union|unite|repeat|play|stop|pause|gradient)|slash|dashed/

/** The solid icons that words call for, as path data on 256 × 256, the likest first. */
export function iconsFor(words: string): { name: string; d: string }[] {
  const named = words
    .toLowerCase()
    .split(/[^a-z]+/)
    .flatMap((word) => [word, word.replace(/s$/, '')])
    .filter((word) => word.length > 2 && !unfit.test(word))
  const signed = signs.flatMap((sign) => (sign.words.test(words) ? sign.icons.split(' ') : []))
  return [...new Set([...named, ...signed])].flatMap((name) => {
    const d = pathOf(name)
    return d === undefined ? [] : [{ name, d }]
  })
}
