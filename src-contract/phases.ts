/** The phases of one book, in the order in which they always run. Numbers and names are those of the pipeline's contract. */
export const phases = [
  { number: 1, name: 'validation', label: 'Check', unit: 'bytes' },
  { number: 2, name: 'extraction', label: 'Read', unit: 'pages' },
  { number: 3, name: 'chunking', label: 'Split', unit: 'chapters' },
  { number: 4, name: 'speech', label: 'Speak', unit: 'chunks' },
  { number: 5, name: 'enhancement', label: 'Master', unit: 'seconds' },
] as const

export type PhaseNumber = (typeof phases)[number]['number']

export const allPhaseNumbers: readonly PhaseNumber[] = phases.map((phase) => phase.number)

export function isPhaseNumber(value: unknown): value is PhaseNumber {
  return allPhaseNumbers.some((number) => number === value)
}

export function phaseOf(number: PhaseNumber): (typeof phases)[number] {
  const phase = phases.find((candidate) => candidate.number === number)
  if (phase === undefined) throw new RangeError(`no phase ${number}`)
  return phase
}

/** Whatever order phases are named in, they run in this one, each once. */
export function inPhaseOrder(numbers: readonly PhaseNumber[]): PhaseNumber[] {
  return allPhaseNumbers.filter((number) => numbers.includes(number))
}
