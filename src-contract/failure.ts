import { z } from 'zod'
import { capitalised } from './capitalised.ts'
import { keysOf } from './keys-of.ts'
import { failureWords, type FailureCode } from './failure-codes.ts'

/** A failure as plain data: it crosses every process boundary as it is. The cause stays in the log. */
export const failureSchema = z.object({
  code: z.enum(keysOf(failureWords)),
  /** The file or folder that it is about, as the user knows it. */
  file: z.string().optional(),
  /** What exactly is wrong, in words that complete the code's sentence. */
  detail: z.string().optional(),
  /** The limit that was passed, in the unit that the sentence names. */
  limit: z.number().optional(),
})
export type Failure = z.infer<typeof failureSchema>

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export function succeed<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function fail(code: FailureCode, about: Omit<Failure, 'code'> = {}): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, ...about } }
}

/** Whether it goes away with a password, the first or another one. */
export function asksForPassword(failure: Failure | null): boolean {
  return failure?.code === 'password-needed' || failure?.code === 'password-wrong'
}

export type FailureWords = { what: string; todo: string }

/** The sentence for the user: what is wrong, and what to do. */
export function wordsFor(failure: Failure): FailureWords {
  const words = failureWords[failure.code]
  const fill = (sentence: string): string =>
    sentence
      .replaceAll('{file}', () => (failure.file === undefined ? 'the file' : baseName(failure.file)))
      .replaceAll('{detail}', () => failure.detail ?? 'no details')
      .replaceAll('{limit}', () => String(failure.limit ?? '?'))
  return { what: capitalised(fill(words.what)), todo: fill(words.todo) }
}

/** One line, for logs and terminals. */
export function describeFailure(failure: Failure): string {
  const { what, todo } = wordsFor(failure)
  return `${what} ${todo} [${failure.code}]`
}

function baseName(path: string): string {
  const name = path.split(/[\\/]/u).findLast((part) => part !== '')
  return name === undefined ? path : `“${name}”`
}

/** Carries an expected failure through code that would have to pass a Result through many hands. Caught at a phase's or a door's edge. */
export class ExpectedFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure, options?: ErrorOptions) {
    super(describeFailure(failure), options)
    this.name = 'ExpectedFailure'
    this.failure = failure
  }
}

/** The failure that an error stands for; anything unexpected is `internal`, with its message. */
export function failureFrom(error: unknown, file?: string): Failure {
  if (error instanceof ExpectedFailure) return error.failure
  const detail = error instanceof Error ? error.message : String(error)
  return { code: 'internal', detail, ...(file === undefined ? {} : { file }) }
}
