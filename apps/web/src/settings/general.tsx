import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, ExternalLink } from 'lucide-react'
import { queries } from '../data/queries.ts'
import { type Theme, usePreferences } from '../preferences/store.ts'
import { Segments } from '../ui/field.tsx'
import { Row, Section } from './section.tsx'

/** How the studio looks and saves on this device, and how the server is. */
export function General() {
  const { theme, keepRecipe, set } = usePreferences()
  const { data: health, isError } = useQuery({ ...queries.health, refetchInterval: 15_000 })
  const parts =
    health === undefined
      ? []
      : [
          ...Object.entries({
            Database: health.parts.database,
            Queue: health.parts.queue,
            Storage: health.parts.storage,
          }),
          ...Object.entries(health.parts.providers),
        ]
  return (
    <div className="flex flex-col gap-8">
      <Section title="On this device">
        <Row title="Appearance" hint="Dark is what it was designed in.">
          <Segments<Theme>
            label="Appearance"
            value={theme}
            onChange={(next) => set({ theme: next })}
            options={[
              { value: 'dark', label: 'Dark' },
              { value: 'light', label: 'Light' },
              { value: 'system', label: 'System' },
            ]}
            className="w-60"
          />
        </Row>
        <Row
          title="Recipe in downloads"
          hint="With it, the file can be dropped on the prompt to make it again. That a machine made it always stays in the file."
        >
          <Segments
            label="Recipe in downloads"
            value={keepRecipe ? 'keep' : 'strip'}
            onChange={(next) => set({ keepRecipe: next === 'keep' })}
            options={[
              { value: 'keep', label: 'Keep' },
              { value: 'strip', label: 'Leave out' },
            ]}
            className="w-60"
          />
        </Row>
      </Section>
      <Section title="Server">
        {isError && (
          <p className="p-4 text-danger">The server does not answer. Check that Krya is running.</p>
        )}
        {parts.map(([name, part]) => (
          <Row key={name} title={name} {...(part.detail === undefined ? {} : { hint: part.detail })}>
            <span
              className={
                part.ok ? 'flex items-center gap-1.5 text-good' : 'flex items-center gap-1.5 text-danger'
              }
            >
              {part.ok ? <CircleCheck className="size-4" /> : <CircleX className="size-4" />}
              {part.ok ? 'Ready' : 'Not available'}
            </span>
          </Row>
        ))}
        <Row title="API" hint="Everything the studio does, for your own programs.">
          <a
            href="/api/docs"
            target="_blank"
            rel="noreferrer"
            className="flex items-center gap-1.5 text-accent-text hover:underline"
          >
            Reference <ExternalLink className="size-4" />
          </a>
        </Row>
        {health !== undefined && (
          <Row title="Version">
            <span className="text-soft">{health.version}</span>
          </Row>
        )}
      </Section>
    </div>
  )
}
