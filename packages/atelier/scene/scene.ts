import { z } from 'zod'

/**
 * The scene: what a prompt means, as a plain serialisable value. `understand()` makes it from words,
 * `compose()` places it in the picture, `draw()` turns the placed scene into layers. Everything random in
 * those later steps is derived from `seed` alone, so a scene drawn twice gives the same picture.
 */

export const settings = [
  'studio', // nothing said about a place: a designed backdrop, never an empty page
  'sea',
  'beach',
  'underwater',
  'island',
  'lake',
  'river',
  'waterfall',
  'mountains',
  'hills',
  'forest',
  'jungle',
  'meadow',
  'field',
  'desert',
  'snow',
  'cave',
  'volcano',
  'canyon',
  'swamp',
  'garden',
  'park',
  'farm',
  'road',
  'village',
  'street',
  'city',
  'harbour',
  'castle',
  'bridge',
  'room',
  'kitchen',
  'library',
  'cafe',
  'stage',
  'table',
  'space',
  'planet',
  'sky',
] as const
export const settingId = z.enum(settings)
export type SettingId = z.infer<typeof settingId>

export const timeOfDay = z.enum(['dawn', 'morning', 'noon', 'golden-hour', 'sunset', 'dusk', 'night'])
export type TimeOfDay = z.infer<typeof timeOfDay>

export const weatherId = z.enum([
  'clear',
  'clouds',
  'overcast',
  'rain',
  'snow',
  'fog',
  'storm',
  'wind',
  'rainbow',
  'aurora',
])
export type WeatherId = z.infer<typeof weatherId>

export const seasonId = z.enum(['spring', 'summer', 'autumn', 'winter'])
export type SeasonId = z.infer<typeof seasonId>

export const framingId = z.enum(['close-up', 'portrait', 'medium', 'wide', 'aerial', 'pattern'])
export type FramingId = z.infer<typeof framingId>

/** How one subject stands to another subject, or to a part of the setting. */
export const relationKind = z.enum([
  'on',
  'under',
  'in-front-of',
  'behind',
  'next-to',
  'holding',
  'in',
  'riding',
  'wearing',
])
export type RelationKind = z.infer<typeof relationKind>

/** `#rrggbb`, lower case. */
export const hexColour = z.string().regex(/^#[0-9a-f]{6}$/)

/** What kind of thing a subject is: decides where it may stand, how large it is and whether it needs a body. */
export const subjectNature = z.enum([
  'person',
  'face',
  'animal-land',
  'animal-water',
  'animal-air',
  'insect',
  'plant',
  'tree',
  'flower',
  'food',
  'building',
  'vehicle-land',
  'vehicle-water',
  'vehicle-air',
  'celestial',
  'object',
  'garment',
  'symbol',
])
export type SubjectNature = z.infer<typeof subjectNature>

export const subjectSchema = z.object({
  /** Unique in the scene: `s1`, `s2` … in the order of the prompt. */
  id: z.string(),
  /** The words of the prompt it came from, as written. */
  words: z.string(),
  /** Its English name: 'fox', 'sailboat'. */
  name: z.string(),
  /** Emoji hexcode (emojibase form, upper case, e.g. `1F98A`) of the art to draw, its icon per set. */
  hexcode: z.string(),
  nature: subjectNature,
  /** How many, 1–60. "a flock of", "many" become numbers. */
  count: z.number().int().min(1).max(60),
  /** Colours asked for this subject, most important first; the art is re-coloured towards them. */
  colours: z.array(hexColour),
  /** 1 = natural size beside the others; 'tiny' ≈ 0.35, 'small' ≈ 0.6, 'big' ≈ 1.6, 'giant' ≈ 3. */
  scale: z.number().min(0.1).max(6),
  /** Real-world height in metres of the thing itself, before `scale`: lets a fox stand right beside a house. */
  metres: z.number().positive(),
  /** 0–1: how much it is what the picture is about; the focal subject is the one with the most. */
  weight: z.number().min(0).max(1),
})
export type Subject = z.infer<typeof subjectSchema>

export const relationSchema = z.object({
  kind: relationKind,
  subject: z.string(),
  /** Another subject's id, or null: the setting itself (its ground, water or sky). */
  object: z.string().nullable(),
})
export type Relation = z.infer<typeof relationSchema>

export const sceneSchema = z.object({
  version: z.literal(1),
  seed: z.number().int().min(0).max(4294967295),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  setting: settingId,
  /** Further places named by the prompt, as backdrop or detail: "a village by a lake in the mountains". */
  alsoIn: z.array(settingId),
  time: timeOfDay,
  /** Light that was asked for by name. */
  lights: z.array(z.enum(['moon', 'stars', 'neon', 'candle', 'fire', 'sunbeams', 'lanterns', 'backlight'])),
  weather: z.array(weatherId),
  season: seasonId,
  framing: framingId,
  mood: z.object({
    /** -1 cold … 1 warm */
    warmth: z.number().min(-1).max(1),
    /** -1 dark … 1 bright */
    brightness: z.number().min(-1).max(1),
    /** -1 muted … 1 vivid */
    saturation: z.number().min(-1).max(1),
    /** -1 calm … 1 wild: amplitude of waves, ridges, clouds, tilt */
    energy: z.number().min(-1).max(1),
  }),
  /** Colours asked for the picture as a whole, most important first. */
  palette: z.array(hexColour),
  subjects: z.array(subjectSchema).max(24),
  relations: z.array(relationSchema),
  /** Text in quotes, set as type. */
  lettering: z.array(z.object({ text: z.string().min(1).max(120), on: z.string().nullable() })).max(3),
  /** A style of the catalog, or null: Atelier's own hand. */
  style: z.string().nullable(),
  /** Names, settings, weather or colours that the negative prompt rules out; nothing that is drawn may be of them. */
  excluded: z.array(z.string()),
  report: z.object({
    /** What each understood word became, in the order of the prompt. */
    used: z.array(z.object({ words: z.string(), as: z.string() })),
    /** Words that only steered palette and mood. */
    steered: z.array(z.string()),
    /** Words with no effect. */
    unused: z.array(z.string()),
    /** BCP 47 tag of the language the prompt was read in. */
    language: z.string(),
  }),
})
export type Scene = z.infer<typeof sceneSchema>
