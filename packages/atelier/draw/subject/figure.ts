import { darker, lighter } from '../colour.ts'
import { ellipse, n, path, rect, stroke } from '../svg.ts'
import { type Art, artOf } from './art.ts'

/** How much of a thing its art shows. */
type Shown = 'whole' | 'animal-head' | 'head' | 'bust'

/** Faces of animals without an emoji of their whole body: fox, wolf, lion, bear, panda, koala, hamster, frog … */
const animalHeads = new Set([
  '1F98A',
  '1F43A',
  '1F981',
  '1F43B',
  '1F43B-200D-2744-FE0F',
  '1F43C',
  '1F428',
  '1F439',
  '1F438',
  '1F42F',
  '1F431',
  '1F436',
  '1F42D',
  '1F430',
  '1F437',
  '1F42E',
  '1F435',
])
const heads = new Set([
  '1F476',
  '1F9D2',
  '1F466',
  '1F467',
  '1F9D1',
  '1F468',
  '1F469',
  '1F9D3',
  '1F474',
  '1F475',
  '1F385',
  '1F936',
  '1F47C',
])
/** Shown from the side with their neck: another animal of their build lends its body. */
export const lent: Readonly<Record<string, { readonly hexcode: string; readonly colour: string }>> = {
  '1F984': { hexcode: '1F40E', colour: '#f3ecf6' },
  '1FACE': { hexcode: '1F98C', colour: '#6b4a33' },
  '1F417': { hexcode: '1F416', colour: '#5b4338' },
  '1F434': { hexcode: '1F40E', colour: '#8a5a34' },
  '1F414': { hexcode: '1F413', colour: '#f4efe4' },
  '1F432': { hexcode: '1F409', colour: '#3fae5a' },
}

function shownBy(hexcode: string): Shown {
  if (animalHeads.has(hexcode)) return 'animal-head'
  const base = hexcode.split('-')[0] ?? hexcode
  if (heads.has(base) && !hexcode.includes('200D')) return 'head'
  return /^1F(?:9D1|468|469)-200D-(?:2695|1F393|1F3EB|2696|1F33E|1F373|1F527|1F3ED|1F4BC|1F52C|1F4BB|1F3A4|1F3A8|2708|1F680|1F692)/.test(
    hexcode,
  ) ||
    /^(?:1F46E|1F575|1F482|1F477|1FAC5|1F934|1F478|1F473|1F472|1F9D5|1F935|1F470|1F9D9|1F9DB|1F9D1|1F977)(?:$|-200D|-FE0F)/.test(
      hexcode,
    )
    ? 'bust'
    : 'whole'
}

/** A thing's whole figure: its art, with a body of our own under art that shows only a head. */
export function figureOf(hexcode: string, clothing: string): Art | null {
  const other = lent[hexcode]
  if (other !== undefined) return unicorn(hexcode, artOf(other.hexcode))
  const art = artOf(hexcode)
  if (art === null) return null
  switch (shownBy(hexcode)) {
    case 'whole':
      return art
    case 'animal-head':
      return sitting(art)
    case 'head':
      return person(art, clothing, 0.42)
    case 'bust':
      return person(art, art.foot, 0.6)
  }
}

/** The horn that tells a unicorn from the horse it is drawn as. */
function unicorn(hexcode: string, art: Art | null): Art | null {
  if (hexcode !== '1F984' || art === null) return art
  const { x, y, width, height } = art.box
  const horn = path(
    `M${n(x + width * 0.16)} ${n(y + height * 0.1)}L${n(x - width * 0.02)} ${n(y - height * 0.16)}L${n(x + width * 0.24)} ${n(y + height * 0.06)}Z`,
    '#e8b93f',
  )
  return {
    ...art,
    body: horn + art.body,
    box: { x: x - width * 0.02, y: y - height * 0.16, width: width * 1.02, height: height * 1.16 },
  }
}

