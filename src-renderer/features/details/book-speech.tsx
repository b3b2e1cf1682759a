import { Mic } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookPage } from '../../../src-contract/book-page.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { otherVoiceLines, ownSpeechLines, voiceName } from '../../view/own-speech-view.ts'

/** How the book is spoken, where that is not as the settings say, and the way to choose it. */
export function BookSpeech({ page }: { page: BookPage }): ReactNode {
  const actions = useActions()
  const voices = useWindow((state) => state.voices)
  const usual = useWindow((state) => state.settings?.config.voice ?? null)
  const hasNames = voices.length > 0
  const lines = ownSpeechLines(page.speech, voices, page.chapterTitles ?? [])
  const spokenBy = page.phases.flatMap(({ otherVoices = [] }) => otherVoices)
  const others = otherVoiceLines(spokenBy, voices, page.chapterTitles ?? [])
  useEffect(() => {
    if (!hasNames) void actions.readVoices()
  }, [actions, hasNames])
  return (
    <section className="details-section" aria-label="Voice">
      <h3>Voice</h3>
      {lines.length === 0 ? (
        <p className="details-plan">As in the settings: {voiceName(usual, voices)}.</p>
      ) : (
        <Lines lines={lines} />
      )}
      {others.length > 0 && (
        <>
          <p className="details-hint">Made with other voices in some places:</p>
          <Lines lines={others} />
        </>
      )}
      <div className="details-buttons">
        <Button
          className="button small"
          onPress={() => {
            actions.open({ kind: 'speech', bookId: page.bookId })
          }}
        >
          <Mic aria-hidden size={15} /> Voice, speed, pauses…
        </Button>
      </div>
    </section>
  )
}

function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <ul className="own-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
