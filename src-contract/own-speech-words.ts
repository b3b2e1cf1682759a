import { isAsAround, ownSpeechKeys, type BookSpeech, type OwnSpeech } from './own-speech.ts'

function partsOf(speech: OwnSpeech): string[] {
  const pauses = ownSpeechKeys.filter((key) => key.startsWith('pause') && speech[key] !== undefined)
  return [
    ...(speech.voice === undefined ? [] : [speech.voice]),
    ...(speech.speed === undefined ? [] : [`speed ${speech.speed}`]),
    ...pauses.map((key) => `${key.replace('_', ' ')} ${speech[key] ?? 'as the voice makes it'}`),
  ]
}

/** "hibari:heart, speed 1.2; chapter 3: espeak:en-gb; chapter “The Crow”: speed 0.9"; null where it has nothing of its own. */
export function ownSpeechWords({ chapters, ...own }: BookSpeech): string | null {
  const parts = [
    ...(isAsAround(own) ? [] : [partsOf(own).join(', ')]),
    ...Object.entries(chapters).map(([name, speech]) => {
      const isNumber = /^\d/u.test(name)
      const title = isNumber ? (speech.title ?? null) : name
      const which = [isNumber ? name : null, title === null ? null : `“${title}”`].filter(
        (part) => part !== null,
      )
      return `chapter ${which.join(' ')}: ${partsOf(speech).join(', ')}`
    }),
  ]
  return parts.length === 0 ? null : parts.join('; ')
}
