import type { FailureCode } from '../../src-contract/failure-codes.ts'
import type { PhaseNumber } from '../../src-contract/phases.ts'

/** Failures that another attempt may get past. What is wrong with the file, the settings or the disk stays wrong until somebody mends it. */
const mayPassCodes: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'extraction-failed',
  'speech-worker-died',
  'encoding-failed',
  'internal',
])

export function mayPass(code: FailureCode): boolean {
  return mayPassCodes.has(code)
}

/** The phase whose work a later one has found lost: that is run again, and then the later one. */
export function earlierPhase(code: FailureCode): PhaseNumber | null {
  return code === 'sound-lost' ? 4 : null
}
