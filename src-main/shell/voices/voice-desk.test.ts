import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { noVoiceFacts, type Voice, type VoiceActionReport } from '../../../src-contract/reports.ts'
import type { VoiceInstalls } from '../../../src-contract/voice-installs.ts'
import { openAnswers } from '../orchestrator/answers.ts'
import { createSoundShelf } from '../sound/sound-shelf.ts'
import { createVoiceAsks, withoutCompanions } from './voice-asks.ts'
import { openVoiceDesk, type VoiceDeskParts } from './voice-desk.ts'

const voice = (id: string): Voice => ({
  id,
  name: id,
  language: 'en-US',
  engine: 'hibari',
  aliases: [],
  installed: true,
  ...noVoiceFacts,
})
const report = (id: string): VoiceActionReport => ({
  items: [voice(id)],
  output: null,
  said: null,
  error: null,
})

type Running = {
  what: string
  signal: AbortSignal
  progress: (done: number, total: number) => void
  end: (result: Result<VoiceActionReport>) => void
}

async function desk(over: Partial<VoiceDeskParts> = {}) {
  const sampleFolder = await mkdtemp(join(tmpdir(), 'voice-desk-'))
  const told: VoiceInstalls[] = []
  const running: Running[] = []
  let comings = 0
  const opened = openVoiceDesk({
    list: async () => Promise.resolve(succeed([])),
    install: (what, { signal, onProgress }) =>
      new Promise((end) => {
        running.push({ what, signal, progress: (done, total) => onProgress({ done, total }), end })
        signal.addEventListener('abort', () => end(fail('interrupted')))
      }),
    act: async (action) => {
      if (action.action === 'sample') await writeFile(action.output, action.id)
      return succeed(report(action.id ?? ''))
    },
    sampleFolder,
    changed: (installs) => told.push(installs),
    listChanged: () => {
      comings += 1
    },
    ...over,
  })
  return { opened, told, running, comings: () => comings }
}

const begun = async ({ running }: { running: Running[] }, count: number): Promise<Running> => {
  await expect.poll(() => running.length).toBe(count)
  const last = running.at(-1)
  if (last === undefined) throw new Error('nothing is installed')
  return last
}

describe('the desk of voices', () => {
  test('installs one at a time, tells how it gets on, and that a voice has come', async () => {
    const session = await desk()
    const first = session.opened.install('hibari:heart')
    const second = session.opened.install('hibari:kore')
    expect(session.opened.install('hibari:heart')).toBe(first)
    const heart = await begun(session, 1)
    heart.progress(10, 200)
    heart.progress(11, 200)
    expect(session.opened.installs().installs).toMatchObject([
      { what: 'hibari:heart', state: 'running', done: 11, total: 200 },
      { what: 'hibari:kore', state: 'waiting', done: null },
    ])
    const words = session.told.length
    heart.progress(11, 200)
    expect(session.told.length).toBe(words)
    heart.end(succeed(report('hibari:heart')))
    expect(await first).toMatchObject({ ok: true, value: [{ id: 'hibari:heart' }] })
    ;(await begun(session, 2)).end(succeed(report('hibari:kore')))
    await second
    expect(session.opened.installs()).toEqual({ installs: [], listed: 2 })
    expect(session.comings()).toBe(2)
  })

  test('one that is called off stays, with what has come of it, and goes on when it is asked for again', async () => {
    const session = await desk()
    const first = session.opened.install('hibari:heart')
    const heart = await begun(session, 1)
    heart.progress(50, 100)
    session.opened.stop('hibari:heart')
    expect(await first).toMatchObject({ ok: false, failure: { code: 'interrupted' } })
    expect(session.opened.installs().installs).toMatchObject([{ state: 'stopped', done: 50, failure: null }])
    const again = session.opened.install('hibari:heart')
    ;(await begun(session, 2)).end(succeed(report('hibari:heart')))
    expect((await again).ok).toBe(true)
  })

  test('one that failed says why until it is taken off', async () => {
    const session = await desk()
    const first = session.opened.install('hibari:heart')
    ;(await begun(session, 1)).end(fail('voice-unreachable', { detail: 'hub: offline' }))
    await first
    expect(session.opened.installs().installs).toMatchObject([
      { state: 'failed', failure: { code: 'voice-unreachable' } },
    ])
    session.opened.stop('hibari:heart')
    expect(session.opened.installs().installs).toEqual([])
  })

  test('one that waits is called off before it begins', async () => {
    const session = await desk()
    const first = session.opened.install('hibari:heart')
    const second = session.opened.install('hibari:kore')
    const heart = await begun(session, 1)
    session.opened.stop('hibari:kore')
    heart.end(succeed(report('hibari:heart')))
    await first
    expect(await second).toMatchObject({ ok: false, failure: { code: 'interrupted' } })
    expect(session.running).toHaveLength(1)
  })

  test('a sample is made once, and anew where the voice was removed meanwhile', async () => {
    const made: string[] = []
    const session = await desk({
      act: async (action) => {
        made.push(action.action)
        if (action.action === 'sample') await writeFile(action.output, action.id)
        return succeed(report(action.id ?? ''))
      },
    })
    const [one, two] = await Promise.all([
      session.opened.sample('hibari:heart'),
      session.opened.sample('hibari:heart'),
    ])
    expect(one).toEqual(two)
    await session.opened.sample('hibari:heart')
    expect(made).toEqual(['sample'])
    expect((await session.opened.remove('hibari:heart')).ok).toBe(true)
    await session.opened.sample('hibari:heart')
    expect(made).toEqual(['sample', 'remove', 'sample'])
  })

  test('closing calls off what is under way', async () => {
    const session = await desk()
    const first = session.opened.install('hibari:heart')
    await begun(session, 1)
    await session.opened.close()
    expect((await first).ok).toBe(false)
  })
})

