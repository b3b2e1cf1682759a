import type { plainSubtitleFormats } from '../../../src-contract/config-options.ts'
import type { ChunkList, SpokenChunk } from '../../book/chunk.ts'
import type { PlannedChapter } from './chapter-plan.ts'

export type PlainSubtitles = (typeof plainSubtitleFormats)[number]

export type Cue = { startSec: number; endSec: number; text: string }

/** A cue of the book, and where it is in the stored samples of its chunk: seconds from the chunk's beginning. */
export type BookCue = Cue & { chunk: { path: string; startSec: number; endSec: number } }

/** Characters of a line; longer sentences stand in several lines. Players show about so many: https://www.w3.org/TR/webvtt1/#introduction-line-breaking */
const lineChars = 48

/**
 * When each sentence is heard, in seconds from the beginning of the book. A chunk whose sentences have no times of their own is one cue; a gap has none.
 */
export function bookCues(
  plan: readonly PlannedChapter[],
  spoken: readonly SpokenChunk[],
  list: Pick<ChunkList, 'chunks'>,
  sampleRateHz: number,
): BookCue[] {
  const sentencesOf = new Map(list.chunks.map(({ index, sentences }) => [index, sentences]))
  const chunkOf = new Map(spoken.map((chunk) => [chunk.index, chunk]))
  const cues: BookCue[] = []
  let at = 0
  for (const { lead, chunks } of plan) {
    at += lead
    for (const { index, path, samples, pause } of chunks) {
      const sentences = (sentencesOf.get(index) ?? []).map(({ text }) => text)
      const chunk = chunkOf.get(index)
      const startSec = at / sampleRateHz
      const isTimed = chunk?.timings.length === sentences.length
      const texts = isTimed ? sentences : [sentences.join(' ')]
      const timings = isTimed ? chunk.timings : [{ startSec: 0, endSec: samples / sampleRateHz }]
      for (const [number, text] of texts.entries()) {
        const timing = timings[number]
        if (timing === undefined || text === '' || timing.endSec <= timing.startSec) continue
        cues.push({
          startSec: startSec + timing.startSec,
          endSec: startSec + timing.endSec,
          text,
          chunk: { path, ...timing },
        })
      }
      at += samples + pause
    }
  }
  return cues
}

/** The cues of a stretch of the book, with times from the stretch's own beginning. */
export function cuesWithin(cues: readonly Cue[], fromSec: number, lengthSec: number): Cue[] {
  return cues.flatMap(({ startSec, endSec, text }) => {
    const [start, end] = [startSec - fromSec, endSec - fromSec]
    return start >= 0 && start < lengthSec
      ? [{ startSec: start, endSec: Math.min(end, lengthSec), text }]
      : []
  })
}

function clock(sec: number, comma: string): string {
  const ms = Math.round(sec * 1000)
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${comma}${String(ms % 1000).padStart(3, '0')}`
}

/** Words in lines of about the same length, none much longer than a line. */
function inLines(text: string): string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  const length = words.join(' ').length
  const target = length / Math.ceil(length / lineChars)
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && longer.length > target + word.length / 2) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

/** What would be taken for markup or for the arrow between two times: https://www.w3.org/TR/webvtt1/#webvtt-cue-text */
function vttText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** SubRip has no escapes; an arrow within a text would be taken for a time. */
function srtText(text: string): string {
  return text.replaceAll('-->', '→')
}

function srt(cues: readonly Cue[]): string {
  return cues
    .map(({ startSec, endSec, text }, index) => {
      const times = `${clock(startSec, ',')} --> ${clock(endSec, ',')}`
      return `${index + 1}\n${times}\n${inLines(srtText(text)).join('\n')}\n`
    })
    .join('\n')
}

function vtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ startSec, endSec, text }) => {
    const times = `${clock(startSec, '.')} --> ${clock(endSec, '.')}`
    return `\n${times}\n${inLines(vttText(text)).join('\n')}\n`
  })
  return `WEBVTT\n${blocks.join('')}`
}

export function subtitleText(format: PlainSubtitles, cues: readonly Cue[]): string {
  return format === 'srt' ? srt(cues) : vtt(cues)
}
