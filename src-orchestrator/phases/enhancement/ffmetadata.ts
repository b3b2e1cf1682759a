import type { ChapterMark } from '../../../src-contract/orchestrator-protocol.ts'

/** ISO 639-2 for the languages that ID3's TLAN frame is asked for; other tags of three letters stay as they are. */
const threeLetters: Record<string, string> = {
  en: 'eng', de: 'deu', fr: 'fra', es: 'spa', it: 'ita', pt: 'por', nl: 'nld', sv: 'swe', da: 'dan', nb: 'nob', no: 'nor',
  fi: 'fin', pl: 'pol', cs: 'ces', ru: 'rus', uk: 'ukr', el: 'ell', hu: 'hun', ro: 'ron', tr: 'tur', ja: 'jpn', zh: 'zho',
} // prettier-ignore

export function tagLanguage(bcp47: string): string | null {
  const primary = bcp47.toLowerCase().split('-')[0] ?? ''
  return threeLetters[primary] ?? (primary.length === 3 ? primary : null)
}

export type BookTags = { title: string; author: string | null; language: string }

/** https://ffmpeg.org/ffmpeg-formats.html#Metadata-2: `=`, `;`, `#`, `\` and line ends are escaped by a backslash. */
function escaped(value: string): string {
  return value.replaceAll(/[\r\n]+/gu, ' ').replaceAll(/[=;#\\]/gu, '\\$&')
}

/** The tags and chapter marks of a book as an ffmetadata file. Times in milliseconds, as ID3's CHAP frames have them. */
export function ffmetadata(tags: BookTags, chapters: readonly ChapterMark[], audioSec: number): string {
  const language = tagLanguage(tags.language)
  const pairs: [string, string | null][] = [
    ['title', tags.title],
    ['artist', tags.author],
    ['album', tags.title],
    ['album_artist', tags.author],
    ['genre', 'Audiobook'],
    ['language', language],
    ['encoder', 'Bookspool'],
  ]
  const lines = [
    ';FFMETADATA1',
    ...pairs.flatMap(([key, value]) => (value === null ? [] : [`${key}=${escaped(value)}`])),
  ]
  for (const [index, chapter] of chapters.entries()) {
    const endSec = chapters[index + 1]?.startSec ?? audioSec
    lines.push('[CHAPTER]', 'TIMEBASE=1/1000')
    lines.push(`START=${Math.round(chapter.startSec * 1000)}`, `END=${Math.round(endSec * 1000)}`)
    lines.push(`title=${escaped(chapter.title)}`)
  }
  return `${lines.join('\n')}\n`
}
