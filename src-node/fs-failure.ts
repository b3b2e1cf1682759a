import { failureFrom, type Failure } from '../src-contract/failure.ts'
import type { FailureCode } from '../src-contract/failure-codes.ts'
import { errorCode, placeOfError } from './atomic-file.ts'

const words: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'the system does not permit it',
  EBUSY: 'another program is using it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENOENT: 'it does not exist',
  EEXIST: 'something else has that name',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reported an error',
  ELOOP: 'its links lead in a circle',
  ENOLCK: 'its disk grants no locks',
  ENOTSUP: 'its disk does not support that',
  EOPNOTSUPP: 'its disk does not support that',
}

/** A write that did not fit, wherever it happened; null: it is something else. `file`: what it is about where the system has not named the file. */
function fullDiskFailure(error: unknown, file: string): Failure | null {
  const code = errorCode(error)
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return null
  const place = placeOfError(error) ?? file
  return { code: 'disk-full', file: place, detail: didNotFit(place) }
}

/** The failure that an error stands for which nobody has expected where it happened: every write may find no room. */
export function failureOf(error: unknown, file: string): Failure {
  return fullDiskFailure(error, file) ?? failureFrom(error, file)
}

export function didNotFit(place: string): string {
  return `a write to ${place} did not fit`
}

/** What a file-system error means to the user; null where it is none (a bug, then). */
export function fileFailure(error: unknown, file: string, fallback: FailureCode): Failure | null {
  const code = errorCode(error)
  if (code === undefined) return null
  const full = fullDiskFailure(error, file)
  if (full !== null) return full
  if (code === 'ENOENT' && fallback === 'file-unreadable') return { code: 'file-missing', file }
  if (code === 'EBUSY' && fallback === 'file-unreadable') return { code: 'file-locked', file, detail: code }
  const detail = words[code]
  return detail === undefined ? null : { code: fallback, file, detail: `${detail} (${code})` }
}
