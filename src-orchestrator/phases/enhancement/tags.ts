import { assertNever } from '../../../src-contract/assert-never.ts'
import type { AudioFormat } from '../../../src-contract/config-options.ts'
import type { ChapterMark } from '../../../src-contract/orchestrator-protocol.ts'

/** ISO 639-2 for the languages that ID3's TLAN frame and MP4's tracks are asked for; other tags of three letters stay as they are. */
const threeLetters: Record<string, string> = {
  en: 'eng', de: 'deu', fr: 'fra', es: 'spa', it: 'ita', pt: 'por', nl: 'nld', sv: 'swe', da: 'dan', nb: 'nob', no: 'nor',
  fi: 'fin', pl: 'pol', cs: 'ces', ru: 'rus', uk: 'ukr', el: 'ell', hu: 'hun', ro: 'ron', tr: 'tur', ja: 'jpn', zh: 'zho',
} // prettier-ignore

export function tagLanguage(bcp47: string): string | null {
  const primary = bcp47.toLowerCase().split('-')[0] ?? ''
  return threeLetters[primary] ?? (primary.length === 3 ? primary : null)
}

export type BookTags = {
  title: string
  author: string | null
  narrator: string | null
  series: string | null
  /** Its number in the series, as text: "2", "1.5". */
  seriesPart: string | null
  /** BCP 47. */
  language: string
  year: number | null
  description: string | null
  publisher: string | null
}

/** Which file of a book it is; titles of chapter files are the chapters'. */
export type FileTags = { chapterTitle: string | null; number: number; of: number }

/** Apple's number for an audiobook: https://github.com/sergiomb2/libmp4v2/wiki/iTunesMetadata */
const audiobookKind = '2'

type Pair = [string, string | null]

/** What a damaged document may have in its title; ffmpeg's own file of tags would end at the first NUL. */
const controls = /[^\P{Cc}\t\n\r]/gu

function ownPairs(format: AudioFormat, book: BookTags, { number, of }: FileTags): Pair[] {
  const { series, seriesPart, narrator, description, publisher } = book
  const language: Pair = ['language', tagLanguage(book.language)]
  const named: Pair[] = [['SERIES', series], ['SERIES-PART', seriesPart], ['NARRATOR', narrator]] // prettier-ignore
  const track: Pair = ['track', of > 1 ? `${number}/${of}` : null]
  switch (format) {
    // The language stands at the track; a series where one of television has its name and its episode's, from where Audiobookshelf takes it.
    case 'm4b':
      return [track, ['show', series], ['episode_id', seriesPart], ['comment', description], ['description', description], ['synopsis', description], ['media_type', audiobookKind]] // prettier-ignore
    // ffmpeg's Vorbis comments call the comment DESCRIPTION.
    case 'opus':
    case 'flac':
      return [['TRACKNUMBER', of > 1 ? String(number) : null], ['TRACKTOTAL', of > 1 ? String(of) : null], language, ['DESCRIPTION', description], ['PUBLISHER', publisher], ...named] // prettier-ignore
    case 'mp3':
    case 'wav':
      return [track, language, ['comment', description], ['publisher', publisher], ...named]
    default:
      return assertNever(format)
  }
}

/**
 * A file's tags under the names that its container's players look for. The narrator is the composer, where audiobook players expect him
 * (https://www.audiobookshelf.org/guides/book-scanner); the series stands in the grouping, too.
 */
export function tagPairs(format: AudioFormat, book: BookTags, file: FileTags): [string, string][] {
  const { series, seriesPart } = book
  const grouping = series === null || seriesPart === null ? series : `${series} #${seriesPart}`
  const title = file.chapterTitle ?? (file.of > 1 ? `${book.title} (${file.number}/${file.of})` : book.title)
  const ofAll: Pair[] = [
    ['title', title],
    ['artist', book.author],
    ['album', book.title],
    [format === 'opus' || format === 'flac' ? 'ALBUMARTIST' : 'album_artist', book.author],
    ['composer', book.narrator],
    ['genre', 'Audiobook'],
    ['date', book.year === null ? null : String(book.year)],
    [format === 'mp3' ? 'TIT1' : 'grouping', grouping],
    ['encoder', 'Bookspool'],
  ]
  const pairs = [...ofAll, ...ownPairs(format, book, file)]
  return pairs.flatMap(([key, value]) => (value === null ? [] : [[key, value.replaceAll(controls, '')]]))
}

function chapterTitle(title: string): string {
  return title.replaceAll(/[\r\n]+/gu, ' ').replaceAll(controls, '')
}

/** Chapters as Vorbis comments: https://wiki.xiph.org/Chapter_Extension */
export function vorbisChapters(marks: readonly ChapterMark[]): [string, string][] {
  return marks.flatMap(({ title, startSec }, index): [string, string][] => {
    const key = `CHAPTER${String(index + 1).padStart(3, '0')}`
    return [[key, clockTime(startSec)], [`${key}NAME`, chapterTitle(title)]] // prettier-ignore
  })
}

function clockTime(sec: number): string {
  const ms = Math.round(sec * 1000)
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}

/** https://ffmpeg.org/ffmpeg-formats.html#Metadata-2: `=`, `;`, `#`, `\` and line ends are escaped by a backslash. */
function escaped(value: string): string {
  return value.replaceAll(/\r\n?/gu, '\n').replaceAll(/[=;#\\\n]/gu, '\\$&')
}

/** Tags and chapter marks as an ffmetadata file. Times in milliseconds, as ID3's CHAP frames have them. */
export function ffmetadata(
  pairs: readonly (readonly [string, string])[],
  marks: readonly ChapterMark[],
  audioSec: number,
): string {
  const lines = [';FFMETADATA1', ...pairs.map(([key, value]) => `${key}=${escaped(value)}`)]
  for (const [index, { title, startSec }] of marks.entries()) {
    const endSec = marks[index + 1]?.startSec ?? audioSec
    lines.push('[CHAPTER]', 'TIMEBASE=1/1000')
    lines.push(`START=${Math.round(startSec * 1000)}`, `END=${Math.round(endSec * 1000)}`)
    lines.push(`title=${escaped(chapterTitle(title))}`)
  }
  return `${lines.join('\n')}\n`
}
