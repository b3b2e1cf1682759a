import type { Range } from '../../../documents/placed-dom.ts'
import type { Cue } from '../subtitles.ts'
import type { PlacedFragment } from './place-cues.ts'

/** A file of sound inside of the EPUB, and the stretch of the book's time that it holds. Seconds. */
export type AudioPart = { href: string; startSec: number; lengthSec: number }

/** A stretch of a content document that lights up while a stretch of a sound file is heard. Seconds from the file's beginning. */
export type Clip = Range & { part: number; audio: string; startSec: number; endSec: number }

type Placed = Cue & { fragments: readonly PlacedFragment[]; audio: AudioPart }

function withAudio(
  cues: readonly Cue[],
  fragments: readonly PlacedFragment[][],
  audio: readonly AudioPart[],
): Placed[] {
  return cues.flatMap((cue, index): Placed[] => {
    const own = fragments[index] ?? []
    const file = audio.findLast(({ startSec }) => startSec <= cue.startSec)
    return own.length === 0 || file === undefined ? [] : [{ ...cue, fragments: own, audio: file }]
  })
}

/**
 * The clips of all documents, in the order of their text. A clip goes on up to where the next sentence begins, so that players need not jump and pauses are
 * heard; a sentence in several pieces shares its time among them by their characters.
 */
export function clipsOf(
  cues: readonly Cue[],
  fragments: readonly PlacedFragment[][],
  audio: readonly AudioPart[],
): Clip[] {
  const placed = withAudio(cues, fragments, audio)
  const clips = placed.flatMap((cue, index): Clip[] => {
    const next = placed[index + 1]
    const { startSec: fileStart, lengthSec, href } = cue.audio
    const untilSec = next?.audio === cue.audio ? next.startSec : fileStart + lengthSec
    const chars = cue.fragments.reduce((sum, fragment) => sum + fragment.chars, 0)
    let before = 0
    return cue.fragments.map(({ part, from, to, chars: own }, piece): Clip => {
      const at = (count: number): number => cue.startSec + ((cue.endSec - cue.startSec) * count) / chars
      const startSec = at(before)
      before += own
      const endSec = piece === cue.fragments.length - 1 ? untilSec : at(before)
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
