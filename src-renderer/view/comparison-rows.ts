import type { Comparison } from '../../src-contract/migration.ts'
import { phases } from '../../src-contract/phases.ts'
import { clockWords } from './amounts.ts'

export type ComparisonRow = {
  id: string
  label: string
  theirs: string
  ours: string
  /** Whether the difference is one that a listener or a later run would meet; small ones of measuring are none. */
  differs: boolean
}
type Side = Comparison['ours']

const nothing = '–'
const statusWords: Record<string, string> = {
  success: 'Done',
  partial_success: 'Done, with gaps',
  partial: 'Partly done',
  failed: 'Failed',
  error: 'Failed',
  pending: 'Not run',
  running: 'Not finished',
  skipped: 'Skipped',
}

/** Two per cent of the words, five of the length: what other rules for page numbers, hyphens and pauses amount to. */
const wordsTolerance = 0.02
const lengthTolerance = 0.05
/** In LU; less is hard to hear. */
const loudnessTolerance = 1

/** The two sides of a comparison, row by row. */
export function comparisonRows({ theirs, ours }: Comparison): ComparisonRow[] {
  const row = (
    id: string,
    label: string,
    say: (side: Side) => string,
    differs: boolean = say(theirs) !== say(ours),
  ): ComparisonRow => ({ id, label, theirs: say(theirs), ours: say(ours), differs })
  return [
    row('exit', 'Ended', ({ exitCode }) =>
      exitCode === null ? 'Was stopped' : exitCode === 0 ? 'Well' : `With exit code ${exitCode}`,
    ),
    ...phases.map(({ number, label }) =>
      row(`phase-${number}`, `${number} ${label}`, (side) => {
        const status = side.phases[String(number)]
        return status === undefined ? nothing : (statusWords[status] ?? status)
      }),
    ),
    row(
      'words',
      'Words',
      ({ words }) => (words === null ? nothing : words.toLocaleString('en')),
      isApart(theirs.words, ours.words, (a, b) => Math.abs(a - b) > wordsTolerance * Math.max(a, b)),
    ),
    row(
      'length',
      'Length',
      ({ audioSec }) => (audioSec === null ? nothing : clockWords(audioSec)),
      isApart(theirs.audioSec, ours.audioSec, (a, b) => Math.abs(a - b) > lengthTolerance * Math.max(a, b)),
    ),
    row(
      'loudness',
      'Loudness',
      ({ loudnessLufs }) => (loudnessLufs === null ? nothing : `${loudnessLufs.toFixed(1)} LUFS`),
      isApart(theirs.loudnessLufs, ours.loudnessLufs, (a, b) => Math.abs(a - b) > loudnessTolerance),
    ),
    row('elapsed', 'Took', ({ elapsedSec }) => clockWords(elapsedSec), false),
    row(
      'output',
      'File',
      ({ output }) => output ?? nothing,
      (theirs.output === null) !== (ours.output === null),
    ),
  ]
}

function isApart(a: number | null, b: number | null, far: (a: number, b: number) => boolean): boolean {
  if (a === null || b === null) return a !== b
  return far(a, b)
}
