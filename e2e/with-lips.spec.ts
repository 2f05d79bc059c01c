import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { fileURLToPath } from 'node:url'
import { tmpdir } from 'node:os'
import { speechRate } from '../packages/film/lips/spectrum.ts'
import { voiceOf } from '../packages/film/lips/voice.ts'
import { writeClip } from '../packages/film/index.ts'
import { expectAccessible } from './axe.ts'

const portrait = fileURLToPath(new URL('../packages/darkroom/fixtures/astronaut.webp', import.meta.url))

/** A portrait that comes nearer for a second. */
async function portraitClip(): Promise<Buffer> {
  const size = { width: 480, height: 360 }
  const { bytes } = await writeClip({ ...size, rate: 12, scratch: tmpdir() }, frames())
  return Buffer.from(bytes)
  async function* frames() {
    for (let at = 0; at < 12; at += 1) {
      const pixels = await sharp(portrait)
        .resize(700 + 4 * at, 700 + 4 * at)
        .extract({ left: 60, top: 20, ...size })
        .ensureAlpha()
        .raw()
        .toBuffer()
      yield { ...size, data: new Uint8ClampedArray(pixels) }
    }
  }
}

/** “A”, after a moment, as a WAV file of 16 bits. */
function recording(): Buffer {
  const samples = voiceOf(
    [{ seconds: 0.4 }, { formants: [730, 1090, 2440], seconds: 0.6 }, { seconds: 0.5 }],
    140,
  )
  const bytes = Buffer.alloc(44 + samples.length * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + samples.length * 2, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(speechRate, 24)
  bytes.writeUInt32LE(speechRate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(samples.length * 2, 40)
  for (const [at, sample] of samples.entries()) bytes.writeInt16LE(Math.round(sample * 32_000), 44 + at * 2)
  return bytes
}

test('somebody in a clip says a recording, with no provider at all', async ({ page }) => {
  await page.goto('/tools/lip-sync')
  const form = page.getByRole('form', { name: 'Lip-sync' })
  const files = form.locator('input[type=file]')
  await files
    .nth(0)
    .setInputFiles({ name: 'portrait.mp4', mimeType: 'video/mp4', buffer: await portraitClip() })
  await expect(form.getByRole('button', { name: 'Take it out' })).toHaveCount(1)
  await form
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer: recording() })
  await expect(form.getByRole('button', { name: 'Take it out' })).toHaveCount(2)
  await expectAccessible(page, 'lip-sync with a clip and a recording')
  await form.getByRole('button', { name: 'Lip-sync', exact: true }).click()
  const made = page.getByRole('article').first()
  await expect(made.getByRole('button', { name: /Open/ }).first()).toBeVisible({ timeout: 80_000 })
  await made.getByRole('button', { name: 'A note' }).click()
  await expect(page.getByText(/the clip goes forth and back until all is said/)).toBeVisible()
  await page.keyboard.press('Escape')
  const facts = await page.evaluate(async () => {
    const { items } = await (await fetch('/api/assets?limit=1')).json()
    const video = document.createElement('video')
    video.src = items[0].url
    await new Promise((resolve) => video.addEventListener('loadedmetadata', resolve))
    return { kind: items[0].kind, width: video.videoWidth, seconds: video.duration }
  })
  expect(facts).toMatchObject({ kind: 'video', width: 480 })
  expect(facts.seconds).toBeCloseTo(1.5, 1)
  await expectAccessible(page, 'a clip that speaks')
})

test('what cannot be done with a clip is said in the form’s words', async ({ page }) => {
  await page.goto('/tools/lip-sync')
  const form = page.getByRole('form', { name: 'Lip-sync' })
  await form
    .locator('input[type=file]')
    .nth(0)
    .setInputFiles({ name: 'portrait.mp4', mimeType: 'video/mp4', buffer: await portraitClip() })
  await expect(form.getByRole('button', { name: 'Take it out' })).toHaveCount(1)
  const silent = recording().fill(0, 44)
  await form
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'silent.wav', mimeType: 'audio/wav', buffer: silent })
  await expect(form.getByRole('button', { name: 'Take it out' })).toHaveCount(2)
  await form.getByRole('button', { name: 'Lip-sync', exact: true }).click()
  await expect(page.getByText(/it is silent\. Choose a recording of speech\./).first()).toBeVisible({
    timeout: 60_000,
  })
})
