import {
  isAsAround,
  ownSpeechKeys,
  type BookSpeech,
  type ChapterSpeech,
  type OwnSpeech,
} from './own-speech.ts'

function partsOf(speech: OwnSpeech): string[] {
  const pauses = ownSpeechKeys.filter((key) => key.startsWith('pause') && speech[key] !== undefined)
  return [
    ...(speech.voice === undefined ? [] : [speech.voice]),
    ...(speech.speed === undefined ? [] : [`speed ${speech.speed}`]),
    ...pauses.map((key) => `${key.replace('_', ' ')} ${speech[key] ?? 'as the voice makes it'}`),
  ]
}

/** "3 “The Crow”", "2-4", or the title by which it was named. */
export function chapterName(name: string, { title: titleThen }: Pick<ChapterSpeech, 'title'>): string {
  const isNumber = /^\d/u.test(name)
  const title = isNumber ? (titleThen ?? null) : name
  return [isNumber ? name : null, title === null ? null : `“${title}”`]
    .filter((part) => part !== null)
    .join(' ')
}

/** "hibari:heart, speed 1.2; chapter 3: espeak:en-gb; chapter “The Crow”: speed 0.9"; null where it has nothing of its own. */
export function ownSpeechWords({ chapters, ...own }: BookSpeech): string | null {
  const parts = [
    ...(isAsAround(own) ? [] : [partsOf(own).join(', ')]),
    ...Object.entries(chapters).map(
      ([name, speech]) => `chapter ${chapterName(name, speech)}: ${partsOf(speech).join(', ')}`,
    ),
  ]
  return parts.length === 0 ? null : parts.join('; ')
}
