import { type Tool, tools } from '@krya/darkroom'
import { restyle } from './restyle.ts'

const own: Readonly<Record<string, Tool>> = { ...tools, 'style-transfer': restyle }

/** What does this operation on pictures; undefined: nothing here. */
export const toolFor = (operation: string): Tool | undefined => own[operation]
