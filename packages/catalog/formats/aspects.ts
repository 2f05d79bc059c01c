/** A preset size. Width and height are those at one megapixel; other sizes keep the ratio. */
export interface Aspect {
  readonly id: string
  readonly name: string
  readonly width: number
  readonly height: number
}

export const aspects: readonly Aspect[] = [
  { id: '1:1', name: 'Square', width: 1024, height: 1024 },
  { id: '16:9', name: 'Widescreen', width: 1344, height: 756 },
  { id: '9:16', name: 'Story', width: 756, height: 1344 },
  { id: '4:3', name: 'Classic', width: 1152, height: 864 },
  { id: '3:4', name: 'Portrait', width: 864, height: 1152 },
  { id: '3:2', name: 'Photo', width: 1248, height: 832 },
  { id: '2:3', name: 'Poster', width: 832, height: 1248 },
  { id: '21:9', name: 'Cinema', width: 1568, height: 672 },
]
