import { phases, type PhaseNumber } from '../../src-contract/phases.ts'

/** "5 Master", "4 Speak and 5 Master", "3 Split, 4 Speak and 5 Master". */
function phaseNames(from: PhaseNumber, to: PhaseNumber): string {
  const names = phases
    .filter(({ number }) => number >= from && number <= to)
    .map(({ number, label }) => `${number} ${label}`)
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** What running a book again from a phase redoes, and what it keeps. `book`: its name, as a part of a sentence. */
export function redoWords(phase: PhaseNumber, book: string): string {
  const redone = `${phase === 5 ? 'Phase' : 'Phases'} ${phaseNames(phase, 5)} of ${book} ${phase === 5 ? 'is' : 'are'} done again; what ${phase === 5 ? 'it' : 'they'} made so far is discarded first.`
  if (phase === 1) return redone
  const before = phases.findLast(({ number }) => number < phase)?.number ?? 1
  return `${redone} ${before === 1 ? 'Phase 1 Check is' : `Phases ${phaseNames(1, before)} are`} kept.`
}
