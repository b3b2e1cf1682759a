import { z } from 'zod'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { isPhaseNumber } from '../../../src-contract/phases.ts'
import type { Redo } from '../../core/batch/book.ts'

/** The flags beside --no-resume that make a part again. */
export const redoFlags = {
  redoFrom: z.string().optional(),
  retryGaps: z.boolean().default(false),
  redoChanged: z.boolean().default(false),
}

/** What is to be made again; fails with 'usage-invalid' where no phase is named, or two flags speak against each other. */
export function redoFromFlags(flags: {
  resume?: boolean | undefined
  bothResumes?: boolean | undefined
  redoFrom?: string | undefined
  retryGaps: boolean
  redoChanged?: boolean
}): Result<Redo> {
  const both = flags.bothResumes === true
  const asked = [
    both ? '--resume' : null,
    both || flags.resume === false ? '--no-resume' : null,
    flags.redoFrom === undefined ? null : '--redo-from',
    flags.retryGaps ? '--retry-gaps' : null,
    flags.redoChanged === true ? '--redo-changed' : null,
  ].filter((flag) => flag !== null)
  if (asked.length > 1)
    return fail('usage-invalid', { detail: `${asked.join(' and ')} cannot be given together` })
  if (flags.resume === false) return succeed({ kind: 'all' })
  if (flags.redoFrom === undefined) return succeed({ kind: flags.retryGaps ? 'gaps' : 'nothing' })
  const phase = Number(flags.redoFrom)
  return isPhaseNumber(phase)
    ? succeed({ kind: 'from', phase })
    : fail('usage-invalid', { detail: `--redo-from is a number from 1 to 5, not ${flags.redoFrom}` })
}
