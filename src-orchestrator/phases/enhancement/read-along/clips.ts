import type { Range } from '../../../documents/placed-dom.ts'
import type { Cue } from '../subtitles.ts'
import { pieceStarts, type Pause } from './piece-starts.ts'
import type { PlacedFragment } from './place-cues.ts'

/** A file of sound inside of the EPUB, and the stretch of the book's time that it holds. Seconds. */
export type AudioPart = { href: string; startSec: number; lengthSec: number }

/** A stretch of a content document that lights up while a stretch of a sound file is heard. Seconds from the file's beginning. */
export type Clip = Range & { part: number; audio: string; startSec: number; endSec: number }

type Placed = Cue & { fragments: readonly PlacedFragment[]; audio: AudioPart; pauses: readonly Pause[] }

function withAudio(
  cues: readonly Cue[],
  fragments: readonly PlacedFragment[][],
  audio: readonly AudioPart[],
  pauses: ReadonlyMap<number, readonly Pause[]>,
): Placed[] {
  return cues.flatMap((cue, index): Placed[] => {
    const own = fragments[index] ?? []
    const file = audio.findLast(({ startSec }) => startSec <= cue.startSec)
    return own.length === 0 || file === undefined
      ? []
      : [{ ...cue, fragments: own, audio: file, pauses: pauses.get(index) ?? [] }]
  })
}

/** When its pieces begin, in seconds of the book's time. */
function startsOf({ startSec, endSec, text, fragments, pauses }: Placed): number[] {
  if (fragments.length === 1) return [startSec]
  const shown = fragments.reduce((sum, { chars }) => sum + chars, 0)
  const printed = Array.from(text.replaceAll(/\s/gu, '')).length
  // What was put in, or left out, moves the places a little.
  const scale = printed / Math.max(1, shown)
  const before = fragments.map((_, piece) =>
    Math.round(scale * fragments.slice(0, piece).reduce((sum, { chars }) => sum + chars, 0)),
  )
  return pieceStarts(text, before, endSec - startSec, pauses).map((sec) => startSec + sec)
}

/**
 * The clips of all documents, in the order of their text. A clip goes on up to where the next sentence begins, so that players need not jump and pauses are
 * heard; a sentence in several pieces (lines of verse) is parted at its pauses, or by its characters where there are none. `pauses`: within the cues, by their
 * numbers.
 */
export function clipsOf(
  cues: readonly Cue[],
  fragments: readonly PlacedFragment[][],
  audio: readonly AudioPart[],
  pauses: ReadonlyMap<number, readonly Pause[]> = new Map(),
): Clip[] {
  const placed = withAudio(cues, fragments, audio, pauses)
  const clips = placed.flatMap((cue, index): Clip[] => {
    const next = placed[index + 1]
    const { startSec: fileStart, lengthSec, href } = cue.audio
    const untilSec = next?.audio === cue.audio ? next.startSec : fileStart + lengthSec
    const starts = startsOf(cue)
    return cue.fragments.map(({ part, from, to }, piece): Clip => {
      const startSec = starts[piece] ?? untilSec
      const endSec = starts[piece + 1] ?? untilSec
      return { part, from, to, audio: href, startSec: inMs(startSec - fileStart), endSec: inMs(endSec - fileStart) } // prettier-ignore
    })
  })
  return clips
    .filter(({ startSec, endSec }) => endSec > startSec)
    .sort((a, b) => a.part - b.part || a.from - b.from)
}

function inMs(sec: number): number {
  return Math.round(sec * 1000) / 1000
}

export function lengthOf(clips: readonly Clip[]): number {
  return inMs(clips.reduce((sum, { startSec, endSec }) => sum + endSec - startSec, 0))
}
