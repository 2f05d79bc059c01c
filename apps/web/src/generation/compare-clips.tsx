import { Pause, Play } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import type { Picture } from './pictures.ts'

interface CompareClipsProps {
  readonly left: Picture
  readonly right: Picture
  readonly names: readonly [string, string]
}

/** Seconds by which the two may be apart before the left one is set right: less is not seen. */
const apart = 0.06

/** Two clips in one place that play together, a line between them that can be moved. */
export function CompareClips({ left, right, names: [leftName, rightName] }: CompareClipsProps) {
  const [share, setShare] = useState(50)
  const [isPlaying, setPlaying] = useState(true)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(right.seconds ?? 0)
  const first = useRef<HTMLVideoElement>(null)
  const second = useRef<HTMLVideoElement>(null)

  const follow = useCallback((exactly: boolean): void => {
    const [one, other] = [first.current, second.current]
    if (one === null || other === null) return
    setAt(other.currentTime)
    // One that is shorter stays on its last picture.
    const wanted = Math.min(
      other.currentTime,
      Number.isFinite(one.duration) ? one.duration : other.currentTime,
    )
    if (exactly || Math.abs(one.currentTime - wanted) > apart) one.currentTime = wanted
    if (other.paused || one.ended) one.pause()
    else void one.play().catch(() => undefined)
  }, [])

  useEffect(() => {
    let asked = requestAnimationFrame(function look() {
      if (second.current?.paused === false) follow(false)
      asked = requestAnimationFrame(look)
    })
    return () => cancelAnimationFrame(asked)
  }, [follow])

  function toggle(): void {
    const clip = second.current
    if (clip === null) return
    if (clip.paused) void clip.play().catch(() => undefined)
    else clip.pause()
  }

  function jump(to: number): void {
    if (second.current !== null) second.current.currentTime = to
    follow(true)
  }

  const place = 'absolute inset-0 size-full object-contain'
  return (
    <div className="absolute inset-3 flex flex-col gap-2">
      <div className="grid min-h-0 grow place-items-center [container-type:size]">
        <div
          className="relative overflow-hidden rounded-md"
          style={{
            aspectRatio: `${right.width} / ${right.height}`,
            width: `min(100cqw, ${right.width / right.height} * 100cqh)`,
          }}
        >
          <video
            ref={second}
            src={right.url}
            aria-label={`Right: ${rightName}`}
            autoPlay
            loop
            playsInline
            className={place}
            onPlay={() => setPlaying(true)}
            onPause={() => {
              setPlaying(false)
              follow(true)
            }}
            onLoadedMetadata={(event) => setLength(event.currentTarget.duration)}
            onSeeked={() => follow(true)}
          />
          <div className="absolute inset-0" style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}>
            <video
              ref={first}
              src={left.url}
              aria-label={`Left: ${leftName}`}
              muted
              playsInline
              className={place}
            />
          </div>
          <div
            className="pointer-events-none absolute inset-y-0 w-0.5 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.4)]"
            style={{ left: `${share}%` }}
          >
            <span
              aria-hidden
              className="absolute top-1/2 left-1/2 grid size-8 -translate-1/2 place-items-center rounded-full bg-white text-[13px] text-black shadow-lg"
            >
              ⇆
            </span>
          </div>
          <input
            type="range"
            min={0}
            max={100}
            value={share}
            aria-label="How much of the left clip is shown"
            onChange={(event) => setShare(Number(event.target.value))}
            className="absolute inset-0 size-full cursor-ew-resize opacity-0"
          />
        </div>
      </div>
      <div className="mx-auto flex w-full max-w-xl items-center gap-3">
        <IconButton label={isPlaying ? 'Pause' : 'Play'} onClick={toggle}>
          {isPlaying ? <Pause /> : <Play />}
        </IconButton>
        <input
          type="range"
          min={0}
          max={length}
          step={0.01}
          value={Math.min(at, length)}
          aria-label="Where it is"
          onChange={(event) => jump(Number(event.target.value))}
          className="h-6 min-w-0 grow accent-(--color-accent)"
        />
        <span className="text-soft tabular-nums">
          {at.toFixed(1)} / {length.toFixed(1)} s
        </span>
      </div>
    </div>
  )
}
