import { toolGroups } from '../../drawing/tool-list.ts'

/** What one draws with in real time; the rest of the editor's tools are a press away in the editor. */
const ids: ReadonlySet<string> = new Set([
  'brush',
  'eraser',
  'fill',
  'gradient',
  'shape',
  'solid',
  'text',
  'move',
  'eyedropper',
  'lasso',
  'hand',
  'zoom',
])

export const drawingTools = toolGroups
  .map((group) => group.filter(({ id }) => ids.has(id)))
  .filter((group) => group.length > 0)
