import { operationId } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { queries } from '../../data/queries.ts'
import { formPath } from '../../generation/draft.ts'
import { families } from './families.ts'
import { OperationPage } from './operation-page.tsx'
import { places } from './places.ts'

/** Everything the studio can do, each with a page made from its schema. */
export default function OperationsTool() {
  const { operation } = useParams({ strict: false })
  const known = operationId.safeParse(operation)
  return known.success ? <OperationPage key={known.data} operation={known.data} /> : <Everything />
}

function Everything() {
  const { data: operations } = useQuery(queries.operations)
  const { data: models = [] } = useQuery(queries.models(''))
  const usable = new Set(models.filter(({ available }) => available).flatMap(({ operations: own }) => own))
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-[1180px] flex-col gap-8 p-4 lg:p-8">
        <header>
          <h1 className="text-[22px] font-semibold tracking-tight">Tools</h1>
          <p className="mt-1 text-soft">Everything the studio can do, with whatever is set up here.</p>
        </header>
        {operations === undefined && <div className="shimmer h-96 rounded-card" />}
        {families.map(({ id, title }) => {
          const own = (operations ?? []).filter((one) => places[one.id].family === id)
          return (
            own.length > 0 && (
              <section key={id} aria-label={title}>
                <h2 className="mb-2.5 text-[13px] font-medium text-faint">{title}</h2>
                <ul className="grid gap-2.5 sm:grid-cols-2 lg:grid-cols-3">
                  {own.map((one) => {
                    const Icon = places[one.id].icon
                    return (
                      <li key={one.id}>
                        <Link
                          to={formPath(one.id)}
                          className="group flex h-full gap-3.5 rounded-card border border-line bg-panel p-4 transition-colors hover:border-strong hover:bg-raised"
                        >
                          <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-raised text-accent-text group-hover:bg-hover">
                            <Icon className="size-5" />
                          </span>
                          <span className="min-w-0">
                            <span className="flex flex-wrap items-center gap-x-2 font-medium">
                              {one.title}
                              {models.length > 0 && !usable.has(one.id) && (
                                <span className="rounded-md bg-hover px-1.5 py-0.5 text-[11px] font-normal text-soft">
                                  needs a provider
                                </span>
                              )}
                            </span>
                            <span className="mt-0.5 block text-[13px] text-soft">{one.summary}</span>
                          </span>
                        </Link>
                      </li>
                    )
                  })}
                </ul>
              </section>
            )
          )
        })}
      </div>
    </div>
  )
}
