import type { Generation } from '@krya/contracts'
import { useLive } from '../data/live.ts'
import { ProgressBar } from '../ui/state.tsx'

/** How far a generation is, and what the service says of it just now. */
export function Progress({ generation }: { readonly generation: Generation }) {
  const words = useLive((state) => state.words[generation.id])
  return (
    <>
      {words !== undefined && (
        <p className="truncate text-xs text-soft" title={words}>
          {words}
        </p>
      )}
      <ProgressBar value={generation.progress} label="Progress" />
    </>
  )
}
