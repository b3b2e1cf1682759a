import { History, Play } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWindow } from '../../app-context.tsx'
import { countWords, momentWords } from '../../view/amounts.ts'

export function InterruptedBanner(): ReactNode {
  const actions = useActions()
  const [now] = useState(() => new Date().toISOString())
  const interrupted = useWindow((state) =>
    state.projection?.batch.state === 'idle' ? state.projection.batch.interrupted : null,
  )
  if (interrupted === null) return null
  return (
    <div className="banner info" aria-live="polite">
      <History aria-hidden size={18} />
      <p>
        <strong>
          Interrupted {momentWords(interrupted.at, now)}, {countWords(interrupted.booksLeft, 'book')} left.
        </strong>{' '}
        Start goes on where each one stopped; nothing that is finished is done twice.
      </p>
      <Button
        className="button small"
        aria-label="Start the interrupted batch"
        onPress={() => void actions.batch('start', null)}
      >
        <Play aria-hidden size={14} fill="currentColor" /> Go on
      </Button>
    </div>
  )
}
