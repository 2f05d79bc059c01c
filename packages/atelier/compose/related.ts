import type { Placement } from '../scene/layer.ts'
import type { RelationKind as Kind, Scene } from '../scene/scene.ts'

/** Real sizes are kept less strictly than among things that stand apart: an owl on a tree is to be seen. */
const sizeExponent = 0.45

/** Moves things to where the prompt says they are to each other: on, under, behind, in the hand of. */
export function related(scene: Scene, placements: readonly Placement[]): Placement[] {
  let moved = [...placements]
  const neighbours = new Map<string, number>()
  for (const relation of scene.relations) {
    const { kind } = relation
    // Who holds or wears stays; what is held or worn comes to them.
    const comes = kind === 'holding' || kind === 'wearing'
    // Of two that stand side by side, the one named later comes to the one named first.
    const isLater =
      kind === 'next-to' && Number(relation.object?.slice(1)) > Number(relation.subject.slice(1))
    const [subject, object] =
      comes || isLater ? [relation.object, relation.subject] : [relation.subject, relation.object]
    const other = moved.find((placement) => placement.subject === object && placement.index === 0)
    if (other === undefined) continue
    // Several beside one stand on either side of it in turn.
    const already = neighbours.get(other.subject) ?? 0
    neighbours.set(other.subject, already + 1)
    const main = moved[0]
    const isMain = main === undefined || other.subject === main.subject
    const inward = other.x < scene.width / 2 ? 1 : -1
    const turn = (isMain ? inward : Math.sign(other.x - main.x) || inward) * (already % 2 === 0 ? 1 : -1)
    moved = moved.map((placement) =>
      placement.subject === subject
        ? beside(kind, fitted(scene, placement, other, kind), other, scene, turn)
        : placement,
    )
  }
  return moved
}

function beside(kind: Kind, own: Placement, other: Placement, scene: Scene, side: number): Placement {
  const { width, height: tall } = scene
  const nearer = Math.max(0, other.depth - 0.01)
  const spread = own.index * own.height * 0.6
  switch (kind) {
    case 'on':
      return {
        ...own,
        x: other.x + spread,
        y: Math.max(own.height + tall * 0.05, other.y - other.height * 0.72),
        depth: nearer,
        height: Math.min(own.height, other.height * 0.9),
        shadow: false,
        reflection: false,
        tilt: 0,
      }
    case 'riding': {
      // Who rides is as large beside its mount as people are; the mount comes down to the ground.
      const height = Math.min(own.height, other.height * 0.85)
      return {
        ...own,
        x: other.x,
        y: other.y - other.height * 0.36,
        height,
        depth: other.depth + 0.0002,
        shadow: false,
        reflection: false,
        tilt: 0,
      }
    }
    case 'wearing':
      return {
        ...own,
        x: other.x,
        y: other.y - other.height * 0.9,
        height: other.height * 0.28,
        depth: nearer,
        shadow: false,
        reflection: false,
        tilt: 0,
      }
    case 'holding': {
      const height = Math.min(own.height, other.height * 0.62)
      return {
        ...own,
        x: other.x + side * other.height * 0.2,
        y: other.y - other.height * 0.36 + height * 0.25,
        height,
        depth: nearer,
        shadow: false,
        reflection: false,
        tilt: side * 8,
      }
    }
    case 'under':
      return {
        ...own,
        x: other.x + side * other.height * 0.12 + spread,
        y: other.y + own.height * 0.04,
        depth: nearer,
        shadow: true,
        reflection: false,
        tilt: 0,
      }
    case 'in':
      return {
        ...own,
        x: other.x + spread,
        y: other.y - other.height * 0.28,
        depth: nearer,
        height: Math.min(own.height, other.height * 0.6),
        shadow: false,
      }
    case 'in-front-of':
      return {
        ...own,
        x: other.x + side * other.height * 0.15 + spread,
        y: Math.max(own.y, other.y + own.height * 0.08),
        depth: Math.max(0, other.depth - 0.08),
      }
    case 'behind':
      return {
        ...own,
        x: other.x - side * other.height * 0.3 - spread,
        y: other.y - own.height * 0.06,
        depth: Math.min(0.95, other.depth + 0.06),
      }
    case 'next-to':
      return {
        ...own,
        x: clamp(
          other.x + side * (other.height + own.height) * 0.56 + side * spread,
          width,
          own.height * 0.55,
        ),
        y: own.shadow && other.shadow ? other.y : own.y,
        depth: own.shadow && other.shadow ? other.depth + 0.005 : own.depth,
      }
  }
}

/** What sits on, in or under a thing keeps its size beside it, even where it is what the picture is about. */
function fitted(scene: Scene, own: Placement, other: Placement, kind: Kind): Placement {
  if (kind !== 'on' && kind !== 'in' && kind !== 'under') return own
  const metres = (id: string): number => {
    const subject = scene.subjects.find((candidate) => candidate.id === id)
    return subject === undefined ? 1 : subject.metres * subject.scale
  }
  const share = (metres(own.subject) / metres(other.subject)) ** sizeExponent
  return { ...own, height: Math.min(own.height, Math.max(other.height * share, own.height * 0.3)) }
}

const clamp = (x: number, width: number, margin: number): number =>
  Math.min(width - margin, Math.max(margin, x))
