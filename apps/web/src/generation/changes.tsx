import { diffWordsWithSpace } from 'diff'

/** A text after a change, with what is new marked, and what is gone struck through. */
export function Changes({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <p className="max-h-64 overflow-y-auto leading-relaxed whitespace-pre-wrap">
      {diffWordsWithSpace(before, after).map((part, at) => {
        // Parts have no name of their own, and their order is all there is.
        const key = `${at}`
        if (part.added)
          return (
            <ins key={key} className="rounded-sm bg-accent-wash text-text no-underline">
              {part.value}
            </ins>
          )
        return part.removed ? (
          <del key={key} className="text-faint">
            {part.value}
          </del>
        ) : (
          <span key={key} className="text-soft">
            {part.value}
          </span>
        )
      })}
    </p>
  )
}
