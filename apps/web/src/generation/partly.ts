/** What stands of a text in JSON that is still being written: `{"summary": "a red f`. */
export function textIn(json: string, name: string): string {
  const begun = new RegExp(`"${name}"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)`).exec(json)?.[1]
  return begun === undefined ? '' : unescaped(begun)
}

/** The same of a list of texts: those that have begun. */
export function textsIn(json: string, name: string): string[] {
  const list = new RegExp(`"${name}"\\s*:\\s*\\[([\\s\\S]*)`).exec(json)?.[1] ?? ''
  const texts = [...list.matchAll(/"((?:[^"\\]|\\.)*)(?:"|$)/g)].map(([, text = '']) => unescaped(text))
  return texts.filter((text) => text !== '')
}

/** An escape that is cut in two is left out until the rest of it is there. */
function unescaped(text: string): string {
  try {
    const value: unknown = JSON.parse(`"${text.replace(/\\(?:u[0-9a-f]{0,3})?$/i, '')}"`)
    return String(value)
  } catch {
    return ''
  }
}
