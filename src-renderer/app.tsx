import { useEffect, type ReactNode } from 'react'
import { useActions, useWindow } from './app-context.tsx'
import { Dock } from './features/batch/dock.tsx'
import { InterruptedBanner } from './features/batch/interrupted-banner.tsx'
import { Details } from './features/details/details.tsx'
import { DropTarget } from './features/library/drop-target.tsx'
import { Library } from './features/library/library.tsx'
import { Notices } from './features/notices/notices.tsx'
import { PasswordsBanner } from './features/password/passwords-banner.tsx'
import { OpenQuestionsBanner, Questions } from './features/questions/questions.tsx'
import { CloseDialog } from './features/shell/close-dialog.tsx'
import { PlayerBar } from './features/player/player-bar.tsx'
import { ConnectionBanner, Connecting } from './features/shell/connection.tsx'
import { Overlays } from './features/shell/overlays.tsx'
import { TopBar } from './features/shell/top-bar.tsx'
import { VoiceOfferBanner } from './features/voices/voice-offer-banner.tsx'
import { useShortcuts } from './features/shell/use-shortcuts.ts'

export function App(): ReactNode {
  const actions = useActions()
  const known = useWindow((state) => state.projection !== null)
  useShortcuts()
  useEffect(() => {
    if (known) void actions.readSettings()
  }, [known, actions])

  if (!known) return <Connecting />
  return (
    <div className="app">
      <TopBar />
      <ConnectionBanner />
      <InterruptedBanner />
      <OpenQuestionsBanner />
      <div className="workspace">
        <Library />
        <Details />
      </div>
      <Notices />
      {/* These come by themselves, once books were looked at: above the list they would move it away under the pointer. */}
      <PasswordsBanner />
      <VoiceOfferBanner />
      <PlayerBar />
      <Dock />
      <Overlays />
      <Questions />
      <CloseDialog />
      <DropTarget />
    </div>
  )
}
