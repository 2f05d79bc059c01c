import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf, root, sourceFiles } from './sources.ts'

/**
 * The server's folders from the top down: a file imports from its own layer or one further down, type imports
 * included. Where several stand in a row they do not import each other.
 */
const serverLayers: readonly (readonly string[])[] = [
  ['main.ts'],
  ['services.ts'],
  ['http'],
  ['language'],
  ['realtime'],
  ['studio/submit', 'health.ts'],
  ['studio/run', 'studio/sample.ts'],
  ['studio/ingest'],
  ['studio/settle'],
  ['studio/inputs.ts', 'studio/fit.ts', 'studio/lifecycle.ts', 'studio/seeds.ts'],
  ['library'],
  ['accounts'],
  ['events'],
  ['queue'],
  ['storage'],
  ['providers'],
  ['db'],
  ['config.ts', 'version.ts', 'coalesce.ts'],
]

/** The packages from the top down. */
const packageLayers = [
  'client',
  'providers',
  'language',
  'atelier',
  'film',
  'mesh',
  'darkroom',
  'adjust',
  'local',
  'onnx',
  'provider-kit',
  'catalog',
  'contracts',
]

/** The web studio's folders from the top down. */
const webLayers: readonly (readonly string[])[] = [
  ['main.tsx'],
  ['app'],
  ['tools'],
  ['library', 'settings'],
  ['projects'],
  ['drawing'],
  ['generation', 'canvas'],
  ['data'],
  ['preferences'],
  ['ui'],
]

function layerOf(layers: readonly (readonly string[])[], file: string): number {
  return layers.findIndex((names) => names.some((name) => file === name || file.startsWith(`${name}/`)))
}

function upward(folder: string, layers: readonly (readonly string[])[]): string[] {
  return sourceFiles(folder).flatMap((file) => {
    const own = path.relative(folder, file)
    const layer = layerOf(layers, own)
    if (layer < 0) return [`${own} is in no layer: give its folder a place in checks/layers.test.ts`]
    return importsOf(file).flatMap((imported) => {
      if (!imported.startsWith('.')) return []
      const target = path.relative(folder, path.resolve(path.dirname(file), imported))
      if (target.startsWith('..')) return []
      return layerOf(layers, target) < layer ? [`${own} imports ${target}, which is above it`] : []
    })
  })
}

describe('layers', () => {
  it('lets the server import downward only', () => {
    expect(upward(path.join(root, 'apps/server/src'), serverLayers)).toEqual([])
  })

  it('lets the web studio import downward only, and no tool another', () => {
    const folder = path.join(root, 'apps/web/src')
    const acrossTools = sourceFiles(path.join(folder, 'tools')).flatMap((file) => {
      const tool = path.relative(folder, file).split(path.sep)[1]
      return importsOf(file)
        .filter((imported) => imported.startsWith('.'))
        .map((imported) => path.relative(folder, path.resolve(path.dirname(file), imported)))
        .filter((target) => /^tools\/[^/]+\//.test(target) && target.split('/')[1] !== tool)
        .map((target) => `${path.relative(folder, file)} imports ${target}`)
    })
    expect([...upward(folder, webLayers), ...acrossTools]).toEqual([])
  })

  it('lets packages import downward only, and by their declared dependencies', () => {
    const wrong = packageLayers.flatMap((name, layer) =>
      sourceFiles(path.join(root, 'packages', name)).flatMap((file) =>
        importsOf(file).flatMap((imported) => {
          const target = /^@krya\/([a-z-]+)/.exec(imported)?.[1]
          if (target === undefined) return []
          if (packageLayers.indexOf(target) <= layer) return [`${file} imports ${imported}`]
          return dependenciesOf(name).has(`@krya/${target}`) ? [] : [`${name} does not declare ${imported}`]
        }),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('keeps packages apart from apps', () => {
    const wrong = sourceFiles(path.join(root, 'packages')).filter((file) =>
      importsOf(file).some((imported) => imported.includes('/apps/') || imported.startsWith('@krya/server')),
    )
    expect(wrong).toEqual([])
  })
})

function dependenciesOf(name: string): Set<string> {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(root, 'packages', name, 'package.json'), 'utf8'),
  )
  const found =
    typeof manifest === 'object' && manifest !== null && 'dependencies' in manifest
      ? manifest.dependencies
      : {}
  return new Set(Object.keys(found ?? {}))
}
