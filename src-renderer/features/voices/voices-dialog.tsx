import { FileDown, FolderDown, Mic } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { Voice } from '../../../src-contract/reports.ts'
import { meansVoice } from '../../../src-contract/voice-names.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { languagesOf, voiceGroups } from '../../view/voice-groups.ts'
import { removalWords, type ChapterUses } from '../../view/voice-removal.ts'
import { ConfirmDialog } from '../shell/confirm-dialog.tsx'
import { useOneSound } from '../../sound/use-one-sound.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import { FailureWords } from '../workspace/task-state.tsx'
import { FileInstalls } from './file-installs.tsx'
import { VoiceRow } from './voice-row.tsx'

/** Every voice that there is: to hear, to install, to remove. */
export function VoicesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const voices = useWindow((state) => state.voices)
  const failure = useWindow((state) => state.voicesFailure)
  const [query, setQuery] = useState('')
  const [installedOnly, setInstalledOnly] = useState(false)
  useEffect(() => {
    void actions.readVoices()
    void actions.readSettings()
  }, [actions])
  return (
    <DialogFrame title="Voices" size="large" onClose={onClose}>
      <div className="voices-tools">
        <SearchBox
          label="Find a voice"
          placeholder="Language, name or engine"
          value={query}
          onChange={setQuery}
        />
        <ToggleButton className="button small toggle" isSelected={installedOnly} onChange={setInstalledOnly}>
          Installed only
        </ToggleButton>
      </div>
      <div className="dialog-body voices-body">
        <FailureWords failure={failure} />
        <FileInstalls />
        {voices.length === 0 && failure === null ? (
          <output>Looking for voices…</output>
        ) : (
          <VoiceList query={query.trim()} installedOnly={installedOnly} />
        )}
      </div>
      <footer className="dialog-footer">
        <p className="dialog-note">
          Without a network, a voice is installed from its file: drop it here, or choose it. Where none is
          used for all books, the best one of each book’s language speaks.
        </p>
        <Button className="button" onPress={() => void actions.browseVoices('folder')}>
          <FolderDown aria-hidden size={15} /> From a folder…
        </Button>
        <Button className="button" onPress={() => void actions.browseVoices('files')}>
          <FileDown aria-hidden size={15} /> From a file…
        </Button>
      </footer>
    </DialogFrame>
  )
}

function VoiceList({ query, installedOnly }: { query: string; installedOnly: boolean }): ReactNode {
  const actions = useActions()
  const voices = useWindow((state) => state.voices)
  const installs = useWindow((state) => state.installs)
  const books = useWindow((state) => state.projection?.books)
  const inSettings = useWindow((state) => state.settings?.config.voice ?? null)
  const { under: sample, toggle } = useOneSound<string>()
  const [removing, setRemoving] = useState<{ voice: Voice; chapters: ChapterUses } | null>(null)
  const all = [...(books?.values() ?? [])]
  const groups = voiceGroups(voices, { query, installedOnly, bookLanguages: languagesOf(all) })
  if (groups.length === 0)
    return (
      <div className="page-empty">
        <Mic aria-hidden size={36} strokeWidth={1.5} />
        <h3>No voice is called that</h3>
      </div>
    )
  return (
    <>
      {groups.map(({ language, label, voices: own }) => (
        <section key={language} className="voice-group" aria-label={label}>
          <h3>{label}</h3>
          <ul>
            {own.map((voice) => (
              <VoiceRow
                key={voice.id}
                voice={voice}
                install={installs.find(({ what }) => what === voice.id)}
                sample={sample}
                isUsed={inSettings !== null && meansVoice(inSettings, voice)}
                onSample={(heard) => {
                  toggle(heard.id, async () => actions.sampleOf(heard))
                }}
                onRemove={(removed) => {
                  void actions.chaptersWith(removed).then((chapters) => {
                    setRemoving({ voice: removed, chapters })
                  })
                }}
              />
            ))}
          </ul>
        </section>
      ))}
      {removing !== null && (
        <ConfirmDialog
          title={`Remove ${removing.voice.name}?`}
          text={removalWords(removing.voice, all, removing.chapters, inSettings)}
          confirm="Remove"
          onClose={() => {
            setRemoving(null)
          }}
          onConfirm={() => {
            void actions.removeVoice(removing.voice)
            setRemoving(null)
          }}
        />
      )}
    </>
  )
}
