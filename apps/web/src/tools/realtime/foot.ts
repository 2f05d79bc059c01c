/** Free beside what lies at the foot of the page, and at its edge, in pixels. */
const [gap, edge] = [12, 24]
/** What reaches up so far lies beside the page, and not at its foot. */
const besideFrom = 0.8

const feet = new Set<HTMLElement>()
const sizes = new ResizeObserver(look)

/**
 * Has news in passing shown beside an element with controls, never over it: above what lies at the foot of the page,
 * left of what lies beside it.
 */
export function foot(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined
  feet.add(element)
  sizes.observe(element)
  return () => {
    feet.delete(element)
    sizes.unobserve(element)
    look()
  }
}

function look(): void {
  const places = [...feet].map((element) => element.getBoundingClientRect())
  const isBeside = ({ height }: DOMRect): boolean => height > besideFrom * innerHeight
  const above = places.filter((place) => !isBeside(place)).map(({ top }) => innerHeight - top + gap)
  const beside = places.filter(isBeside).map(({ left }) => innerWidth - left + edge)
  const { style } = document.documentElement
  set(style, '--news-bottom', above)
  set(style, '--news-right', beside)
}

function set(style: CSSStyleDeclaration, name: string, values: readonly number[]): void {
  if (values.length === 0) style.removeProperty(name)
  else style.setProperty(name, `${Math.max(...values)}px`)
}
