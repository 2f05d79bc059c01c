import { pixelLayer, withLayer } from '../../canvas/document/layer.ts'
import { Surface } from '../../canvas/document/surface.ts'
import type { Editor } from '../../canvas/editor.ts'

/** Pictures a second that are taken of a camera or a screen. */
const rate = 15

/** A camera or a screen that is drawn from, as a layer of its own. */
export interface Capture {
  readonly layerId: string
  /** Whether left and right are swapped, as in a mirror. */
  isMirrored: boolean
  stop(): void
}

/**
 * Puts what a stream shows onto the page as a layer, and keeps it up to date until it is stopped, the stream ends or
 * the layer is removed. It is a layer as any other: it can be moved, masked, drawn over.
 */
export async function capture(
  editor: Editor,
  stream: MediaStream,
  name: string,
  onEnd: () => void,
): Promise<Capture> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  await video.play()
  const { width, height } = editor.scene
  // It fills the page; what is beyond is not kept.
  const surface = new Surface(width, height)
  const layer = pixelLayer(name, surface)
  editor.add(name, layer)
  let isOver = false
  const capturing = { layerId: layer.id, isMirrored: false, stop: (): void => stop() }
  const stop = (): void => {
    if (isOver) return
    isOver = true
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
    onEnd()
  }
  const take = (): void => {
    const now = editor.scene.layers.find(({ id }) => id === layer.id)
    if (now?.kind !== 'pixels') return stop()
    const scale = Math.max(width / video.videoWidth, height / video.videoHeight)
    const [w, h] = [video.videoWidth * scale, video.videoHeight * scale]
    const { pen } = now.surface
    pen.resetTransform()
    pen.globalAlpha = 1
    pen.globalCompositeOperation = 'source-over'
    if (capturing.isMirrored) pen.setTransform(-1, 0, 0, 1, width, 0)
    pen.drawImage(video, (width - w) / 2, (height - h) / 2, w, h)
    pen.resetTransform()
    now.surface.version += 1
    editor.drawAgain(null)
  }
  const timer = setInterval(take, 1_000 / rate)
  for (const track of stream.getVideoTracks()) track.addEventListener('ended', stop)
  take()
  return capturing
}

/** Stops showing it live: what is seen stays as a layer that can be saved. */
export const frozen = (editor: Editor, { layerId }: Capture): void =>
  editor.change('Freeze', (scene) =>
    withLayer(scene, layerId, (layer) =>
      layer.kind === 'pixels'
        ? { ...layer, surface: Surface.from(layer.surface.canvas, layer.surface) }
        : layer,
    ),
  )
