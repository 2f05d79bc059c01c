import { useQuery } from '@tanstack/react-query'
import { Brush, Copy, Eye, Link2Off, LoaderCircle, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { CanvasLink, CanvasRole } from '@krya/contracts'
import { client } from '../../../data/client.ts'
import { copyText } from '../../../data/clipboard.ts'
import { queries, queryClient } from '../../../data/queries.ts'
import { Select } from '../../../drawing/select.tsx'
import { refuse, useSession } from '../../../drawing/use-editor.ts'
import { usePreferences } from '../../../preferences/store.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Field, inputLook } from '../../../ui/field.tsx'
import { Dialog } from '../../../ui/overlay.tsx'
import { useLineState } from './use-line.ts'

const lengths = [
  { value: '', label: 'Until I stop it' },
  { value: '3600', label: 'For an hour' },
  { value: '86400', label: 'For a day' },
  { value: '604800', label: 'For a week' },
] as const

const does = { watch: 'watch', draw: 'draw along' } as const

/** Lets others watch this canvas, or draw along; on a phone it is opened from a menu. */
export function Share({
  open,
  onOpenChange,
}: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  const session = useSession()
  const { data: links = [] } = useQuery(queries.canvasLinks(session.id))
  const isShared = links.length > 0
  return (
    <>
      <span className="max-md:hidden">
        <IconButton label="Share" pressed={isShared} onClick={() => onOpenChange(true)}>
          <UserPlus />
        </IconButton>
      </span>
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        title="Share this canvas"
        description="Whoever has a link sees this canvas live while you have it open, without an account and nothing else of your studio."
      >
        <div className="flex flex-col gap-5">
          <NewLink links={links} />
          {isShared && <Links links={links} />}
          <YourName />
        </div>
      </Dialog>
    </>
  )
}

/** Has the list read anew. */
const changed = (id: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: queries.canvasLinks(id).queryKey })

function NewLink({ links }: { readonly links: readonly CanvasLink[] }) {
  const { id } = useSession()
  const [length, setLength] = useState<string>('')
  const [busy, setBusy] = useState<CanvasRole | null>(null)
  const [made, setMade] = useState<{ readonly link: CanvasLink; readonly url: string } | null>(null)
  async function make(role: CanvasRole): Promise<void> {
    setBusy(role)
    try {
      const { link, url } = await client.createCanvasLink({
        params: { id },
        body: { role, ...(length === '' ? {} : { expires_in: Number(length) }) },
      })
      await changed(id)
      setMade({ link, url: new URL(url, location.origin).href })
    } catch (error) {
      refuse(error)
    }
    setBusy(null)
  }
  const isMade = made !== null && links.some((link) => link.id === made.link.id)
  return (
    <section aria-label="New link" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" disabled={busy !== null} onClick={() => void make('draw')}>
          {busy === 'draw' ? <LoaderCircle className="size-4 animate-spin" /> : <Brush className="size-4" />}
          Link to draw along
        </Button>
        <Button disabled={busy !== null} onClick={() => void make('watch')}>
          {busy === 'watch' ? <LoaderCircle className="size-4 animate-spin" /> : <Eye className="size-4" />}
          Link to watch
        </Button>
        <Select
          label="How long it works"
          className="h-9"
          value={length}
          options={[...lengths]}
          onChange={setLength}
        />
      </div>
      {isMade && (
        <div className="flex flex-col gap-1.5 rounded-lg border border-line bg-raised p-3">
          <p className="text-[13px] text-soft">
            Anyone with this link can {does[made.link.role]}. It is shown only now.
          </p>
          <div className="flex gap-2">
            <input
              readOnly
              aria-label="The link"
              value={made.url}
              onFocus={(event) => event.target.select()}
              className={`${inputLook} h-9 min-w-0 text-[13px]`}
            />
            <Button onClick={() => copyText(made.url, 'The link is copied.')}>
              <Copy className="size-4" /> Copy
            </Button>
          </div>
          {isLocal(made.url) && (
            <p className="text-xs text-faint">
              This address leads to this computer alone. For others, set KRYA_SHARED_URL: the guide to running
              Krya says how.
            </p>
          )}
        </div>
      )}
    </section>
  )
}

const isLocal = (url: string): boolean => /^https?:\/\/(?:localhost|127\.|\[::1\])/.test(url)

function Links({ links }: { readonly links: readonly CanvasLink[] }) {
  const { id } = useSession()
  const people = useLineState((state) => state.people)
  async function stop(which: readonly CanvasLink[]): Promise<void> {
    try {
      await Promise.all(which.map((link) => client.removeCanvasLink({ params: { id, link: link.id } })))
    } catch (error) {
      refuse(error)
    }
    await changed(id)
  }
  return (
    <section aria-labelledby="links-that-work">
      <div className="mb-1.5 flex items-center justify-between gap-2">
        <h3 id="links-that-work" className="text-[13px] font-medium text-soft">
          Links that work
        </h3>
        <Button size="small" look="danger" onClick={() => void stop(links)}>
          <Link2Off className="size-4" /> Stop sharing
        </Button>
      </div>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line">
        {links.map((link) => {
          const names = people.filter((person) => person.link === link.id).map(({ name }) => name)
          return (
            <li key={link.id} className="flex items-center gap-3 py-1.5 pr-1.5 pl-3">
              {link.role === 'draw' ? (
                <Brush className="size-4 shrink-0 text-soft" />
              ) : (
                <Eye className="size-4 shrink-0 text-soft" />
              )}
              <span className="min-w-0 grow">
                <span className="block text-[13px]">
                  Anyone with it can {does[link.role]}
                  <span className="text-faint"> · {until(link)}</span>
                </span>
                <span className="block truncate text-xs text-faint">
                  {names.length === 0 ? 'Nobody is here by it' : names.join(', ')}
                </span>
              </span>
              <IconButton label="Stop this link" onClick={() => void stop([link])}>
                <Link2Off />
              </IconButton>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function until({ created_at: created, expires_at: expires }: CanvasLink): string {
  const tell = (moment: string): string =>
    new Date(moment).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
  return expires === null ? `since ${tell(created)}` : `until ${tell(expires)}`
}

function YourName() {
  const name = usePreferences((state) => state.name)
  const set = usePreferences((state) => state.set)
  return (
    <Field label="Your name, as the others see it">
      {(id) => (
        <input
          id={id}
          defaultValue={name}
          maxLength={40}
          placeholder="Owner"
          onBlur={(event) => set({ name: event.target.value.trim() })}
          className={`${inputLook} h-9`}
        />
      )}
    </Field>
  )
}
