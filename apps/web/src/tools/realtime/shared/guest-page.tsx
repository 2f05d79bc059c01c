import { useParams } from '@tanstack/react-router'
import { LogIn } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { blank, Editor } from '../../../canvas/editor.ts'
import { EditorContext } from '../../../drawing/use-editor.ts'
import { usePreferences } from '../../../preferences/store.ts'
import { Button } from '../../../ui/button.tsx'
import { Field, inputLook } from '../../../ui/field.tsx'
import { CanvasLine } from './canvas-line.ts'
import { GuestStudio } from './guest-studio.tsx'
import { LineContext, openedLine } from './use-line.ts'

/** Somebody else's canvas, for whoever has a link to it. */
export function GuestPage() {
  const { token = '' } = useParams({ strict: false })
  const name = usePreferences((state) => state.name)
  const [isNamed, setNamed] = useState(name !== '')
  return isNamed ? (
    <Guest key={token} token={token} name={name} />
  ) : (
    <NameForm onNamed={() => setNamed(true)} />
  )
}

/** Whom the others see. It is asked once, and remembered on this device. */
function NameForm({ onNamed }: { readonly onNamed: () => void }) {
  const set = usePreferences((state) => state.set)
  const [name, setName] = useState('')
  return (
    <div className="grid h-full place-items-center overflow-y-auto p-4">
      <form
        className="flex w-full max-w-sm flex-col gap-4 rounded-card border border-line bg-panel p-5 shadow-float"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          set({ name: name.trim() })
          onNamed()
        }}
      >
        <header className="flex items-center gap-3">
          <img src="/icon.svg" alt="" className="size-9" />
          <div>
            <h1 className="text-[17px] font-semibold">A shared canvas</h1>
            <p className="text-[13px] text-soft">You are invited to look at it live.</p>
          </div>
        </header>
        <Field label="Your name" hint="The others see it beside your pointer.">
          {(id) => (
            <input
              id={id}
              autoFocus
              required
              maxLength={40}
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
              className={`${inputLook} h-10`}
            />
          )}
        </Field>
        <Button look="primary" size="large" type="submit" disabled={name.trim() === ''}>
          <LogIn className="size-4" /> Come in
        </Button>
      </form>
    </div>
  )
}

/** A tab is the same person when it is loaded again. */
const sessionKey = 'krya-canvas-session'

function Guest({ token, name }: { readonly token: string; readonly name: string }) {
  const [opened] = useState(openedLine)
  const line = useStore(opened, (state) => state.line)
  useEffect(() => {
    const key = `${sessionKey}:${token}`
    const next = new CanvasLine(new Editor(blank(512, 512)), {
      as: { token },
      name,
      session: sessionStorage.getItem(key) ?? undefined,
      onSession: (session) => sessionStorage.setItem(key, session),
    })
    opened.setState({ line: next })
    return () => next.close()
  }, [token, name, opened])
  if (line === null) return null
  return (
    <LineContext value={line}>
      <EditorContext value={line.editor}>
        <GuestStudio />
      </EditorContext>
    </LineContext>
  )
}
