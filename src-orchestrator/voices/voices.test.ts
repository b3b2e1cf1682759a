import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fail, succeed } from '../../src-contract/failure.ts'
import type { CatalogueVoice, VoiceCatalogue } from '../../src-contract/voice-catalogue.ts'
import type { VoiceAction, VoiceActionReport } from '../../src-contract/reports.ts'
import { lockFile } from '../../src-node/file-lock.ts'
import type { EngineLoader, EngineVoice, VoiceStore } from '../phases/speech/engines/engine.ts'
import { knownVoices } from '../phases/speech/engines/hibari/known-voices.ts'
import { speechTools } from '../phases/speech/speech-tools.ts'
import { readCatalogue } from './catalogue.ts'
import { installFiles } from './install-files.ts'
import { installOffer } from './install-offer.ts'
import { listVoices } from './list-voices.ts'
import { actOnVoices } from './voice-actions.ts'
import { serveFile, type FileServer } from './testing/file-server.ts'

const bytes = Buffer.from('a voice of a few bytes')

let home = ''
let server: FileServer
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voices-'))
  vi.stubEnv('BOOKSPOOL_HOME', home)
  server = await serveFile(bytes)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await server.close()
  await rm(home, { recursive: true, force: true })
})

function offer(name: string, language: string, over: Partial<CatalogueVoice> = {}): CatalogueVoice {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { name: `${name}.onnx`, url: server.url, bytes: bytes.length, sha256 }
  const licence = { name: 'CC0 1.0', forbids: null, address: 'https://example.org/' }
  return {
    id: `small:${name}`, engine: 'small', name, language, quality: 'medium', sampleRateHz: 16_000, score: null, licence, files: [file], shared: [], ...over,
  } // prettier-ignore
}

const voice = (name: string, language: string): EngineVoice => ({ name, label: name, language, aliases: [] })

function engine(id: string, voices: EngineVoice[], store: VoiceStore | null): EngineLoader {
  return {
    id,
    version: () => '1',
    sampleRateHz: 16_000,
    abilities: {
      speed: { least: 1, most: 1 },
      pitch: false,
      timings: 'sentence',
      takes: 1,
      cpuSecPerHour: 1,
    },
    store,
    revisionOf: () => '',
    defaultVoice: () => '',
    load: async () =>
      Promise.resolve({ voices: () => voices, synthesise: async () => Promise.resolve(new Int16Array(1)) }),
  }
}

/** Takes every file that ends in .onnx, and remembers which. */
function smallStore(shared: boolean): VoiceStore & { taken: string[] } {
  const taken: string[] = []
  return {
    taken,
    install: async (path) => {
      if (!path.endsWith('.onnx')) return null
      if ((await readFile(path)).length !== bytes.length) return fail('voice-file-unknown', { file: path })
      taken.push(path)
      return succeed([voice('new', 'en')])
    },
    installShared: async (path) => {
      taken.push(`shared ${path}`)
      return Promise.resolve(succeed(null))
    },
    hasShared: async () => Promise.resolve(shared),
    remove: async () => Promise.resolve(succeed(null)),
  }
}

const parts = { signal: new AbortController().signal, onProgress: () => undefined, pauseMs: 0 }

describe('a voice of the catalogue', () => {
  const withShared = (): CatalogueVoice => {
    const words = offer('good', 'en').files.map(({ url, bytes: size, sha256 }) => ({
      name: 'words.zip',
      url,
      bytes: size,
      sha256,
    }))
    return offer('good', 'en', { shared: words })
  }

  test('is downloaded with what its engine lacks, installed, and cleared away', async () => {
    const store = smallStore(false)
    const heard: { done: number; total: number }[] = []
    const installed = await installOffer(withShared(), store, {
      ...parts,
      onProgress: (now) => heard.push(now),
    })
    expect(installed).toEqual(succeed([voice('new', 'en')]))
    const folder = join(home, 'voices', 'downloads', 'small-good')
    expect(store.taken).toEqual([`shared ${join(folder, 'words.zip')}`, join(folder, 'good.onnx')])
    expect(heard.at(-1)).toEqual({ done: 2 * bytes.length, total: 2 * bytes.length })
    await expect(readFile(join(folder, 'good.onnx'))).rejects.toThrow('ENOENT')
  })

  test('what its engine has is not fetched again', async () => {
    const store = smallStore(true)
    expect((await installOffer(withShared(), store, parts)).ok).toBe(true)
    expect(store.taken).toHaveLength(1)
    expect(server.ranges).toHaveLength(1)
  })

  test('waits for nobody: another program that installs one is said', async () => {
    const lock = await lockFile(join(home, 'voices', 'install.lock'), 0)
    expect(await installOffer(offer('good', 'en'), smallStore(true), parts)).toEqual(
      fail('voice-install-running'),
    )
    await lock?.release()
    expect((await installOffer(offer('good', 'en'), smallStore(true), parts)).ok).toBe(true)
  })
})

describe('a folder', () => {
  test('gives all the voices in it; what is none, or what macOS puts beside each file, is left alone', async () => {
    const folder = join(home, 'stick')
    await mkdir(folder)
    const store = smallStore(true)
    const engines = [engine('built-in', [], null), engine('small', [], store)]
    await writeFile(join(folder, 'letter.txt'), 'no voice')
    expect(await installFiles(folder, engines, parts)).toMatchObject(
      fail('voice-file-unknown', { file: folder }),
    )
    await writeFile(join(folder, 'other.onnx'), 'no voice')
    expect(await installFiles(folder, engines, parts)).toMatchObject(
      fail('voice-file-unknown', { file: join(folder, 'other.onnx') }),
    )
    for (const name of ['one.onnx', '._one.onnx']) await writeFile(join(folder, name), bytes)
    await writeFile(join(folder, 'two.onnx'), bytes)
    expect((await installFiles(folder, engines, parts)).ok).toBe(true)
    expect(store.taken).toEqual([join(folder, 'one.onnx'), join(folder, 'two.onnx')])
    expect(await installFiles(join(folder, 'letter.txt'), engines, parts)).toMatchObject(
      fail('voice-file-unknown', { detail: 'no engine takes files of that name' }),
    )
    expect(await installFiles(join(folder, 'gone'), engines, parts)).toMatchObject(fail('file-missing'))
  })
})

