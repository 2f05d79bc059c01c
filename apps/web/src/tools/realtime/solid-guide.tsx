import { Box } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { pixelLayer, withLayer } from '../../canvas/document/layer.ts'
import { Surface } from '../../canvas/document/surface.ts'
import type { Editor } from '../../canvas/editor.ts'
import { NumberSlider } from '../../drawing/number-slider.tsx'
import { useStep } from '../../drawing/use-step.ts'
import { refuse, useEditor, useEditorState } from '../../drawing/use-editor.ts'
import { IconButton } from '../../ui/button.tsx'
import { Segments } from '../../ui/field.tsx'
import { Popover } from '../../ui/overlay.tsx'
import { inWords } from '../../ui/words.ts'
import type { SolidDrawer } from './solid.ts'
import { type SolidKind, solids, type Turn } from './solid-kinds.ts'

/** A solid that one turns in place, as a guide of light and form. */
export function SolidGuide() {
  const editor = useEditor()
  const step = useStep('Turn a solid')
  const front = useEditorState((state) => state.settings.front)
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<SolidKind>('cube')
  const [turn, setTurn] = useState<Turn>({ across: 35, down: 30 })
  const drawer = useRef<SolidDrawer | null>(null)
  const layerId = useRef<string | null>(null)
  useEffect(() => {
    if (!open) return undefined
    let isGone = false
    void import('./solid.ts')
      .then(({ SolidDrawer: Drawer }) => {
        if (isGone) return
        drawer.current = new Drawer(Math.round(Math.min(editor.scene.width, editor.scene.height) * 0.6))
        layerId.current = put(editor, drawer.current, kind, turn, front)
      })
      .catch(refuse)
    return () => {
      isGone = true
      drawer.current?.destroy()
      drawer.current = null
    }
    // It is drawn anew by what follows; opening it puts a new one onto the page.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [open])
  const show = (nextKind: SolidKind, nextTurn: Turn): void => {
    setKind(nextKind)
    setTurn(nextTurn)
    const layer = editor.scene.layers.find(({ id }) => id === layerId.current)
    if (drawer.current === null || layer?.kind !== 'pixels') return
    // A surface of its own each time: what was seen before can be come back to.
    const surface = new Surface(layer.surface.width, layer.surface.height)
    surface.pen.drawImage(drawer.current.draw(nextKind, nextTurn, front), 0, 0)
    step.show(withLayer(editor.scene, layer.id, (own) => (own.kind === 'pixels' ? { ...own, surface } : own)))
  }
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        // However long it was turned, it is one step.
        if (!next) step.keep()
        setOpen(next)
      }}
      className="w-84 p-3"
      trigger={
        <IconButton label="Place a solid">
          <Box />
        </IconButton>
      }
    >
      <Segments
        label="Solid"
        value={kind}
        options={solids.map((value) => ({ value, label: inWords(value) }))}
        onChange={(next) => show(next, turn)}
      />
      <div className="mt-3 flex flex-col gap-2">
        <NumberSlider
          label="Turn"
          unit="°"
          min={-180}
          max={180}
          value={turn.across}
          onChange={(across) => show(kind, { ...turn, across })}
        />
        <NumberSlider
          label="Tilt"
          unit="°"
          min={-90}
          max={90}
          value={turn.down}
          onChange={(down) => show(kind, { ...turn, down })}
        />
      </div>
      <p className="mt-2 text-[12.5px] text-faint">
        It has the front colour. Move and scale it like any layer.
      </p>
    </Popover>
  )
}

/** Puts one into the middle of the page. @returns its layer */
function put(editor: Editor, drawer: SolidDrawer, kind: SolidKind, turn: Turn, colour: string): string {
  const picture = drawer.draw(kind, turn, colour)
  const surface = Surface.from(picture, picture)
  const { width, height } = editor.scene
  const at = { x: Math.round((width - surface.width) / 2), y: Math.round((height - surface.height) / 2) }
  const layer = pixelLayer(inWords(kind), surface, at)
  editor.add('Place a solid', layer)
  return layer.id
}