/** An animal that sits and looks at you: tail, haunches, chest, forelegs, and its head on top. */
function sitting(art: Art): Art {
  const { box, main } = art
  const w = box.width
  const cx = box.x + w / 2
  const neck = box.y + box.height * 0.78
  const tall = box.height * 0.92
  const foot = neck + tall
  const pale = lighter(main, 0.86)
  const dim = darker(main, 0.16)
  const tail =
    path(
      `M${n(cx + w * 0.2)} ${n(foot - tall * 0.1)}C${n(cx + w * 0.75)} ${n(foot + tall * 0.02)} ${n(cx + w * 0.78)} ${n(foot - tall * 0.5)} ${n(cx + w * 0.56)} ${n(foot - tall * 0.62)}C${n(cx + w * 0.62)} ${n(foot - tall * 0.36)} ${n(cx + w * 0.46)} ${n(foot - tall * 0.3)} ${n(cx + w * 0.2)} ${n(foot - tall * 0.28)}Z`,
      main,
    ) +
    path(
      `M${n(cx + w * 0.56)} ${n(foot - tall * 0.62)}C${n(cx + w * 0.68)} ${n(foot - tall * 0.56)} ${n(cx + w * 0.7)} ${n(foot - tall * 0.42)} ${n(cx + w * 0.66)} ${n(foot - tall * 0.34)}C${n(cx + w * 0.6)} ${n(foot - tall * 0.38)} ${n(cx + w * 0.58)} ${n(foot - tall * 0.5)} ${n(cx + w * 0.56)} ${n(foot - tall * 0.62)}Z`,
      pale,
    )
  const haunches =
    ellipse(cx - w * 0.2, foot - tall * 0.2, w * 0.2, tall * 0.2, dim) +
    ellipse(cx + w * 0.2, foot - tall * 0.2, w * 0.2, tall * 0.2, dim)
  const trunk = path(
    `M${n(cx - w * 0.24)} ${n(neck - tall * 0.1)}C${n(cx - w * 0.34)} ${n(neck + tall * 0.4)} ${n(cx - w * 0.3)} ${n(foot - tall * 0.05)} ${n(cx - w * 0.2)} ${n(foot)}L${n(cx + w * 0.2)} ${n(foot)}C${n(cx + w * 0.3)} ${n(foot - tall * 0.05)} ${n(cx + w * 0.34)} ${n(neck + tall * 0.4)} ${n(cx + w * 0.24)} ${n(neck - tall * 0.1)}Z`,
    main,
  )
  const chest = path(
    `M${n(cx - w * 0.16)} ${n(neck)}Q${n(cx)} ${n(neck + tall * 0.78)} ${n(cx + w * 0.16)} ${n(neck)}Z`,
    pale,
  )
  const legs = [-1, 1]
    .map(
      (side) =>
        rect(cx + side * w * 0.11 - w * 0.075, foot - tall * 0.46, w * 0.15, tall * 0.46, main, 1, w * 0.07) +
        ellipse(cx + side * w * 0.11, foot - tall * 0.03, w * 0.1, tall * 0.055, pale) +
        stroke(`M${n(cx + side * w * 0.11)} ${n(foot - tall * 0.05)}v${n(tall * 0.04)}`, dim, w * 0.012),
    )
    .join('')
  return {
    ...art,
    body: tail + haunches + trunk + chest + legs + art.body,
    box: { x: box.x, y: box.y, width: w * 1.22, height: foot - box.y },
    foot: main,
  }
}

/** A person from head to foot, simply clad, under a head or a bust. */
function person(art: Art, clothing: string, share: number): Art {
  const { box } = art
  const w = box.width
  const cx = box.x + w / 2
  const isBust = share > 0.5
  const neck = box.y + box.height * (isBust ? 0.97 : 0.88)
  const rest = box.height * (1 / share - 1) * 0.86
  const foot = neck + rest
  const skin = '#f2b77c'
  const dim = darker(clothing, 0.22)
  const shoulder = isBust ? w * 0.4 : w * 0.26
  const hem = neck + rest * 0.62
  const legs = [-1, 1]
    .map(
      (side) =>
        rect(
          cx + side * w * 0.12 - w * 0.07,
          hem - rest * 0.05,
          w * 0.14,
          rest * 0.38,
          darker(clothing, 0.55),
          1,
          w * 0.04,
        ) + ellipse(cx + side * w * 0.15, foot - rest * 0.03, w * 0.12, rest * 0.045, '#3a2f33'),
    )
    .join('')
  const arms = isBust
    ? ''
    : [-1, 1]
        .map(
          (side) =>
            stroke(
              `M${n(cx + side * shoulder * 0.85)} ${n(neck + rest * 0.1)}Q${n(cx + side * w * 0.38)} ${n(neck + rest * 0.26)} ${n(cx + side * w * 0.34)} ${n(neck + rest * 0.44)}`,
              dim,
              w * 0.13,
            ) + ellipse(cx + side * w * 0.34, neck + rest * 0.47, w * 0.065, w * 0.065, skin),
        )
        .join('')
  const coat =
    path(
      `M${n(cx - shoulder)} ${n(neck + rest * 0.05)}Q${n(cx)} ${n(neck - rest * 0.1)} ${n(cx + shoulder)} ${n(neck + rest * 0.05)}L${n(cx + w * 0.34)} ${n(hem)}Q${n(cx)} ${n(hem + rest * 0.07)} ${n(cx - w * 0.34)} ${n(hem)}Z`,
      clothing,
    ) +
    path(
      `M${n(cx + w * 0.04)} ${n(neck)}L${n(cx + shoulder)} ${n(neck + rest * 0.05)}L${n(cx + w * 0.34)} ${n(hem)}Q${n(cx + w * 0.2)} ${n(hem + rest * 0.05)} ${n(cx + w * 0.08)} ${n(hem + rest * 0.05)}Z`,
      dim,
      0.5,
    )
  return {
    ...art,
    body:
      legs +
      (isBust ? '' : rect(cx - w * 0.06, neck - rest * 0.08, w * 0.12, rest * 0.12, skin)) +
      coat +
      arms +
      art.body,
    box: { x: Math.min(box.x, cx - w * 0.44), y: box.y, width: Math.max(w, w * 0.88), height: foot - box.y },
    foot: '#3a2f33',
  }
}
