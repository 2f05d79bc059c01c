import type {
  AnsweredBy,
  Asset,
  CanvasLink,
  CanvasRole,
  DocumentSummary,
  EditorDocument,
  Estimate,
  Generation,
  Health,
  LanguageInput,
  LanguageOutput,
  LanguageTask,
  DownloadedModel,
  ListedModel,
  Me,
  ModelView,
  OperationId,
  OwnModelRequest,
  Project,
  ProviderBalance,
  ProviderTest,
  ProviderView,
  Queue,
  Recipe,
  Routing,
  RoutingChange,
  SpendRow,
  StyleView,
  LanguageEvent,
} from '@krya/contracts'
import type { WebhookRequest } from '@krya/provider-kit'
import type { Readable } from 'node:stream'
import type { Principal } from '../accounts/principal.ts'
import type { FeedEvent } from '../events/feed.ts'
import type { StoredFile } from '../library/assets.ts'
import type { Linked } from '../library/links.ts'
import type { Asker } from '../language/language.ts'
import type { ProviderChange } from '../providers/administration.ts'
import type { Realtime } from '../realtime/realtime.ts'
import type { Shared } from '../realtime/shared/shared.ts'
import type { SpendQuery } from '../library/spend.ts'
import type { DocumentFilters, DocumentSave } from '../library/documents.ts'
import type { ByteRange, StoredStream } from '../storage/storage.ts'
import type { UploadOptions } from '../library/upload.ts'
import type { AssetFilters, GenerationFilters, Page } from '../library/filters.ts'
import type { SubmitRequest } from '../studio/submit/submit.ts'

export type { LanguageEvent, Principal, SubmitRequest }

