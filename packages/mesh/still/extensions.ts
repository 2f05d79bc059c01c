import { Extension, PropertyType, type ReaderContext } from '@gltf-transform/core'
import { z } from 'zod'

/** Numbers in fewer bytes: they are read as any others. */
class Quantised extends Extension {
  static override readonly EXTENSION_NAME = 'KHR_mesh_quantization'
  override readonly extensionName = 'KHR_mesh_quantization'
  override read(): this {
    return this
  }
  override write(): this {
    return this
  }
}

const webp = z.object({ EXT_texture_webp: z.object({ source: z.int() }) })

/** A texture whose picture is WebP. */
class WebpTextures extends Extension {
  static override readonly EXTENSION_NAME = 'EXT_texture_webp'
  override readonly extensionName = 'EXT_texture_webp'
  override readonly prereadTypes = [PropertyType.TEXTURE]
  override preread(context: ReaderContext): this {
    for (const texture of context.jsonDoc.json.textures ?? []) {
      const own = webp.safeParse(texture.extensions)
      if (own.success) texture.source = own.data.EXT_texture_webp.source
    }
    return this
  }
  override read(): this {
    return this
  }
  override write(): this {
    return this
  }
}

/** What of glTF's extensions is read; what a file merely mentions is passed over. */
export const extensions = [Quantised, WebpTextures]
