import { CanvasSession } from '@krya/client'
import {
  type CanvasRole,
  livePainting,
  type SharedAnswer,
  type SharedCursor,
  type SharedEdit,
  type SharedPerson,
  type SharedState,
} from '@krya/contracts'
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import type { Editor } from '../../../canvas/editor.ts'
import { Outbox } from './outbox.ts'
import { Screen } from './screen.ts'
import { SharedScene } from './shared-scene.ts'
import { decoded, type SceneEdit } from './surfaces.ts'

type Of<Type extends SharedAnswer['type']> = Extract<SharedAnswer, { type: Type }>

/** How it is painted, as its owner says. */
const paintingShown = livePainting
  .pick({ prompt: true, strength: true })
  .extend({ name: z.string() })
  .partial()

interface CanvasState {
  readonly line: 'connecting' | 'open' | 'lost' | 'refused'
  /** Why it was refused. */
  readonly refused: Pick<Of<'error'>, 'code' | 'message' | 'remedy'> | null
  readonly state: SharedState
  readonly role: CanvasRole | 'owner'
  /** One's own id. */
  readonly me: string
  readonly people: readonly SharedPerson[]
  readonly cursors: ReadonlyMap<string, NonNullable<SharedCursor['at']>>
  readonly painting: z.infer<typeof paintingShown>
  /** Whether all there is has come. */
  readonly hasScene: boolean
  readonly hasResult: boolean
  /** What was not taken last, in words. */
  readonly problem: string
}

/** Pointers are told so often. */
const cursorMs = 50

interface How {
  readonly as: { readonly token: string } | { readonly document: string; readonly revision: () => number }
  readonly name: string
  readonly session?: string | undefined
  /** Told the session to come back by. */
  readonly onSession?: (session: string) => void
}

/** A canvas that several people share: who is there, and an editor that shows what all of them do. */
export class CanvasLine {
  readonly state
  readonly editor: Editor
  readonly screen = new Screen()
  readonly #isOwner: boolean
  readonly #scene: SharedScene
  readonly #outbox: Outbox
  readonly #line: CanvasSession
  /** The last edit that was heard; undefined: not all there is has come. */
  #seq: number | undefined
  #taken = 0
  #hasBegun = false
  #parts: SceneEdit[] = []
  /** One answer after the other: pictures take a moment. */
  #last: Promise<void> = Promise.resolve()
  #cursorTimer: ReturnType<typeof setTimeout> | undefined
  #cursor: SharedCursor['at'] = null

