export { layConstants } from './constants'
export { pulseTrain } from './pulse-train'
export { shapeBins } from './shape-bins'
export { analyse, overlap, scale } from './windows'
