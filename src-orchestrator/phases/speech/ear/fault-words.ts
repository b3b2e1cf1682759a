import type { Fault, FaultKind } from './faults.ts'

/** After “sounds off: ”. */
const words: Record<FaultKind, string> = {
  'too-long': 'takes too long for its words',
  'too-short': 'is too short for its words',
  'long-silence': 'has a long silence in it',
  'much-silence': 'is silent for much of its time',
  distorted: 'is distorted',
  offset: 'is shifted away from zero',
  'too-quiet': 'is too quiet',
  'too-loud': 'is too loud',
  'repeated-ending': 'says its ending twice',
  'cut-ending': 'breaks off',
}

/** e.g. "says its ending twice, takes too long for its words" */
export function faultWords(faults: readonly Fault[]): string {
  return faults.map(({ kind }) => words[kind]).join(', ')
}
