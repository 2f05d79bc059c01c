import type { AssetKind } from '@krya/contracts'
import { AudioLines, Box, Brain, FileText, Image, type LucideIcon, Play } from 'lucide-react'
import type { Picture } from './pictures.ts'

const icons: Readonly<Record<AssetKind, LucideIcon>> = {
  image: Image,
  video: Play,
  audio: AudioLines,
  'model-3d': Box,
  lora: Brain,
  text: FileText,
}

export function KindIcon({ kind, className }: { readonly kind: AssetKind; readonly className?: string }) {
  const Icon = icons[kind]
  return <Icon aria-hidden {...(className === undefined ? {} : { className })} />
}

/** What tells a clip or a model from a picture, in the corner: how long it is, that it can be turned. */
export function KindBadge({ kind, seconds }: Pick<Picture, 'kind' | 'seconds'>) {
  if (kind === 'image') return null
  return (
    <span className="pointer-events-none absolute right-2 bottom-2 flex items-center gap-1 rounded-md bg-black/65 px-1.5 py-0.5 text-[11px] font-medium text-white tabular-nums">
      <KindIcon kind={kind} className="size-3" />
      {seconds !== null && lengthOf(seconds)}
      {kind === 'model-3d' && '3D'}
    </span>
  )
}

/** `0:07`, `1:30`. */
const lengthOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`
