import { lazy } from 'react'
import { WandSparkles } from 'lucide-react'
import type { Tool } from '../tool.ts'

export const tool: Tool = {
  id: 'image',
  title: 'Image',
  summary: 'Pictures from words',
  path: '/',
  order: 10,
  icon: WandSparkles,
  operations: ['text-to-image'],
  page: lazy(() => import('./image-tool.tsx')),
}
