import { PercentSlider } from '../../drawing/number-slider.tsx'

/** How much of the result is seen over the drawing. */
export const OverlayShare = ({
  value,
  onChange,
}: {
  readonly value: number
  readonly onChange: (share: number) => void
}) => (
  <div className="pointer-events-auto absolute top-3 left-3 w-36 rounded-lg bg-panel/90 p-2 shadow-float">
    <PercentSlider label="Result" value={value} onChange={onChange} />
  </div>
)
