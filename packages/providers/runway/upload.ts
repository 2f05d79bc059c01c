import { type Call, type InputFile, ProviderError } from '@krya/provider-kit'
import { faultOf, isOwn, isSuccess, readAnswer, type Service } from '@krya/provider-kit/protocols'
import { blob, dataUri, nameOf } from '@krya/provider-kit/wire'
import { z } from 'zod'
import type { RunwaySettings } from './settings.ts'

/** Data URIs may be of 5 MB, a third of which is their encoding. */
const withinRequest = 3 * 1024 * 1024
const place = z.object({
  uploadUrl: z.string(),
  fields: z.record(z.string(), z.string()),
  runwayUri: z.string(),
})

/** Gives a file to Runway for a day and returns its address there; small ones are written into the request. */
export async function attachToRunway(
  service: Service<RunwaySettings>,
  { settings, http, signal }: Call<RunwaySettings>,
  file: InputFile,
): Promise<string> {
  if ((await file.bytes()).byteLength <= withinRequest) return dataUri(file)
  const asked = await http.send(
    {
      method: 'POST',
      url: `${settings.base_url}/uploads`,
      headers: service.headers(settings),
      body: { json: { filename: nameOf(file), type: 'ephemeral' } },
    },
    signal,
  )
  if (!isSuccess(asked)) throw faultOf(service, asked)
  const { uploadUrl, fields, runwayUri } = readAnswer(service, asked, place)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', await blob(file), nameOf(file))
  const at = isOwn(service, settings, uploadUrl) ? 'service' : 'foreign'
  const put = await http.send({ method: 'POST', url: uploadUrl, body: { form }, at }, signal)
  if (isSuccess(put)) return runwayUri
  throw new ProviderError('unavailable', `Runway’s storage did not take the file (${put.status}).`, {
    billed: 'no',
  })
}
