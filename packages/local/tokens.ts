import { Tokenizer } from '@huggingface/tokenizers'
import { z } from 'zod'

/** CLIP reads so many tokens, its marks of beginning and end among them. */
const length = 77
const begin = '<|startoftext|>'
const end = '<|endoftext|>'

const vocabulary = z.record(z.string(), z.int())

/** Turns words into what a text encoder reads. */
export type Tokenize = (text: string) => number[]

/**
 * CLIP's byte-pair encoding, from the two files every Stable Diffusion model brings.
 * @param vocab vocab.json: the number of each token
 * @param merges merges.txt: which pairs are joined, most wanted first, after a line about its version
 * @param padding fills up to 77; left out: the mark of the end
 */
export function clipTokens(vocab: string, merges: string, padding: string = end): Tokenize {
  const numbers = vocabulary.parse(JSON.parse(vocab))
  const pairs = merges.split('\n').filter((line) => line !== '' && !line.startsWith('#version'))
  const special = (content: string) => ({
    id: numbers[content] ?? 0,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: content === begin,
    special: true,
  })
  const tokenizer = new Tokenizer(
    {
      version: '1.0',
      added_tokens: [special(begin), special(end)],
      normalizer: {
        type: 'Sequence',
        normalizers: [
          { type: 'NFC' },
          { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
          { type: 'Lowercase' },
        ],
      },
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          {
            type: 'Split',
            pattern: {
              Regex:
                "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
            },
            behavior: 'Removed',
            invert: true,
          },
          { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
        ],
      },
      post_processor: null,
      decoder: null,
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: end,
        continuing_subword_prefix: '',
        end_of_word_suffix: '</w>',
        fuse_unk: false,
        vocab: numbers,
        merges: pairs,
      },
    },
    { tokenizer_class: 'CLIPTokenizer' },
  )
  const [first = 0, last = 0, filler = 0] = [numbers[begin], numbers[end], numbers[padding] ?? numbers[end]]
  return (text) => {
    const own = tokenizer.encode(text.trim(), { add_special_tokens: false }).ids.slice(0, length - 2)
    const filled = [first, ...own, last]
    return [...filled, ...Array.from({ length: length - filled.length }, () => filler)]
  }
}
