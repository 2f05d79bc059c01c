import { Dialog } from 'radix-ui'
import { QueuePanel } from '../generation/queue-panel.tsx'

/** Where the window has no room beside the page, the queue lies over it. */
export function QueueDrawer({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade fixed inset-0 z-30 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          className="rise fixed inset-y-0 right-0 z-40 w-[min(360px,100vw)] border-l border-line bg-panel shadow-float focus:outline-none"
        >
          <Dialog.Title className="sr-only">Queue</Dialog.Title>
          <QueuePanel onClose={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
