import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SpeechEngine } from '../engine.ts'
import { escapeForEspeak, espeakLoader, loadEmbedded } from './espeak-loader.ts'
import { nativeEspeak } from './native-espeak.ts'

const sentences = Array.from({ length: 50 }, (_, at) => [
  `Sentence ${at} was said, "so to speak," by somebody at ${at * 7} past nine.`,
  `Why not ${at} times?`,
  `Привет, мир: ${at}!`,
]).flat() // prettier-ignore

async function digest(engine: SpeechEngine, said: string, voice = 'en-us', speed = 1): Promise<string> {
  const samples = await engine.synthesise(said, voice, { speed })
  return createHash('sha256')
    .update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength))
    .digest('hex')
}

describe('eSpeak NG', () => {
  let engine: SpeechEngine
  beforeAll(async () => {
    engine = await loadEmbedded()
  })

  test('the samples of a sentence do not depend on what was said before it', async () => {
    const inOrder: string[] = []
    for (const sentence of sentences) inOrder.push(await digest(engine, sentence))
    const other = await loadEmbedded()
    const backwards = new Map<string, string>()
    for (const sentence of sentences.toReversed()) {
      await other.synthesise('Etwas ganz anderes.', 'de', { speed: 1.3 })
      backwards.set(sentence, await digest(other, sentence))
    }
    expect(sentences.map((sentence) => backwards.get(sentence))).toEqual(inOrder)
    expect(new Set(inOrder).size).toBe(sentences.length)
  })

  test('a voice, a rate and the markup in a text are heeded', async () => {
    const plain = await engine.synthesise('One, two, three, four, five.', 'en-us', { speed: 1 })
    const fast = await engine.synthesise('One, two, three, four, five.', 'en-us', { speed: 1.5 })
    expect(fast.length).toBeLessThan(plain.length * 0.8)
    expect(await digest(engine, 'Water', 'en-gb')).not.toBe(await digest(engine, 'Water', 'en-us'))
    expect(escapeForEspeak('a <b> & [[c]]')).toBe('a &lt;b&gt; &amp; [ [c]]')
    const spoken = await engine.synthesise('A <tag> and B', 'en-us', { speed: 1 })
    expect(spoken.length).toBeGreaterThan((await engine.synthesise('A and B', 'en-us', { speed: 1 })).length)
  })

  test('every language that has a default voice has that voice', () => {
    const names = new Set(engine.voices().map(({ name }) => name))
    const languages = [
      'en',
      'en-GB',
      'de',
      'fr',
      'es',
      'it',
      'pt',
      'nl',
      'sv',
      'pl',
      'ru',
      'zh',
      'no',
      'fr-BE',
    ]
    expect(languages.filter((language) => !names.has(espeakLoader.defaultVoice(language)))).toEqual([])
  })

  test('an unknown voice is refused', async () => {
    await expect(engine.synthesise('Hello', 'nobody', { speed: 1 })).rejects.toThrow('nobody')
  })
})

describe.skipIf(nativeEspeak() === null)(
  'an eSpeak NG that is installed (skipped where there is none)',
  () => {
    test('speaks the same samples whatever was said before, and the embedded one where a book was begun with it', async () => {
      const engine = await espeakLoader.load()
      const voice = engine.voices().find(({ name }) => name === 'en-us')
      expect(voice).toMatchObject({ revision: `native ${nativeEspeak()?.version}`, otherRevisions: [''] })
      const some = sentences.slice(0, 6)
      const inOrder: string[] = []
      for (const sentence of some) inOrder.push(await digest(engine, sentence))
      const backwards: string[] = []
      for (const sentence of some.toReversed()) backwards.unshift(await digest(engine, sentence))
      expect(backwards).toEqual(inOrder)
      const embedded = await loadEmbedded()
      const said = 'A <tag> & [[b]].\nAnd more.'
      const begun = await engine.synthesise(said, 'en-us', { speed: 1, revision: '' })
      expect(begun).toEqual(await embedded.synthesise(said, 'en-us', { speed: 1 }))
      const native = await engine.synthesise(said, 'en-us', { speed: 1 })
      expect(native).not.toEqual(begun)
      expect(Math.abs(native.length - begun.length)).toBeLessThan(begun.length * 0.2)
    })
  },
)
