import type { Editor } from '../../editor.ts'
import type { PointerAt, PointerTool } from '../gesture.ts'
import { targetOf } from '../target.ts'
import { Stroke } from './stroke.ts'

const strokes =
  (label: string, erases: boolean) =>
  (editor: Editor, at: PointerAt): Stroke => {
    const { settings, state } = editor
    const { size, hardness, opacity, pressure, front } = settings
    const target = targetOf(editor.scene, state.getState().paintsMask, !erases)
    const colour = target.isMask || erases ? '#000000' : front
    return new Stroke(editor, target, { label, erases, colour, size, hardness, opacity, pressure }, at)
  }

/** Paints with the front colour; on a mask it shows what is under it. */
export const brush: PointerTool = { id: 'brush', cursor: 'brush', press: strokes('Brush', false) }
/** Takes pixels away; on a mask it hides what is under it. */
export const eraser: PointerTool = { id: 'eraser', cursor: 'brush', press: strokes('Eraser', true) }
