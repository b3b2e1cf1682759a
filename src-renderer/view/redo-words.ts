import { phases, type PhaseNumber } from '../../src-contract/phases.ts'

/** "5 Master", "4 Speak and 5 Master", "3 Split, 4 Speak and 5 Master". */
function phaseNames(from: PhaseNumber, to: PhaseNumber): string {
  const names = phases
    .filter(({ number }) => number >= from && number <= to)
    .map(({ number, label }) => `${number} ${label}`)
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** What running a book again from a phase redoes, and what it keeps; `keeps`: also what a change of settings leaves as it was. `book`: its name, as a part of a sentence. */
export function redoWords(phase: PhaseNumber, book: string, keeps = false): string {
  const again = `${phase === 5 ? 'Phase' : 'Phases'} ${phaseNames(phase, 5)} of ${book} ${phase === 5 ? 'is' : 'are'} done again`
  const redone = keeps
    ? `${again}; whatever the change leaves as it was is kept.`
    : `${again}; what ${phase === 5 ? 'it' : 'they'} made so far is discarded first.`
  if (phase === 1) return redone
  const before = phases.findLast(({ number }) => number < phase)?.number ?? 1
  return `${redone} ${before === 1 ? 'Phase 1 Check is' : `Phases ${phaseNames(1, before)} are`} kept.`
}

/** Why a book would be made otherwise, as far back as the phase. */
export function settingWords(phase: PhaseNumber, book: string): string {
  const which =
    phase === 5 ? 'Loudness or files' : phase === 4 ? 'Voice, speed or pauses' : 'What is read of a page'
  return `${which}: others are chosen now than ${book} was made with.`
}

export function gapWords(book: string): string {
  return `Of phase 4 Speak of ${book} only the gaps are spoken again; then phase 5 Master is done again.`
}

export function droppedWords(book: string): string {
  return `The working files of ${book} were dropped: phases ${phaseNames(2, 5)} are done again from the beginning, which takes as long as the first time.`
}
