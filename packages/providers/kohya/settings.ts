import { placeHere, pollSeconds } from '@krya/provider-kit'
import { z } from 'zod'

export const kohyaSettings = z.strictObject({
  folder: placeHere(
    'Folder',
    'KRYA_KOHYA_FOLDER',
    'A checkout of kohya-ss/sd-scripts, or of kohya_ss, which holds one.',
  ),
  python: placeHere(
    'Python',
    'KRYA_KOHYA_PYTHON',
    'Its interpreter; left out: that of its venv or .venv, else python3.',
  ).optional(),
  sdxl: placeHere('SDXL', 'KRYA_KOHYA_SDXL', 'A checkpoint to train LoRAs for SDXL on.').optional(),
  sd15: placeHere(
    'Stable Diffusion 1.5',
    'KRYA_KOHYA_SD15',
    'A checkpoint to train LoRAs for Stable Diffusion 1.5 on.',
  ).optional(),
  flux: placeHere(
    'FLUX.1',
    'KRYA_KOHYA_FLUX',
    'FLUX.1 dev as one file; it needs the three files below.',
  ).optional(),
  flux_clip_l: placeHere(
    'FLUX.1: CLIP-L',
    'KRYA_KOHYA_FLUX_CLIP_L',
    'Its first text encoder, a file.',
  ).optional(),
  flux_t5xxl: placeHere(
    'FLUX.1: T5-XXL',
    'KRYA_KOHYA_FLUX_T5XXL',
    'Its second text encoder, a file.',
  ).optional(),
  flux_ae: placeHere('FLUX.1: AE', 'KRYA_KOHYA_FLUX_AE', 'Its autoencoder, a file.').optional(),
  precision: z.enum(['bf16', 'fp16', 'no'], { error: 'must be bf16, fp16 or no' }).default('bf16').meta({
    title: 'Precision',
    description: 'bf16; fp16 for graphics cards before the RTX 30 series; no for full precision.',
    'x-env': 'KRYA_KOHYA_PRECISION',
  }),
  poll_seconds: pollSeconds(5),
})
export type KohyaSettings = z.infer<typeof kohyaSettings>
