/** What the network tells apart, in its order: the things of COCO (Lin et al. 2014). */
export const things = [
  'person',
  'bicycle',
  'car',
  'motorcycle',
  'airplane',
  'bus',
  'train',
  'truck',
  'boat',
  'traffic light',
  'fire hydrant',
  'stop sign',
  'parking meter',
  'bench',
  'bird',
  'cat',
  'dog',
  'horse',
  'sheep',
  'cow',
  'elephant',
  'bear',
  'zebra',
  'giraffe',
  'backpack',
  'umbrella',
  'handbag',
  'tie',
  'suitcase',
  'frisbee',
  'skis',
  'snowboard',
  'sports ball',
  'kite',
  'baseball bat',
  'baseball glove',
  'skateboard',
  'surfboard',
  'tennis racket',
  'bottle',
  'wine glass',
  'cup',
  'fork',
  'knife',
  'spoon',
  'bowl',
  'banana',
  'apple',
  'sandwich',
  'orange',
  'broccoli',
  'carrot',
  'hot dog',
  'pizza',
  'donut',
  'cake',
  'chair',
  'couch',
  'potted plant',
  'bed',
  'dining table',
  'toilet',
  'tv',
  'laptop',
  'mouse',
  'remote',
  'keyboard',
  'cell phone',
  'microwave',
  'oven',
  'toaster',
  'sink',
  'refrigerator',
  'book',
  'clock',
  'vase',
  'scissors',
  'teddy bear',
  'hair drier',
  'toothbrush',
] as const
export type Thing = (typeof things)[number]

/** What else people call them. */
const otherNames: readonly (readonly [Thing, string])[] = [
  ['person', 'man|woman|girl|boy|child|lady|guy|human|men|women|children|people'],
  ['bicycle', 'bike'],
  ['motorcycle', 'motorbike|scooter'],
  ['airplane', 'aeroplane|plane|jet'],
  ['truck', 'lorry'],
  ['boat', 'ship|yacht'],
  ['handbag', 'purse|bag'],
  ['sports ball', 'ball|football'],
  ['cup', 'mug|teacup'],
  ['couch', 'sofa|settee'],
  ['potted plant', 'houseplant|pot plant'],
  ['tv', 'television|monitor|screen'],
  ['laptop', 'notebook|computer'],
  ['cell phone', 'phone|smartphone|mobile'],
  ['refrigerator', 'fridge'],
  ['donut', 'doughnut'],
  ['teddy bear', 'teddy'],
  ['wine glass', 'glass'],
  ['dog', 'puppy'],
  ['cat', 'kitten|kitty'],
]

/** What other things stand on is no thing to be cut out. */
export const surfaces: ReadonlySet<Thing> = new Set(['dining table', 'bed'])

const names = things
  .filter((thing) => !surfaces.has(thing))
  .map((thing) => {
    const others = otherNames.filter(([one]) => one === thing).map(([, words]) => words)
    // An “orange suit” is a suit.
    const end = thing === 'orange' ? '(?!\\s+[a-z])' : ''
    return { thing, pattern: new RegExp(`\\b(${[thing, ...others].join('|')})(e?s)?\\b${end}`) }
  })

/** The thing that words name, and whether they mean all of its kind; undefined: none that the network knows. */
export function thingIn(words: string): { readonly thing: Thing; readonly all: boolean } | undefined {
  const text = words.toLowerCase()
  const found = names.flatMap(({ thing, pattern }) => {
    const match = pattern.exec(text)
    return match === null ? [] : [{ thing, named: match[1] ?? '', ending: match[2] }]
  })
  // “Teddy bear” is no bear, “hot dog” no dog.
  const [best] = found.toSorted((a, b) => b.named.length - a.named.length)
  if (best === undefined) return undefined
  const isMany = best.ending !== undefined || /^(?:men|women|children|people)$/.test(best.named)
  return { thing: best.thing, all: isMany || /\b(?:all|every|each)\b/.test(text) }
}
