/** `npm run docs`: writes docs/reference/ from the contracts, the configuration and the catalog. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { models, styles } from '@krya/catalog'
import { commonErrors, errors, events, routes } from '@krya/contracts'
import { createProviders } from '@krya/providers'
import { variables } from '../apps/server/src/config.ts'
import { fieldsOfSettings } from '../apps/server/src/providers/settings.ts'

const folder = fileURLToPath(new URL('../docs/reference', import.meta.url))
/** Nothing is run, so nothing is put there. */
const folders = { modelsFolder: 'models', trainingsFolder: 'trainings' }
const note = '<!-- Written by `npm run docs`; change the source, not this page. -->\n\n'

const row = (...cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`
const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')
const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(...heads), row(...heads.map(() => '---')), ...rows].join('\n')

/** Every page by its file name. */
const pages: Readonly<Record<string, string>> = {
  'errors.md': [
    '# Errors',
    'Every answer that is not a success has this body; `code` never changes its meaning.',
    '```json\n{ "error": { "code": "invalid_input", "message": "…", "remedy": "…", "details": [{ "field": "width", "message": "…" }], "request_id": "…" } }\n```',
    table(
      ['code', 'status', 'what it means', 'what to do'],
      Object.entries(errors).map(([code, { status, meaning, remedy }]) =>
        row(`\`${code}\``, String(status), meaning, remedy),
      ),
    ),
  ].join('\n\n'),
  'api.md': [
    '# API',
    'The running server has the whole reference at `/api/docs` and the OpenAPI 3.1 document at `/api/openapi.json`. Status words: `pending`, `processing`, `completed`, `failed`, `canceled`.',
    table(
      ['method', 'path', 'what it does', 'errors besides the common ones'],
      Object.values(routes).map(({ method, path, summary, errors: own }) =>
        row(method, `\`${path}\``, summary, own.map((code) => `\`${code}\``).join(', ')),
      ),
    ),
    `Every route may also answer ${commonErrors.map((code) => `\`${code}\``).join(', ')}.`,
    '## Events',
    'Kept events can be resumed from with `Last-Event-ID`; passing ones are replaced by the next.',
    table(
      ['event', 'kept', 'fields'],
      Object.entries(events).map(([type, { kept, data }]) =>
        row(`\`${type}\``, kept ? 'yes' : 'no', Object.keys(data.shape).join(', ')),
      ),
    ),
  ].join('\n\n'),
  'configuration.md': [
    '# Configuration',
    'Environment variables; none is needed.',
    table(
      ['variable', 'what it is for'],
      variables.map(({ name, description }) => row(`\`${name}\``, description)),
    ),
    '## Providers',
    'What is set in Settings → Providers goes over these, but for what only the environment can set: it names programs and files of the machine.',
    table(
      ['variable', 'provider', 'what it is for', 'in Settings too'],
      [...createProviders(folders).values()].flatMap((provider) =>
        fieldsOfSettings(provider).flatMap(({ env, title, description, envOnly }) =>
          env === undefined
            ? []
            : [
                row(
                  `\`${env}\``,
                  provider.title,
                  [title, description].filter((part) => part !== undefined).join(': '),
                  envOnly ? 'no' : 'yes',
                ),
              ],
        ),
      ),
    ),
  ].join('\n\n'),
  'catalog.md': [
    '# Models and styles',
    table(
      ['model', 'what it is', 'can'],
      models.map(({ id, description, abilities }) => row(`\`${id}\``, description, abilities.join(', '))),
    ),
    table(
      ['style', 'name', 'group', 'what it is'],
      styles.map(({ id, name, group, description }) => row(`\`${id}\``, name, group, description)),
    ),
  ].join('\n\n'),
}

mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(folder, name), `${note}${text}\n`)
