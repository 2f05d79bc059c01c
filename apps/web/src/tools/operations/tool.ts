import { operationId } from '@krya/contracts'
import { LayoutGrid } from 'lucide-react'
import { lazy } from 'react'
import type { Tool } from '../tool.ts'

export const tool: Tool = {
  id: 'operations',
  title: 'Tools',
  summary: 'Everything the studio can do',
  path: '/tools/{-$operation}',
  order: 90,
  icon: LayoutGrid,
  operations: operationId.options,
  page: lazy(() => import('./operations-tool.tsx')),
}
