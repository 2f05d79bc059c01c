const mostTold = 12

/** What is told of words that drew nothing. */
export const notDrawn = (words: readonly string[]): string =>
  `Not drawn: ${words
    .slice(0, mostTold)
    .map((word) => `“${word}”`)
    .join(', ')}.`
