import type { BookSound, SoundPiece } from '../../src-contract/book-sound.ts'
import { wordsFor } from '../../src-contract/failure.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import type { WindowStore } from '../store/window-store.ts'
import { madeSec, pieceAt } from '../view/player-view.ts'
import { takeTheFloor } from './one-sound.ts'
import { openPlayerMemory, type PlayerMemory } from './player-memory.ts'
import type { PlayerState } from './player-state.ts'

export type Player = {
  /** `atSec` left out: from where it was left. */
  openBook: (bookId: string, title: string, atSec?: number) => Promise<void>
  openPart: (title: string, pieces: readonly SoundPiece[]) => void
  toggle: () => void
  seek: (atSec: number) => void
  changeRate: (rate: number) => void
  /** Where a book was left, in seconds; 0: it begins at its beginning. */
  placeOf: (bookId: string) => number
  /** The book has got on: there may be more of it than is known. */
  follow: (progress: string) => Promise<void>
  close: () => void
}

/** What of a media element is used. */
export type Media = {
  src: string
  currentTime: number
  playbackRate: number
  /** What it goes back to with another sound. */
  defaultPlaybackRate: number
  readonly ended: boolean
  play: () => Promise<void>
  pause: () => void
  removeAttribute: (name: string) => void
  addEventListener: (type: string, listener: () => void) => void
}

/** How often the place is kept while a book is heard: a window that is killed loses no more. */
const keptEverySec = 5
/** A book that was left so near to its end was heard. */
const endSec = 2

