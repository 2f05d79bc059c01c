import {
  Blend,
  Box,
  Circle,
  Crop,
  Eraser,
  Hand,
  Lasso,
  type LucideIcon,
  MousePointerClick,
  Move,
  PaintBucket,
  Paintbrush,
  Pentagon,
  Pipette,
  Scan,
  Shapes,
  SquareDashed,
  Type,
  WandSparkles,
  ZoomIn,
} from 'lucide-react'
import { pageOf } from '../canvas/document/layer.ts'
import type { Editor, ToolId } from '../canvas/editor.ts'

interface ToolButton {
  readonly id: ToolId
  readonly label: string
  readonly icon: LucideIcon
  /** As in Photoshop; tools that share a key take turns. */
  readonly key: string
}

export type ToolGroups = readonly (readonly ToolButton[])[]

/** The tools of the pointer, in groups. */
export const toolGroups: ToolGroups = [
  [
    { id: 'move', label: 'Move and transform', icon: Move, key: 'v' },
    { id: 'rectangle-select', label: 'Select a rectangle', icon: SquareDashed, key: 'm' },
    { id: 'ellipse-select', label: 'Select an ellipse', icon: Circle, key: 'm' },
    { id: 'lasso', label: 'Lasso', icon: Lasso, key: 'l' },
    { id: 'polygon-lasso', label: 'Polygon lasso', icon: Pentagon, key: 'l' },
    { id: 'wand', label: 'Magic wand', icon: WandSparkles, key: 'w' },
    { id: 'object-select', label: 'Select a thing', icon: MousePointerClick, key: 'w' },
    { id: 'crop', label: 'Crop and straighten', icon: Crop, key: 'c' },
    { id: 'perspective', label: 'Put perspective right', icon: Scan, key: 'c' },
  ],
  [
    { id: 'brush', label: 'Brush', icon: Paintbrush, key: 'b' },
    { id: 'eraser', label: 'Eraser', icon: Eraser, key: 'e' },
    { id: 'fill', label: 'Fill', icon: PaintBucket, key: 'g' },
    { id: 'gradient', label: 'Gradient', icon: Blend, key: 'g' },
    { id: 'eyedropper', label: 'Eyedropper', icon: Pipette, key: 'i' },
  ],
  [
    { id: 'text', label: 'Text', icon: Type, key: 't' },
    { id: 'shape', label: 'Shapes', icon: Shapes, key: 'u' },
    { id: 'solid', label: 'Solids', icon: Box, key: 'o' },
  ],
  [
    { id: 'hand', label: 'Move the view', icon: Hand, key: 'h' },
    { id: 'zoom', label: 'Zoom', icon: ZoomIn, key: 'z' },
  ],
]

/** The tools that a key means. */
export function toolFor(key: string, groups: ToolGroups): readonly ToolId[] | undefined {
  const own = groups
    .flat()
    .filter((tool) => tool.key === key.toLowerCase())
    .map(({ id }) => id)
  return own.length === 0 ? undefined : own
}

/** Takes a tool up: of several, the one after that which is held now. */
export function chooseTool(editor: Editor, tools: readonly ToolId[]): void {
  const at = tools.indexOf(editor.state.getState().tool)
  const tool = tools[(at + 1) % tools.length]
  if (tool === undefined) return
  const { width, height } = editor.scene
  const inset = Math.min(width, height) / 10
  const [right, bottom] = [width - inset, height - inset]
  editor.set({
    tool,
    crop: tool === 'crop' ? { ...pageOf(editor.scene), rotation: 0 } : null,
    corners:
      tool === 'perspective'
        ? [
            [inset, inset],
            [right, inset],
            [right, bottom],
            [inset, bottom],
          ]
        : null,
  })
}
