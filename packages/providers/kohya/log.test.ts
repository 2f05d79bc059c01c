import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { explain, reachedIn, tailOf } from './log.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'krya-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const logOf = (text: string): string => {
  const file = path.join(folder, 'log.txt')
  writeFileSync(file, text)
  return file
}

describe('the log of a training', () => {
  it('tells how far it is by the last of its bars, and by no other bar', async () => {
    const file = logOf(
      'caching latents: 100%|██████████| 4/4 [00:01<00:00,  3.1it/s]\n' +
        'steps:   0%|          | 0/1000 [00:00<?, ?it/s]\n\u001b[34mepoch 1/25\u001b[0m\n' +
        '\rsteps:   1%|          | 7/1000 [00:03<07:20,  2.25it/s]' +
        '\rsteps:   1%|          | 7/1000 [00:03<07:20,  2.25it/s, avr_loss=0.0931]',
    )
    const lines = await tailOf(file)
    expect(lines).toContain('epoch 1/25')
    expect(reachedIn(lines)).toEqual({ step: 7, of: 1000, loss: 0.0931 })
    expect(reachedIn(lines.slice(0, 1))).toBeUndefined()
    expect(reachedIn(lines.slice(0, 2))).toEqual({ step: 0, of: 1000, loss: undefined })
    expect(reachedIn(['steps:  10%|█         | 1/10 [00:01<00:09, 1.1s/it, avr_loss=nan]'])?.loss).toBeNaN()
  })

  it('is read from its end alone, and need not be there', async () => {
    const file = logOf(`first\n${'steps:  10%|█| 1/10 [00:01<00:09]\r'.repeat(20_000)}\nlast\n`)
    const lines = await tailOf(file)
    expect(lines).not.toContain('first')
    expect(lines.at(-1)).toBe('last')
    expect(await tailOf(path.join(folder, 'none'))).toEqual([])
  })

  it.each([
    ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB', /memory/],
    ['RuntimeError: MPS backend out of memory (MPS allocated: 8 GB)', /memory/],
    ["ModuleNotFoundError: No module named 'voluptuous'", /requirements/],
    ['OSError: [Errno 28] No space left on device', /disk is full/],
    ['RuntimeError: NaN detected in latents: /x/001.png', /precision/],
    ['AssertionError: Torch not compiled with CUDA enabled', /PyTorch/],
    ["OSError: We couldn't connect to 'https://huggingface.co' to load the files", /tokenizers/],
    ['safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge', /damaged/],
    ["FileNotFoundError: [Errno 2] No such file or directory: '/m.safetensors'", /missing/],
    ['sdxl_train_network.py: error: unrecognized arguments: --x', /version of sd-scripts/],
  ])('says of “%s” what it means, and what it said', (line, meaning) => {
    const launcher = "subprocess.CalledProcessError: Command '['python']' returned non-zero exit status 1."
    const told = explain(['Traceback (most recent call last):', line, 'Traceback …', launcher])
    expect(told).toMatch(meaning)
    expect(told).toContain(line)
  })

  it('is quoted where nobody knows what it means', () => {
    expect(explain(['all well', 'ValueError: the moon is full'])).toBe(
      'It said last: ValueError: the moon is full',
    )
    expect(explain([])).toBe('It said nothing.')
  })
})
