import { atelierAnimator } from './atelier-animator.ts'
import { atelierColourist } from './atelier-colourist.ts'
import { atelierCutter } from './atelier-cutter.ts'
import { atelierAdjuster } from './atelier-adjuster.ts'
import { atelierDraughtsman } from './atelier-draughtsman.ts'
import { atelierEnlarger } from './atelier-enlarger.ts'
import { atelierFilmRestorer } from './atelier-film-restorer.ts'
import { atelierIllustrator } from './atelier-illustrator.ts'
import { atelierLighting } from './atelier-lighting.ts'
import { atelierLogoDesigner } from './atelier-logo-designer.ts'
import { atelierObserver } from './atelier-observer.ts'
import { atelierPatternMaker } from './atelier-pattern-maker.ts'
import { atelierProjectionist } from './atelier-projectionist.ts'
import { atelierPuppeteer } from './atelier-puppeteer.ts'
import { atelierRestorer } from './atelier-restorer.ts'
import { atelierRetoucher } from './atelier-retoucher.ts'
import { atelierSculptor } from './atelier-sculptor.ts'
import { atelierStylist } from './atelier-stylist.ts'
import { atelierSurveyor } from './atelier-surveyor.ts'
import { atelierTracer } from './atelier-tracer.ts'
import { auraSr } from './aura-sr.ts'
import { birefnet } from './birefnet.ts'
import { briaCutout } from './bria-cutout.ts'
import { briaEraser } from './bria-eraser.ts'
import { clarityUpscaler } from './clarity-upscaler.ts'
import { codeformer } from './codeformer.ts'
import { flux11ProUltra } from './flux-1.1-pro-ultra.ts'
import { flux11Pro } from './flux-1.1-pro.ts'
import { flux2Dev } from './flux-2-dev.ts'
import { flux2Flex } from './flux-2-flex.ts'
import { flux2Klein4b } from './flux-2-klein-4b.ts'
import { flux2Klein9b } from './flux-2-klein-9b.ts'
import { flux2Lora } from './flux-2-lora.ts'
import { flux2Max } from './flux-2-max.ts'
import { flux2Pro } from './flux-2-pro.ts'
import { fluxCannyPro } from './flux-canny-pro.ts'
import { fluxDepthPro } from './flux-depth-pro.ts'
import { fluxDevLoraTrainer } from './flux-dev-lora-trainer.ts'
import { fluxDev } from './flux-dev.ts'
import { fluxDevLora } from './flux-dev-lora.ts'
import { flux2DevLora } from './flux-2-dev-lora.ts'
import { fluxFillPro } from './flux-fill-pro.ts'
import { fluxKontextMax } from './flux-kontext-max.ts'
import { fluxKontextPro } from './flux-kontext-pro.ts'
import { fluxLoraFast } from './flux-lora-fast.ts'
import { fluxRedux } from './flux-redux.ts'
import { fluxSchnell } from './flux-schnell.ts'
import { gemini25FlashImage } from './gemini-2.5-flash-image.ts'
import { gemini3ProImage } from './gemini-3-pro-image.ts'
import { gemini31FlashImage } from './gemini-3.1-flash-image.ts'
import { gfpgan } from './gfpgan.ts'
import { gptImage2 } from './gpt-image-2.ts'
import { hereFluxTrainer } from './here-flux-trainer.ts'
import { hailuo02 } from './hailuo-02.ts'
import { viduQ1 } from './vidu-q1.ts'
import { pixverse5 } from './pixverse-5.ts'
import { seedance1Lite } from './seedance-1-lite.ts'
import { hereLcm } from './here-lcm.ts'
import { hereSd15Trainer } from './here-sd15-trainer.ts'
import { hereSdTurbo } from './here-sd-turbo.ts'
import { hereSdxlTrainer } from './here-sdxl-trainer.ts'
import { hereSdxlTurbo } from './here-sdxl-turbo.ts'
import { hidreamDev } from './hidream-dev.ts'
import { hidreamFast } from './hidream-fast.ts'
import { hidreamFull } from './hidream-full.ts'
import { hunyuanImage3 } from './hunyuan-image-3.ts'
import { hunyuanVideo15 } from './hunyuan-video-1.5.ts'
import { hunyuanVideo } from './hunyuan-video.ts'
import { hunyuan3d2 } from './hunyuan3d-2.ts'
import { hunyuan3d3 } from './hunyuan3d-3.ts'
import { ideogram3 } from './ideogram-3.ts'
import { ideogram3Quality } from './ideogram-3-quality.ts'
import { ideogram3Transparent } from './ideogram-3-transparent.ts'
import { ideogram3Turbo } from './ideogram-3-turbo.ts'
import { ideogram4 } from './ideogram-4.ts'
import { ideogram4Turbo } from './ideogram-4-turbo.ts'
import { ideogram45Edit } from './ideogram-4.5-edit.ts'
import { ideogramCutout } from './ideogram-cutout.ts'
import { ideogramUpscale } from './ideogram-upscale.ts'
import { kling25TurboPro } from './kling-2.5-turbo-pro.ts'
import { kling25Turbo } from './kling-2.5-turbo.ts'
import { klingImage21 } from './kling-image-2.1.ts'
import { klingImage3 } from './kling-image-3.ts'
import { klingImageO1 } from './kling-image-o1.ts'
import { klingLipsync } from './kling-lipsync.ts'
import { klingOutpainting } from './kling-outpainting.ts'
import { lcm } from './lcm.ts'
import { ltx2Fast } from './ltx-2-fast.ts'
import { ltx2Pro } from './ltx-2-pro.ts'
import { lumaRay2 } from './luma-ray-2.ts'
import { lumaRay32Frames } from './luma-ray-3.2-frames.ts'
import { lumaRay32 } from './luma-ray-3.2.ts'
import { ownFlux } from './own-flux.ts'
import { ownLanguageModel } from './own-language-model.ts'
import { ownOpenaiCompatible } from './own-openai-compatible.ts'
import { ownSd35 } from './own-sd35.ts'
import { ownSdxl } from './own-sdxl.ts'
import { ownStableDiffusion } from './own-stable-diffusion.ts'
import { ownUpscaler } from './own-upscaler.ts'
import { ownWan } from './own-wan.ts'
import { photonFlash } from './photon-flash.ts'
import { photon } from './photon.ts'
import { qwenImageEdit } from './qwen-image-edit.ts'
import { qwenImage } from './qwen-image.ts'
import { realEsrgan } from './real-esrgan.ts'
import { recraft3Vector } from './recraft-3-vector.ts'
import { recraft3 } from './recraft-3.ts'
import { recraft4Vector } from './recraft-4-vector.ts'
import { recraft4 } from './recraft-4.ts'
import { recraftCreativeUpscale } from './recraft-creative-upscale.ts'
import { recraftCrisp } from './recraft-crisp.ts'
import { recraftCutout } from './recraft-cutout.ts'
import { recraftEraser } from './recraft-eraser.ts'
import { recraftRemix } from './recraft-remix.ts'
import { recraftVectorize } from './recraft-vectorize.ts'
import { rembg } from './rembg.ts'
import { rife } from './rife.ts'
import { runwayActTwo } from './runway-act-two.ts'
import { runwayAleph } from './runway-aleph.ts'
import { runwayGen4Image } from './runway-gen4-image.ts'
import { runwayGen4Turbo } from './runway-gen4-turbo.ts'
import { runwayGen45 } from './runway-gen4.5.ts'
import { runwayImageUpscale } from './runway-image-upscale.ts'
import { runwayUpscale } from './runway-upscale.ts'
import { sd35LargeTurbo } from './sd-3.5-large-turbo.ts'
import { sd35Large } from './sd-3.5-large.ts'
import { sd35Medium } from './sd-3.5-medium.ts'
import { sdxlLightning } from './sdxl-lightning.ts'
import { seedream45 } from './seedream-4.5.ts'
import { seedream4 } from './seedream-4.ts'
import { stableConservativeUpscaler } from './stable-conservative-upscaler.ts'
import { stableCreativeUpscaler } from './stable-creative-upscaler.ts'
import { stableFast3d } from './stable-fast-3d.ts'
import { stablePointAware3d } from './stable-point-aware-3d.ts'
import { stableFastUpscaler } from './stable-fast-upscaler.ts'
import { stableImageControl } from './stable-image-control.ts'
import { stableImageCore } from './stable-image-core.ts'
import { stableImageEdit } from './stable-image-edit.ts'
import { stableImageUltra } from './stable-image-ultra.ts'
import { syncLipsync3 } from './sync-lipsync-3.ts'
import { syncLipsync } from './sync-lipsync.ts'
import { topazUpscale } from './topaz-upscale.ts'
import { trellis } from './trellis.ts'
import { triposr } from './triposr.ts'
import { uni1Max } from './uni-1-max.ts'
import { uni1 } from './uni-1.ts'
import { veo31Extend } from './veo-3.1-extend.ts'
import { veo31Fast } from './veo-3.1-fast.ts'
import { veo31Lite } from './veo-3.1-lite.ts'
import { veo31 } from './veo-3.1.ts'
import { wan25 } from './wan-2.5.ts'
import { wan3 } from './wan-3.ts'
import { zImageTurbo } from './z-image-turbo.ts'
import type { Model } from './model.ts'

