export const solids = ['cube', 'sphere', 'cylinder', 'cone', 'ring'] as const
export type SolidKind = (typeof solids)[number]

/** How a solid is seen: degrees about its upright and its level axis. */
export interface Turn {
  readonly across: number
  readonly down: number
}
