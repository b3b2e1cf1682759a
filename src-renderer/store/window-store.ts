import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MachineSample } from '../../src-contract/book-view.ts'
import type { Notice, SettingsView } from '../../src-contract/channels.ts'
import type { Failure } from '../../src-contract/failure.ts'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import type { DoctorItem, Voice } from '../../src-contract/reports.ts'
import type { VoiceInstall, VoiceOffer } from '../../src-contract/voice-installs.ts'
import type { PlayerState } from '../sound/player-state.ts'
import type { Projection } from './projection.ts'
import { isShown, wholeList, type ListFilter } from '../view/list-filter.ts'
import { noPages, type Pages } from './pages.ts'

/** `lost`: main answered once and does not any more; what is shown is how it was. */
export type Connection = 'connecting' | 'connected' | 'lost'

export type ShownNotice = Notice & { id: number }

/** Books that are made again from a phase; those whose working files were dropped, from their beginning. */
export type RedoPart = { phase: PhaseNumber; kept: readonly string[]; dropped: readonly string[] }

/** What lies over the list. One at a time, so that Escape always means the same. */
export type Overlay =
  | { kind: 'settings' }
  | { kind: 'voices' }
  | { kind: 'doctor' }
  | { kind: 'workspace' }
  | { kind: 'migrate' }
  | { kind: 'history' }
  | { kind: 'disk' }
  | { kind: 'failures' }
  | { kind: 'output-folder' }
  /** `attempt` left out: the newest. */
  | { kind: 'log'; bookId: string | null; attempt?: number }
  | { kind: 'password'; bookId: string }
  /** How one book is spoken. */
  | { kind: 'speech'; bookId: string }
  /** What is read of one book, and what is not; `page`: where to look first. */
  | { kind: 'text'; bookId: string; page?: number }
  | { kind: 'structure'; bookId: string }
  | { kind: 'confirm-remove'; bookIds: readonly string[] }
  | { kind: 'confirm-scratch'; bookIds: readonly string[] }
  /** A part is made again: from a phase, from what the settings change, or the gaps. */
  | { kind: 'confirm-redo'; what: 'phase' | 'settings' | 'gaps'; parts: readonly RedoPart[] }
  | { kind: 'confirm-pause-now'; bookId: string }

export type WindowState = {
  connection: Connection
  connectionFailure: Failure | null
  /** Null until main has answered for the first time. */
  projection: Projection | null
  /** The last minute, oldest first. */
  samples: readonly MachineSample[]
  settings: SettingsView | null
  settingsFailure: Failure | null
  voices: readonly Voice[]
  voicesFailure: Failure | null
  installs: readonly VoiceInstall[]
  /** A voice that would be better for the list's books; null: none, or not known yet. */
  voiceOffer: VoiceOffer | null
  doctor: { state: 'idle' | 'running'; items: readonly DoctorItem[] | null; failure: Failure | null }
  /** Null: no player is open. */
  player: PlayerState | null
  /** The book of which half a minute is being made to be heard. */
  previewOf: string | null
  /** How often it was chosen how a book is spoken: what is shown of books is read anew. */
  choicesMade: number
  notices: readonly ShownNotice[]
  /** The list's own object: it also remembers where Shift extends from. Book ids, every one a string. */
  selection: ReadonlySet<string | number>
  /** Which books of the list are shown; what is not is not selected either. */
  listFilter: ListFilter
  /** The book whose details are open. */
  detailsOf: string | null
  overlay: Overlay | null
  /** Files are on their way in: how many additions are under way. */
  adding: number
  /** What the pages about the workspace have asked main for. */
  pages: Pages
  /** Questions that were put off: asked again when the window asks for them. */
  putOff: ReadonlySet<string>
  /** The window is to be closed while this many books are being made; null: nobody has asked. */
  closeAsked: { running: number } | null
  /** What was chosen beside Start, for the next run alone. Null: as the settings say. */
  runChoice: RunChoice
}

export type RunChoice = { phases: readonly PhaseNumber[] | null; resume: boolean | null }
export const asSettingsSay: RunChoice = { phases: null, resume: null }

export type WindowStore = StoreApi<WindowState>

const samplesKept = 60
/** More than these would cover the list; the oldest give way. */
const noticesKept = 4

export function createWindowStore(): WindowStore {
  return createStore<WindowState>(() => ({
    connection: 'connecting',
    connectionFailure: null,
    projection: null,
    samples: [],
    settings: null,
    settingsFailure: null,
    voices: [],
    voicesFailure: null,
    installs: [],
    voiceOffer: null,
    doctor: { state: 'idle', items: null, failure: null },
    player: null,
    previewOf: null,
    choicesMade: 0,
    notices: [],
    selection: new Set<string | number>(),
    listFilter: wholeList,
    detailsOf: null,
    overlay: null,
    adding: 0,
    pages: noPages,
    putOff: new Set<string>(),
    closeAsked: null,
    runChoice: asSettingsSay,
  }))
}

/** Takes over what main knows, and lets go of whatever the window held on to that is gone. */
export function withProjection(state: WindowState, projection: Projection): Partial<WindowState> {
  const selection = shownOf(state.selection, projection, state.listFilter)
  const overlay = state.overlay
  return {
    projection,
    connection: 'connected',
    connectionFailure: null,
    selection,
    ...(state.detailsOf !== null && !projection.books.has(state.detailsOf) ? { detailsOf: null } : {}),
    ...(overlay !== null &&
    'bookId' in overlay &&
    overlay.bookId !== null &&
    !projection.books.has(overlay.bookId)
      ? { overlay: null }
      : {}),
  }
}

/** The same object where all of it is shown. */
function shownOf(
  selection: WindowState['selection'],
  { books }: Projection,
  filter: ListFilter,
): WindowState['selection'] {
  const shown = [...selection].filter((id) => {
    const book = books.get(String(id))
    return book !== undefined && isShown(book, filter)
  })
  return shown.length === selection.size ? selection : new Set(shown)
}

/** What is no longer shown is let go of: whoever presses Start or Delete means what they see. */
export function withListFilter(state: WindowState, listFilter: ListFilter): Partial<WindowState> {
  const { projection, selection } = state
  return {
    listFilter,
    selection: projection === null ? selection : shownOf(selection, projection, listFilter),
  }
}

/** What main says of the settings; that they could not be read is over then. */
export function withSettings(settings: SettingsView): Partial<WindowState> {
  return { settings, settingsFailure: null }
}

export function withSample(state: WindowState, sample: MachineSample): Partial<WindowState> {
  return { samples: [...state.samples, sample].slice(-samplesKept) }
}

export function withNotice(state: WindowState, notice: Notice): Partial<WindowState> {
  const id = (state.notices.at(-1)?.id ?? 0) + 1
  // The same words again replace the earlier ones instead of piling up.
  const others = state.notices.filter((shown) => shown.title !== notice.title || shown.text !== notice.text)
  return { notices: [...others, { ...notice, id }].slice(-noticesKept) }
}
