import { expect, it } from 'vitest'
import type { VoiceVerdict } from '../../core/orchestrator/missing-voice.ts'
import { insteadWords, tellAtOnce } from './missing-voices.ts'

it('what has to be heard before the book is made is told once for all books', () => {
  const said: string[] = []
  const take = tellAtOnce({ warn: (words) => said.push(words) })
  const missing = { type: 'warning', message: 'There is no voice “bella”.', at_once: true } as const
  for (const book of ['one', 'two']) take(book, missing)
  take('one', { type: 'warning', message: 'A chunk was spoken in parts.' })
  take('two', { ...missing, message: 'There is no voice “sarah”.' })
  expect(said).toEqual(['There is no voice “bella”.', 'There is no voice “sarah”.'])
})

it.each<[VoiceVerdict, string | null]>([
  [{ kind: 'there' }, null],
  [{ kind: 'answered', answer: 'espeak:en-gb' }, 'There is no voice “bella” on this machine: “espeak:en-gb” would speak in its place.'],
  [{ kind: 'answered', answer: 'default' }, 'There is no voice “bella” on this machine: one of each book’s language would speak in its place.'],
  [{ kind: 'missing' }, 'There is no voice “bella” on this machine: another one would speak in its place. `bookspool voices` lists those that are there.'],
])('a dry run says what would become of a voice: %j', (verdict, words) => {
  expect(insteadWords('bella', verdict)).toBe(words)
}) // prettier-ignore
