import { atelierIllustrator } from './atelier-illustrator.ts'
import type { Model } from './model.ts'

export const all: readonly Model[] = [atelierIllustrator]
