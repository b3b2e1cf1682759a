import { allPhaseNumbers, type PhaseNumber } from '../../src-contract/phases.ts'

/** "Phases 4, 5 · anew". Null where everything is run, going on where it stopped. */
export function runChoiceWords({
  phases,
  resumes,
}: {
  phases: readonly PhaseNumber[]
  resumes: boolean
}): string | null {
  const parts = [
    phases.length === allPhaseNumbers.length
      ? null
      : `${phases.length === 1 ? 'Phase' : 'Phases'} ${phases.join(', ')}`,
    resumes ? null : 'anew',
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(' · ')
}
