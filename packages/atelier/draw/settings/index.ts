import type { SettingId } from '../../scene/scene.ts'
import { alienLand, cave, space, underwater } from '../elsewhere.ts'
import type { SettingPainter } from '../painter.ts'
import * as barren from './barren.ts'
import * as green from './green.ts'
import * as indoors from './indoors.ts'
import * as towns from './towns.ts'
import * as waters from './waters.ts'

/** How each place is painted. */
export const painters: Readonly<Record<SettingId, SettingPainter>> = {
  studio: indoors.backdrop,
  sea: waters.sea,
  beach: waters.beach,
  underwater,
  island: waters.island,
  lake: waters.lake,
  river: waters.river,
  waterfall: waters.waterfall,
  mountains: green.mountains,
  hills: green.hills,
  forest: green.forest,
  jungle: green.jungle,
  meadow: green.meadow,
  field: green.field,
  desert: barren.desert,
  snow: green.snow,
  cave,
  volcano: barren.volcano,
  canyon: barren.canyon,
  swamp: waters.swamp,
  garden: towns.garden,
  park: towns.park,
  farm: towns.farm,
  road: towns.road,
  village: towns.village,
  street: towns.street,
  city: towns.city,
  harbour: towns.harbour,
  castle: towns.castleGround,
  bridge: towns.bridge,
  room: indoors.room,
  kitchen: indoors.kitchen,
  library: indoors.library,
  cafe: indoors.cafe,
  stage: indoors.stage,
  table: indoors.table,
  space,
  planet: alienLand,
  sky: barren.openSky,
}

/** Places with a sky of their own, or none. */
export const skyless: ReadonlySet<SettingId> = new Set([
  'studio',
  'underwater',
  'room',
  'kitchen',
  'library',
  'cafe',
  'stage',
  'table',
  'space',
  'planet',
])
