import { ApiError } from '@krya/client'
import type { DocumentContent, EditorDocument, LivePainting } from '@krya/contracts'
import { createStore } from 'zustand/vanilla'
import { loadFont } from '../canvas/document/fonts.ts'
import { contentOf, openScene, thumbnailOf } from '../canvas/document/files.ts'
import { type Scene, surfacesOf } from '../canvas/document/layer.ts'
import { Editor } from '../canvas/editor.ts'
import { client } from '../data/client.ts'

/** How it stands with what was drawn since the last save. */
type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'changed-elsewhere'

interface SessionState {
  readonly name: string
  readonly saving: Saving
  /** Why the last save failed, in words. */
  readonly problem: string
  /** What is wished for where it is painted in real time. */
  readonly live: LivePainting | null
}

const untitled = 'Untitled'
const nameFor = (prompt: string): string => prompt.trim().slice(0, 60).trim() || untitled

/** After a change; after a save that failed. */
const [afterMs, againMs] = [1_500, 5_000]

/** A document that is open: its editor, and what keeps the server's copy like it. */
export class Session {
  readonly id: string
  readonly editor: Editor
  readonly state
  #revision: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  readonly #stop: () => void
  /** What lists show of it; left out, or null: what is drawn. */
  look: (() => HTMLCanvasElement | null) | undefined

  constructor({ id, name, revision, content }: EditorDocument, scene: Scene) {
    this.id = id
    this.#revision = revision
    this.editor = new Editor(scene)
    this.state = createStore<SessionState>(() => ({
      name,
      saving: 'saved',
      problem: '',
      live: content.live ?? null,
    }))
    this.#stop = this.editor.state.subscribe(({ changes, scene: now }, before) => {
      if (changes !== before.changes) this.#saveSoon(afterMs)
      if (now.layers !== before.scene.layers) void this.#writeInFonts(now, before.scene)
    })
  }

  /** Of the server's copy. */
  get revision(): number {
    return this.#revision
  }

  /** @throws ApiError where there is no such document; Error where a file of it is gone */
  static async open(id: string): Promise<Session> {
    const document = await client.getDocument({ params: { id } })
    const [scene] = await Promise.all([openScene(document), ...fontsOf(document.content).map(loadFont)])
    return new Session(document, scene)
  }

  rename(name: string): void {
    if (name.trim() === '' || name === this.state.getState().name) return
    this.state.setState({ name: name.trim() })
    this.#saveSoon(afterMs)
  }

  /** From now on it is painted in real time, if it was not already. */
  beginLive(live: LivePainting): void {
    if (this.state.getState().live !== null) return
    this.state.setState({ live })
    this.#saveSoon(afterMs)
  }

  /** Changes what is wished for. As long as nobody named it, it is called by its words. */
  wish(change: Partial<LivePainting>): void {
    const { live, name } = this.state.getState()
    if (live === null) return
    const next = { ...live, ...change }
    const isNamed = name !== untitled && name !== nameFor(live.prompt)
    this.state.setState({ live: next, ...(isNamed ? {} : { name: nameFor(next.prompt) }) })
    this.#saveSoon(afterMs)
  }

  /** Everything is on the server when this is done, or `saving` says why not. */
  async save(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#saving
    this.#saving = this.#write().finally(() => (this.#saving = undefined))
    await this.#saving
  }

  /** Nothing more is heard; what is not saved yet is saved now. */
  async close(): Promise<void> {
    this.#stop()
    if (this.state.getState().saving !== 'saved') await this.save()
    clearTimeout(this.#timer)
  }

  /** What is drawn here as a document of its own. @returns its id @throws ApiError */
  async saveAsNew(): Promise<string> {
    const { scene } = this.editor
    const { name, live } = this.state.getState()
    return createDocument(`${name.slice(0, 190)} copy`, scene, live)
  }

  /** Text is written in another typeface until its own is there. */
  async #writeInFonts(now: Scene, before: Scene): Promise<void> {
    const known = fontsOf(before)
    const wanted = fontsOf(now).filter((font) => !known.includes(font))
    if (wanted.length === 0) return
    await Promise.all(wanted.map(loadFont))
    this.editor.drawAgain(null)
  }

  #saveSoon(ms: number): void {
    clearTimeout(this.#timer)
    if (this.state.getState().saving === 'changed-elsewhere') return
    if (this.#saving === undefined) this.state.setState({ saving: 'waiting' })
    this.#timer = setTimeout(() => void this.save(), ms)
  }

  async #write(): Promise<void> {
    const { changes, scene } = this.editor.state.getState()
    const { name, live } = this.state.getState()
    this.state.setState({ saving: 'saving', problem: '' })
    try {
      const content = await contentOf(client, this.id, scene, live)
      const thumbnail = await thumbnailOf(client, this.id, this.look?.() ?? scene)
      const saved = await client.saveDocument({
        params: { id: this.id },
        body: { revision: this.#revision, name, content, thumbnail },
      })
      this.#revision = saved.revision
      const now = this.editor.state.getState()
      const state = this.state.getState()
      const isAll = now.changes === changes && state.name === name && state.live === live
      this.state.setState({ saving: isAll ? 'saved' : 'waiting' })
      if (!isAll) this.#saveSoon(afterMs)
    } catch (error) {
      this.#failed(error)
    }
  }

  /** What came back by an undo may name pixels that the server has let go of: all are sent again. */
  #sendAll(): void {
    for (const surface of surfacesOf(this.editor.scene)) surface.saved = null
    this.#saveSoon(0)
  }

  #failed(error: unknown): void {
    if (error instanceof ApiError && error.code === 'missing_file') return this.#sendAll()
    const isElsewhere = error instanceof ApiError && ['document_changed', 'not_found'].includes(error.code)
    const problem = error instanceof ApiError ? `${error.message} ${error.remedy}` : String(error)
    this.state.setState({ saving: isElsewhere ? 'changed-elsewhere' : 'failed', problem })
    if (!isElsewhere) this.#timer = setTimeout(() => void this.save(), againMs)
  }
}

const fontsOf = ({ layers }: Pick<Scene, 'layers'> | DocumentContent): string[] =>
  layers.flatMap((layer) => (layer.kind === 'text' ? [layer.font] : []))

/** Puts a scene on the server as a new document. @returns its id @throws ApiError */
export async function createDocument(
  name: string,
  scene: Scene,
  live: LivePainting | null = null,
): Promise<string> {
  const { width, height } = scene
  const { id, revision } = await client.createDocument({ body: { name, width, height } })
  try {
    const content = await contentOf(client, id, scene, live)
    const thumbnail = await thumbnailOf(client, id, scene)
    await client.saveDocument({ params: { id }, body: { revision, name, content, thumbnail } })
  } catch (error) {
    await client.removeDocument({ params: { id } }).catch(() => undefined)
    throw error
  }
  return id
}
