import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { LiveModel } from '@krya/catalog'
import { KryaError } from '@krya/contracts'
import type { LiveFrame } from '@krya/provider-kit'
import sharp from 'sharp'
import { copied } from '../copied.ts'
import type { Filmer } from './filmer.ts'
import { paceOf, rate } from './pace.ts'

/** A picture that was shown, and who drew it. */
interface Shown {
  readonly frame: LiveFrame
  readonly model: LiveModel
}

interface Options {
  /** Where pictures wait on the disk for a clip. */
  readonly scratch: string
  readonly filmer: Filmer
  /** A fault of our own; nothing is recorded after it. */
  readonly onFault: (error: unknown) => void
  /** Pictures that are kept; when there are more, every second one goes. */
  readonly most?: number
  /** Between two that are kept, in milliseconds; twice as long each time that half of them went. */
  readonly everyMs?: number
}

/** A clip of what was drawn. */
export interface Film {
  /** MP4. */
  readonly bytes: Buffer
  /** What it ends on, as JPEG. */
  readonly still: Buffer
  readonly models: readonly LiveModel[]
}

/** Keeps pictures of a session on the disk as they change, no more than so many however long it lasts. */
export class Recorder {
  readonly #options: Options
  readonly #most: number
  #everyMs: number
  readonly #models = new Set<LiveModel>()
  #folder: string | undefined
  #files: string[] = []
  /** Names of files are never used again. */
  #count = 0
  #last: Buffer | undefined
  #seenAt = -Infinity
  #line: Promise<void> = Promise.resolve()
  #waiting = 0
  #filming: Promise<Film> | undefined
  /** The files are being read: none may go. */
  #isRead = false
  #isOver = false

  constructor(options: Options) {
    this.#options = options
    this.#most = options.most ?? 900
    this.#everyMs = options.everyMs ?? 300
  }

  /** Keeps it in passing, where it is time for one and it differs from the last. */
  see(shown: Shown): void {
    const now = performance.now()
    if (this.#isOver || this.#waiting > 0 || now - this.#seenAt < this.#everyMs) return
    this.#seenAt = now
    this.#take(shown).catch((error: unknown) => {
      this.#isOver = true
      this.#options.onFault(error)
    })
  }

  /**
   * A clip of what was kept; recording goes on.
   * @param last what it ends on
   * @throws KryaError wrong_state: one is being made already
   */
  async film(last: Shown): Promise<Film> {
    if (this.#filming !== undefined)
      throw new KryaError('wrong_state', 'A time-lapse of this drawing is being made already.')
    this.#filming = this.#make(last)
    try {
      return await this.#filming
    } finally {
      this.#filming = undefined
    }
  }

  /** Removes what was kept, once a clip that is being made has it. */
  async close(): Promise<void> {
    this.#isOver = true
    await this.#filming?.catch(() => undefined)
    await this.#line
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
  }

  async #make(last: Shown): Promise<Film> {
    await this.#take(last)
    const [folder, still] = [this.#folder, this.#last]
    if (folder === undefined || still === undefined) throw new Error('a picture was taken and is not there')
    const out = path.join(folder, 'film.mp4')
    const { width, height } = await sharp(still).metadata()
    this.#isRead = true
    try {
      const frames = paceOf(this.#files.length)
      const shots = this.#files
        .map((file, at) => ({ file, frames: frames[at] ?? 0 }))
        .filter((shot) => shot.frames > 0)
      await this.#options.filmer({ shots, width: even(width), height: even(height), rate, out })
      return { bytes: await readFile(out), still, models: [...this.#models] }
    } finally {
      this.#isRead = false
      await rm(out, { force: true })
    }
  }

  /** One after the other. */
  #take(shown: Shown): Promise<void> {
    this.#waiting += 1
    const own = { ...shown, frame: copied(shown.frame) }
    const taken = this.#line.then(() => this.#keep(own)).finally(() => (this.#waiting -= 1))
    this.#line = taken.catch(() => undefined)
    return taken
  }

  async #keep({ frame, model }: Shown): Promise<void> {
    const bytes = await jpegOf(frame)
    if (this.#last?.equals(bytes) === true) return
    if (this.#files.length >= this.#most) {
      if (this.#isRead) return
      await this.#thin()
    }
    this.#folder ??= await this.#makeFolder()
    const file = path.join(this.#folder, `${this.#count}.jpg`)
    await writeFile(file, bytes)
    this.#count += 1
    this.#files.push(file)
    this.#last = bytes
    this.#models.add(model)
  }

  async #thin(): Promise<void> {
    const gone = this.#files.filter((_, at) => at % 2 === 1)
    this.#files = this.#files.filter((_, at) => at % 2 === 0)
    this.#everyMs *= 2
    await Promise.all(gone.map((file) => rm(file, { force: true })))
  }

  async #makeFolder(): Promise<string> {
    await mkdir(this.#options.scratch, { recursive: true })
    return mkdtemp(path.join(this.#options.scratch, 'film-'))
  }
}

/** A side that H.264 takes: its colours are shared by squares of two. */
const even = (side: number): number => Math.max(2, side - (side % 2))

function jpegOf(frame: LiveFrame): Promise<Buffer> {
  const picture =
    'bytes' in frame
      ? sharp(frame.bytes)
      : sharp(frame.data, { raw: { width: frame.width, height: frame.height, channels: 4 } })
  return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 80 }).toBuffer()
}
