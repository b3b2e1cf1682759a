import { Mic } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { VoiceOffer } from '../../../src-contract/voice-installs.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { downloadWords, languageName, voiceFacts } from '../../view/voice-groups.ts'
import { InstallProgress } from './install-progress.tsx'
import { useBookLanguages } from './use-book-languages.ts'

/** The best voice for the books' language, offered once where only the built-in one speaks it. */
export function VoiceOfferBanner(): ReactNode {
  const actions = useActions()
  const offer = useWindow((state) => state.voiceOffer)
  const isChosen = useWindow((state) => state.settings === null || state.settings.config.voice !== null)
  const languages = useBookLanguages().join(' ')
  useEffect(() => {
    if (!isChosen && languages !== '') void actions.readVoiceOffer(languages.split(' '))
  }, [actions, isChosen, languages])
  if (offer === null || isChosen) return null
  return <Offer offer={offer} isOnlyLanguage={languages === offer.language} />
}

function Offer({ offer, isOnlyLanguage }: { offer: VoiceOffer; isOnlyLanguage: boolean }): ReactNode {
  const actions = useActions()
  const { voice, language } = offer
  const install = useWindow((state) => state.installs.find(({ what }) => what === voice.id))
  const isUnderWay = install?.state === 'running' || install?.state === 'waiting'
  return (
    <section className="banner info" aria-label="A better voice">
      <Mic aria-hidden size={18} />
      <div className="offer-words">
        <p>
          <strong>
            A natural voice for {languageName(language)}: {voice.name}, {downloadWords(voice)}.
          </strong>{' '}
          {voiceFacts(voice)}. Until then the built-in voice speaks, which needs no network; without one, this
          voice is installed from its file.
        </p>
        {install !== undefined && <InstallProgress install={install} />}
      </div>
      <Button
        className="button small"
        onPress={() => {
          actions.open({ kind: 'voices' })
        }}
      >
        All voices…
      </Button>
      {!isUnderWay && (
        <Button
          className="button small primary"
          onPress={() => void actions.takeVoiceOffer(offer, isOnlyLanguage)}
        >
          {install === undefined ? 'Install' : 'Try again'}
        </Button>
      )}
      <Button className="button small" onPress={() => void actions.putAwayVoiceOffer(offer)}>
        No, thanks
      </Button>
    </section>
  )
}