  constructor(editor: Editor, { as, name, session, onSession }: How) {
    this.editor = editor
    this.#isOwner = 'document' in as
    editor.isLocked = !this.#isOwner
    this.state = createStore<CanvasState>(() => ({
      line: 'connecting',
      refused: null,
      state: 'waiting',
      role: this.#isOwner ? 'owner' : 'watch',
      me: '',
      people: [],
      cursors: new Map(),
      painting: {},
      hasScene: false,
      hasResult: false,
      problem: '',
    }))
    this.#outbox = new Outbox(() => this.#line)
    this.#scene = new SharedScene(editor, (n, edit) => this.#outbox.add(n, edit))
    this.#line = new CanvasSession({
      baseUrl: location.origin,
      as,
      name,
      session,
      seq: () => this.#seq,
      onAnswer: (answer) => {
        if (answer.type === 'hello') onSession?.(answer.session)
        this.#last = this.#last.then(() => this.#hear(answer)).catch(() => this.#stumbled())
      },
      onLost: () => this.#lost({ line: 'lost' }),
      onRefused: (refused) => this.#lost({ line: 'refused', refused }),
    })
  }

  close(): void {
    clearTimeout(this.#cursorTimer)
    this.#outbox.close()
    this.#line.close()
    this.#scene.destroy()
    this.editor.isLocked = false
  }

  /** Where one's own pointer is; null: not on the page. */
  point(at: SharedCursor['at']): void {
    this.#cursor = at
    this.#cursorTimer ??= setTimeout(() => {
      this.#cursorTimer = undefined
      this.#line.say({ type: 'cursor', at: this.#cursor })
    }, cursorMs)
  }

  /** By the owner: what somebody may do. */
  allow(person: string, role: CanvasRole): void {
    this.#line.say({ type: 'allow', person, role })
  }

  remove(person: string): void {
    this.#line.say({ type: 'remove', person })
  }

  /** By the owner: how it is painted. */
  describe(painting: { readonly name: string; readonly prompt: string; readonly strength: number }): void {
    if (this.#hasBegun) this.#scene.set('painting', painting)
  }

  /** By the owner: the document holds what came so far. */
  saved(revision: number): void {
    this.#line.say({ type: 'saved', revision })
  }

  /** Something that came could not be shown: all there is may be. What comes after it is heard. */
  #stumbled(): void {
    this.state.setState({
      problem: 'Something of this canvas could not be shown. Reload the page to see it all.',
    })
  }

  #lost(state: Pick<CanvasState, 'line'> & Partial<Pick<CanvasState, 'refused'>>): void {
    this.#outbox.pause()
    this.state.setState({ ...state, people: [], cursors: new Map() })
    this.#lock()
  }

  #lock(): void {
    const { line, role, state, hasScene } = this.state.getState()
    if (this.#isOwner) return
    // What is drawn while a line is lost is sent when it is back.
    this.editor.isLocked =
      !hasScene || role === 'watch' || line === 'refused' || state === 'held' || state === 'waiting'
  }

  async #hear(answer: SharedAnswer): Promise<void> {
    switch (answer.type) {
      case 'hello':
        return this.#greet(answer)
      case 'state':
        this.state.setState({ state: answer.state })
        return this.#lock()
      case 'role':
        this.state.setState({ role: answer.role })
        return this.#lock()
      case 'people':
        return this.state.setState({ people: answer.people })
      case 'cursors':
        return this.#move(answer.cursors)
      case 'want':
        return this.#give()
      case 'snapshot':
        return this.#take(answer)
      case 'edit':
        return this.#edit(answer)
      case 'frame':
        await this.screen.show(answer)
        return this.state.setState({ hasResult: true })
      case 'error':
        return this.#refused(answer)
    }
  }

  #greet({ person, role, taken, whole }: Of<'hello'>): void {
    this.#taken = taken
    this.#scene.countFrom(taken)
    this.state.setState({ line: 'open', refused: null, problem: '', me: person, role })
    this.#lock()
    if (whole) this.#seq = undefined
    else this.#outbox.open(this.#scene.pending)
  }

  /** The owner's page is what there is, unless something is there already. */
  #give(): Promise<void> | undefined {
    if (!this.#isOwner) return undefined
    if (!this.#hasBegun) this.#scene.begin()
    this.#hasBegun = true
    this.#seq ??= 0
    const sent = this.#outbox.snapshot(this.#scene.snapshot(), this.#seq)
    if (!this.state.getState().hasScene) this.#ready()
    else this.#outbox.open(this.#scene.pending)
    // Nothing waits for it: what comes meanwhile comes after it.
    void sent.catch(() => this.state.setState({ problem: 'What lies on this page could not be shared.' }))
    return undefined
  }

  async #take({ seq, part, parts, edits }: Of<'snapshot'>): Promise<void> {
    if (part === 0) this.#parts = []
    this.#parts.push(...(await allOf(edits)))
    if (part < parts - 1) return
    this.#scene.reset(this.#parts, this.#taken)
    this.#parts = []
    this.#seq = seq
    this.#hasBegun = true
    this.#showPainting()
    this.#ready()
  }

  #ready(): void {
    this.state.setState({ hasScene: true })
    this.#lock()
    this.#outbox.open(this.#scene.pending)
    // What is painted now is to be seen by those who come.
    if (this.#isOwner) this.editor.drawAgain(null)
  }

  async #edit({ seq, person, n, edit }: Of<'edit'>): Promise<void> {
    this.#seq = seq
    if (person === this.state.getState().me && this.#scene.confirm(n)) return
    const [own] = edit === undefined ? [] : await allOf([edit])
    if (own === undefined) return
    this.#scene.hear(own)
    if (own.kind === 'set' && own.object === 'painting') this.#showPainting()
  }

  #showPainting(): void {
    const painting = paintingShown.safeParse(Object.fromEntries(this.#scene.painting)).data
    if (painting !== undefined) this.state.setState({ painting })
  }

  #move(moved: readonly SharedCursor[]): void {
    const cursors = new Map(this.state.getState().cursors)
    for (const { person, at } of moved)
      if (at === null) cursors.delete(person)
      else cursors.set(person, at)
    this.state.setState({ cursors })
  }

  #refused({ code, message, remedy, n }: Of<'error'>): void {
    this.state.setState({ problem: `${message} ${remedy}` })
    if (n === undefined && code !== 'too_many_messages') return
    if (this.#isOwner) return void this.#give()
    // What was not taken is not there: all there is comes anew.
    this.#scene.drop()
    this.#line.again()
  }
}

async function allOf(edits: readonly SharedEdit[]): Promise<SceneEdit[]> {
  const all = await Promise.all(edits.map(decoded))
  return all.filter((edit) => edit !== null)
}
