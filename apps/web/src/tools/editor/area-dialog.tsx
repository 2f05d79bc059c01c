import type { AreaAdjustment } from '@krya/contracts'
import { LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import { applyArea } from '../../canvas/commands/area.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { NumberSlider } from '../../drawing/number-slider.tsx'
import { refuse, useEditor } from '../../drawing/use-editor.ts'

/** Blurs or sharpens the active layer's pixels, where they are chosen. */
export function AreaDialog({
  kind,
  onClose,
}: {
  readonly kind: AreaAdjustment['kind']
  readonly onClose: () => void
}) {
  const editor = useEditor()
  const [radius, setRadius] = useState(kind === 'blur' ? 8 : 1.5)
  const [amount, setAmount] = useState(0.8)
  const [busy, setBusy] = useState(false)
  async function apply(): Promise<void> {
    setBusy(true)
    try {
      await applyArea(
        editor,
        kind === 'blur' ? { kind, radius } : { kind, radius: Math.min(20, radius), amount },
      )
    } catch (error) {
      refuse(error)
    }
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={kind === 'blur' ? 'Blur' : 'Sharpen'}
      className="w-96"
    >
      <div className="flex flex-col gap-4">
        <NumberSlider
          label="Radius"
          unit=" px"
          min={0.5}
          max={kind === 'blur' ? 200 : 20}
          step={0.5}
          value={radius}
          onChange={setRadius}
        />
        {kind === 'sharpen' && (
          <NumberSlider
            label="Amount"
            unit=" %"
            scale={100}
            min={0}
            max={3}
            step={0.05}
            value={amount}
            onChange={setAmount}
          />
        )}
        <p className="text-[12.5px] text-faint">The active layer’s pixels, where they are chosen.</p>
        <Button look="primary" disabled={busy} onClick={() => void apply()}>
          {busy && <LoaderCircle className="size-4 animate-spin" />} Apply
        </Button>
      </div>
    </Dialog>
  )
}
