/** The shape of a picture, drawn. @param size of its longer side, in pixels */
export function ShapeIcon({
  width,
  height,
  size,
}: {
  readonly width: number
  readonly height: number
  readonly size: number
}) {
  const scale = size / Math.max(width, height)
  return (
    <span
      className="grid shrink-0 place-items-center"
      style={{ width: size + 2, height: size + 2 }}
      aria-hidden
    >
      <span
        className="rounded-[3px] border-[1.5px] border-current"
        style={{ width: Math.max(4, width * scale), height: Math.max(4, height * scale) }}
      />
    </span>
  )
}
