import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import type { WindowState } from '../../store/window-store.ts'
import { isPasswordWanted } from '../../view/book-words.ts'

/** Protected books say so at once, not when their turn comes: whoever presses Start and walks away finds them done. */
export function PasswordsBanner(): ReactNode {
  const actions = useActions()
  const first = useWindow((state) => wanting(state).at(0) ?? null)
  const count = useWindow((state) => wanting(state).length)
  if (first === null) return null
  return (
    <div className="banner warn" aria-live="polite">
      <KeyRound aria-hidden size={18} />
      <p>
        <strong>
          {countWords(count, 'book')} {count === 1 ? 'needs' : 'need'} a password.
        </strong>{' '}
        {count > 1 && 'One that opens several is asked for once.'}
      </p>
      <Button
        className="button small"
        onPress={() => {
          actions.open({ kind: 'password', bookId: first })
        }}
      >
        Enter password…
      </Button>
    </div>
  )
}

/** Ids of the books that wait for one. The list is gone through only where something needs attention. */
function wanting({ projection }: WindowState): string[] {
  if (projection === null || projection.batch.counts['needs-attention'] === 0) return []
  return [...projection.books.values()].filter(isPasswordWanted).map(({ id }) => id)
}
