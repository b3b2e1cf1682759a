export { constantsBytes, layConstants } from './constants'
export { pulseTrain } from './pulse-train'
export { shapeBin } from './shape-bin'
export { analyse, overlap, scale } from './windows'
