import { operationId } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import {
  Aperture,
  BadgeCheck,
  Box,
  Brain,
  Clapperboard,
  Eraser,
  Expand,
  Flower,
  Grid2x2,
  Image,
  ImagePlus,
  Layers,
  Lightbulb,
  type LucideIcon,
  Maximize2,
  Mic,
  Move3d,
  PaintbrushVertical,
  PersonStanding,
  Palette,
  PenTool,
  ScanLine,
  Scissors,
  Search,
  Smile,
  Sparkle,
  Sparkles,
  Spline,
  Video,
  WandSparkles,
  Waves,
} from 'lucide-react'
import { queries } from '../../data/queries.ts'
import { formPath } from '../../generation/draft.ts'
import { OperationPage } from './operation-page.tsx'

const icons: Readonly<Record<string, LucideIcon>> = {
  'text-to-image': WandSparkles,
  'image-to-image': ImagePlus,
  'instruct-edit': Sparkles,
  inpaint: PaintbrushVertical,
  'erase-object': Eraser,
  outpaint: Expand,
  'search-and-replace': Search,
  'search-and-recolor': Palette,
  'remove-background': Scissors,
  'replace-background': Image,
  'blur-background': Aperture,
  'upscale-image': Maximize2,
  'restore-faces': Smile,
  'restore-image': Sparkle,
  relight: Lightbulb,
  'style-transfer': Palette,
  'sketch-to-image': PenTool,
  'structure-to-image': Spline,
  'structure-map': ScanLine,
  'style-guide': PaintbrushVertical,
  'vectorize-image': PenTool,
  'generate-logo': BadgeCheck,
  'generate-pattern': Flower,
  'make-seamless': Grid2x2,
  'material-maps': Layers,
  'text-to-video': Clapperboard,
  'image-to-video': Video,
  'extend-video': Expand,
  'restyle-video': Palette,
  'transfer-motion': PersonStanding,
  'lip-sync': Mic,
  'upscale-video': Maximize2,
  'interpolate-video': Waves,
  'text-to-3d': Box,
  'image-to-3d': Move3d,
  'train-lora': Brain,
}
const groups: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'image', title: 'Pictures' },
  { id: 'video', title: 'Video' },
  { id: '3d', title: '3D' },
  { id: 'training', title: 'Training' },
]

/** Everything the studio can do, each with a page made from its schema. */
export default function OperationsTool() {
  const { operation } = useParams({ strict: false })
  const known = operationId.safeParse(operation)
  return known.success ? <OperationPage key={known.data} operation={known.data} /> : <Everything />
}

function Everything() {
  const { data: operations } = useQuery(queries.operations)
  const { data: models = [] } = useQuery(queries.models(''))
  const usable = new Set(models.filter(({ available }) => available).flatMap(({ operations: own }) => own))
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-[1180px] flex-col gap-8 p-4 lg:p-8">
        <header>
          <h1 className="text-[22px] font-semibold tracking-tight">Tools</h1>
          <p className="mt-1 text-soft">Everything the studio can do, with whatever is set up here.</p>
        </header>
        {operations === undefined && <div className="shimmer h-96 rounded-card" />}
        {groups.map(({ id, title }) => {
          const own = (operations ?? []).filter(({ group }) => group === id)
          return (
            own.length > 0 && (
              <section key={id} aria-label={title}>
                <h2 className="mb-2.5 text-[13px] font-medium text-faint">{title}</h2>
                <ul className="grid gap-2.5 sm:grid-cols-2 lg:grid-cols-3">
                  {own.map((one) => {
                    const Icon = icons[one.id] ?? Sparkles
                    return (
                      <li key={one.id}>
                        <Link
                          to={formPath(one.id)}
                          className="group flex h-full gap-3.5 rounded-card border border-line bg-panel p-4 transition-colors hover:border-strong hover:bg-raised"
                        >
                          <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-raised text-accent-text group-hover:bg-hover">
                            <Icon className="size-5" />
                          </span>
                          <span className="min-w-0">
                            <span className="flex flex-wrap items-center gap-x-2 font-medium">
                              {one.title}
                              {models.length > 0 && !usable.has(one.id) && (
                                <span className="rounded-md bg-hover px-1.5 py-0.5 text-[11px] font-normal text-soft">
                                  needs a provider
                                </span>
                              )}
                            </span>
                            <span className="mt-0.5 block text-[13px] text-soft">{one.summary}</span>
                          </span>
                        </Link>
                      </li>
                    )
                  })}
                </ul>
              </section>
            )
          )
        })}
      </div>
    </div>
  )
}
