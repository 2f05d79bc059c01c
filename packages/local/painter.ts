/** The process in which models are in memory: told by messages what to paint, one at a time. */
import { type Pipeline, openPipeline } from './pipeline.ts'
import type { FromPainter, Job } from './messages.ts'

let loaded: { readonly home: string; readonly pipeline: Pipeline } | undefined

async function pipelineFor({ home, model, device }: Job): Promise<Pipeline> {
  if (loaded?.home === home) return loaded.pipeline
  await loaded?.pipeline.close()
  loaded = undefined
  const pipeline = await openPipeline(home, model, device)
  loaded = { home, pipeline }
  return pipeline
}

const tell = (message: FromPainter): void => void process.send?.(message)

process.on('message', (job: Job) => {
  pipelineFor(job)
    .then((pipeline) => pipeline.paint(job.request, (share) => tell({ kind: 'progress', share })))
    .then((picture) => tell({ kind: 'picture', picture }))
    .catch((error: unknown) =>
      tell({ kind: 'fault', message: error instanceof Error ? error.message : String(error) }),
    )
})
process.on('disconnect', () => process.exit())
