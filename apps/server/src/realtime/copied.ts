import type { LiveFrame } from '@krya/provider-kit'

/** A frame to be kept for longer: an engine's pixels are its own again soon. */
export const copied = (frame: LiveFrame): LiveFrame =>
  'bytes' in frame ? frame : { ...frame, data: frame.data.slice() }
