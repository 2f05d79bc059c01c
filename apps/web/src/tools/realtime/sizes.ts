/** Sizes a canvas may have: each side is one that every model draws. */
export const sizes: readonly { readonly name: string; readonly width: number; readonly height: number }[] = [
  { name: 'Square', width: 512, height: 512 },
  { name: 'Square, large', width: 768, height: 768 },
  { name: 'Square, largest', width: 1024, height: 1024 },
  { name: 'Landscape', width: 768, height: 512 },
  { name: 'Landscape 4:3', width: 1024, height: 768 },
  { name: 'Landscape 5:4', width: 960, height: 768 },
  { name: 'Wide', width: 1024, height: 576 },
  { name: 'Portrait', width: 512, height: 768 },
  { name: 'Portrait 3:4', width: 768, height: 1024 },
  { name: 'Portrait 4:5', width: 768, height: 960 },
  { name: 'Tall', width: 576, height: 1024 },
]
