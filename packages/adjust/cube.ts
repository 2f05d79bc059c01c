import type { ColourAdjustment } from '@krya/contracts'

/**
 * A look-up table out of a .cube file (Adobe's Cube LUT 1.0); one of a single dimension is not read.
 * @throws Error saying what is wrong with the file
 */
export function cubeOf(text: string, name: string): ColourAdjustment & { kind: 'lut' } {
  let side = 0
  const values: number[] = []
  let [low, high] = [0, 1]
  for (const line of text.split(/\r?\n/)) {
    const [word = '', ...rest] = line.trim().split(/\s+/)
    if (word === '' || word.startsWith('#')) continue
    if (word === 'LUT_3D_SIZE') side = Number(rest[0])
    else if (word === 'LUT_1D_SIZE') throw new Error('It is a table of one dimension; a 3D one is needed.')
    else if (word === 'DOMAIN_MIN') low = Number(rest[0])
    else if (word === 'DOMAIN_MAX') high = Number(rest[0])
    else if (/^[-+.\d]/.test(word)) values.push(...[word, ...rest].slice(0, 3).map(Number))
  }
  if (!Number.isInteger(side) || side < 2 || side > 65)
    throw new Error('It says no size between 2 and 65: it is no .cube file.')
  if (low !== 0 || high !== 1) throw new Error('Its domain is not 0 to 1, which is all that is read.')
  if (values.length !== side ** 3 * 3 || values.some((one) => !Number.isFinite(one)))
    throw new Error(`It should hold ${side ** 3} colours and holds ${Math.floor(values.length / 3)}.`)
  const bytes = values.map((one) => Math.round(Math.min(1, Math.max(0, one)) * 255))
  const table = btoa(bytes.map((one) => String.fromCharCode(one)).join(''))
  return { kind: 'lut', name: name.slice(0, 200), side, table, amount: 1 }
}
