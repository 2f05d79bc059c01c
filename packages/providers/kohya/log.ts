import { open } from 'node:fs/promises'

const tailBytes = 64 * 1024

/** The end of a log as a person reads it: lines, without colours; of a bar that redraws itself, every state. */
export async function tailOf(file: string): Promise<string[]> {
  const opened = await open(file, 'r').catch(() => undefined)
  if (opened === undefined) return []
  try {
    const { size } = await opened.stat()
    const from = Math.max(0, size - tailBytes)
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(size - from), 0, size - from, from)
    const text = buffer
      .toString('utf8', 0, bytesRead)
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    return text.split(/[\r\n]+/).flatMap((line) => (line.trim() === '' ? [] : [line.trimEnd()]))
  } finally {
    await opened.close()
  }
}

/** How far a training is. */
export interface Reached {
  readonly step: number
  readonly of: number
  /** The average of its loss; NaN where it came apart. */
  readonly loss: number | undefined
}

/** `steps:  12%|█▏        | 120/1000 [01:00<07:20,  2.00it/s, avr_loss=0.113]` */
const bar = /^steps:\s*\d+%\|[^|]*\|\s*(\d+)\/(\d+)\s*\[[^\]]*?(?:avr_loss=([\d.e+-]+|nan))?\]/

/** By the last bar of steps that it drew; undefined before the first. */
export function reachedIn(lines: readonly string[]): Reached | undefined {
  for (const line of lines.toReversed()) {
    const found = bar.exec(line.trim())
    if (found === null) continue
    const [, step, of, loss] = found
    return { step: Number(step), of: Number(of), loss: loss === undefined ? undefined : Number(loss) }
  }
  return undefined
}

/** What a failure shows in the log, and what it means to the one whose machine it is. */
const causes: readonly (readonly [RegExp, string])[] = [
  [
    /died with <Signals\.SIG/,
    'The training was ended from outside, most likely because this machine ran out of main memory.',
  ],
  [
    /out ?of ?memory|CUDNN_STATUS_ALLOC_FAILED|Cannot allocate memory/i,
    'The graphics card ran out of memory. Choose a smaller resolution or rank, swap blocks (FLUX), or end what else uses the card.',
  ],
  [
    /No module named|ModuleNotFoundError|ImportError/,
    'sd-scripts’ Python lacks a library: install what its requirements.txt names.',
  ],
  [/No space left on device|Errno 28\b/, 'The disk is full.'],
  [
    /NaN (detected|found) in latents/,
    'Its numbers came apart. Set the precision to no, or to bf16 where the card has it.',
  ],
  [
    /Torch not compiled with CUDA|no NVIDIA driver|CUDA driver|no kernel image is available|CUDA error/i,
    'PyTorch cannot use the graphics card: its build, the driver and the card must fit each other.',
  ],
  [
    /bf16[^\n]*(not supported|requires)|doesn't support bf16/i,
    'The graphics card has no bf16: set the precision to fp16.',
  ],
  [
    /connect to 'https?:\/\/huggingface\.co|LocalEntryNotFoundError|OfflineModeIsEnabled|MaxRetryError/,
    'It could not fetch its tokenizers from Hugging Face, which it needs once.',
  ],
  [
    /SafetensorError|HeaderTooLarge|InvalidHeader|MetadataIncomplete|Missing key\(s\)|size mismatch for|Error\(s\) in loading state_dict/,
    'The base model’s file is damaged, or of another kind than its setting says.',
  ],
  [
    /FileNotFoundError|No such file or directory|\bnot found\b/,
    'A file that it needs is missing: the base model, or a part of sd-scripts.',
  ],
  [/No data found|No training data/i, 'It found no pictures to learn from.'],
  [/unrecognized arguments|invalid choice/, 'This version of sd-scripts is too old or too new for Krya.'],
]

/** The line that says why, as Python ends with it; what the launcher says of its child says nothing. */
function verdictIn(lines: readonly string[]): string | undefined {
  const own = lines.filter((line) => !/returned non-zero exit status|^steps:/.test(line))
  return (
    own.findLast((line) => /^\w[\w.]*(Error|Exception|Interrupt)\b|\bERROR\b|error:/.test(line)) ?? own.at(-1)
  )
}

/** Why a training failed, in words, with the line of its log that shows it. */
export function explain(lines: readonly string[]): string {
  const verdict = verdictIn(lines)
  if (verdict === undefined) return 'It said nothing.'
  const known =
    causes.find(([sign]) => sign.test(verdict)) ??
    causes.find(([sign]) => lines.slice(-40).some((line) => sign.test(line) && !line.startsWith('steps:')))
  const said = `It said last: ${verdict.trim().slice(0, 300)}`
  return known === undefined ? said : `${known[1]} ${said}`
}
