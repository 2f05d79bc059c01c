import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { cn } from './class-names.ts'

/** A row that scrolls where it is too long, and fades at the end where there is more. */
export function ScrollRow({ className, children, ...rest }: ComponentProps<'div'>) {
  const row = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState({ before: false, after: false })
  useEffect(() => {
    const { current } = row
    if (current === null) return undefined
    const look = (): void => {
      const { scrollLeft, scrollWidth, clientWidth } = current
      const next = { before: scrollLeft > 2, after: scrollLeft + clientWidth < scrollWidth - 2 }
      setMore((now) => (now.before === next.before && now.after === next.after ? now : next))
    }
    const sizes = new ResizeObserver(look)
    sizes.observe(current)
    for (const child of current.children) sizes.observe(child)
    current.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      sizes.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [children])
  const [left, right] = [more.before, more.after].map((is) => (is ? '28px' : '0px'))
  const fade = `linear-gradient(to right, transparent, black ${left}, black calc(100% - ${right}), transparent)`
  return (
    <div
      ref={row}
      className={cn('overflow-x-auto [scrollbar-width:none]', className)}
      style={more.before || more.after ? { maskImage: fade } : {}}
      {...rest}
    >
      {children}
    </div>
  )
}
