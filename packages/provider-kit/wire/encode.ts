import { extensionOf } from '@krya/contracts'
import type { Json } from '../spec/provider.ts'
import type { BodyTree, BodyValue } from './write.ts'

/** A body without files, as JSON. @throws TypeError when it holds one: that is a fault of ours. */
export function toJson(value: BodyValue): Json {
  if (value instanceof Blob) throw new TypeError('a file cannot be sent as JSON')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: BodyValue) => toJson(item))
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJson(inner)]))
}

/** A body as a form: lists become repeated fields, objects JSON text. `listName` names a repeated field. */
export function toForm(body: BodyTree, listName = (field: string): string => field): FormData {
  const form = new FormData()
  const add = (field: string, value: BodyValue): void => {
    if (value instanceof Blob)
      form.append(field, value, `${field.replace(/\W/g, '')}.${extensionOf(value.type)}`)
    else if (typeof value === 'object' && value !== null) form.append(field, JSON.stringify(toJson(value)))
    else if (value !== null) form.append(field, String(value))
  }
  for (const [field, value] of Object.entries(body)) {
    if (Array.isArray(value)) for (const item of value) add(listName(field), item)
    else add(field, value)
  }
  return form
}

/** A body without files, as a JSON object. */
export function toObject(body: BodyTree): Record<string, Json> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, toJson(value)]))
}
