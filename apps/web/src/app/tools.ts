import { tool as image } from '../tools/image/tool.ts'
import type { Tool } from '../tools/tool.ts'

/** Every tool, in the order of the navigation. */
export const tools: readonly Tool[] = [image]
