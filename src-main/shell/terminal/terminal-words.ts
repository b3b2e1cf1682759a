import type { FailureCode } from '../../../src-contract/failure-codes.ts'
import { wordsFor, type Failure, type FailureWords } from '../../../src-contract/failure.ts'

const again = 'Then run the same command again: it goes on where it stopped.'

/** Where the window's advice (a button, a page, a list) means nothing to somebody at a terminal. */
const advice: Partial<Record<FailureCode, string>> = {
  'file-missing': 'Check the name and the folder.',
  'password-needed':
    'Run the command in a terminal: it asks for the password. Or make this book alone: `bookspool-orchestrator FILE --password-on-stdin`.',
  'password-wrong': 'Run the command again: it asks for the password.',
  'voice-missing':
    '`bookspool voices install` installs it; or choose another one with --voice: `bookspool voices` lists them.',
  'voice-unusable': 'Install it again (`bookspool voices install`), or choose another one with --voice.',
  'speech-failed': 'Choose another voice with --voice.',
  'output-not-writable': 'Choose another folder with --output, or free this one for writing.',
  'disk-full': `Free some space. ${again}`,
  'orchestrator-lost': 'Run the same command again: it goes on where it stopped.',
  interrupted: 'Run the same command again: it goes on where it stopped.',
  'pipeline-json-locked': `Wait until it has finished. ${again}`,
}

/** What stands for each byte of a name that is no UTF-8: no name with it leads to the file again. */
const unreadableName = /\uFFFD/u

/** At a terminal places are named whole: there is no window beside that shows them. */
const sentences: Partial<Record<FailureCode, (file: string, detail: string) => string>> = {
  'file-missing': (file) =>
    unreadableName.test(file)
      ? `The name ${file} is not valid UTF-8, so that the file cannot be opened.`
      : `There is no ${file}.`,
  'folder-unreadable': (file, detail) => `The folder ${file} cannot be listed: ${detail}.`,
  'output-not-writable': (file, detail) => `Nothing can be written to ${file}: ${detail}.`,
  'home-not-writable': (file, detail) => `The data folder ${file} cannot be written to: ${detail}.`,
}

/** The sentence for somebody at a terminal: what is wrong, and what to do there. */
export function terminalWords(failure: Failure): FailureWords {
  const usual = wordsFor(failure)
  const { code, file, detail = 'no details' } = failure
  if (file === undefined) return { what: usual.what, todo: advice[code] ?? usual.todo }
  const hasBadName = code === 'file-missing' && unreadableName.test(file)
  return {
    what: sentences[code]?.(file, detail) ?? usual.what,
    todo: hasBadName ? 'Rename it.' : (advice[code] ?? usual.todo),
  }
}

/** One line, with the code that scripts look for. */
export function failureLine(failure: Failure): string {
  const { what, todo } = terminalWords(failure)
  return `${what} ${todo} [${failure.code}]`
}
