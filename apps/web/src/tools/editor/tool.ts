import { lazy } from 'react'
import { Brush } from 'lucide-react'
import type { Tool } from '../tool.ts'

export const tool: Tool = {
  id: 'editor',
  title: 'Editor',
  summary: 'Layers, masks, brushes, and every edit there is',
  path: '/editor/{-$document}',
  order: 20,
  icon: Brush,
  operations: [],
  page: lazy(() => import('./editor-tool.tsx')),
}
