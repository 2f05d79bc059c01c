import { crafted } from './crafted.ts'
import { digital } from './digital.ts'
import { drawn } from './drawn.ts'
import { mood } from './mood.ts'
import { painted } from './painted.ts'
import { printed } from './printed.ts'
import type { Style } from './style.ts'

export { styleSchema, type Style } from './style.ts'

/** Every style, in the order of the picker. */
export const styles: readonly Style[] = [...painted, ...drawn, ...printed, ...digital, ...crafted, ...mood]
