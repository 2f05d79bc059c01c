import type { Meter } from './price.ts'

/**
 * Replicate’s machines by the second, for what it charges by time (replicate.com/pricing, 2026-11-27). Which model runs
 * on which one its own page says.
 */
export const replicateT4: Meter = { per: 'machine-second', usd: 0.000225, machine: 'Nvidia T4' }
export const replicateL40S: Meter = { per: 'machine-second', usd: 0.000975, machine: 'Nvidia L40S' }
export const replicateH100: Meter = { per: 'machine-second', usd: 0.001525, machine: 'Nvidia H100' }
