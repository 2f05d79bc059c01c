/** A real PNG of 8 × 8 pixels. */
export const picture: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWOoivmPFTEMLQkAryt1QS2EYoMAAAAASUVORK5CYII=',
  'base64',
)
export const pictureBase64 = Buffer.from(picture).toString('base64')
