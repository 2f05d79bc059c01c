import type { Solid } from '@krya/contracts'
import {
  AmbientLight,
  BoxGeometry,
  type BufferGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  DirectionalLight,
  MathUtils,
  Mesh,
  MeshStandardMaterial,
  PerspectiveCamera,
  Scene,
  SphereGeometry,
  TorusGeometry,
  WebGLRenderer,
} from 'three'

const shapes: Readonly<Record<Solid['kind'], () => BufferGeometry>> = {
  cube: () => new BoxGeometry(1.5, 1.5, 1.5),
  sphere: () => new SphereGeometry(1, 48, 32),
  cylinder: () => new CylinderGeometry(0.75, 0.75, 1.7, 48),
  cone: () => new ConeGeometry(0.95, 1.8, 48),
  ring: () => new TorusGeometry(0.8, 0.32, 24, 64),
}

/** Draws lit solids on a clear ground, by WebGL. */
export class SolidDrawer {
  readonly #renderer = new WebGLRenderer({
    canvas: new OffscreenCanvas(1, 1),
    alpha: true,
    antialias: true,
  })
  readonly #scene = new Scene()
  readonly #camera = new PerspectiveCamera(32, 1, 0.1, 20)
  readonly #mesh = new Mesh<BufferGeometry, MeshStandardMaterial>(
    new BoxGeometry(),
    new MeshStandardMaterial({ roughness: 0.6 }),
  )
  #kind: Solid['kind'] | undefined

  /** @throws Error where the browser has no WebGL */
  constructor() {
    const key = new DirectionalLight('#ffffff', 2.6)
    key.position.set(-2, 3, 3)
    this.#scene.add(this.#mesh, key, new AmbientLight('#ffffff', 0.7))
    this.#camera.position.z = 4.6
  }

  /**
   * @param side of the square it is drawn in, in pixels
   * @returns what is to be copied at once: the next drawing replaces it
   */
  draw({ kind, across, down, colour }: Solid, side: number): OffscreenCanvas | HTMLCanvasElement {
    if (kind !== this.#kind) {
      this.#mesh.geometry.dispose()
      this.#mesh.geometry = shapes[kind]()
      this.#kind = kind
    }
    const canvas = this.#renderer.domElement
    if (canvas.width !== side) this.#renderer.setSize(side, side, false)
    this.#mesh.material.color = new Color(colour)
    this.#mesh.rotation.set(MathUtils.degToRad(down), MathUtils.degToRad(across), 0)
    this.#renderer.render(this.#scene, this.#camera)
    return canvas
  }
}
