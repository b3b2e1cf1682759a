import type { BatchView, BookView } from '../../../src-contract/book-view.ts'
import type { Controller } from '../app/bookspool-api.ts'
import { bookReport, endLine, gapLines, madeOtherwiseLine, soundLines, warningLine } from './book-report.ts'
import { isOver, plainStep, screenLines } from './progress-lines.ts'
import type { Terminal } from './terminal.ts'

/** Says when the batch is paused by itself, and, where nothing is drawn, when it is held back. */
function holdTeller(terminal: Terminal): (batch: BatchView) => void {
  let reason: string | null = null
  let isHeldBack = false
  return ({ hold, heldBack }) => {
    const before = reason
    reason = hold?.reason ?? null
    if (reason !== before) {
      if (hold !== null) terminal.warn(`Paused: ${hold.detail}. It goes on by itself when that has changed.`)
      else terminal.say('Going on.')
    }
    const was = isHeldBack
    isHeldBack = heldBack?.startsWith('held back') === true
    if (terminal.isScreen || isHeldBack === was || heldBack === null) return
    terminal.say(`${heldBack.charAt(0).toUpperCase()}${heldBack.slice(1)}`)
  }
}

/** Shows the books as they come along: drawn where there is a screen, else a line at each step. Answers how to end it. */
export function showProgress(controller: Controller, terminal: Terminal): () => void {
  const shown = new Map<string, BookView>()
  const tellHold = holdTeller(terminal)
  const show = (books: readonly BookView[]): void => {
    for (const book of books) {
      const before = shown.get(book.id)
      shown.set(book.id, book)
      if (isOver(book)) {
        if (before === undefined || !isOver(before)) {
          const report = bookReport(book, null)
          terminal.say(endLine(report, book.fileName))
          for (const line of [...gapLines(report), ...soundLines(report)]) terminal.say(line)
          const otherwise = madeOtherwiseLine(book)
          if (otherwise !== null) terminal.say(otherwise)
          const warned = warningLine(book, controller.logPath(book.id))
          if (warned !== null) terminal.say(warned)
        }
      } else if (!terminal.isScreen) {
        const line = plainStep(before, book)
        if (line !== null) terminal.say(line)
      }
    }
    terminal.draw(screenLines(controller.books(), controller.batch(), terminal.size()))
  }
  show(controller.books())
  const stop = controller.onChange((change) => {
    tellHold(controller.batch())
    show(change.books)
  })
  return () => {
    stop()
    show(controller.books())
    terminal.draw([])
  }
}
