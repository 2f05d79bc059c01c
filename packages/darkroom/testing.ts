import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import sharp from 'sharp'
import { type Picture, readPicture } from './picture.ts'
import type { MadeBytes, Tool } from './tool.ts'

/** Photographs and textures that anybody may use; see fixtures/README.md. */
export type Fixture = 'astronaut' | 'brick' | 'cat' | 'coffee' | 'grass' | 'rocket'

export const fileOfFixture = (name: Fixture): Promise<Buffer> =>
  readFile(new URL(`fixtures/${name}.webp`, import.meta.url))

export const fixture = async (name: Fixture): Promise<Picture> => readPicture(await fileOfFixture(name))

/** A rectangle of white on black. */
export async function maskFile(
  { width, height }: { width: number; height: number },
  hole: { left: number; top: number; width: number; height: number },
): Promise<Buffer> {
  const black = { create: { width, height, channels: 3, background: '#000' } } as const
  const white = await sharp({
    create: { width: hole.width, height: hole.height, channels: 3, background: '#fff' },
  })
    .png()
    .toBuffer()
  return sharp(black)
    .composite([{ input: white, left: hole.left, top: hole.top }])
    .png()
    .toBuffer()
}

/** Runs a tool on files, by the fields that name them. */
export async function use(
  tool: Tool,
  files: Readonly<Record<string, Uint8Array>>,
  input: Readonly<Record<string, unknown>> = {},
  seed = 7,
  index = 0,
): Promise<MadeBytes> {
  const ids = Object.fromEntries(Object.keys(files).map((field) => [field, field]))
  const made = await tool(
    { input: { ...input, ...ids }, files, seed, index, scratch: tmpdir() },
    () => undefined,
  )
  if (!('bytes' in made)) throw new Error('it is in a file')
  return made
}

/** Root of the mean square by which colours differ, 0–255, where `counts` says so. */
export function difference(a: Picture, b: Picture, counts: (at: number) => boolean = () => true): number {
  let sum = 0
  let count = 0
  for (let at = 0; at < a.width * a.height; at += 1) {
    if (!counts(at)) continue
    for (let channel = 0; channel < 3; channel += 1)
      sum += ((a.data[at * 4 + channel] ?? 0) - (b.data[at * 4 + channel] ?? 0)) ** 2
    count += 3
  }
  return Math.sqrt(sum / count)
}
