import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { MachineSample } from '../../../src-contract/book-view.ts'
import { snapshotSchema } from '../../../src-contract/channels.ts'
import { fail, succeed } from '../../../src-contract/failure.ts'
import type { App, DoorServices } from './bookspool-api.ts'
import { openAppWith } from './open-app-with.ts'
import { batchView, bookView, fakeController } from './testing/fake-controller.ts'

const opened: App[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

const services: DoorServices = {
  door: 'browser',
  chooseBooks: async () => Promise.resolve([]),
  chooseFolder: async () => Promise.resolve(null),
  chooseVoices: async () => Promise.resolve([]),
  chooseWorkspace: async () => Promise.resolve(null),
  reveal: async (_path, link) => Promise.resolve(link),
  closeAnswered: () => undefined,
  lockedKeys: ['ffmpeg'],
  refusePath: (path) => (path.startsWith('/etc') ? { code: 'path-not-allowed', file: path } : null),
}

async function open(config?: string, home?: string) {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'bookspool-app-')))
  if (config !== undefined) {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'config.yaml'), config)
  }
  const controller = fakeController()
  const samples: ((sample: MachineSample) => void)[] = []
  const result = await openAppWith(
    { home: folder, version: '1.2.3', services },
    {
      createController: async () => Promise.resolve(succeed(controller)),
      startLoadSampler: (listener) => {
        samples.push(listener)
        return { stop: async () => Promise.resolve() }
      },
      runDoctor: async () => Promise.resolve([]),
      listVoices: async () => Promise.resolve(succeed([])),
      installVoice: async () => Promise.resolve(fail('voice-unreachable')),
      actOnVoices: async () => Promise.resolve(fail('voice-missing')),
    },
  )
  if (result.ok) opened.push(result.value)
  const heard: { name: string; payload: unknown }[] = []
  if (result.ok) result.value.onAnnounce((name, payload) => heard.push({ name, payload }))
  return { home: folder, controller, result, heard, samples }
}

