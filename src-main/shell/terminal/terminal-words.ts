import type { FailureCode } from '../../../src-contract/failure-codes.ts'
import { wordsFor, type Failure, type FailureWords } from '../../../src-contract/failure.ts'

const again = 'Then run the same command again: it goes on where it stopped.'

/** Where the window's advice (a button, a page, a list) means nothing to somebody at a terminal. */
const advice: Partial<Record<FailureCode, string>> = {
  'file-missing': 'Check the name and the folder.',
  'password-needed':
    'Run the command in a terminal: it asks for the password. Or make this book alone: `bookspool-orchestrator FILE --password-on-stdin`.',
  'password-wrong': 'Run the command again: it asks for the password.',
  'voice-missing': '`bookspool voices` lists those that there are; choose one with --voice.',
  'speech-failed': 'Choose another voice with --voice.',
  'output-not-writable': 'Choose another folder with --output, or free this one for writing.',
  'disk-full': `Free some space. ${again}`,
  'orchestrator-lost': 'Run the same command again: it goes on where it stopped.',
  interrupted: 'Run the same command again: it goes on where it stopped.',
  'pipeline-json-locked': `Wait until it has finished. ${again}`,
}

const sentences: Partial<Record<FailureCode, (file: string) => string>> = {
  'file-missing': (file) => `There is no ${file}.`,
}

/** The sentence for somebody at a terminal: what is wrong, and what to do there. */
export function terminalWords(failure: Failure): FailureWords {
  const usual = wordsFor(failure)
  const sentence = failure.file === undefined ? undefined : sentences[failure.code]?.(failure.file)
  return { what: sentence ?? usual.what, todo: advice[failure.code] ?? usual.todo }
}

/** One line, with the code that scripts look for. */
export function failureLine(failure: Failure): string {
  const { what, todo } = terminalWords(failure)
  return `${what} ${todo} [${failure.code}]`
}
