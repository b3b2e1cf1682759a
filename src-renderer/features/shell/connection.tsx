import { Loader, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useWindow } from '../../app-context.tsx'

/** Before the first answer. */
export function Connecting(): ReactNode {
  const failure = useWindow((state) => state.connectionFailure)
  const words = failure === null ? null : wordsFor(failure)
  return (
    <main className="whole-window" aria-busy="true">
      <Loader aria-hidden size={32} strokeWidth={1.5} className="turning" />
      <h1 aria-live="polite">{words === null ? 'Opening your library…' : 'Bookspool does not answer yet'}</h1>
      {words !== null && <p>{words.what} The window keeps trying.</p>}
    </main>
  )
}

export function ConnectionBanner(): ReactNode {
  const lost = useWindow((state) => state.connection === 'lost')
  if (!lost) return null
  return (
    <div className="banner bad" role="alert">
      <Unplug aria-hidden size={18} />
      <p>
        <strong>The connection to Bookspool is lost.</strong> What you see is how it was. The window keeps
        trying; if it does not come back, start Bookspool again.
      </p>
    </div>
  )
}
