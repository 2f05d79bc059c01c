import type { SettingId } from '../../scene/scene.ts'
import { alienLand, cave, space, underwater } from '../elsewhere.ts'
import type { SettingPainter } from '../painter.ts'
import * as nature from './nature.ts'
import * as places from './places.ts'

/** How each place is painted. */
export const painters: Readonly<Record<SettingId, SettingPainter>> = {
  studio: places.backdrop,
  sea: nature.sea,
  beach: nature.beach,
  underwater,
  island: nature.island,
  lake: nature.lake,
  river: nature.river,
  waterfall: nature.waterfall,
  mountains: nature.mountains,
  hills: nature.hills,
  forest: nature.forest,
  jungle: nature.jungle,
  meadow: nature.meadow,
  field: nature.field,
  desert: nature.desert,
  snow: nature.snow,
  cave,
  volcano: nature.volcano,
  canyon: nature.canyon,
  swamp: nature.swamp,
  garden: places.garden,
  park: places.park,
  farm: places.farm,
  road: places.road,
  village: places.village,
  street: places.street,
  city: places.city,
  harbour: places.harbour,
  castle: places.castleGround,
  bridge: places.bridge,
  room: places.room,
  kitchen: places.kitchen,
  library: places.library,
  cafe: places.cafe,
  stage: places.stage,
  table: places.table,
  space,
  planet: alienLand,
  sky: nature.openSky,
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
