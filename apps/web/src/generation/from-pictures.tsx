import { LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import type { FormValue } from '../preferences/store.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { AssetField } from './asset-field.tsx'
import { byline } from './byline.ts'
import { textIn } from './partly.ts'
import { useWritten } from './use-written.ts'

const most = 8

/** Says what pictures have in common, and writes a prompt that goes their way. */
export function FromPictures({ onUse }: { readonly onUse: (prompt: string) => void }) {
  const [pictures, setPictures] = useState<readonly string[]>([])
  const { ask, answer, text, isAsking, by } = useWritten('analyze-references')
  const choose = (value: FormValue | undefined): void =>
    setPictures(Array.isArray(value) ? value.map(String) : [])
  const summary = answer?.summary ?? textIn(text, 'summary')
  const prompt = answer?.prompt ?? textIn(text, 'prompt')
  return (
    <div className="flex flex-col gap-3">
      <Field label="Pictures to go by">
        {(id) => (
          <AssetField
            id={id}
            kind="image"
            many
            most={most}
            hint={undefined}
            value={[...pictures]}
            onChange={choose}
          />
        )}
      </Field>
      {(summary !== '' || answer !== null) && (
        <div aria-live="polite" aria-busy={isAsking} className="flex flex-col gap-2.5">
          <p className="text-[13px] leading-relaxed text-soft">{summary}</p>
          {answer !== null && (answer.palette.length > 0 || answer.mood.length > 0) && (
            <div className="flex flex-wrap items-center gap-1.5 text-xs text-soft">
              {answer.palette.map((colour) => (
                <span
                  key={colour}
                  role="img"
                  aria-label={colour}
                  title={colour}
                  className="size-5 rounded-md border border-line"
                  style={{ background: colour }}
                />
              ))}
              {answer.mood.map((mood) => (
                <span key={mood} className="rounded-full border border-line bg-raised px-2 py-0.5">
                  {mood}
                </span>
              ))}
            </div>
          )}
          {prompt !== '' && <p className="leading-relaxed">{prompt}</p>}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {answer === null ? (
          <Button
            look="primary"
            disabled={pictures.length === 0 || isAsking}
            onClick={() => void ask({ assets: [...pictures] })}
          >
            {isAsking && <LoaderCircle className="size-4 animate-spin" />} What they share
          </Button>
        ) : (
          <>
            <Button look="primary" onClick={() => onUse(answer.prompt)}>
              Use it
            </Button>
            <Button disabled={pictures.length === 0} onClick={() => void ask({ assets: [...pictures] })}>
              Look again
            </Button>
          </>
        )}
        {by !== null && (
          <span className="ml-auto text-xs text-faint" title={by.passed.join(' ')}>
            {byline(by)}
          </span>
        )}
      </div>
    </div>
  )
}
