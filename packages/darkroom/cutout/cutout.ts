import type { Picture } from '../picture.ts'
import { blurredBackdrop, composed } from './backdrop.ts'
import { foregroundOf } from './foreground.ts'
import { matteOf } from './matte.ts'

/** How far out of focus a background is put where nothing was said. */
export const usualBlur = 0.5

/** What the picture is about, before nothing. */
export const cutOut = async (picture: Picture): Promise<Picture> =>
  foregroundOf(picture, await matteOf(picture))

/** The picture with what is behind out of focus. @param strength 0–1 @param told called with a share once it is found */
export async function blurredBehind(
  picture: Picture,
  strength: number,
  told: (share: number) => void = () => undefined,
): Promise<Picture> {
  const matte = await matteOf(picture)
  told(0.6)
  const backdrop = await blurredBackdrop(picture, matte, strength)
  return composed(await foregroundOf(picture, matte), backdrop, { isToned: false, hasShadow: false })
}