/** What the HTTP layer calls. It parses and answers; everything else happens behind this. */
export interface Services {
  readonly generations: {
    /** All or none. The same key with the same requests gives the first answer again. */
    submit(who: Principal, requests: readonly SubmitRequest[], idempotencyKey?: string): Promise<Generation[]>
    /** What a request would cost; nothing is written. */
    estimate(
      who: Principal,
      operation: OperationId,
      input: Readonly<Record<string, unknown>>,
    ): Promise<Estimate>
    edit(who: Principal, id: string, request: SubmitRequest): Promise<Generation>
    get(who: Principal, id: string): Promise<Generation>
    list(who: Principal, filters: GenerationFilters): Promise<Page<Generation>>
    cancel(who: Principal, id: string): Promise<Generation>
    retry(who: Principal, id: string): Promise<Generation>
    trash(who: Principal, id: string): Promise<void>
    restore(who: Principal, id: string): Promise<Generation>
    preview(
      who: Principal,
      id: string,
      index: number,
    ): Promise<{ bytes: Uint8Array; mediaType: string } | null>
  }
  readonly queue: {
    read(who: Principal): Promise<Queue>
    pause(who: Principal): Promise<Queue>
    resume(who: Principal): Promise<Queue>
    move(who: Principal, id: string, before: string | null): Promise<Queue>
    dropWaiting(who: Principal): Promise<Queue>
    retryFailed(who: Principal): Promise<Queue>
  }
  readonly assets: {
    /** The files of these assets, in the order asked; throws `not_found` when one is not yours. */
    files(who: Principal, ids: readonly string[]): Promise<StoredFile[]>
    /** The one file that a link is to, whoever has it; throws `not_found` when it is forged, over or gone. */
    linked(token: string): Promise<Linked>
    /** Looks at a picture, stores it and enters it into the library. */
    upload(who: Principal, bytes: Uint8Array, options: UploadOptions): Promise<Asset>
    describe(
      who: Principal,
      id: string,
    ): Promise<Asset & { recipe: Recipe | null; metadata: Record<string, unknown> }>
    list(who: Principal, filters: AssetFilters): Promise<Page<Asset> & { total: number | null }>
    favourite(who: Principal, ids: readonly string[], favourite: boolean): Promise<void>
    /** Into a project, or out of any. */
    move(who: Principal, ids: readonly string[], project: string | null): Promise<void>
    trash(who: Principal, ids: readonly string[]): Promise<void>
    restore(who: Principal, ids: readonly string[]): Promise<void>
    /** Without ids: everything in the trash. */
    remove(who: Principal, ids?: readonly string[]): Promise<void>
  }
  readonly documents: {
    list(who: Principal, filters: DocumentFilters): Promise<Page<DocumentSummary>>
    create(who: Principal, wanted: { name: string; width: number; height: number }): Promise<EditorDocument>
    get(who: Principal, id: string): Promise<EditorDocument>
    save(who: Principal, id: string, wanted: DocumentSave): Promise<DocumentSummary>
    remove(who: Principal, id: string): Promise<void>
    addFile(who: Principal, id: string, bytes: Uint8Array): Promise<{ id: string }>
    file(
      who: Principal,
      id: string,
      file: string,
    ): Promise<{ id: string; bytes: number; open: (range?: ByteRange) => Promise<StoredStream> }>
  }
  readonly projects: {
    list(
      who: Principal,
      page: { readonly cursor?: string | undefined; readonly limit: number },
    ): Promise<Page<Project>>
    get(who: Principal, id: string): Promise<Project>
    create(who: Principal, name: string): Promise<Project>
    rename(who: Principal, id: string, name: string): Promise<Project>
    /** What was made in it stays. */
    remove(who: Principal, id: string): Promise<void>
  }
  readonly catalog: {
    models(operation?: OperationId): ModelView[]
    /** Adds an endpoint of a service or a document as a model. */
    add(request: OwnModelRequest, signal: AbortSignal): Promise<ModelView>
    /** Takes one away that was added. */
    remove(id: string): Promise<void>
    /** JSON Schema of a model's own parameters; null when none is known now. */
    parameters(id: string, operation: OperationId): Promise<Readonly<Record<string, unknown>> | null>
    styles(): StyleView[]
    /** A WebP of 384 × 288, drawn by Atelier once and kept; null when there is no such style. */
    styleThumbnail(id: string): Promise<Readable | null>
  }
  readonly providers: {
    list(): Promise<ProviderView[]>
    set(id: string, change: ProviderChange): Promise<ProviderView>
    remove(id: string): Promise<void>
    test(id: string, signal: AbortSignal): Promise<ProviderTest>
    balance(id: string): Promise<ProviderBalance>
    /** A service's own catalog. */
    browse(
      id: string,
      search: { readonly text: string; readonly cursor?: string | undefined },
      signal: AbortSignal,
    ): Promise<{ items: ListedModel[]; next: string | null }>
    /** Models that run on this machine. */
    downloads(id: string): Promise<DownloadedModel[]>
    removeDownload(id: string, endpoint: string): Promise<void>
    webhook(id: string, request: WebhookRequest, signal: AbortSignal): Promise<void>
    routing(): Routing
    /** The providers that requests for an operation try, in order. */
    chain(operation: OperationId): readonly string[]
    setRouting(change: RoutingChange): Promise<Routing>
  }
  readonly realtime: Pick<Realtime, 'models' | 'admit' | 'open'>
  readonly shared: {
    open: Shared['open']
    links(who: Principal, documentId: string): Promise<CanvasLink[]>
    /** `url` is known only now. */
    share(
      who: Principal,
      documentId: string,
      wanted: { readonly role: CanvasRole; readonly expires_in?: number | undefined },
    ): Promise<{ link: CanvasLink; url: string }>
    stop(who: Principal, documentId: string, link: string): Promise<void>
  }
  readonly language: {
    /** Always answers, by rules of our own if need be. */
    answer<Task extends LanguageTask>(
      task: Task,
      asker: Asker,
      input: LanguageInput<Task>,
      signal: AbortSignal,
    ): Promise<LanguageOutput<Task> & { readonly answered_by: AnsweredBy }>
    stream(
      task: LanguageTask,
      asker: Asker,
      input: LanguageInput<LanguageTask>,
      signal: AbortSignal,
    ): AsyncGenerator<LanguageEvent>
  }
  readonly spend: {
    read(who: Principal, query: SpendQuery): Promise<{ items: SpendRow[]; total: number; today: number }>
    /** Lines of CSV. */
    rows(who: Principal, period: Omit<SpendQuery, 'by'>): AsyncIterable<string>
  }
  readonly events: {
    /** Live events of one owner, after those since `lastEventId`; ends when `signal` aborts. */
    follow(
      who: Principal,
      options: { lastEventId?: string | undefined; signal: AbortSignal },
    ): AsyncIterable<FeedEvent>
    /** Events of one generation from its beginning (or `lastEventId`), ending after its final one. */
    followGeneration(
      who: Principal,
      id: string,
      options: { lastEventId?: string | undefined; signal: AbortSignal },
    ): AsyncIterable<FeedEvent>
  }
  readonly system: {
    me(who: Principal): Promise<Me>
    health(): Promise<Health>
  }
}
