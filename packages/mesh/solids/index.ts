import type { Build } from './piece.ts'
import { buildings } from './things/buildings.ts'
import { food } from './things/food.ts'
import { forms } from './things/forms.ts'
import { furniture } from './things/furniture.ts'
import { plants } from './things/plants.ts'
import { treasures } from './things/treasures.ts'
import { vehicles } from './things/vehicles.ts'
import { vessels } from './things/vessels.ts'

/** Things that are built of solids, by their English names. */
export const solids = {
  ...forms,
  ...vessels,
  ...furniture,
  ...buildings,
  ...plants,
  ...food,
  ...vehicles,
  ...treasures,
} as const satisfies Readonly<Record<string, Build>>

export type SolidId = keyof typeof solids

export const solidIds: readonly SolidId[] = Object.keys(solids).filter((id): id is SolidId => id in solids)
