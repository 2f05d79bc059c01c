import { Keys } from '../ui/keys.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { shortcuts } from './shortcuts.ts'

/** All keys in one place. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const groups = Map.groupBy(shortcuts, ({ group }) => group)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keyboard shortcuts">
      <div className="grid gap-6 sm:grid-cols-2">
        {[...groups].map(([group, keys]) => (
          <section key={group}>
            <h3 className="mb-2 text-[13px] font-medium text-faint">{group}</h3>
            <dl className="flex flex-col gap-1.5">
              {keys.map(({ keys: own, label }) => (
                <div key={label} className="flex items-center justify-between gap-4 text-[13px]">
                  <dt className="text-soft">{label}</dt>
                  <dd>
                    <Keys keys={own} />
                    <span className="sr-only">{own}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
