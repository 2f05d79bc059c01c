/** What an enlarged picture is for, and so how large it becomes. */
export interface Enlargement {
  readonly id: string
  readonly title: string
  /** Pixels. A picture for a screen is as long as `long`; one for paper covers both sides. */
  readonly long: number
  readonly short: number
  /** Printed at so many pixels an inch; null: for a screen, where it may also become smaller. */
  readonly dpi: number | null
}

const printDpi = 300
const millimetresAnInch = 25.4

const paper = (id: string, title: string, short: number, long: number): Enlargement => ({
  id: `print-${id}`,
  title: `Print ${title}, ${printDpi} dpi`,
  long: Math.round((long / millimetresAnInch) * printDpi),
  short: Math.round((short / millimetresAnInch) * printDpi),
  dpi: printDpi,
})

const screen = (id: string, title: string, long: number): Enlargement => ({
  id,
  title: `${title}, ${long.toLocaleString('en')} px`,
  long,
  short: 0,
  dpi: null,
})

/** Papers by ISO 216, ANSI Y14.1 and what photo shops print, in millimetres. */
export const enlargements: readonly Enlargement[] = [
  screen('web', 'Web', 2560),
  screen('social', 'Social media', 2160),
  screen('screen-4k', '4K screen', 3840),
  paper('10x15', '10 × 15 cm', 102, 152),
  paper('13x18', '13 × 18 cm', 127, 178),
  paper('20x30', '20 × 30 cm', 203, 305),
  paper('a5', 'A5', 148, 210),
  paper('a4', 'A4', 210, 297),
  paper('a3', 'A3', 297, 420),
  paper('a2', 'A2', 420, 594),
  paper('a1', 'A1', 594, 841),
  paper('a0', 'A0', 841, 1189),
  paper('letter', 'Letter', 216, 279),
  paper('tabloid', 'Tabloid', 279, 432),
]