describe('the list', () => {
  test('has what is here and what could be, the best of each language first', async () => {
    const catalogue: VoiceCatalogue = {
      made: '2026-11-26',
      credit: '',
      voices: [
        offer('best', 'en-US'),
        offer('second', 'en-US'),
        offer('german', 'de-DE'),
        offer('elsewhere', 'de-DE', { id: 'none:elsewhere', engine: 'none' }),
      ],
    }
    const engines = [
      engine('built-in', [voice('us', 'en-US'), voice('de', 'de-DE')], null),
      engine('small', [voice('second', 'en-US'), voice('own', 'en-US')], smallStore(true)),
    ]
    const listed = await listVoices(catalogue, engines)
    expect(listed.map(({ id, installed }) => [id, installed])).toEqual([
      ['small:german', false],
      ['built-in:de', true],
      ['small:best', false],
      ['small:second', true],
      ['built-in:us', true],
      ['small:own', true],
    ])
    expect(listed[0]).toMatchObject({ downloadBytes: bytes.length, licence: 'CC0 1.0', forbids: null })
    expect(listed[3]).toMatchObject({ downloadBytes: null, quality: 'medium' })
    expect((await listVoices(null, engines)).map(({ id }) => id)).not.toContain('small:best')
  })
})

describe('what is done with a voice', () => {
  const engines = (): EngineLoader[] => [
    engine('built-in', [voice('us', 'en-US')], null),
    engine('small', [voice('good', 'en-US'), voice('own', 'en-US')], smallStore(true)),
  ]
  const act = async (action: VoiceAction): Promise<VoiceActionReport> => {
    const path = join(home, 'catalogue.json')
    const licence = { name: 'CC BY 4.0', forbids: 'hiding who made it', address: 'https://example.org/' }
    const voices = [offer('good', 'en-US', { licence })]
    await writeFile(path, JSON.stringify({ made: '2026-11-26', credit: '', voices }))
    vi.stubEnv('BOOKSPOOL_VOICE_CATALOGUE', path)
    return actOnVoices(action, parts, { ...speechTools, engines: engines() })
  }

  test('is told with what the catalogue says of it', async () => {
    const known = { licence: 'CC BY 4.0', forbids: 'hiding who made it', quality: 'medium' }
    const { items: said } = await act({ action: 'say', text: 'A word.', id: 'small:good', language: null, pronunciations: [], output: null }) // prettier-ignore
    expect(said).toMatchObject([{ id: 'small:good', installed: true, downloadBytes: null, ...known }])
    const { items: removed } = await act({ action: 'remove', id: 'good' })
    expect(removed).toMatchObject([{ id: 'small:good', installed: false, downloadBytes: bytes.length, ...known }]) // prettier-ignore
    const { items: own } = await act({ action: 'remove', id: 'own' })
    expect(own).toMatchObject([{ id: 'small:own', installed: false, licence: null, downloadBytes: null }])
  })
})

describe('the catalogue that comes with the program', () => {
  test('has the voices that the engine knows, and says of each what its licence forbids', async () => {
    const read = await readCatalogue({})
    if (!read.ok) throw new Error(read.failure.detail)
    const { voices } = read.value
    const own = knownVoices.filter(({ name }) => name !== 'heart')
    expect(own.map(({ name }) => voices.find(({ id }) => id === `hibari:${name}`))).toMatchObject(
      own.map(({ label, language, file, bytes: size, sha256 }) => ({
        name: label,
        language,
        licence: { name: 'Apache-2.0' },
        files: [{ name: file, bytes: size, sha256 }],
      })),
    )
    expect(voices[0]).toMatchObject({ id: 'hibari:heart', files: voices[1]?.shared })
    const piper = voices.filter(({ engine: name }) => name === 'sherpa')
    expect(piper.length).toBeGreaterThan(50)
    expect(piper.map(({ score }) => score ?? 0)).toEqual(
      piper.map(({ score }) => score ?? 0).toSorted((a, b) => b - a),
    )
    expect(voices.filter(({ licence }) => /stated|unclear/iu.test(licence.name))).toEqual([])
    expect(new Set(voices.map(({ id }) => id)).size).toBe(voices.length)
    const free = voices.filter(({ licence }) => licence.forbids === null)
    expect(free.every(({ licence }) => /CC0|Public domain/u.test(licence.name))).toBe(true)
  })

  test('another one can be named; what is none is said', async () => {
    const path = join(home, 'other.json')
    await writeFile(path, JSON.stringify({ made: '2026-01-01', credit: '', voices: [offer('own', 'fr')] }))
    expect(await readCatalogue({ BOOKSPOOL_VOICE_CATALOGUE: path })).toMatchObject({ ok: true })
    await writeFile(path, '{}')
    expect(await readCatalogue({ BOOKSPOOL_VOICE_CATALOGUE: path })).toMatchObject(fail('file-damaged'))
    expect(await readCatalogue({ BOOKSPOOL_VOICE_CATALOGUE: join(home, 'none') })).toMatchObject(
      fail('file-missing'),
    )
  })
})
