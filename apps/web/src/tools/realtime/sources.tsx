import { Camera, MonitorUp, Pause, ScanEye } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { warn } from '../../data/news.ts'
import { refuse, useEditor } from '../../drawing/use-editor.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { type Capture, capture, frozen } from './capture.ts'

/** What else can be drawn from: a camera, or a screen or window that is shared. */
export function Sources() {
  const editor = useEditor()
  const [isLive, setIsLive] = useState(false)
  const running = useRef<Capture | null>(null)
  useEffect(() => () => running.current?.stop(), [])
  const begin = async (name: string, open: () => Promise<MediaStream>): Promise<void> => {
    running.current?.stop()
    try {
      running.current = await capture(editor, await open(), name, () => setIsLive(false))
      setIsLive(true)
    } catch (error) {
      if (isRefusal(error)) warn(`${name}: the browser was not allowed to use it, or there is none.`)
      else refuse(error)
    }
  }
  if (isLive)
    return (
      <Button
        size="small"
        onClick={() => {
          const { current } = running
          if (current === null) return
          current.stop()
          frozen(editor, current)
        }}
      >
        <Pause className="size-4" /> Freeze
      </Button>
    )
  return (
    <Menu
      trigger={
        <IconButton label="Draw from a camera or a screen">
          <ScanEye />
        </IconButton>
      }
    >
      <MenuItem
        onSelect={() =>
          void begin('Camera', () =>
            navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } }),
          )
        }
      >
        <Camera /> Camera
      </MenuItem>
      <MenuItem
        onSelect={() => void begin('Screen', () => navigator.mediaDevices.getDisplayMedia({ video: true }))}
      >
        <MonitorUp /> Screen or window
      </MenuItem>
    </Menu>
  )
}

const isRefusal = (error: unknown): boolean =>
  error instanceof DOMException && ['NotAllowedError', 'NotFoundError', 'AbortError'].includes(error.name)