/** Every model; of one provider’s, the first that can do an operation is the one it is asked for by itself. */
export const all: readonly Model[] = [
  fluxDev,
  fluxRedux,
  fluxSchnell,
  flux11Pro,
  flux11ProUltra,
  flux2Pro,
  flux2Max,
  flux2Flex,
  flux2Dev,
  flux2Klein4b,
  flux2Klein9b,
  fluxKontextPro,
  fluxKontextMax,
  fluxFillPro,
  fluxCannyPro,
  fluxDepthPro,
  sdxlLightning,
  sd35Large,
  sd35LargeTurbo,
  sd35Medium,
  stableImageCore,
  stableImageUltra,
  stableImageEdit,
  stableImageControl,
  stableFastUpscaler,
  stableConservativeUpscaler,
  stableCreativeUpscaler,
  ideogram45Edit,
  ideogram3,
  ideogram3Turbo,
  ideogram3Quality,
  ideogram4,
  ideogram4Turbo,
  ideogram3Transparent,
  ideogramCutout,
  ideogramUpscale,
  recraft3,
  recraft3Vector,
  recraft4,
  recraft4Vector,
  recraftVectorize,
  recraftCutout,
  recraftEraser,
  realEsrgan,
  recraftCrisp,
  recraftCreativeUpscale,
  recraftRemix,
  gptImage2,
  gemini25FlashImage,
  gemini31FlashImage,
  gemini3ProImage,
  seedream4,
  seedream45,
  qwenImage,
  qwenImageEdit,
  hidreamFull,
  hidreamDev,
  hidreamFast,
  zImageTurbo,
  hunyuanImage3,
  lcm,
  photon,
  photonFlash,
  uni1,
  uni1Max,
  runwayGen4Image,
  klingImage21,
  klingImage3,
  klingImageO1,
  klingOutpainting,
  clarityUpscaler,
  topazUpscale,
  auraSr,
  codeformer,
  gfpgan,
  birefnet,
  rembg,
  briaCutout,
  briaEraser,
  ownSdxl,
  ownSd35,
  ownFlux,
  ownUpscaler,
  ownStableDiffusion,
  ownOpenaiCompatible,
  ownLanguageModel,
  atelierIllustrator,
  atelierAnimator,
  atelierStylist,
  atelierLogoDesigner,
  atelierPatternMaker,
  atelierEnlarger,
  atelierRestorer,
  atelierLighting,
  atelierAdjuster,
  atelierObserver,
  atelierDraughtsman,
  atelierSurveyor,
  atelierCutter,
  atelierRetoucher,
  atelierColourist,
  atelierTracer,
  atelierFilmRestorer,
  atelierProjectionist,
  atelierPuppeteer,
  atelierSculptor,
  kling25TurboPro,
  kling25Turbo,
  veo31,
  veo31Fast,
  veo31Lite,
  runwayGen4Turbo,
  runwayGen45,
  runwayAleph,
  runwayActTwo,
  runwayUpscale,
  runwayImageUpscale,
  lumaRay2,
  lumaRay32,
  lumaRay32Frames,
  hunyuanVideo,
  hunyuanVideo15,
  wan25,
  wan3,
  ltx2Pro,
  ltx2Fast,
  hailuo02,
  viduQ1,
  pixverse5,
  seedance1Lite,
  veo31Extend,
  syncLipsync,
  syncLipsync3,
  klingLipsync,
  rife,
  triposr,
  trellis,
  hunyuan3d2,
  hunyuan3d3,
  stableFast3d,
  stablePointAware3d,
  fluxDevLora,
  flux2DevLora,
  fluxLoraFast,
  flux2Lora,
  fluxDevLoraTrainer,
  hereFluxTrainer,
  hereSdxlTrainer,
  hereSd15Trainer,
  ownWan,
  hereSdTurbo,
  hereLcm,
  hereSdxlTurbo,
]