function appOf({ result }: Awaited<ReturnType<typeof open>>): App {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

describe('the app behind a window', () => {
  it('answers with a snapshot that its own schema takes', async () => {
    const snapshot = await appOf(await open()).asks['state.snapshot'](undefined)
    expect(snapshotSchema.parse(snapshot.ok ? snapshot.value : null)).toMatchObject({
      revision: 0,
      version: '1.2.3',
      output: { isDefault: true },
    })
  })

  it('counts every change by one', async () => {
    const session = await open()
    appOf(session)
    session.controller.show({
      batch: batchView({ state: 'running' }),
      books: [bookView({ state: 'running' })],
    })
    session.controller.show({ books: [bookView({ state: 'done' })] })
    expect(session.heard).toMatchObject([
      { name: 'state.changed', payload: { revision: 1, batch: { state: 'running' } } },
      { name: 'state.changed', payload: { revision: 2, books: [{ state: 'done' }] } },
    ])
  })

  it('says what became of the batch when it comes to rest', async () => {
    const session = await open()
    session.controller.show({ batch: batchView({ state: 'running' }) })
    session.controller.show({ books: [bookView({ state: 'done' }), bookView({ id: 'b2', state: 'failed' })] })
    session.controller.show({ batch: batchView({ state: 'idle' }) })
    expect(session.heard.filter(({ name }) => name === 'notice.shown')).toEqual([
      {
        name: 'notice.shown',
        payload: { level: 'warning', title: 'Batch finished', text: '1 book finished, 1 book failed.' },
      },
    ])
  })

  it('is refused while another one holds the home folder, and let in afterwards', async () => {
    const first = await open()
    const second = await open(undefined, first.home)
    expect(second.result).toMatchObject({
      ok: false,
      failure: { code: 'home-in-use', detail: `browser window, process ${process.pid}` },
    })
    await appOf(first).close()
    expect((await open(undefined, first.home)).result.ok).toBe(true)
  })

  it('opens with a broken config.yaml, says so, and starts nothing', async () => {
    const session = await open('max_workers: [1\n')
    const app = appOf(session)
    expect(await app.asks['settings.read'](undefined)).toMatchObject({
      value: { failure: { code: 'config-unreadable' } },
    })
    expect(await app.asks['batch.start']({})).toMatchObject({
      ok: false,
      failure: { code: 'config-unreadable' },
    })
    expect(await app.asks['settings.write']({ key: 'max_workers', value: 3 })).toMatchObject({
      ok: false,
      failure: { code: 'config-unreadable' },
    })
    await app.asks['state.snapshot'](undefined)
    await new Promise(setImmediate)
    expect(session.heard).toMatchObject([{ name: 'notice.shown', payload: { level: 'error' } }])
    expect(session.controller.calls).not.toContain('start')
  })

  it('starts nothing with an orchestrator that it cannot run', async () => {
    const session = await open('orchestrator: [python, x.py]\n')
    expect(await appOf(session).asks['batch.start']({})).toMatchObject({
      ok: false,
      failure: { code: 'orchestrator-unusable' },
    })
  })

  it('asks about a voice that is not there before a batch starts, once', async () => {
    const session = await open()
    session.controller.wishedVoices = async () => Promise.resolve(succeed(['bella']))
    const { asks } = appOf(session)
    const started = asks['batch.start']({})
    while (session.heard.length === 0) await new Promise(setImmediate)
    expect(session.heard).toMatchObject([
      { name: 'state.changed', payload: { questions: [{ kind: 'voice', voice: 'bella' }] } },
    ])
    expect(session.controller.calls).toEqual([])
    await asks['question.answer']({ id: 'voice:bella', answer: 'default' })
    expect(await started).toEqual(succeed(undefined))
    expect(await asks['batch.start']({})).toEqual(succeed(undefined))
    expect(session.controller.calls).toEqual(['start', 'start'])
    const kept: unknown = JSON.parse(await readFile(join(session.home, 'answers.json'), 'utf8'))
    expect(kept).toMatchObject({ voices: { bella: 'default' } })
  })

  it('asks about no voice that has nothing left to say', async () => {
    const session = await open()
    session.controller.wishedVoices = async () => Promise.resolve(succeed(['bella']))
    session.controller.hasNothingToSay = async (voice) => Promise.resolve(voice === 'bella')
    expect(await appOf(session).asks['batch.start']({})).toEqual(succeed(undefined))
    expect(session.controller.calls).toEqual(['start'])
  })

  it('writes settings one after the other and announces them', async () => {
    const session = await open('# mine\nmax_workers: 2\n')
    const { asks } = appOf(session)
    await Promise.all([
      asks['settings.write']({ key: 'max_workers', value: 4 }),
      asks['settings.write']({ key: 'speed', value: 1.5 }),
    ])
    expect(await readFile(join(session.home, 'config.yaml'), 'utf8')).toBe(
      '# mine\nmax_workers: 4\nspeed: 1.5\n',
    )
    expect(session.heard.filter(({ name }) => name === 'settings.changed')).toHaveLength(2)
    expect(await asks['settings.write']({ key: 'ffmpeg', value: '/x' })).toMatchObject({
      ok: false,
      failure: { code: 'setting-locked' },
    })
  })

  it('shows another output place as soon as it is set', async () => {
    const session = await open()
    const folder = join(session.home, 'out')
    await appOf(session).asks['settings.write']({ key: 'output_dir', value: folder })
    expect(session.heard).toMatchObject([
      { name: 'settings.changed' },
      { name: 'state.changed', payload: { output: { folder, isDefault: false } } },
    ])
  })

  it('adds what the door allows and names what it refuses', async () => {
    const session = await open()
    const added = await appOf(session).asks['pile.add']({ paths: ['/books/a.pdf', '/etc/passwd'] })
    expect(added).toMatchObject({ value: { added: 1, refused: [{ code: 'path-not-allowed' }] } })
    expect(session.controller.calls).toEqual(['add /books/a.pdf'])
  })

  it('reveals finished books only', async () => {
    const session = await open()
    const { asks } = appOf(session)
    session.controller.show({ books: [bookView(), bookView({ id: 'b2', outputs: ['/out/x.mp3'] })] })
    expect(await asks['books.reveal']({ bookId: 'b1' })).toMatchObject({
      failure: { code: 'not-possible-now' },
    })
    expect(await asks['books.reveal']({ bookId: 'b2' })).toEqual(succeed({ download: '/download/b2/0' }))
    expect(await asks['books.reveal']({ bookId: 'b3' })).toMatchObject({ failure: { code: 'book-unknown' } })
  })

  it('reads logs by pages that begin and end between characters', async () => {
    const session = await open()
    await writeFile(join(session.home, 'logs', 'batch.log'), 'aé–😀z')
    const { asks } = appOf(session)
    const texts = []
    for (let fromByte = 0, page = 0; page < 10; page++) {
      const read = await asks['log.read']({ bookId: null, fromByte, maxBytes: 5 })
      if (!read.ok) throw new Error(read.failure.code)
      texts.push(read.value.text)
      fromByte = read.value.toByte
    }
    expect(texts.join('')).toBe('aé–😀z')
    expect(await asks['log.read']({ bookId: null, fromByte: -3, maxBytes: 5 })).toMatchObject({
      value: { text: 'z', sizeBytes: 11 },
    })
  })

  it('keeps what the window reports in its log, and the machine’s load in its snapshot', async () => {
    const session = await open()
    const app = appOf(session)
    const sample = {
      at: '2026-01-01T00:00:00Z',
      cpuPercent: 5,
      ownCpuPercent: null,
      cores: 2,
      memoryUsedBytes: 1,
      memoryTotalBytes: 2,
    }
    session.samples[0]?.(sample)
    expect(await app.asks['state.snapshot'](undefined)).toMatchObject({ value: { machine: sample } })
    app.tells['window.reportError']({ message: 'it broke' })
    await app.close()
    expect(await readFile(join(session.home, 'logs', 'window.log'), 'utf8')).toContain('it broke')
  })
})
