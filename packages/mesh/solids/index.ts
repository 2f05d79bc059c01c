import type { Build } from './piece.ts'
import { buildings } from './things/buildings.ts'
import { crafts } from './things/crafts.ts'
import { curiosities } from './things/curiosities.ts'
import { food } from './things/food.ts'
import { forms } from './things/forms.ts'
import { fruit } from './things/fruit.ts'
import { furniture } from './things/furniture.ts'
import { plants } from './things/plants.ts'
import { strongholds } from './things/strongholds.ts'
import { treasures } from './things/treasures.ts'
import { trees } from './things/trees.ts'
import { vehicles } from './things/vehicles.ts'
import { vessels } from './things/vessels.ts'

/** Things that are built of solids, by their English names. */
export const solids = {
  ...forms,
  ...vessels,
  ...furniture,
  ...buildings,
  ...strongholds,
  ...trees,
  ...plants,
  ...fruit,
  ...food,
  ...vehicles,
  ...crafts,
  ...treasures,
  ...curiosities,
} as const satisfies Readonly<Record<string, Build>>

export type SolidId = keyof typeof solids

export const solidIds: readonly SolidId[] = Object.keys(solids).filter((id): id is SolidId => id in solids)
