import { describe, expect, it } from 'vitest'
import type { DoorKind } from '../../src-contract/door-kind.ts'
import { fail, succeed } from '../../src-contract/failure.ts'
import { openBridge } from '../bridge/open-bridge.ts'
import { projectionOf } from '../store/projection.ts'
import { createWindowStore } from '../store/window-store.ts'
import { BridgeDouble } from '../testing/bridge-double.ts'
import { settle } from '../testing/manual-clock.ts'
import { sampleBook } from '../testing/sample-books.ts'
import { sampleBookPage, sampleSettings, sampleSnapshot } from '../testing/scenarios.ts'
import { createActions } from './create-actions.ts'

function actionsOn(
  handlers: ConstructorParameters<typeof BridgeDouble>[0],
  door: DoorKind = 'desktop',
  picked: File[] = [],
) {
  const bridge = new BridgeDouble(handlers)
  const store = createWindowStore()
  const books = [
    sampleBook('running', { state: 'running' }),
    sampleBook('waiting'),
    sampleBook('done', { state: 'done', outputs: ['/d.mp3'] }),
  ]
  store.setState({ projection: projectionOf(sampleSnapshot(books, { door })) })
  const opened: string[] = []
  const actions = createActions(openBridge(bridge), store, {
    openLink: (href) => opened.push(href),
    pickFiles: () => Promise.resolve(picked),
    storage: null,
  })
  return { bridge, store, actions, opened }
}

describe('what is dropped', () => {
  const gone = (): Promise<never> => Promise.reject(new DOMException('A requested file could not be found.'))

  it('and cannot be gone through is told, and nothing is added', async () => {
    const { bridge, store, actions } = actionsOn({})
    await actions.addDropped(gone())
    await actions.installDropped(gone())
    expect(store.getState().notices.map(({ title }) => title)).toEqual([
      'Nothing was added',
      'The voice was not installed',
    ])
    expect(store.getState().notices[0]?.text).toContain('A requested file could not be found.')
    expect(bridge.dropped).toEqual([])
  })
})

