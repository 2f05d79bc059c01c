import { type Call, type InputFile, ProviderError } from '@krya/provider-kit'
import { faultOf, isOwn, isSuccess, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { dataUri, nameOf } from '@krya/provider-kit/wire'
import { z } from 'zod'
import type { FalSettings } from './settings.ts'

/** Smaller files go within the request, weights apart: those are asked for by address. */
const withinRequest = 1024 * 1024
const place = z.object({ upload_url: z.string(), file_url: z.string() })

/** Gives a file to fal's storage and returns its address there; small ones are written into the request. */
export async function attachToFal(
  service: Service<FalSettings>,
  call: Call<FalSettings>,
  file: InputFile,
): Promise<string> {
  const bytes = await file.bytes()
  const isWeights = file.mediaType === 'application/x-safetensors'
  if (bytes.byteLength <= withinRequest && !isWeights) return dataUri(file)
  const { settings, http, signal } = call
  const asked = await http.send(
    {
      method: 'POST',
      url: `${settings.rest_url}/storage/upload/initiate?storage_type=fal-cdn-v3`,
      headers: service.headers(settings),
      body: {
        json: { content_type: file.mediaType, file_name: nameOf(file) },
      },
    },
    signal,
  )
  if (!isSuccess(asked)) throw faultOf(service, asked)
  const { upload_url, file_url } = readAnswer(service, asked, place)
  const put = await http.send(
    {
      method: 'PUT',
      url: upload_url,
      headers: { 'content-type': file.mediaType },
      body: { bytes },
      at: isOwn(service, settings, upload_url) ? 'service' : 'foreign',
    },
    signal,
  )
  if (!isSuccess(put))
    throw new ProviderError('unavailable', `fal’s storage did not take the file (${put.status}).`, {
      billed: 'no',
    })
  return file_url
}
