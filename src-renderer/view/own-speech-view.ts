import type { OtherVoice } from '../../src-contract/book-page.ts'
import { countWords } from '../../src-contract/count-words.ts'
import {
  isAsAround,
  ownSpeechKeys,
  type BookSpeech,
  type ChapterSpeeches,
  type OwnSpeech,
  type OwnSpeechKey,
} from '../../src-contract/own-speech.ts'
import type { Voice } from '../../src-contract/reports.ts'
import { installedChoices, type Choice } from './voice-choices.ts'

/** As a voice it stands for none of its own: no voice has an empty id. */
export const asAround = ''

/** The same with another value for one key; undefined: as around it. */
export function withOwn<Key extends OwnSpeechKey>(
  speech: OwnSpeech,
  key: Key,
  value: OwnSpeech[Key],
): OwnSpeech {
  const next: OwnSpeech = { ...speech, [key]: value }
  if (value === undefined) Reflect.deleteProperty(next, key)
  return next
}

export type ChapterRow = { name: string; label: string; speech: OwnSpeech }

/** "3 The Crow", "Chapters 2-4", or the title by which it was named. */
function labelOf(name: string, titles: readonly string[], titleThen: string | undefined): string {
  if (/^\d+\s*[-–]/u.test(name)) return `Chapters ${name}`
  if (!/^\d+$/u.test(name)) return name
  const title = titles[Number(name) - 1] ?? titleThen
  return title === undefined ? `Chapter ${name}` : `${name} ${title}`
}

/** The chapters that have something of their own, in the order of the book. */
export function chapterRows(chapters: ChapterSpeeches, titles: readonly string[]): ChapterRow[] {
  const rows = Object.entries(chapters).map(([name, chapter]) => {
    const { title, nth: _, ...speech } = chapter
    return { name, label: labelOf(name, titles, title), speech }
  })
  const first = ({ name }: ChapterRow): number => Number.parseInt(name, 10) || Number.POSITIVE_INFINITY
  return rows.sort((one, other) => (first(one) < first(other) ? -1 : first(one) > first(other) ? 1 : 0))
}

/** The chapters that are as their book. */
export function otherChapters(chapters: ChapterSpeeches, titles: readonly string[]): Choice[] {
  return titles.flatMap((title, at) => {
    const value = String(at + 1)
    return chapters[value] === undefined ? [{ value, label: `${value} ${title}` }] : []
  })
}

/** The same without chapters that were opened and left as they are. */
export function tidied({ chapters, ...own }: BookSpeech): BookSpeech {
  const kept = Object.entries(chapters).filter(([, speech]) => !isAsAround(speech))
  return { ...own, chapters: Object.fromEntries(kept) }
}

/** Voices that can be chosen for a book or a chapter, those of these languages first; before them none of its own. */
export function ownVoiceChoices(
  voices: readonly Voice[],
  { around, own, languages }: { around: string; own: string | undefined; languages: readonly string[] },
): Choice[] {
  const choices: Choice[] = [{ value: asAround, label: around }, ...installedChoices(voices, languages)]
  if (own !== undefined && !choices.some(({ value }) => value === own))
    choices.push({ value: own, label: own, hint: 'not installed' })
  return choices
}

/** A voice by its name; by its id where nobody knows that one. */
export function voiceName(id: string | null, voices: readonly Voice[]): string {
  if (id === null) return 'a voice of its language'
  return voices.find((voice) => voice.id === id)?.name ?? id
}

function partsOf(speech: OwnSpeech, voices: readonly Voice[]): string {
  const hasPauses = ownSpeechKeys.some((key) => key.startsWith('pause') && speech[key] !== undefined)
  return [
    ...(speech.voice === undefined ? [] : [voiceName(speech.voice, voices)]),
    ...(speech.speed === undefined ? [] : [`speed ${speech.speed.toLocaleString('en')} ×`]),
    ...(hasPauses ? ['its own pauses'] : []),
  ].join(', ')
}

/** What a book has of its own, a line for the book and one for each chapter. */
export function ownSpeechLines(
  { chapters, ...own }: BookSpeech,
  voices: readonly Voice[],
  titles: readonly string[],
): string[] {
  return [
    ...(isAsAround(own) ? [] : [partsOf(own, voices)]),
    ...chapterRows(chapters, titles).map(({ label, speech }) => `${label}: ${partsOf(speech, voices)}`),
  ]
}

const namedChapters = 3

/** "French: 4 chunks, in 2 The Fox, 5 The Crow", by a line for each voice that spoke something in place of the book's. */
export function otherVoiceLines(
  others: readonly OtherVoice[],
  voices: readonly Voice[],
  titles: readonly string[],
): string[] {
  return others.map(({ voice, chunks, chapters }) => {
    const names = chapters.slice(0, namedChapters).map((at) => labelOf(String(at), titles, undefined))
    const more = chapters.length - names.length
    const places = [...names, ...(more > 0 ? [countWords(more, 'more chapter')] : [])]
    const said = `${voiceName(voice, voices)}: ${countWords(chunks, 'chunk')}`
    return places.length === 0 ? said : `${said}, in ${places.join(', ')}`
  })
}
