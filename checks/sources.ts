import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const skipped = new Set(['node_modules', 'dist', 'migrations'])

/** Every .ts and .tsx file below a folder, tests left out unless asked for; absolute. */
export function sourceFiles(folder: string, options: { readonly tests?: boolean } = {}): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory())
      return skipped.has(entry.name) || entry.name.startsWith('.') ? [] : sourceFiles(full, options)
    if (!/\.tsx?$/.test(entry.name)) return []
    return options.tests !== true && /\.test\.tsx?$/.test(entry.name) ? [] : [full]
  })
}

/** What a file imports or exports from, as written; type imports and lazy ones included. */
export function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const statements = /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:\{[^}]*\}[^'"\n]*?)?from\s*['"]([^'"]+)['"]/g
  const bare = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g
  const lazy = /\bimport\(\s*['"]([^'"]+)['"]/g
  return [statements, bare, lazy].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []),
  )
}
