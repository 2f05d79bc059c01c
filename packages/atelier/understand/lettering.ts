const most = { texts: 3, characters: 120 }
const quoted = /"([^"\n]+)"|“([^”\n]+)”|„([^“”\n]+)[“”]|«([^»\n]+)»|「([^」\n]+)」|『([^』\n]+)』/g

/** Takes what stands in quotes out of a prompt: it is set as type, not understood. */
export function lettering(prompt: string): { text: string; letters: string[] } {
  const letters = [...prompt.matchAll(quoted)]
    .map((match) =>
      (match.slice(1).find((group) => group !== undefined) ?? '').trim().slice(0, most.characters),
    )
    .filter((letter) => letter !== '')
  return { text: prompt.replace(quoted, ' , '), letters: letters.slice(0, most.texts) }
}
