import { type ClassValue, clsx } from 'clsx'
import { twMerge } from 'tailwind-merge'

/** Class names in order, the later winning where two say different things. */
export const cn = (...names: ClassValue[]): string => twMerge(clsx(names))
