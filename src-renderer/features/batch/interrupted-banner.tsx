import { CirclePause, History, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { momentWords } from '../../view/amounts.ts'
import { useToday } from '../shell/use-today.ts'

/** After a crash, a power cut or a quit in the middle: when that was, what is left, and the one button that goes on. */
export function InterruptedBanner(): ReactNode {
  const actions = useActions()
  const now = useToday()
  const interrupted = useWindow((state) =>
    state.projection?.batch.state === 'idle' ? state.projection.batch.interrupted : null,
  )
  if (interrupted === null) return null
  const Icon = interrupted.wasPaused ? CirclePause : History
  const what = interrupted.wasPaused ? 'Paused when Bookspool was quit at' : 'Interrupted'
  return (
    <div className="banner info" aria-live="polite">
      <Icon aria-hidden size={18} />
      <p>
        <strong>
          {what} {momentWords(interrupted.at, now)}, {countWords(interrupted.booksLeft, 'book')} left.
        </strong>{' '}
        Each goes on where it stopped; nothing that is finished is done twice.
      </p>
      <Button
        className="button small"
        aria-label="Continue the interrupted batch"
        onPress={() => void actions.batch('start', null)}
      >
        <Play aria-hidden size={14} fill="currentColor" /> Continue
      </Button>
    </div>
  )
}
