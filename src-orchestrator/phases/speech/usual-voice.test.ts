import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { phaseContext } from '../../testing/phase-context.ts'
import type { EngineLoader } from './engines/engine.ts'
import { espeakLoader } from './engines/espeak/espeak-loader.ts'
import { hibariLoader } from './engines/hibari/hibari-loader.ts'
import { keepUsualVoice, usualVoiceId } from './usual-voice.ts'

let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bookspool-usual-voice-'))
})
afterEach(async () => rm(workspace, { recursive: true, force: true }))

/** An engine that has these voices installed, and nothing else. */
function withVoices(
  id: string,
  voices: readonly (readonly [name: string, language: string])[],
): EngineLoader {
  return {
    ...hibariLoader,
    id,
    revisionOf: (name) => (voices.some(([known]) => known === name) ? 'r' : ''),
    load: async () =>
      Promise.resolve({
        voices: () => voices.map(([name, language]) => ({ name, label: name, language, aliases: [] })),
        synthesise: async () => Promise.resolve(new Int16Array(1)),
      }),
  }
}

const unranked = withVoices('other', [
  ['anna', 'de-AT'],
  ['bernd', 'de-DE'],
])

test.each([
  ['the embedded engine’s where nothing is installed', [espeakLoader], 'de', null],
  ['none of another language', [espeakLoader, unranked], 'fr', null],
  ['that of the region first', [espeakLoader, unranked], 'de-DE', 'other:bernd'],
  ['else by name', [espeakLoader, unranked], 'de', 'other:anna'],
  [
    'as the catalogue has them',
    [espeakLoader, withVoices('piper', [['zz', 'en-US']]), withVoices('hibari', [['heart', 'en-US']])],
    'en-US',
    'hibari:heart',
  ],
])('%s', async (_name, engines, language, id) => {
  expect(await usualVoiceId(language, engines, phaseContext(workspace))).toBe(id)
})

test('a book keeps the voice that it began with while that is installed', async () => {
  const context = phaseContext(workspace)
  await keepUsualVoice('de', 'other:bernd', context)
  await keepUsualVoice('en', null, context)
  expect(await usualVoiceId('de', [espeakLoader, unranked], context)).toBe('other:bernd')
  expect(await usualVoiceId('de', [espeakLoader, withVoices('other', [['anna', 'de']])], context)).toBe(
    'other:anna',
  )
  expect(
    await usualVoiceId('en', [espeakLoader, withVoices('hibari', [['heart', 'en-US']])], context),
  ).toBeNull()
})
