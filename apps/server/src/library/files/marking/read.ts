import { KryaError, type Recipe } from '@krya/contracts'
import exifr from 'exifr'
import sharp from 'sharp'
import { z } from 'zod'
import { examineType } from '../examine.ts'
import { readUserComment } from './exif.ts'
import { readMp4Text } from './mp4.ts'
import { readParameters } from './parameters.ts'
import { readXmp } from './xmp.ts'

/** No text longer than this is looked at: a recipe is far shorter. */
const mostTextBytes = 4 * 1024 * 1024
const exifStart = 'Exif\0\0'

export interface FoundRecipe {
  readonly recipe: Recipe
  /** Written by Krya, or by another tool in the form they share. */
  readonly source: 'krya' | 'parameters'
}

const comments = z.array(z.object({ keyword: z.string(), text: z.string() })).catch([])
const exifFields = z.object({ userComment: z.instanceof(Uint8Array).optional() })

/**
 * The recipe that a picture or a clip carries.
 * @throws KryaError unreadable_file, no_recipe
 */
export async function readRecipe(bytes: Uint8Array): Promise<FoundRecipe> {
  const texts = await textsOf(bytes)
  const own = texts.xmp === undefined ? null : readXmp(texts.xmp)
  if (own !== null) return { recipe: own, source: 'krya' }
  for (const text of texts.parameters) {
    const recipe = readParameters(text)
    if (recipe !== null) return { recipe, source: 'parameters' }
  }
  throw new KryaError('no_recipe')
}

async function textsOf(bytes: Uint8Array): Promise<Texts> {
  const mediaType = await examineType(bytes)
  if (mediaType === 'image/svg+xml') return svgTexts(bytes)
  if (mediaType === 'video/mp4' || mediaType === 'video/quicktime')
    return { xmp: readMp4Text(bytes), parameters: [] }
  if (mediaType.startsWith('image/')) return pictureTexts(bytes)
  throw new KryaError('no_recipe')
}

interface Texts {
  readonly xmp: string | undefined
  readonly parameters: readonly string[]
}

const svgTexts = (bytes: Uint8Array): Texts => ({
  xmp: new TextDecoder().decode(bytes.subarray(0, mostTextBytes)),
  parameters: [],
})

async function pictureTexts(bytes: Uint8Array): Promise<Texts> {
  const facts = await sharp(bytes)
    .metadata()
    .catch((error: unknown) => {
      throw new KryaError('unreadable_file', undefined, { cause: error })
    })
  const written = comments.parse(facts.comments).filter(({ keyword }) => keyword === 'parameters')
  const comment = facts.exif === undefined ? undefined : await userCommentOf(facts.exif)
  return {
    xmp: facts.xmp === undefined ? undefined : new TextDecoder().decode(facts.xmp.subarray(0, mostTextBytes)),
    parameters: [...written.map(({ text }) => text), ...(comment === undefined ? [] : [comment])].filter(
      (text) => text.length <= mostTextBytes,
    ),
  }
}

async function userCommentOf(exif: Buffer): Promise<string | undefined> {
  if (exif.length > mostTextBytes) return undefined
  const hasStart = exif.subarray(0, exifStart.length).toString('latin1') === exifStart
  const tiff = hasStart ? exif.subarray(exifStart.length) : exif
  try {
    const fields: unknown = await exifr.parse(Uint8Array.from(tiff).buffer, {
      exif: true,
      userComment: true,
    })
    const comment = exifFields.parse(fields ?? {}).userComment
    return comment === undefined ? undefined : readUserComment(comment)
  } catch {
    // A broken block tells nothing; the picture itself may still be fine.
    return undefined
  }
}
