import type { ReactNode } from 'react'
import { wordsFor } from '../../../src-contract/failure.ts'
import type { VoiceInstall } from '../../../src-contract/voice-installs.ts'
import { sizeWords } from '../../../src-contract/size-words.ts'

/** `isFile`: nothing is fetched, and nothing kept of what was called off. */
export type InstallProgressProps = { install: VoiceInstall; isFile?: boolean }

/** How an installation gets on, or what became of it. */
export function InstallProgress({ install, isFile = false }: InstallProgressProps): ReactNode {
  const { state, done, total, failure } = install
  if (failure !== null) {
    const { what, todo } = wordsFor(failure)
    return (
      <p className="voice-problem" role="alert">
        <strong>{what}</strong> {todo}
      </p>
    )
  }
  if (state === 'stopped')
    return (
      <p className="line-sub">
        Called off
        {!isFile && done !== null && done > 0
          ? `; ${sizeWords(done)} are kept, and it goes on from there`
          : ''}
        .
      </p>
    )
  const fraction = done === null || total === null || total === 0 ? null : done / total
  return (
    <output className="voice-progress">
      <span className="bar thin" aria-hidden>
        <span className="bar-fill" style={{ transform: `scaleX(${fraction ?? 0})` }} />
      </span>
      <span className="line-sub">
        {state === 'waiting'
          ? 'Waiting for another one'
          : done === null || total === null
            ? 'Installing…'
            : done >= total
              ? 'Checking…'
              : `${sizeWords(done)} of ${sizeWords(total)}`}
      </span>
    </output>
  )
}
