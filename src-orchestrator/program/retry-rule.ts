import type { FailureCode } from '../../src-contract/failure-codes.ts'

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
