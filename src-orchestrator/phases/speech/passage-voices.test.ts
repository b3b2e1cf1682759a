import { expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import type { ChunkList } from '../../book/chunk.ts'
import { phaseContext } from '../../testing/phase-context.ts'
import { passageLanguages } from './choose-voices.ts'

function listOf(language: string, passages: readonly (string | undefined)[]): ChunkList {
  const chunks = passages.map((own, index) => ({ index, chapter: 0, sentences: [], ...(own === undefined ? {} : { language: own }) })) // prettier-ignore
  return { language, chapterTitles: ['One'], chunks }
}

it.each([
  ['all of them where nobody chose a voice', null, 'en', ['de', undefined, 'ru', 'de'], ['de', 'ru']],
  ['those in letters that the book’s voice cannot read', 'hibari:heart', 'en', ['de', undefined, 'ru', 'el', 'ru'], ['ru', 'el']],
  ['none in the book’s own letters', 'hibari:heart', 'en', ['de', 'fr'], []],
  ['Latin ones in a book that is not', 'espeak:ru', 'ru', ['uk', 'fr'], ['fr']],
])('other voices speak %s', (_name, voice, language, passages, others) => {
  const context = phaseContext('/w', { settings: orchestratorSettingsSchema.parse({ voice }) })
  expect(passageLanguages(listOf(language, passages), context)).toEqual(others)
}) // prettier-ignore
