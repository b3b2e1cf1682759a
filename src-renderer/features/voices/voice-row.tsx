import { Check, Download, LoaderCircle, Play, Square, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { Voice } from '../../../src-contract/reports.ts'
import type { VoiceInstall } from '../../../src-contract/voice-installs.ts'
import { useActions } from '../../app-context.tsx'
import { downloadWords, licenceWords, voiceFacts } from '../../view/voice-groups.ts'
import { canBeRemoved } from '../../view/voice-removal.ts'
import { RowButton } from '../shell/icon-button.tsx'
import { InstallProgress } from './install-progress.tsx'
import type { OneSound } from '../../sound/use-one-sound.ts'

type Props = {
  voice: Voice
  install: VoiceInstall | undefined
  sample: OneSound<string>['under']
  /** It is the one that the settings name. */
  isUsed: boolean
  onSample: (voice: Voice) => void
  onRemove: (voice: Voice) => void
}

export function VoiceRow({ voice, install, sample, isUsed, onSample, onRemove }: Props): ReactNode {
  const actions = useActions()
  const licence = licenceWords(voice)
  const isUnderWay = install?.state === 'running' || install?.state === 'waiting'
  return (
    <li className="voice-row">
      <SampleButton voice={voice} sample={sample} onSample={onSample} />
      <div className="voice-words">
        <p className="voice-name">
          {voice.name} <code>{voice.id}</code>
        </p>
        <p className="line-sub">{voiceFacts(voice)}</p>
        {licence !== null && <p className="line-sub">Licence: {licence}</p>}
        {install !== undefined && <InstallProgress install={install} />}
      </div>
      <div className="voice-end">
        {voice.installed ? (
          <>
            <span className="badge good">
              <Check aria-hidden size={12} /> Installed
            </span>
            <ToggleButton
              className="button small toggle"
              isSelected={isUsed}
              aria-label={`Use ${voice.name} for all books`}
              onChange={(isWanted) => void actions.chooseVoice(isWanted ? voice : null)}
            >
              {isUsed ? 'Used for all books' : 'Use for all books'}
            </ToggleButton>
            {canBeRemoved(voice) && (
              <RowButton
                label={`Remove ${voice.name}`}
                icon={Trash2}
                onPress={() => {
                  onRemove(voice)
                }}
              />
            )}
          </>
        ) : isUnderWay ? (
          <RowButton
            label={`Cancel ${voice.name}`}
            icon={X}
            onPress={() => void actions.stopInstall(voice.id)}
          />
        ) : (
          <Button className="button small" onPress={() => void actions.installVoice(voice.id)}>
            <Download aria-hidden size={14} /> {install === undefined ? 'Install' : 'Try again'}
            <span className="voice-size">{downloadWords(voice)}</span>
          </Button>
        )}
      </div>
    </li>
  )
}

function SampleButton({ voice, sample, onSample }: Pick<Props, 'voice' | 'sample' | 'onSample'>): ReactNode {
  const own = sample?.id === voice.id ? sample.state : null
  if (!voice.installed)
    return (
      <RowButton
        label="It can be heard once it is installed"
        icon={Play}
        isDisabled
        onPress={() => undefined}
      />
    )
  return (
    <RowButton
      label={own === null ? `Hear ${voice.name}` : `Stop ${voice.name}`}
      icon={own === null ? Play : own === 'making' ? LoaderCircle : Square}
      onPress={() => {
        onSample(voice)
      }}
    />
  )
}
