import { useEffect, useState } from 'react'
import { met, type Meeting, meetingOf } from '../canvas/selection/selection.ts'
import { choose } from '../canvas/pointer-tools/select/selecting.ts'
import type { Editor } from '../canvas/editor.ts'
import { client } from '../data/client.ts'
import type { Values } from '../preferences/store.ts'
import { generate, selectionOfMask } from './generate.ts'
import { assetFile, bitmapOf } from './open.ts'
import { refuse, useEditor } from './use-editor.ts'

/** Chooses what words or a point name. @throws ApiError; Error in words, also where nothing is found */
export async function findObject(editor: Editor, values: Values, how: Meeting): Promise<void> {
  const scene = editor.scene
  const { signal } = new AbortController()
  const made = await generate({ operation: 'select-object', values, scene, signal })
  const [image] = made.images
  if (image === undefined) throw new Error('Nothing was found there.')
  const bitmap = await bitmapOf(await assetFile(image.id))
  const found = selectionOfMask(bitmap, scene)
  bitmap.close()
  // The mask has done its work; the library need not show it.
  void client.deleteImage({ params: { id: made.id } }).catch(refuse)
  if (found === null) throw new Error('Nothing was found there.')
  choose(editor, editor.scene, met(editor.scene.selection, found, how))
}

/** Lets the pointer choose things. @returns whether one is being looked for */
export function useObjectSelect(): boolean {
  const editor = useEditor()
  const [busy, setBusy] = useState(false)
  useEffect(
    () =>
      editor.findBy((at) => {
        const { width, height } = editor.scene
        const [x, y] = [at.x / width, at.y / height]
        if (busy || x < 0 || y < 0 || x > 1 || y > 1) return
        setBusy(true)
        void findObject(editor, { x, y }, meetingOf(at))
          .catch(refuse)
          .finally(() => setBusy(false))
      }),
    [editor, busy],
  )
  return busy
}
