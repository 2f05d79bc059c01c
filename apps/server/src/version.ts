import manifest from '../package.json' with { type: 'json' }

/** Krya's version: written into files, told by /health. */
export const version: string = manifest.version
