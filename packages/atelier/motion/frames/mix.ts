import type { Picture } from '@krya/darkroom'

/** One picture goes over into another of its size, in place. @param share 0–1: how much of the other */
export function mixInto({ data }: Picture, other: Picture, share: number): void {
  for (let at = 0; at < data.length; at += 1)
    data[at] = (data[at] ?? 0) + share * ((other.data[at] ?? 0) - (data[at] ?? 0))
}
