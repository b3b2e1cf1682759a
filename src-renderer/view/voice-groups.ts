import type { BookView } from '../../src-contract/book-view.ts'
import type { Voice } from '../../src-contract/reports.ts'
import { embeddedEngine, meansVoice } from '../../src-contract/voice-names.ts'
import { sizeWords } from '../../src-contract/size-words.ts'

export type VoiceGroup = { language: string; label: string; voices: Voice[] }

/** "en" of "en-US". */
const baseLanguage = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** "American English"; of a dialect without a name of its own what it belongs to; the code itself where it is none that has a name. */
export function languageName(code: string): string {
  // Of the built-in voices "en-us-nyc" and "en-GB-x-gbclan" are nothing that has a name: they are known by what stands before that.
  const parts = code.replace(/-x-.*$/iu, '').split('-')
  for (let length = parts.length; length > 0; length--) {
    const name = nameOf(parts.slice(0, length).join('-'))
    if (name !== null) return name
  }
  return code
}

function nameOf(code: string): string | null {
  try {
    return names.of(code) ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function matches({ id, name, language }: Voice, query: string): boolean {
  const text = `${id} ${name} ${language} ${languageName(language)} ${languageName(baseLanguage(language))}`
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.toLowerCase().includes(word))
}

/** By language, those of the list's books first, the others by name; in each the best first, as the catalogue has them, the built-in ones last, the installed ones before their equals. */
export function voiceGroups(
  voices: readonly Voice[],
  {
    query = '',
    installedOnly = false,
    bookLanguages,
  }: { query?: string; installedOnly?: boolean; bookLanguages: readonly string[] },
): VoiceGroup[] {
  const groups = new Map<string, VoiceGroup>()
  for (const voice of voices) {
    if ((installedOnly && !voice.installed) || !matches(voice, query)) continue
    const language = baseLanguage(voice.language)
    const group = groups.get(language) ?? { language, label: languageName(language), voices: [] }
    group.voices.push(voice)
    groups.set(language, group)
  }
  const wanted = bookLanguages.map(baseLanguage)
  const place = ({ language }: VoiceGroup): number => {
    const index = wanted.indexOf(language)
    return index === -1 ? wanted.length : index
  }
  const { compare } = new Intl.Collator('en')
  const rank = ({ rank: own }: Voice): number => own ?? Number.MAX_SAFE_INTEGER
  for (const group of groups.values())
    group.voices.sort(
      (a, b) =>
        rank(a) - rank(b) ||
        Number(a.engine === embeddedEngine) - Number(b.engine === embeddedEngine) ||
        Number(b.installed) - Number(a.installed) ||
        compare(a.name, b.name),
    )
  return [...groups.values()].sort((a, b) => place(a) - place(b) || compare(a.label, b.label))
}

/** The languages of the list's books, the most frequent first. */
export function languagesOf(books: Iterable<Pick<BookView, 'language'>>): string[] {
  const counts = new Map<string, number>()
  for (const { language } of books)
    if (language !== null) counts.set(baseLanguage(language), (counts.get(baseLanguage(language)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([language]) => language)
}

const engineNames: Record<string, string> = {
  espeak: 'eSpeak NG, built in',
  sherpa: 'sherpa-onnx',
  hibari: 'hibari',
  command: 'your command',
}
const qualityWords: Record<string, string> = {
  x_low: 'very low quality',
  low: 'low quality',
  medium: 'medium quality',
  high: 'high quality',
}

/** "American English · high quality · hibari · 47 × real time here". */
export function voiceFacts(voice: Voice): string {
  const { language, quality, engine, timesRealTime, isSpeedMeasured } = voice
  return [
    languageName(language),
    quality === null ? null : (qualityWords[quality] ?? quality),
    engineNames[engine] ?? engine,
    timesRealTime === null
      ? null
      : isSpeedMeasured
        ? `${timesRealTime.toLocaleString('en')} × real time on this computer`
        : `about ${timesRealTime.toLocaleString('en')} × real time`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** "Apache-2.0; forbids passing the voice on without its licence". Null: not known. */
export function licenceWords({ licence, forbids }: Voice): string | null {
  if (licence === null) return null
  return forbids === null ? licence : `${licence}; forbids ${forbids}`
}

/** Rounded up: what is to be fetched. */
export function downloadWords({ downloadBytes }: Voice): string {
  return downloadBytes === null ? '' : sizeWords(downloadBytes)
}

type Speaks = Pick<BookView, 'voice' | 'state'>

/** The books of the list that are spoken by it, or are to be. */
export function booksWith<Book extends Speaks>(books: Iterable<Book>, voice: Voice): Book[] {
  return [...books].filter((book) => book.voice !== null && meansVoice(book.voice, voice))
}
