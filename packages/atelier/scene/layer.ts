import type { FramingId, Scene, Subject } from './scene.ts'

/**
 * The drawn scene: an ordered list of layers, back to front. Each layer is a fragment of SVG in the
 * picture's own pixel coordinates; ids of gradients and clips are prefixed with the layer's id, so layers
 * may be drawn apart (animated, extruded, exported) or together.
 */
export interface Layer {
  /** Unique in the picture and stable for a scene: `sky`, `ridge-2`, `subject-s1-0`, `haze-1`. */
  readonly id: string
  readonly kind:
    | 'sky'
    | 'celestial'
    | 'cloud'
    | 'terrain'
    | 'water'
    | 'structure'
    | 'plant'
    | 'subject'
    | 'shadow'
    | 'reflection'
    | 'light'
    | 'weather'
    | 'lettering'
    | 'frame'
  /** Distance from the viewer: 0 nearest … 1 at the horizon and beyond; parallax, haze and relief follow it. */
  readonly depth: number
  /** Definitions used by `svg` (gradients, clips, masks); no filters: textures are made from pixels later. */
  readonly defs: string
  /** The drawing: SVG elements without a root. */
  readonly svg: string
  /** The subject drawn here, where there is one. */
  readonly subject?: Subject['id']
}

/** Colours every part of a picture agrees on, `#rrggbb`. Made once per scene from setting, time, weather, mood and palette. */
export interface Palette {
  readonly skyTop: string
  readonly skyMid: string
  readonly skyLow: string
  /** The colour distance fades to. */
  readonly haze: string
  readonly light: string
  readonly shadow: string
  readonly ground: readonly [near: string, middle: string, far: string]
  readonly foliage: readonly [near: string, middle: string, far: string]
  readonly water: readonly [near: string, far: string]
  readonly rock: readonly [lit: string, shaded: string]
  readonly built: readonly string[]
  /** Accents for details, two or three. */
  readonly accents: readonly string[]
  /** Ink for outlines and lettering on light ground. */
  readonly ink: string
  /** Paper for lettering on dark ground. */
  readonly paper: string
}

/** The light of the scene: where it comes from and what it does. Shadows, highlights and reflections all ask here. */
export interface Light {
  /** Position of sun or moon in the picture, fractions of width and height (may lie outside 0–1). */
  readonly x: number
  readonly y: number
  readonly source: 'sun' | 'moon' | 'lamp' | 'sky'
  readonly colour: string
  /** 0 dark … 1 full day. */
  readonly intensity: number
  /** Length of a cast shadow as a multiple of its thing's height; 0 under an overcast sky. */
  readonly shadowLength: number
}

/** One placed thing. Coordinates in pixels; `y` is where it touches the ground. */
export interface Placement {
  readonly subject: Subject['id']
  /** Which of its `count`. */
  readonly index: number
  readonly x: number
  readonly y: number
  /** Height in pixels. */
  readonly height: number
  readonly depth: number
  readonly flip: boolean
  /** Degrees, clockwise. */
  readonly tilt: number
  readonly shadow: boolean
  readonly reflection: boolean
}

/** Where things stand: `compose(scene)` gives it, `draw` reads it. */
export interface Composition {
  readonly framing: FramingId
  /** Horizon, pixels from the top. */
  readonly horizon: number
  /** The focal point, pixels: on a third, never dead centre unless the framing is a portrait or close-up. */
  readonly focus: { readonly x: number; readonly y: number }
  readonly placements: readonly Placement[]
}

/** A whole drawn picture, before its style's finish in pixels. */
export interface Drawing {
  readonly scene: Scene
  readonly palette: Palette
  readonly light: Light
  readonly composition: Composition
  readonly layers: readonly Layer[]
}
