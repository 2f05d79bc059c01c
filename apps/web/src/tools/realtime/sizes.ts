/** Sizes a canvas may have: each side is one that every model draws. */
export const sizes: readonly { readonly name: string; readonly width: number; readonly height: number }[] = [
  { name: 'Square', width: 512, height: 512 },
  { name: 'Square, large', width: 768, height: 768 },
  { name: 'Square, largest', width: 1024, height: 1024 },
  { name: 'Landscape', width: 768, height: 512 },
  { name: 'Wide', width: 1024, height: 576 },
  { name: 'Portrait', width: 512, height: 768 },
  { name: 'Tall', width: 576, height: 1024 },
]
