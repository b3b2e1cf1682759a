import { buildKernels } from '../scripts/build-kernels.mjs'

/** What the sources load from out/, made of these sources. */
export function setup(): void {
  buildKernels()
}
