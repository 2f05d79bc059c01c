import { Camera, FlipHorizontal2, MonitorUp, Pause, ScanEye } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { warn } from '../../data/news.ts'
import { refuse, useEditor } from '../../drawing/use-editor.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { type Capture, capture, frozen } from './capture.ts'

/** What else can be drawn from: a camera, or a screen or window that is shared. */
export function Sources() {
  const editor = useEditor()
  const [live, setLive] = useState<'Camera' | 'Screen' | null>(null)
  const [isMirrored, setMirrored] = useState(false)
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([])
  const running = useRef<Capture | null>(null)
  useEffect(() => () => running.current?.stop(), [])
  const begin = async (name: 'Camera' | 'Screen', open: () => Promise<MediaStream>): Promise<void> => {
    running.current?.stop()
    try {
      running.current = await capture(editor, await open(), name, () => setLive(null))
      running.current.isMirrored = name === 'Camera' && isMirrored
      setLive(name)
      // They have names only once one of them was allowed.
      if (name === 'Camera') setCameras(await camerasHere())
    } catch (error) {
      if (isRefusal(error)) warn(`${name}: the browser was not allowed to use it, or there is none.`)
      else refuse(error)
    }
  }
  const look = (deviceId?: string): void => {
    // Browsers hide cameras from pages that came over a line anybody could have changed.
    if (!window.isSecureContext || mediaHere === undefined)
      return warn('Browsers show a camera only to pages that came over https.', {
        description: 'Open Krya by its https address, or on the computer it runs on.',
      })
    const { mediaDevices } = navigator
    const size = { width: 1280, height: 720 }
    const video = deviceId === undefined ? size : { ...size, deviceId: { exact: deviceId } }
    void begin('Camera', () => mediaDevices.getUserMedia({ video }))
  }
  if (live !== null)
    return (
      <>
        {live === 'Camera' && (
          <IconButton
            label="Mirror the camera"
            pressed={isMirrored}
            onClick={() => {
              if (running.current !== null) running.current.isMirrored = !isMirrored
              setMirrored(!isMirrored)
            }}
          >
            <FlipHorizontal2 />
          </IconButton>
        )}
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
      </>
    )
  return (
    <Menu
      trigger={
        <IconButton label="Draw from a camera or a screen">
          <ScanEye />
        </IconButton>
      }
    >
      {cameras.length > 1 ? (
        cameras.map(({ deviceId, label }, at) => (
          <MenuItem key={deviceId} onSelect={() => look(deviceId)}>
            <Camera /> {label === '' ? `Camera ${at + 1}` : label}
          </MenuItem>
        ))
      ) : (
        <MenuItem onSelect={() => look()}>
          <Camera /> Camera
        </MenuItem>
      )}
      {mediaHere !== undefined && 'getDisplayMedia' in mediaHere && (
        <MenuItem
          onSelect={() => void begin('Screen', () => navigator.mediaDevices.getDisplayMedia({ video: true }))}
        >
          <MonitorUp /> Screen or window
        </MenuItem>
      )}
    </Menu>
  )
}

/** Left out by browsers where a page may use neither camera nor screen. */
const mediaHere: MediaDevices | undefined = 'mediaDevices' in navigator ? navigator.mediaDevices : undefined

async function camerasHere(): Promise<readonly MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter(({ kind }) => kind === 'videoinput')
}

const isRefusal = (error: unknown): boolean =>
  error instanceof DOMException && ['NotAllowedError', 'NotFoundError', 'AbortError'].includes(error.name)
