import type { Kind } from '../rules/words.ts'

/** A prompt as people write it, what it is about, what must stay, and a style it names. */
export interface PromptCase {
  readonly prompt: string
  readonly kind: Kind
  readonly keeps: readonly string[]
  readonly style?: string
}

const of = (kind: Kind, prompt: string, keeps: string, style?: string): PromptCase => ({
  prompt,
  kind,
  keeps: keeps.split('|'),
  ...(style === undefined ? {} : { style }),
})

/** Prompts for the tasks that work on prompts. */
export const promptCases: readonly PromptCase[] = [
  of('person', 'portrait of an old fisherman', 'fisherman'),
  of('person', 'a woman in a red coat waiting at a tram stop', 'red coat|tram stop'),
  of('person', 'two children flying a kite', 'two|kite'),
  of('person', 'a wizard in a library, candlelight', 'wizard|library|candlelight'),
  of('person', 'an astronaut riding a horse on mars', 'astronaut|horse|mars'),
  of('person', 'watercolour portrait of a girl with freckles', 'freckles', 'watercolour'),
  of('person', 'a chef tossing pancakes', 'chef|pancakes'),
  of('person', 'a knight kneeling in the rain, no helmet', 'knight|rain|no helmet'),
  of('person', 'three dancers, motion blur', 'three|dancers'),
  of('person', 'a grandmother knitting by the window', 'knitting|window'),
  of('animal', 'a red fox', 'red fox'),
  of('animal', 'a red fox in the snow at night', 'red fox|snow|night'),
  of('animal', 'five owls on a branch', 'five owls|branch'),
  of('animal', 'a blue whale under a small boat', 'whale|boat'),
  of('animal', 'a cat sleeping on a piano, linocut', 'cat|piano', 'linocut'),
  of('animal', 'a dragon made of autumn leaves', 'dragon|autumn leaves'),
  of('animal', 'a frog wearing a tiny crown', 'frog|crown'),
  of('animal', 'an elephant balloon over paris', 'elephant|paris'),
  of('animal', 'macro of a bee on lavender', 'bee|lavender'),
  of('food', 'a stack of pancakes with blueberries', 'pancakes|blueberries'),
  of('food', 'a cup of coffee', 'coffee'),
  of('food', 'sushi on a slate plate, seen from above', 'sushi|slate'),
  of('food', 'chocolate cake with one slice missing', 'chocolate|one slice missing'),
  of('food', 'a bowl of ramen, anime', 'ramen', 'anime'),
  of('food', 'fresh bread on a wooden table', 'bread|wooden table'),
  of('product', 'a perfume bottle', 'perfume bottle'),
  of('product', 'a green glass vase on a shelf', 'green glass vase|shelf'),
  of('product', 'a mechanical watch, exploded view', 'watch|exploded view'),
  of('product', 'running shoes floating in the air', 'shoes|floating'),
  of('product', 'a brass teapot, oil painting', 'brass teapot', 'oil'),
  of('product', 'a leather bag beside a stack of books', 'leather bag|books'),
  of('architecture', 'a lighthouse on a cliff', 'lighthouse|cliff'),
  of('architecture', 'a treehouse village', 'treehouse'),
  of('architecture', 'a narrow street in lisbon with laundry', 'lisbon|laundry'),
  of('architecture', 'interior of a modern kitchen, morning light', 'kitchen|morning light'),
  of('architecture', 'a castle of ice', 'castle|ice'),
  of('architecture', 'gothic cathedral, pencil drawing', 'cathedral', 'pencil'),
  of('architecture', 'a cabin with smoke from the chimney', 'cabin|smoke'),
  of('architecture', 'isometric city block', 'isometric|city block'),
  of('landscape', 'mountains at dawn', 'mountains|dawn'),
  of('landscape', 'a waterfall in the jungle', 'waterfall|jungle'),
  of('landscape', 'desert under the milky way', 'desert|milky way'),
  of('landscape', 'a field of sunflowers before a storm', 'sunflowers|storm'),
  of('landscape', 'northern lights over a frozen lake', 'northern lights|frozen lake'),
  of('landscape', 'rolling hills, gouache', 'rolling hills', 'gouache'),
  of('landscape', 'an island shaped like a heart', 'island|heart'),
  of('landscape', 'a volcano erupting into the sea', 'volcano|sea'),
  of('vehicle', 'a vintage motorcycle', 'motorcycle'),
  of('vehicle', 'a red train crossing a viaduct', 'red train|viaduct'),
  of('vehicle', 'a spaceship landing in a wheat field', 'spaceship|wheat'),
  of('vehicle', 'three hot air balloons', 'three hot air balloons'),
  of('vehicle', 'a sailboat in rough weather, woodcut', 'sailboat', 'woodcut'),
  of('graphic', 'logo for a bakery called "Krume"', '"Krume"|bakery'),
  of('graphic', 'poster that says "OPEN AIR 2026"', '"OPEN AIR 2026"'),
  of('graphic', 'sticker of a smiling cactus', 'smiling cactus'),
  of('graphic', 'seamless pattern of lemons and leaves', 'lemons|leaves'),
  of('graphic', 'icon of a paper plane, two colours', 'paper plane|two colours'),
  of('other', 'the feeling of monday morning', 'monday morning'),
  of('other', 'infinite staircase', 'infinite staircase'),
  of('other', 'ein roter Fuchs im Schnee', 'roter Fuchs|Schnee'),
  of('other', 'un phare au bord de la mer', 'phare|mer'),
  of('other', '雪の中の赤い狐', '赤い狐'),
  of('other', 'красная лиса в снегу', 'красная лиса'),
  of('other', 'geometry, but edible', 'geometry|edible'),
]
