/** An id as a person reads it: `soft-light` is “Soft light”. */
export const inWords = (id: string): string =>
  `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll(/[-_]/g, ' ')}`