const noBooks = { uses: async () => Promise.resolve(succeed([])), books: () => [], placed: () => null }

describe('asks about voices', () => {
  test('books of the list are told whose chapters have a voice', async () => {
    const session = await desk()
    const use = { title: null, whole: false, chapters: ['3 “The Crow”'] }
    const asks = createVoiceAsks({
      desk: session.opened,
      shelf: createSoundShelf(),
      answers: openAnswers(await mkdtemp(join(tmpdir(), 'voice-asks-'))),
      services: { refusePath: () => null, chooseVoices: async () => Promise.resolve([]) },
      uses: async () =>
        Promise.resolve(
          succeed([
            { ...use, fileId: 'kim' },
            { ...use, fileId: 'emma', whole: true, chapters: [] },
            { ...use, fileId: 'not of the list' },
          ]),
        ),
      books: () => [{ id: 'book-1' }, { id: 'book-2' }, { id: 'not looked at yet' }],
      placed: (id) => ({
        sha256: null,
        workspace: '/w',
        fileId: id === 'book-1' ? 'kim' : id === 'book-2' ? 'emma' : null,
      }),
    })
    expect(await asks['voices.uses']({ id: 'hibari:heart', aliases: [] })).toEqual(
      succeed([{ bookId: 'book-1', chapters: ['3 “The Crow”'] }]),
    )
  })

  test('a door refuses files that it may not read, whichever way they are named', async () => {
    const session = await desk()
    const asks = createVoiceAsks({
      desk: session.opened,
      shelf: createSoundShelf(),
      answers: openAnswers(await mkdtemp(join(tmpdir(), 'voice-asks-'))),
      services: {
        refusePath: (file) => ({ code: 'path-not-allowed', file }),
        chooseVoices: async () => Promise.resolve([]),
      },
      ...noBooks,
    })
    for (const answer of [
      await asks['voices.installFiles']({ paths: ['/etc/voice.onnx'] }),
      await asks['voices.install']({ id: '/etc/voice.onnx' }),
      await asks['voices.install']({ id: 'package.json' }),
    ])
      expect(answer).toMatchObject({ ok: false, failure: { code: 'path-not-allowed' } })
    expect(session.running).toEqual([])
    const sample = await asks['voices.sample']({ id: 'hibari:heart' })
    expect(sample.ok ? sample.value.address : '').toMatch(/^\/sound\/[\w-]{36}$/u)
  })

  test('a better voice is offered until it is put away, for that language', async () => {
    const heart = { ...voice('hibari:heart'), installed: false, rank: 0 }
    const session = await desk({ list: async () => Promise.resolve(succeed([heart])) })
    const home = await mkdtemp(join(tmpdir(), 'voice-asks-'))
    const asks = createVoiceAsks({
      desk: session.opened,
      shelf: createSoundShelf(),
      answers: openAnswers(home),
      services: { refusePath: () => null, chooseVoices: async () => Promise.resolve([]) },
      ...noBooks,
    })
    expect(await asks['voices.offer']({ languages: ['de', 'en'] })).toMatchObject({
      value: { language: 'en', voice: { id: 'hibari:heart' } },
    })
    await asks['voices.putAwayOffer']({ language: 'en' })
    expect(await asks['voices.offer']({ languages: ['de', 'en'] })).toEqual(succeed(null))
    expect((await openAnswers(home).read()).withoutOffer).toEqual(['en'])
  })

  test('the second file of a pair belongs to the first', () => {
    expect(withoutCompanions(['/a/joe.onnx', '/a/joe.onnx.json', '/b/other.onnx.json'])).toEqual([
      '/a/joe.onnx',
      '/b/other.onnx.json',
    ])
  })
})