/** One media element, which is given piece after piece. `createAudio`: tests have others. */
export function createPlayer(
  door: Pick<WindowDoor, 'ask'>,
  store: WindowStore,
  createAudio: () => Media = () => new Audio(),
  memory: PlayerMemory = openPlayerMemory(null),
): Player {
  let audio: Media | null = null
  /** The address that it was given. */
  let loaded: string | null = null
  let index = 0
  let isFollowing = false
  let newest = ''
  let keptSec = 0

  const state = (): PlayerState | null => store.getState().player
  const change = (about: Partial<PlayerState>): void => {
    store.setState(({ player }) => (player === null ? {} : { player: { ...player, ...about } }))
  }
  const setRate = (rate: number): void => {
    if (audio !== null) Object.assign(audio, { defaultPlaybackRate: rate, playbackRate: rate })
  }
  /** At its end a book was heard: the next time it begins anew. */
  const keepPlace = (): void => {
    const now = state()
    if (now === null || now.bookId === null) return
    const isOver = now.isWhole && now.atSec >= madeSec(now.pieces) - endSec
    keptSec = now.atSec
    memory.keepPlace(now.bookId, isOver ? 0 : now.atSec)
  }
  const startOf = (): number => state()?.pieces[index]?.startSec ?? 0

  const goOn = (): void => {
    const now = state()
    if (now === null) return
    if (index + 1 < now.pieces.length) load(index + 1, 0, true)
    else change({ mode: now.isWhole ? 'paused' : 'waiting' })
  }
  const element = (): Media => {
    if (audio !== null) return audio
    const made = createAudio()
    made.addEventListener('timeupdate', () => {
      const atSec = startOf() + made.currentTime
      change({ atSec })
      if (Math.abs(atSec - keptSec) >= keptEverySec) keepPlace()
    })
    made.addEventListener('playing', () => change({ mode: 'playing', problem: null }))
    made.addEventListener('pause', () => {
      // At its end a piece pauses too, and the next one follows.
      if (!made.ended && state()?.mode === 'playing') change({ mode: 'paused' })
      keepPlace()
    })
    made.addEventListener('ended', goOn)
    made.addEventListener('error', () => {
      if (loaded === null) return
      change({ mode: 'paused', problem: 'This sound cannot be played: its file is gone, or of a kind that this window does not play.' }) // prettier-ignore
    })
    audio = made
    setRate(memory.rate())
    return made
  }
  const unload = (): void => {
    loaded = null
    audio?.pause()
    audio?.removeAttribute('src')
  }
  const play = (): void => {
    const own = element()
    takeTheFloor(own)
    // Called off by another piece, or refused: what can be said about it, the error event says.
    own.play().catch(() => undefined)
  }
  function load(next: number, offsetSec: number, playIt: boolean): void {
    const piece = state()?.pieces[next]
    if (piece === undefined) return
    const own = element()
    if (index !== next || loaded !== piece.address) {
      loaded = piece.address
      index = next
      own.src = piece.address
    }
    own.currentTime = offsetSec
    change({ atSec: piece.startSec + offsetSec, ...(playIt ? { mode: 'loading' as const } : {}) })
    if (playIt) play()
  }
  const seek = (atSec: number): void => {
    const now = state()
    if (now === null) return
    const place = pieceAt(now.pieces, Math.min(atSec, madeSec(now.pieces)))
    if (place !== null) load(place.index, place.offsetSec, now.mode !== 'paused')
  }
  const begin = (
    about: Omit<PlayerState, 'atSec' | 'mode' | 'problem' | 'rate'>,
    atSec: number,
    playIt = true,
  ): void => {
    unload()
    index = 0
    const mode = playIt ? 'loading' : 'paused'
    store.setState({ player: { ...about, atSec, mode, problem: null, rate: memory.rate() } })
    seek(atSec)
  }
  const takeMore = (now: PlayerState, bookId: string, sound: BookSound): void => {
    const heard = sound.pieces[index]
    if (sound.run !== now.run && heard !== undefined && heard.address === loaded) {
      // A chunk elsewhere in the book was made again: what is heard goes on, and is elsewhere in the book now.
      const atSec = heard.startSec + (audio?.currentTime ?? 0)
      change({ ...sound, atSec })
      if (now.mode === 'waiting' && index + 1 < sound.pieces.length) load(index + 1, 0, true)
      return
    }
    if (sound.run !== now.run) {
      // Spoken anew, or finished: the same words are a little elsewhere now, and the same place is near enough.
      begin({ bookId, title: now.title, ...sound }, now.atSec, now.mode !== 'paused')
      return
    }
    change({ pieces: [...now.pieces, ...sound.pieces], chapters: sound.chapters })
    if (now.mode === 'waiting' && sound.pieces.length > 0) load(index + 1, 0, true)
  }
  const controls: Player = {
    openBook: async (bookId, title, atSec = memory.placeOf(bookId)) => {
      const answer = await door.ask('sound.ofBook', { bookId })
      if (!answer.ok) {
        const { what, todo } = wordsFor(answer.failure)
        const none = { run: null, isWhole: true, pieces: [], chapters: [], atSec: 0, rate: memory.rate() }
        store.setState({ player: { bookId, title, ...none, mode: 'paused', problem: `${what} ${todo}` } })
        return
      }
      begin({ bookId, title, ...answer.value }, atSec)
    },
    openPart: (title, pieces) => {
      begin({ bookId: null, title, run: null, isWhole: true, pieces, chapters: [] }, 0)
    },
    toggle: () => {
      const now = state()
      if (now === null || now.pieces.length === 0) return
      if (now.mode === 'playing' || now.mode === 'loading') audio?.pause()
      else if (now.mode === 'waiting') change({ mode: 'paused' })
      else if (now.isWhole && now.atSec >= madeSec(now.pieces) - 0.1) load(0, 0, true)
      else play()
    },
    seek,
    changeRate: (rate) => {
      memory.keepRate(rate)
      setRate(rate)
      change({ rate })
    },
    placeOf: memory.placeOf,
    follow: async (progress) => {
      newest = progress
      const before = state()
      if (before === null || before.bookId === null || before.isWhole || isFollowing) return
      isFollowing = true
      const { bookId, run } = before
      const from = before.pieces.length
      const answer = await door.ask('sound.ofBook', { bookId, from, ...(run === null ? {} : { run }) })
      isFollowing = false
      const now = state()
      if (now === null || now.bookId !== bookId || now.run !== run) return
      if (answer.ok) takeMore(now, bookId, answer.value)
      // It has got on while that was asked.
      if (newest !== progress) void controls.follow(newest)
    },
    close: () => {
      keepPlace()
      unload()
      store.setState({ player: null })
    },
  }
  return controls
}
