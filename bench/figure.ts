/** One measurement, as the table shows it. */
export interface Figure {
  readonly what: string
  readonly value: string
  readonly how: string
}

/** The value below which a share of all lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
export const ms = (value: number): string =>
  value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`
export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`
