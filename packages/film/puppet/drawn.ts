/** Angles of a drawn person’s limbs, in degrees from hanging straight down, to the right of the screen. */
export interface Drawn {
  readonly leftArm?: number
  readonly leftForearm?: number
  readonly rightArm?: number
  readonly rightForearm?: number
  readonly leftLeg?: number
  readonly rightLeg?: number
  readonly lean?: number
  /** How far it stands from the middle, in pixels. */
  readonly x?: number
  readonly y?: number
}

export const sheet = { width: 480, height: 640 }
/** Where the ground begins. */
export const ground = 570

type Spot = readonly [number, number]
const way = ([x, y]: Spot, degrees: number, length: number): Spot => {
  const angle = (degrees * Math.PI) / 180
  return [x + Math.sin(angle) * length, y + Math.cos(angle) * length]
}
const line = ([x1, y1]: Spot, [x2, y2]: Spot, width: number, colour: string): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`

const [skin, shirt, trousers] = ['#d9a27e', '#b8372f', '#27406b']

/** A person for tests, seen from the front, in SVG: a network for poses takes it for one. */
export function drawnPerson({
  leftArm = 20,
  leftForearm = 30,
  rightArm = -20,
  rightForearm = -30,
  leftLeg = 8,
  rightLeg = -8,
  lean = 0,
  x = 0,
  y = 0,
}: Drawn = {}): string {
  const hips: Spot = [240 + x, 350 + y]
  const neck = way(hips, 180 - lean, 150)
  const [hx, hy] = [neck[0], neck[1] - 52]
  const [ls, rs]: Spot[] = [
    [neck[0] + 52, neck[1] + 12],
    [neck[0] - 52, neck[1] + 12],
  ]
  const [lh, rh]: Spot[] = [
    [hips[0] + 28, hips[1]],
    [hips[0] - 28, hips[1]],
  ]
  const leg = (from: Spot = hips, angle: number, toe: number): string => {
    const knee = way(from, angle, 115)
    const ankle = way(knee, angle, 110)
    return `${line(from, knee, 40, trousers)}${line(knee, ankle, 32, trousers)}<ellipse cx="${ankle[0] + toe}" cy="${ankle[1] + 12}" rx="24" ry="11" fill="#222"/>`
  }
  const arm = (from: Spot = neck, upper: number, lower: number): string => {
    const elbow = way(from, upper, 75)
    const wrist = way(elbow, lower, 70)
    return `${line(from, elbow, 30, shirt)}${line(elbow, wrist, 23, skin)}<circle cx="${wrist[0]}" cy="${wrist[1]}" r="15" fill="${skin}"/>`
  }
  const head = `<ellipse cx="${hx}" cy="${hy}" rx="34" ry="42" fill="#e0ad88"/>
    <path d="M${hx - 36} ${hy - 6} Q${hx - 34} ${hy - 50} ${hx} ${hy - 48} Q${hx + 34} ${hy - 50} ${hx + 36} ${hy - 6} Q${hx + 20} ${hy - 30} ${hx} ${hy - 28} Q${hx - 20} ${hy - 30} ${hx - 36} ${hy - 6}Z" fill="#4a2d1a"/>
    ${[-13, 13].map((off) => `<ellipse cx="${hx + off}" cy="${hy - 4}" rx="5" ry="3.5" fill="#fff"/><circle cx="${hx + off}" cy="${hy - 4}" r="3" fill="#321"/>`).join('')}
    <path d="M${hx} ${hy} l-5 14 l8 0" stroke="#b5805f" fill="none" stroke-width="2"/>
    <path d="M${hx - 11} ${hy + 24} Q${hx} ${hy + 30} ${hx + 11} ${hy + 24}" stroke="#a0443c" stroke-width="4" fill="none"/>
    ${[-36, 36].map((off) => `<ellipse cx="${hx + off}" cy="${hy + 2}" rx="5" ry="9" fill="${skin}"/>`).join('')}`
  const [[lsx, lsy], [rsx, rsy], [lhx, lhy], [rhx, rhy]] = [ls ?? neck, rs ?? neck, lh ?? hips, rh ?? hips]
  const trunk = `<path d="M${rsx - 14} ${rsy - 6} Q${neck[0]} ${neck[1] - 22} ${lsx + 14} ${lsy - 6} L${lhx + 20} ${lhy + 14} L${rhx - 20} ${rhy + 14} Z" fill="${shirt}"/>`
  return `<rect width="${sheet.width}" height="${sheet.height}" fill="#c9d6dd"/><rect y="${ground}" width="${sheet.width}" height="${sheet.height - ground}" fill="#9aa58c"/>
    ${leg(lh, leftLeg, 8)}${leg(rh, rightLeg, -8)}${trunk}${line(neck, [neck[0], neck[1] - 20], 26, skin)}
    ${arm(ls, leftArm, leftForearm)}${arm(rs, rightArm, rightForearm)}${head}`
}

export const drawnFile = (drawn: Drawn = {}): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}">${drawnPerson(drawn)}</svg>`,
  )
