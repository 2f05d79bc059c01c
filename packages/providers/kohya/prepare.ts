import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type InputFile, ProviderError } from '@krya/provider-kit'
import sharp from 'sharp'
import { stringify } from 'smol-toml'
import type { Family } from './families.ts'
import { type Command, type Facts, files, outputName } from './folder.ts'
import type { Installation } from './installation.ts'
import { captionOf, type Request } from './request.ts'
import type { KohyaSettings } from './settings.ts'

/** Each picture is seen so often before the next epoch: an epoch of four pictures is mostly its overhead. */
const repeats = 10
/** No more of a picture is kept than it is learned at, with room for long shapes. */
const sidesKept = 2
const mostPixels = 268_402_689

export interface Preparation {
  readonly folder: string
  readonly family: Family
  readonly installation: Installation
  /** The base model's, by their argument. */
  readonly base: Readonly<Record<string, string>>
  readonly settings: KohyaSettings
  readonly request: Request
}

/**
 * Writes all that a training reads into its folder, which is made new.
 * @throws ProviderError billed `no`: a picture cannot be read, the disk is full
 */
export async function prepare(preparation: Preparation, signal: AbortSignal): Promise<void> {
  const { folder, request } = preparation
  const pictures = path.join(folder, files.pictures)
  try {
    await mkdir(folder)
    await mkdir(pictures)
    await mkdir(path.join(folder, files.output))
    for (const [at, picture] of request.pictures.entries()) {
      if (signal.aborted) throw new ProviderError('unavailable', 'It was stopped.', { billed: 'no' })
      const name = path.join(pictures, String(at + 1).padStart(3, '0'))
      await writeFile(`${name}.png`, await legible(picture, at, request.resolution * sidesKept))
      await writeFile(`${name}.txt`, `${captionOf(request, picture.prompt)}\n`)
    }
    const written: readonly (readonly [string, string])[] = [
      [files.dataset, stringify(dataset(preparation))],
      [files.config, stringify(configuration(preparation))],
      [files.facts, JSON.stringify(facts(preparation))],
      // Last: with it the job can be begun.
      [files.command, JSON.stringify(command(preparation))],
    ]
    for (const [name, text] of written) await writeFile(path.join(folder, name), text)
  } catch (error) {
    if (error instanceof ProviderError) throw error
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    const message = isFull
      ? 'The disk of the data folder is full, so the training could not be prepared.'
      : `The training could not be prepared: ${error instanceof Error ? error.message : String(error)}`
    throw new ProviderError('failed', message, { billed: 'no', cause: error })
  }
}

/** Upright, without transparency and no larger than is of use: the trainer knows nothing of the first two. */
async function legible(picture: InputFile, at: number, side: number): Promise<Uint8Array> {
  const bytes = await picture.bytes()
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .png()
      .toBuffer()
  } catch (error) {
    throw new ProviderError('rejected', `Picture ${at + 1} cannot be read; take it out.`, {
      billed: 'no',
      cause: error,
    })
  }
}

/** docs/config_README-en.md of sd-scripts. */
function dataset({ folder, request: { resolution } }: Preparation) {
  return {
    general: { caption_extension: '.txt' },
    datasets: [
      {
        resolution,
        batch_size: 1,
        enable_bucket: true,
        min_bucket_reso: 256,
        max_bucket_reso: resolution * sidesKept,
        subsets: [{ image_dir: path.join(folder, files.pictures), num_repeats: repeats }],
      },
    ],
  }
}

function configuration({ folder, family, base, settings, request }: Preparation) {
  return {
    ...base,
    ...family.settings,
    output_dir: path.join(folder, files.output),
    output_name: outputName,
    save_model_as: 'safetensors',
    save_precision: 'fp16',
    // The library that reads this (toml 0.10.2) misreads strings that begin with a quotation mark.
    training_comment: `Trigger word: ${request.trigger}`,
    max_train_steps: request.steps,
    network_dim: request.rank,
    network_alpha: request.rank,
    learning_rate: request.learningRate,
    // Of torch itself; the smaller ones need libraries that not every card has.
    optimizer_type: 'AdamW',
    lr_scheduler: 'constant',
    mixed_precision: settings.precision,
    gradient_checkpointing: true,
    cache_latents: true,
    sdpa: true,
    max_data_loader_n_workers: 0,
    ...(request.blocksToSwap === 0 ? {} : { blocks_to_swap: request.blocksToSwap }),
  }
}

const facts = ({ family, base, request }: Preparation): Facts => ({
  metadata: {
    trainer: 'sd-scripts',
    family: family.title,
    base: path.basename(base['pretrained_model_name_or_path'] ?? ''),
    pictures: request.pictures.length,
    steps: request.steps,
    rank: request.rank,
    learning_rate: request.learningRate,
    resolution: request.resolution,
    trigger: request.trigger,
  },
  ignored: [...request.ignored],
})

/** As its documentation launches it, on one card. */
function command({ folder, family, installation, settings }: Preparation): Command {
  const { python, folder: scripts } = installation
  return {
    command: python,
    args: [
      '-m',
      'accelerate.commands.launch',
      '--num_processes=1',
      '--num_machines=1',
      '--num_cpu_threads_per_process=1',
      '--dynamo_backend=no',
      `--mixed_precision=${settings.precision}`,
      path.join(scripts, family.script),
      `--config_file=${path.join(folder, files.config)}`,
      `--dataset_config=${path.join(folder, files.dataset)}`,
    ],
    cwd: scripts,
  }
}
