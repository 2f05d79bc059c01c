import type { Scene, TimeOfDay } from '../../scene/scene.ts'
import type { ChangeId } from '../words/clip-words.ts'

/** The times of day that a clip goes through. */
const courses: Readonly<Record<ChangeId, readonly TimeOfDay[]>> = {
  sunrise: ['night', 'dawn', 'morning'],
  sunset: ['golden-hour', 'sunset', 'night'],
  day: ['dawn', 'noon', 'sunset', 'night'],
}
const nocturnal: ReadonlySet<string> = new Set(['moon', 'stars'])

/** The scene in each light that it goes through; all else stays where it is. */
export function inLights(scene: Scene, change: ChangeId | null): [Scene, ...Scene[]] {
  if (change === null) return [scene]
  const [first = scene, ...others] = courses[change].map((time) => ({
    ...scene,
    time,
    lights: time === 'night' ? scene.lights : scene.lights.filter((id) => !nocturnal.has(id)),
  }))
  return [first, ...others]
}

/** How high the sun stands at a time of day, between the horizon, 0, and the top; below it at night. */
const sunAt: Readonly<Record<TimeOfDay, number>> = {
  dawn: 0.16,
  morning: 0.72,
  noon: 1.3,
  'golden-hour': 0.34,
  sunset: 0.1,
  dusk: -0.3,
  night: -0.5,
}

/** How much higher the sun stands now than at a time of the course, in heights of the sky. @param share 0–1 */
export function sunAbove(own: TimeOfDay, course: readonly TimeOfDay[], share: number): number {
  const along = share * (course.length - 1)
  const at = Math.min(Math.max(0, course.length - 2), Math.floor(along))
  const [from, to] = [course[at] ?? own, course[at + 1] ?? own]
  return sunAt[from] + (sunAt[to] - sunAt[from]) * (along - at) - sunAt[own]
}
