import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { BookView } from '../../../src-contract/book-view.ts'
import { asksForPassword } from '../../../src-contract/failure.ts'
import type { Controller } from '../app/bookspool-api.ts'
import { unlockBook } from '../app/unlock.ts'
import { shownName } from './progress-lines.ts'
import type { Terminal } from './terminal.ts'
import { whenLookedAt } from './when-looked-at.ts'

/** How often one book is asked for. */
export const passwordTries = 3

const waitsForPassword = ({ state, failure }: BookView): boolean =>
  state === 'needs-attention' && asksForPassword(failure)

/** One line that is not shown while it is typed; null where Ctrl-C or Ctrl-D was pressed. Ctrl-C counts as an interrupt too. */
async function hiddenLine(question: string): Promise<string | null> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true, historySize: 0 })
  process.stderr.write(question)
  const answer = await new Promise<string | null>((resolve) => {
    reader.once('SIGINT', () => {
      process.kill(process.pid, 'SIGINT')
      resolve(null)
    })
    reader.once('close', () => resolve(null))
    reader.once('line', resolve)
  })
  reader.close()
  process.stderr.write('\n')
  return answer
}

/** Null: the book is to be left out. */
export async function askPassword(
  fileName: string,
  readLine: (question: string) => Promise<string | null> = hiddenLine,
): Promise<string | null> {
  const password = await readLine(`Password for ${shownName(fileName)} (Enter leaves it out): `)
  return password === '' ? null : password
}

/** Asks for the passwords of books before anything is made; each one is tried on the others too. An empty line leaves a book out. */
export async function askPasswords(
  controller: Controller,
  terminal: Terminal,
  isInterrupted: () => boolean,
  readLine: (question: string) => Promise<string | null> = hiddenLine,
): Promise<void> {
  await whenLookedAt(controller)
  const locked = controller.books().filter(waitsForPassword)
  terminal.draw([])
  for (const { id, fileName } of locked) {
    for (let left = passwordTries; left > 0 && !isInterrupted(); left--) {
      // A password that was given for another book is being tried on it, and may have opened it.
      await whenLookedAt(controller)
      const now = controller.books().find((book) => book.id === id)
      if (now === undefined || !waitsForPassword(now)) break
      const password = await askPassword(fileName, readLine)
      if (password === null) break
      const opened = await unlockBook(controller, id, password)
      if (opened.ok) break
      terminal.warn('That password does not open it.')
    }
  }
}
