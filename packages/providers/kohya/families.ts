import type { KohyaSettings } from './settings.ts'

/** A value in a configuration of sd-scripts. */
type Setting = string | number | boolean

type FileField = 'sdxl' | 'sd15' | 'flux' | 'flux_clip_l' | 'flux_t5xxl' | 'flux_ae'

/** A kind of model that sd-scripts trains LoRAs for. */
export interface Family {
  readonly title: string
  /** In the folder of sd-scripts. */
  readonly script: string
  /** Which of its arguments names which file of the settings; the base model comes first. */
  readonly files: Readonly<Record<string, FileField>>
  /** Arguments that hold for every training of the family (docs/train_network.md and its sisters in sd-scripts). */
  readonly settings: Readonly<Record<string, Setting>>
  readonly usual: { readonly resolution: number; readonly rank: number; readonly learning_rate: number }
  /** Whether parts of the model can wait in main memory while others train. */
  readonly swapsBlocks: boolean
}

const families: Readonly<Record<string, Family>> = {
  sdxl: {
    title: 'SDXL',
    script: 'sdxl_train_network.py',
    files: { pretrained_model_name_or_path: 'sdxl' },
    settings: {
      network_module: 'networks.lora',
      network_train_unet_only: true,
      cache_text_encoder_outputs: true,
      // In half precision its autoencoder makes pictures of nothing.
      no_half_vae: true,
    },
    usual: { resolution: 1024, rank: 32, learning_rate: 1e-4 },
    swapsBlocks: false,
  },
  sd15: {
    title: 'Stable Diffusion 1.5',
    script: 'train_network.py',
    files: { pretrained_model_name_or_path: 'sd15' },
    settings: { network_module: 'networks.lora' },
    usual: { resolution: 512, rank: 16, learning_rate: 1e-4 },
    swapsBlocks: false,
  },
  flux: {
    title: 'FLUX.1',
    script: 'flux_train_network.py',
    files: {
      pretrained_model_name_or_path: 'flux',
      clip_l: 'flux_clip_l',
      t5xxl: 'flux_t5xxl',
      ae: 'flux_ae',
    },
    settings: {
      network_module: 'networks.lora_flux',
      network_train_unet_only: true,
      cache_text_encoder_outputs: true,
      fp8_base: true,
      guidance_scale: 1,
      timestep_sampling: 'flux_shift',
      model_prediction_type: 'raw',
    },
    usual: { resolution: 512, rank: 16, learning_rate: 1e-4 },
    swapsBlocks: true,
  },
}

/** By the endpoint of an offer. */
export const familyOf = (endpoint: string): Family | undefined => families[endpoint]

/** The files that a family is trained on, by their argument; undefined where one is not set. */
export function filesOf({ files }: Family, settings: KohyaSettings): Record<string, string> | undefined {
  const found = Object.entries(files).flatMap(([argument, field]) => {
    const file = settings[field]
    return file === undefined ? [] : [[argument, file] as const]
  })
  return found.length === Object.keys(files).length ? Object.fromEntries(found) : undefined
}

/** Families of which something is set. */
export const wantedFamilies = (settings: KohyaSettings): Family[] =>
  Object.values(families).filter(({ files }) =>
    Object.values(files).some((field) => settings[field] !== undefined),
  )
