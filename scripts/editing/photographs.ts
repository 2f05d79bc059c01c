import { readFileSync } from 'node:fs'
import sharp from 'sharp'

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../packages/darkroom/fixtures/${name}.webp`, import.meta.url))

/** As somebody might draw it. */
const sketch =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#fdfdfb"/><g fill="none" stroke="#222" stroke-width="5" stroke-linecap="round"><path d="M180 460L180 280Q190 275 400 280L402 462Z"/><path d="M150 290L290 160L440 285Z"/><path d="M260 460L262 370L320 372L322 460"/><rect x="340" y="320" width="45" height="50"/><path d="M560 460L565 350L590 350L592 460Z"/><path d="M575 230C480 230 490 350 575 350C670 350 680 230 575 230Z"/><circle cx="680" cy="110" r="45"/><path d="M0 470Q200 440 400 465T800 450"/></g></svg>'

/** As a camera leaves it in the dark. The noise is drawn from a seed, so that the page stays the same. */
async function noisy(picture: Buffer, sigma: number): Promise<Buffer> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let state = 7
  const chance = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 1) / 2 ** 32
  }
  const gauss = (): number => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return sharp(
    Uint8ClampedArray.from(data, (value) => value + sigma * gauss()),
    { raw },
  )
    .png()
    .toBuffer()
}

const face = await sharp(fixture('astronaut'))
  .extract({ left: 150, top: 10, width: 150, height: 180 })
  .resize({ width: 450 })
  .png()
  .toBuffer()

/** What the examples are made of: the darkroom’s photographs, and what was done to some of them before. */
export const photographs = {
  astronaut: fixture('astronaut'),
  brick: fixture('brick'),
  cat: fixture('cat'),
  coffee: fixture('coffee'),
  rocket: fixture('rocket'),
  sketch: await sharp(Buffer.from(sketch)).png().toBuffer(),
  'noisy coffee': await noisy(fixture('coffee'), 16),
  'soft face': await noisy(await sharp(face).blur(2).png().toBuffer(), 10),
  wood: await sharp(fixture('coffee'))
    .extract({ left: 30, top: 330, width: 70, height: 70 })
    .resize(320)
    .png()
    .toBuffer(),
}
