/** How far apart two ratios are; doubling and halving are equally far. */
const distance = (a: number, b: number): number => Math.abs(Math.log(a / b))

const valueOf = (ratio: string): number => {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}

/** The nearest of some `w:h` ratios to a size, and whether it is the same to within a hundredth. */
export function nearestRatio(
  width: number,
  height: number,
  ratios: readonly string[],
): { readonly ratio: string; readonly isExact: boolean } {
  const wanted = width / height
  const [ratio = '1:1'] = ratios.toSorted(
    (a, b) => distance(valueOf(a), wanted) - distance(valueOf(b), wanted),
  )
  return { ratio, isExact: distance(valueOf(ratio), wanted) < 0.01 }
}
