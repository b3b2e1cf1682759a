import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { droppedAt, type BookPage } from '../../../src-contract/book-page.ts'
import { dayInWords } from '../../../src-contract/day-in-words.ts'
import { useActions } from '../../app-context.tsx'
import { sizeWords } from '../../../src-contract/size-words.ts'
import { momentWords } from '../../view/amounts.ts'
import { useToday } from '../shell/use-today.ts'

/** What lies on disk about a book: its logs, the command of its last run, its working files. */
export function BookRecord({ page }: { page: BookPage }): ReactNode {
  const actions = useActions()
  const now = useToday()
  const { attempts, command, phases, workBytes } = page
  const dropped = dayInWords(droppedAt(phases), new Date(now))
  return (
    <>
      {attempts.length > 0 && (
        <section className="details-section">
          <h3>Logs</h3>
          <ul className="path-list">
            {attempts.map(({ attempt, startedAt, bytes, path }) => (
              <li key={attempt} title={path}>
                <Button
                  className="attempt-line attempt-link"
                  onPress={() => {
                    actions.open({ kind: 'log', bookId: page.bookId, attempt })
                  }}
                >
                  <span>Log of attempt {attempt.toLocaleString('en')}</span>
                  <span className="phase-said">
                    {startedAt === null ? '' : `${momentWords(startedAt, now)} · `}
                    {sizeWords(bytes)}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {command !== null && (
        <section className="details-section">
          <h3>Command of the last run</h3>
          <pre className="command-text">{command}</pre>
          <Button className="button small" onPress={() => void actions.copyText(command)}>
            <Copy aria-hidden size={14} /> Copy
          </Button>
        </section>
      )}
      {(dropped !== null || (workBytes !== null && workBytes > 0)) && (
        <section className="details-section">
          <h3>Working files</h3>
          {dropped !== null && (
            <p className="details-plan">
              Dropped on {dropped}: whatever is made again of this book begins with reading it anew.
            </p>
          )}
          {workBytes !== null && workBytes > 0 && (
            <p className="attempt-line">
              <span>{sizeWords(workBytes)}</span>
              <Button
                className="button small"
                onPress={() => {
                  actions.open({ kind: 'disk' })
                }}
              >
                Show…
              </Button>
            </p>
          )}
        </section>
      )}
    </>
  )
}
