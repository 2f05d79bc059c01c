import { lazy } from 'react'
import { Zap } from 'lucide-react'
import type { Tool } from '../tool.ts'

export const tool: Tool = {
  id: 'realtime',
  title: 'Real time',
  summary: 'A canvas that paints as you draw and type',
  path: '/realtime/{-$document}',
  order: 15,
  icon: Zap,
  operations: [],
  page: lazy(() => import('./realtime-tool.tsx')),
}
