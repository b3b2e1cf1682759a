import type { FailureCode } from './failure-codes.ts'

/** Failures whose words say: press Start, it goes on where it stopped. */
export const startMends: ReadonlySet<FailureCode> = new Set([
  'disk-full',
  'orchestrator-lost',
  'orchestrator-missing',
  'interrupted',
  'pipeline-json-locked',
])
