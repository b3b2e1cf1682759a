import { cp, copyFile, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SpeechEngine } from '../engine.ts'
import { auditSpeech } from '../../audit.ts'
import { loadHibari } from './hibari-loader.ts'
import { installVoiceFile, removeVoice } from './install-voice.ts'
import { knownVoices } from './known-voices.ts'
import { loadNetwork } from './network.ts'
import { firstRuntime, onnxRuntime, runtimes } from './onnx-runtime.ts'
import { idsOf, phonemeIds } from './phoneme-ids.ts'
import { loadPhonemizer } from './phonemes/load-phonemizer.ts'
import { randomStates } from './seeded-noise.ts'
import { hibariWheel } from './testing/hibari-wheel.ts'
import { referenceWave } from './testing/reference-wave.data.ts'
import { readZipEntries } from '../../../../zip/open-zip.ts'
import { englishFolder, installedVoices } from './voice-files.ts'
import { createWaveMaker } from './wave-maker.ts'

const wheel = hibariWheel()

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let ab = 0
  let aa = 0
  let bb = 0
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const x = a[at] ?? 0
    const y = b[at] ?? 0
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return ab / Math.sqrt(aa * bb)
}

describe.skipIf(wheel === null)('a hibari voice from its wheel', { timeout: 60_000 }, () => {
  let folder = ''
  let engine: SpeechEngine
  let installed: Awaited<ReturnType<typeof installVoiceFile>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hibari-'))
    installed = await installVoiceFile(wheel ?? '', folder)
    engine = await loadHibari(folder)
  }, 60_000)
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  test('is listed, with its licence beside it', async () => {
    expect(installed).toMatchObject({ ok: true, value: [{ name: 'heart', licence: 'Apache-2.0' }] })
    expect(engine.voices()).toMatchObject([
      { name: 'heart', label: 'Heart (American, female)', language: 'en-US' },
    ])
    expect(await readdir(join(folder, 'licences'))).toEqual(['LICENSE', 'NOTICE'])
    const left = await readdir(folder, { recursive: true })
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('the wheel lists the voices and the phonemes that we know', async () => {
    const entries = await readZipEntries(
      wheel ?? '',
      (name) => /assets\/(?:voices|vocab)\.json$/u.test(name),
      100_000,
    )
    const listed: unknown = JSON.parse(entries.get('hibari/assets/voices.json')?.toString() ?? '')
    const known = knownVoices.map(({ name, language, british, file, bytes, sha256 }) => [
      name,
      { language, british, file, bytes, sha256 },
    ])
    expect(listed).toMatchObject(Object.fromEntries(known))
    const vocabulary: unknown = JSON.parse(entries.get('hibari/assets/vocab.json')?.toString() ?? '')
    expect(Object.fromEntries(phonemeIds)).toEqual(vocabulary)
  })

  test("makes the samples that its authors' program makes, the noise left out", async () => {
    const network = await loadNetwork(await onnxRuntime(), await readFile(join(folder, 'heart.onnx')))
    const make = await createWaveMaker()
    const wave = make(await network(idsOf(referenceWave.phonemes), 1), null)
    expect(wave.length).toBe(referenceWave.length)
    const bytes = Buffer.from(referenceWave.samples, 'base64')
    const expected = Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readInt16LE(at * 2))
    const ours = expected.map((_, at) => wave[at * referenceWave.every] ?? 0)
    expect(correlation(ours, expected)).toBeGreaterThan(0.999)
    const noisy = make(await network(idsOf(referenceWave.phonemes), 1), randomStates('any'))
    expect(
      correlation(
        expected.map((_, at) => noisy[at * referenceWave.every] ?? 0),
        expected,
      ),
    ).toBeGreaterThan(0.99)
  })

  test('where the native ONNX Runtime does not load, WebAssembly makes the same sound', async () => {
    const said: string[] = []
    const missing = async (): Promise<never> => Promise.reject(new Error('no library'))
    const wasm = await firstRuntime([missing, runtimes.wasm], (words) => said.push(words))
    expect([wasm.name, said]).toEqual(['wasm', ['no library']])
    const native = await onnxRuntime()
    expect(native.name).toBe('native')
    const model = await readFile(join(folder, 'heart.onnx'))
    const make = await createWaveMaker()
    const waves: Float32Array[] = []
    for (const runtime of [native, wasm]) {
      const network = await loadNetwork(runtime, model)
      waves.push(make(await network(idsOf(referenceWave.phonemes), 1), null))
    }
    const [first, second] = waves
    expect(second?.length).toBe(first?.length)
    expect(correlation(first ?? [], second ?? [])).toBeGreaterThan(0.999)
  })

  test('samples depend on words, voice, speed and take alone', async () => {
    const words = 'The water was cold; nobody said a word.'
    const first = await engine.synthesise(words, 'heart', { speed: 1 })
    await engine.synthesise('Something else, much longer than that, and louder!', 'heart', { speed: 1.4 })
    const other = await loadHibari(folder)
    expect(await engine.synthesise(words, 'heart', { speed: 1 })).toEqual(first)
    expect(await other.synthesise(words, 'heart', { speed: 1 })).toEqual(first)
    const again = await engine.synthesise(words, 'heart', { speed: 1, take: 1 })
    expect(again.length).toBe(first.length)
    expect(again).not.toEqual(first)
    expect(correlation(again, first)).toBeGreaterThan(0.98)
    const fast = await engine.synthesise(words, 'heart', { speed: 2 })
    expect(fast.length).toBeLessThan(first.length * 0.6)
    expect(auditSpeech(first, 24_000, words, 1)).toBeNull()
  })

  test('a sentence longer than the network has learned is spoken whole', async () => {
    const clause = 'the rabbit ran across the field and down another hole'
    const one = await engine.synthesise(`${clause}.`, 'heart', { speed: 1 })
    const many = await engine.synthesise(`${Array.from({ length: 14 }, () => clause).join(', ')}.`, 'heart', {
      speed: 1,
    })
    expect(many.length / one.length).toBeGreaterThan(11)
  })

  test('a homograph is read by what it is in its sentence', async () => {
    const phonemes = await loadPhonemizer(englishFolder(folder), 'american', await onnxRuntime())
    expect(await phonemes('They record a record.')).toBe('ðˌA ɹəkˈɔɹd ɐ ɹˈɛkəɹd.')
    expect(await phonemes("I used to live in the city; I don't own an apple.")).toBe(
      'ˌI jˈust tə lˈɪv ɪn ðə sˈɪTi; ˌI dˈOnt ˈOn ɐn ˈæpᵊl.',
    )
    expect(await phonemes('Queequeg’s low bow.')).toBe('kwˈikwɛɡz lˈO bˈW.')
    expect(await phonemes('A bow and arrow.')).toBe('ɐ bˈO ænd ˈɛɹO.')
    expect(await phonemes("W-w-what? Give 'em no-o-o A-level château!")).toBe(
      'wə wə wˌʌt? ɡˈɪv əm nˈO ˈAlˌɛvᵊl ʃætˈO!',
    )
    expect(await phonemes('"Better water," said Mrs. Jabberwickle in 1865.')).toBe(
      'bˈɛTəɹ wˈɔTəɹ, sˈɛd mˈɪsɪz ʤˈæbəɹwˌɪkᵊl ɪn ˌAtˈin sˈɪksti fˈIv.',
    )
    const british = await loadPhonemizer(englishFolder(folder), 'british', await onnxRuntime())
    expect(await british('Better water.')).toBe('bˈɛtə wˈɔːtə.')
  })

  test('a voice whose file was changed is refused, a removed one is gone', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'hibari-'))
    await installVoiceFile(join(folder, 'heart.onnx'), copy)
    const [voice] = await installedVoices(copy)
    expect(voice?.name).toBe('heart')
    const alone = await loadHibari(copy)
    expect((await alone.synthesise('Without lexicons.', 'heart', { speed: 1 })).length).toBeGreaterThan(
      12_000,
    )
    await truncate(join(copy, 'heart.onnx'), 4_000_000)
    const cut = await loadHibari(copy)
    await expect(cut.synthesise('Hello.', 'heart', { speed: 1 })).rejects.toThrow(
      'its file heart.onnx is damaged',
    )
    await rm(join(copy, 'heart.onnx'))
    const gone = await loadHibari(copy)
    await expect(gone.synthesise('Hello.', 'heart', { speed: 1 })).rejects.toThrow(
      'its file heart.onnx is missing',
    )
    await removeVoice({ name: 'heart', file: 'heart.onnx' }, copy)
    expect(await installedVoices(copy)).toEqual([])
    await expect((await loadHibari(copy)).synthesise('Hello.', 'heart', { speed: 1 })).rejects.toThrow(
      'not installed',
    )
    await rm(copy, { recursive: true })
  })

  test.each(['oov.onnx', 'lexicon_us_gold.json.gz', 'normalize.json'])(
    'of what its phonemes are made with, %s cut short is named',
    async (name) => {
      const copy = await mkdtemp(join(tmpdir(), 'hibari-'))
      await cp(folder, copy, { recursive: true })
      await truncate(join(englishFolder(copy), name), 1000)
      const hurt = await loadHibari(copy)
      await expect(hurt.ready?.('heart')).rejects.toThrow(`its file ${name} is damaged`)
      await rm(copy, { recursive: true })
    },
  )

  test('a wheel that was cut short or changed installs nothing', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'hibari-'))
    const path = join(copy, 'cut.whl')
    await copyFile(wheel ?? '', path)
    const bytes = await readFile(path)
    await truncate(path, 9_000_000)
    expect(await installVoiceFile(path, join(copy, 'into'))).toMatchObject({
      ok: false,
      failure: { code: 'voice-file-unknown' },
    })
    // A stored byte in the middle of the voice: the archive still opens.
    bytes.writeUInt8(bytes.readUInt8(2_000_000) ^ 1, 2_000_000)
    await writeFile(path, bytes)
    expect(await installVoiceFile(path, join(copy, 'into'))).toMatchObject({
      ok: false,
      failure: { code: 'voice-file-damaged' },
    })
    expect(await installedVoices(join(copy, 'into'))).toEqual([])
    await rm(copy, { recursive: true })
  })
})

describe('what is no voice', () => {
  test('is refused with the reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hibari-'))
    const into = join(folder, 'into')
    await writeFile(join(folder, 'bf_emma.int8.onnx'), 'half a voice')
    await writeFile(join(folder, 'some.onnx'), 'a network')
    await writeFile(join(folder, 'text.whl'), 'no archive')
    const codeOf = async (name: string): Promise<string> => {
      const result = await installVoiceFile(join(folder, name), into)
      return result.ok ? 'installed' : result.failure.code
    }
    expect(await codeOf('bf_emma.int8.onnx')).toBe('voice-file-damaged')
    expect(await codeOf('some.onnx')).toBe('voice-file-unknown')
    expect(await codeOf('text.whl')).toBe('voice-file-unknown')
    expect(await codeOf('missing.whl')).toBe('file-missing')
    expect(await installedVoices(into)).toEqual([])
    await rm(folder, { recursive: true })
  })
})
