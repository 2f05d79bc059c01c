import type { LanguageInput, LanguageOutput } from '@krya/contracts'
import { type Kind, kindOf } from './words.ts'

const always = ['blurry', 'low resolution', 'jpeg artifacts', 'watermark', 'signature', 'cropped']
const byKind: Readonly<Record<Kind, readonly string[]>> = {
  person: ['extra fingers', 'deformed hands', 'asymmetrical eyes', 'plastic skin', 'extra limbs'],
  animal: ['extra legs', 'deformed paws', 'human eyes', 'missing tail'],
  food: ['unappetising colours', 'plastic look', 'dirty plate'],
  product: ['distorted shape', 'illegible label', 'scratches', 'cluttered background'],
  architecture: ['crooked lines', 'distorted perspective', 'floating parts'],
  landscape: ['tilted horizon', 'oversaturated colours', 'repeating patterns'],
  vehicle: ['deformed wheels', 'misaligned parts', 'illegible plate'],
  graphic: ['misspelled text', 'garbled letters', 'gradients', 'photographic texture'],
  other: ['distorted shapes', 'cluttered background', 'oversaturated colours'],
}
const lettering = ['misspelled text', 'garbled letters']

/** Names the faults that are likely, but nothing the prompt asks for. */
export function negative({
  prompt,
}: LanguageInput<'generate-negative'>): LanguageOutput<'generate-negative'> {
  const asksForText = /["“”«»]|\b(?:text|lettering|sign|title|says|reads)\b/i.test(prompt)
  const kind = kindOf(prompt)
  const terms = [...byKind[kind], ...(asksForText && kind !== 'graphic' ? lettering : []), ...always]
  const asked = new Set(prompt.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
  const free = terms.filter(
    (term) => !term.split(/[\s-]+/).some((word) => word.length >= 4 && asked.has(word)),
  )
  return { negative_prompt: [...new Set(free)].join(', ') }
}
