/** Python as sd-scripts needs it, faked: `node fake-python.ts <installation> <what python was given>`. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'smol-toml'
import { z } from 'zod'
import { fateSchema, type Start } from './fake.ts'

const [installation = '', ...given] = process.argv.slice(2)
const fate = fateSchema.parse(JSON.parse(readFileSync(path.join(installation, 'fate.json'), 'utf8')))
const say = (line: string): unknown => process.stderr.write(`${line}\n`)
function die(...lines: readonly string[]): never {
  for (const line of lines) say(line)
  process.exit(1)
}

/** accelerate launch: its own options, then a script that it runs as a child with what follows. */
function launch(args: readonly string[]): never {
  const at = args.findIndex((arg) => !arg.startsWith('--'))
  const known = /^--(num_processes|num_machines|num_cpu_threads_per_process|dynamo_backend|mixed_precision)=/
  const stranger = args.slice(0, at).find((arg) => !known.test(arg))
  if (at < 0 || stranger !== undefined) die(`accelerate: error: unrecognized arguments: ${stranger}`)
  const self = fileURLToPath(import.meta.url)
  const child = spawnSync(process.execPath, [self, installation, ...args.slice(at)], {
    stdio: 'inherit',
    env: { ...process.env, FAKE_LAUNCHER: args.slice(0, at).join(' ') },
  })
  if (child.status === 0) process.exit(0)
  die(
    'Traceback (most recent call last):',
    `subprocess.CalledProcessError: Command '['python', '${args[at]}']' ${
      child.signal === null
        ? `returned non-zero exit status ${child.status}.`
        : `died with <Signals.${child.signal}: 9>.`
    }`,
  )
}

/** The scripts of sd-scripts: arguments from a TOML file, pictures and captions from another. */
async function train([script = '', ...args]: readonly string[]): Promise<void> {
  const named = new Map(
    args.map((arg) => arg.split(/=(.*)/s)).map(([name = '', value = '']) => [name, value]),
  )
  const read = (name: string): unknown => parse(readFileSync(named.get(name) ?? '', 'utf8'))
  const config = z.record(z.string(), z.json()).parse(read('--config_file'))
  const dataset = datasetSchema.parse(read('--dataset_config'))
  const known = new Set(argumentsOf(path.basename(script)))
  const strangers = Object.keys(config).filter((name) => !known.has(name))
  if (strangers.length > 0) die(`error: unrecognized arguments: ${strangers.join(' ')}`)
  const asked = configSchema.parse(config)
  const [folder] = dataset.datasets.flatMap(({ subsets }) => subsets.map(({ image_dir }) => image_dir))
  const names = readdirSync(folder ?? '').toSorted()
  const pictures = names.filter((name) => name.endsWith('.png'))
  const captions = pictures.map((name) =>
    readFileSync(path.join(folder ?? '', name.replace('.png', '.txt')), 'utf8').trim(),
  )
  const start: Start = {
    pid: process.pid,
    script: path.basename(script),
    cwd: process.cwd(),
    launcher: (process.env['FAKE_LAUNCHER'] ?? '').split(' '),
    config,
    dataset: z.json().parse(dataset),
    captions,
    env: Object.keys(process.env),
  }
  appendFileSync(path.join(installation, 'starts.jsonl'), `${JSON.stringify(start)}\n`)
  say('INFO     Loading settings from config.toml...')
  if (fate.end === 'missing-module')
    die('Traceback (most recent call last):', "ModuleNotFoundError: No module named 'voluptuous'")
  if (!existsSync(asked.pretrained_model_name_or_path))
    die(
      'Traceback (most recent call last):',
      `FileNotFoundError: [Errno 2] No such file or directory: '${asked.pretrained_model_name_or_path}'`,
    )
  for (let step = 0; step <= asked.max_train_steps; step += 1) {
    const loss = fate.end === 'not-a-number' ? 'nan' : '0.113'
    const share = Math.floor((100 * step) / asked.max_train_steps)
    process.stderr.write(
      `\rsteps: ${String(share).padStart(3)}%|${'█'.repeat(share / 10).padEnd(10)}| ${step}/${asked.max_train_steps} [00:01<00:09,  9.02it/s, avr_loss=${loss}]`,
    )
    if (step === 20 && fate.end === 'out-of-memory')
      die(
        '\nTraceback (most recent call last):',
        '  File "train_network.py", line 1455, in train',
        'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 7.79 GiB',
      )
    while (step === 20 && fate.end === 'never') await new Promise((resolve) => setTimeout(resolve, 1000))
    if (step % 10 === 0) await new Promise((resolve) => setTimeout(resolve, fate.stepMs * 10))
  }
  // As it does without pictures: it says so, and ends well.
  if (fate.end === 'no-weights') {
    say('\nNo data found. Please verify arguments')
    return
  }
  if (fate.end === 'disk-full')
    die('\nTraceback (most recent call last):', 'OSError: [Errno 28] No space left on device')
  const file = path.join(asked.output_dir, `${asked.output_name}.${asked.save_model_as}`)
  say(`\nsaving checkpoint: ${file}`)
  writeFileSync(file, weights(asked.network_dim, asked.training_comment))
}

/** One small tensor, as safetensors, with what sd-scripts writes of a training. */
function weights(rank: number, comment: string): Buffer {
  const data = Buffer.alloc(rank * 4 * 2)
  const header = Buffer.from(
    JSON.stringify({
      __metadata__: { ss_network_dim: String(rank), ss_training_comment: comment },
      'lora_unet_mid.lora_down.weight': { dtype: 'F16', shape: [rank, 4], data_offsets: [0, data.length] },
    }),
  )
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, header, data])
}

function argumentsOf(script: string): string[] {
  const file = fileURLToPath(new URL('arguments.fixture.json', import.meta.url))
  const { common, sdxl, flux } = z
    .object({ common: z.array(z.string()), sdxl: z.array(z.string()), flux: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  const more: Readonly<Record<string, string[]>> = {
    'train_network.py': [],
    'sdxl_train_network.py': sdxl,
    'flux_train_network.py': flux,
  }
  return [...common, ...(more[script] ?? die(`can't open file '${script}'`))]
}

/** What of its arguments makes a training possible at all. */
const configSchema = z.object({
  pretrained_model_name_or_path: z.string(),
  network_module: z.string(),
  output_dir: z.string(),
  output_name: z.string(),
  save_model_as: z.literal('safetensors'),
  max_train_steps: z.int().positive(),
  network_dim: z.int().positive(),
  learning_rate: z.number(),
  training_comment: z.string(),
})

/** library/config_util.py knows no other names, and refuses what it does not know. */
const datasetSchema = z.strictObject({
  general: z.strictObject({ caption_extension: z.string() }),
  datasets: z
    .array(
      z
        .strictObject({
          resolution: z.int(),
          batch_size: z.int(),
          enable_bucket: z.boolean(),
          min_bucket_reso: z.int(),
          max_bucket_reso: z.int(),
          subsets: z.array(z.strictObject({ image_dir: z.string(), num_repeats: z.int() })),
        })
        .refine((one) => one.min_bucket_reso <= one.resolution && one.max_bucket_reso >= one.resolution),
    )
    .min(1),
})

if (given[0] === '-c') {
  console.log(['3.10.12', ...fate.lacks].join(' '))
  process.exit(0)
}
if (given[0] === '-m' && given[1] === 'accelerate.commands.launch') launch(given.slice(2))
else await train(given)
