import { type Recipe, recipe } from '@krya/contracts'
import { version } from '../../../version.ts'

/** How a picture came to be, by IPTC's vocabulary: http://cv.iptc.org/newscodes/digitalsourcetype/ */
export type Source = 'trainedAlgorithmicMedia' | 'algorithmicMedia'

/** What is written into a file. Without a recipe the file still says that a machine made it. */
export interface Mark {
  readonly source: Source
  readonly recipe: Recipe | null
}

/** Our namespace: a name, not an address anybody has to fetch. */
const namespace = 'urn:krya:xmp:1'
const vocabulary = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** An XMP packet (ISO 16684-1) with IPTC's DigitalSourceType, the tool, the description and the recipe. */
export function writeXmp({ source, recipe: made }: Mark): string {
  const prompt = made === null ? undefined : made.input['prompt']
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ` xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:krya="${namespace}">`,
    `<xmp:CreatorTool>Krya ${version}</xmp:CreatorTool>`,
    `<Iptc4xmpExt:DigitalSourceType>${vocabulary}${source}</Iptc4xmpExt:DigitalSourceType>`,
    typeof prompt === 'string'
      ? `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escape(prompt)}</rdf:li></rdf:Alt></dc:description>`
      : '',
    made === null ? '' : `<krya:recipe>${escape(JSON.stringify(made))}</krya:recipe>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
  ].join('')
}

/** The recipe in an XMP packet of ours. */
export function readXmp(xmp: string): Recipe | null {
  const written = /<krya:recipe>([^<]*)<\/krya:recipe>/.exec(xmp)?.[1]
  if (written === undefined) return null
  try {
    return recipe.parse(JSON.parse(unescape(written)))
  } catch {
    // Written by somebody else, or by a later version: no recipe that we can follow.
    return null
  }
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
