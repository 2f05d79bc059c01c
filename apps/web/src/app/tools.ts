import type { Tool } from '../tools/tool.ts'

const found = import.meta.glob<{ tool: Tool }>('../tools/*/tool.ts', { eager: true })

/** Every tool there is a folder of, in the order of the navigation. */
export const tools: readonly Tool[] = Object.values(found)
  .map(({ tool }) => tool)
  .toSorted((a, b) => a.order - b.order)

/** A tool's page as it is linked to: without what may follow. */
export const plainPath = (path: string): string => path.replace(/\/\{-\$\w+\}$/, '')