describe('actions', () => {
  it('remove at once what is not being made, and ask before the rest', async () => {
    const { bridge, store, actions } = actionsOn({
      'books.remove': () => Promise.resolve(succeed(undefined)),
    })
    actions.doWithBooks('remove', ['waiting', 'done'])
    await settle()
    expect(bridge.asked).toEqual([{ name: 'books.remove', input: { bookIds: ['waiting', 'done'] } }])
    actions.doWithBooks('remove', ['waiting', 'running'])
    expect(store.getState().overlay).toEqual({ kind: 'confirm-remove', bookIds: ['waiting', 'running'] })
    expect(bridge.asked).toHaveLength(1)
  })

  it('ask main for its dialog in the desktop, and the browser for its own in the browser', async () => {
    const desktop = actionsOn({
      'pile.browse': () => Promise.resolve(succeed({ added: 0, alreadyListed: 0, refused: [] })),
    })
    await desktop.actions.browse('folder')
    expect(desktop.bridge.asked).toEqual([{ name: 'pile.browse', input: { kind: 'folder' } }])
    const file = new File(['text'], 'a.txt')
    const browser = actionsOn({}, 'browser', [file])
    await browser.actions.browse('files')
    expect(browser.bridge.asked.some(({ name }) => name === 'pile.browse')).toBe(false)
    expect(browser.bridge.dropped).toEqual([file])
  })

  it('stop what is heard of one beginning before another is made, but no book', () => {
    const { store, actions } = actionsOn({ 'sound.preview': () => new Promise(() => undefined) })
    const heard = { title: 'A', run: 1, isWhole: true, pieces: [], chapters: [], atSec: 3, mode: 'playing' as const, problem: null, rate: 1 } // prettier-ignore
    for (const [bookId, left] of [
      [null, null],
      ['done', 'done'],
    ] as const) {
      store.setState({ player: { bookId, ...heard } })
      void actions.hearBeginning('waiting', 'Waiting')
      expect(store.getState().player?.bookId ?? null).toBe(left)
    }
  })

  it('make again from where the settings change something, and say where nothing is left to go on from', async () => {
    const dropped = '2026-05-04T10:00:00.000Z'
    const { bridge, store, actions } = actionsOn({
      'books.retry': () => Promise.resolve(succeed(undefined)),
      'book.read': ({ bookId }) => {
        const page = sampleBookPage(bookId)
        const phases = page.phases.map((phase) => ({
          ...phase,
          workDroppedAt: bookId === 'old' ? dropped : null,
        }))
        return Promise.resolve(succeed({ ...page, phases }))
      },
    })
    const done = { state: 'done' as const, outputs: ['/d.mp3'] }
    const books = [
      sampleBook('loud', { ...done, madeOtherwise: 5 }),
      sampleBook('old', { ...done, madeOtherwise: 5 }),
      sampleBook('voice', { ...done, madeOtherwise: 4 }),
    ]
    store.setState({ projection: projectionOf(sampleSnapshot(books)) })
    actions.doWithBooks('make-again', ['loud', 'old', 'voice'])
    await settle()
    const parts = [
      { phase: 5, kept: ['loud'], dropped: ['old'] },
      { phase: 4, kept: ['voice'], dropped: [] },
    ] as const
    expect(store.getState().overlay).toEqual({ kind: 'confirm-redo', what: 'settings', parts })
    await actions.redo('settings', parts)
    actions.doWithBooks('retry-gaps', ['loud'])
    await settle()
    expect(bridge.asked.filter(({ name }) => name === 'books.retry').map(({ input }) => input)).toEqual([
      { bookIds: ['loud', 'old'], fromPhase: 5, keeps: true },
      { bookIds: ['voice'], fromPhase: 4, keeps: true },
      { bookIds: ['loud'], gapsOnly: true },
    ])
    actions.doWithBooks('retry-gaps', ['old'])
    await settle()
    expect(store.getState().overlay).toMatchObject({ what: 'gaps', parts: [{ dropped: ['old'] }] })
  })

  it('start with what was chosen for this run, and forget it then', async () => {
    const { bridge, store, actions } = actionsOn({ 'batch.start': () => Promise.resolve(succeed(undefined)) })
    actions.chooseRun({ phases: [4, 5], resume: false })
    await actions.batch('start', null)
    await actions.batch('start', null)
    expect(bridge.asked.map(({ input }) => input)).toEqual([{ phases: [4, 5], resume: false }, {}])
    expect(store.getState().runChoice).toEqual({ phases: null, resume: null })
  })

  it('clear what is finished and nothing else', async () => {
    const { bridge, actions } = actionsOn({ 'books.remove': () => Promise.resolve(succeed(undefined)) })
    actions.clearFinished()
    actions.retryFailed()
    await settle()
    expect(bridge.asked).toEqual([{ name: 'books.remove', input: { bookIds: ['done'] } }])
  })

  it('tell main what is to become of a batch when the window is closed', () => {
    const { bridge, store, actions } = actionsOn({})
    store.setState({ closeAsked: { running: 1 } })
    actions.answerClose('keep')
    expect(store.getState().closeAsked).toBeNull()
    expect(bridge.told).toEqual([{ name: 'close.answer', payload: { choice: 'keep' } }])
  })

  it('act on the batch or on the books named', async () => {
    const { bridge, actions } = actionsOn({ 'batch.start': () => Promise.resolve(succeed(undefined)) })
    await actions.batch('start', null)
    await actions.batch('start', ['waiting'])
    expect(bridge.asked.map((ask) => ask.input)).toEqual([{}, { bookIds: ['waiting'] }])
  })

  it('say a refusal in the failure’s own words', async () => {
    const { store, actions } = actionsOn({
      'batch.start': () =>
        Promise.resolve(fail('output-not-writable', { file: '/m/Audiobooks', detail: 'read-only' })),
    })
    await actions.batch('start', null)
    expect(store.getState().notices).toMatchObject([{ level: 'error', title: 'Start did not work' }])
    expect(store.getState().notices[0]?.text).toContain(
      '“Audiobooks”: read-only. Choose another output folder',
    )
  })

  it.each([
    [null, []],
    ['/download/d', ['/download/d']],
  ])('show a finished book, or download it: %s', async (download, expected) => {
    const { actions, opened } = actionsOn({ 'books.reveal': () => Promise.resolve(succeed({ download })) })
    actions.doWithBooks('reveal', ['done'])
    await settle()
    expect(opened).toEqual(expected)
  })

  it('write a setting, and keep what comes back', async () => {
    const written = sampleSettings({ path: '/written.yaml' })
    const { store, actions } = actionsOn({ 'settings.write': () => Promise.resolve(succeed(written)) })
    expect(await actions.writeSetting('max_workers', 3)).toEqual({ ok: true, value: 2 })
    expect(store.getState().settings).toEqual(written)
  })

  it('keep a cancelled choice of folder from changing anything', async () => {
    const { store, actions } = actionsOn({ 'settings.chooseFolder': () => Promise.resolve(succeed(null)) })
    expect(await actions.chooseFolder('output_dir')).toBe(false)
    expect(store.getState().settings).toBeNull()
    expect(store.getState().notices).toEqual([])
  })

  it('count additions under way, whatever comes of them', async () => {
    const { store, actions } = actionsOn({ 'pile.browse': () => Promise.reject(new Error('gone')) })
    const coming = actions.browse('files')
    expect(store.getState().adding).toBe(1)
    await coming
    expect(store.getState().adding).toBe(0)
    expect(store.getState().notices).toMatchObject([{ title: 'Nothing was added' }])
  })
})
