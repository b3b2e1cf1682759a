import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../src-contract/channels.ts'
import { succeed } from '../../src-contract/failure.ts'
import { openBridge } from '../bridge/open-bridge.ts'
import { BridgeDouble } from '../testing/bridge-double.ts'
import { ManualClock } from '../testing/manual-clock.ts'
import { sampleBook } from '../testing/sample-books.ts'
import { manyBooks, sampleMachine, sampleSettings, sampleSnapshot } from '../testing/scenarios.ts'
import { followMain } from './follow-main.ts'
import { createWindowStore } from './window-store.ts'

function follow(answer: () => Promise<Snapshot>) {
  const bridge = new BridgeDouble({ 'state.snapshot': async () => succeed(await answer()) })
  const store = createWindowStore()
  const clock = new ManualClock()
  const stop = followMain(openBridge(bridge), store, clock)
  const asks = (): number => bridge.asked.filter((ask) => ask.name === 'state.snapshot').length
  return { bridge, store, clock, stop, asks }
}

const one = (revision: number): Snapshot => sampleSnapshot([sampleBook('a')], { revision })

describe('followMain', () => {
  it('takes one snapshot, then announcements', async () => {
    const { bridge, store, clock, asks } = follow(() => Promise.resolve(one(1)))
    await clock.pass(0)
    expect(store.getState().connection).toBe('connected')
    bridge.announce('state.changed', { revision: 2, books: [sampleBook('b')] })
    await clock.pass(100)
    expect(store.getState().projection?.order).toEqual(['a', 'b'])
    expect(asks()).toBe(1)
  })

  it('asks again after a gap, and once only', async () => {
    let revision = 1
    const { bridge, store, clock, asks } = follow(() => Promise.resolve(one(revision)))
    await clock.pass(0)
    revision = 9
    bridge.announce('state.changed', { revision: 8 })
    bridge.announce('state.changed', { revision: 9 })
    await clock.pass(100)
    expect(asks()).toBe(2)
    expect(store.getState().projection?.revision).toBe(9)
  })

  it('holds announcements back while the snapshot is on its way, and leaves out what it contains', async () => {
    let arrive: (snapshot: Snapshot) => void = () => undefined
    const coming = new Promise<Snapshot>((resolve) => {
      arrive = resolve
    })
    const { bridge, store, clock, asks } = follow(() => coming)
    bridge.announce('state.changed', { revision: 4, removed: ['a'] })
    bridge.announce('state.changed', { revision: 5, books: [sampleBook('z')] })
    bridge.announce('state.changed', { revision: 6, books: [sampleBook('y')] })
    await clock.pass(100)
    expect(store.getState().projection).toBeNull()
    arrive(sampleSnapshot([sampleBook('z')], { revision: 5 }))
    await clock.pass(100)
    expect(store.getState().projection?.order).toEqual(['z', 'y'])
    expect(asks()).toBe(1)
  })

  it('applies many announcements in one step', async () => {
    const { bridge, store, clock } = follow(() => Promise.resolve(sampleSnapshot(manyBooks(5000))))
    await clock.pass(0)
    let renderings = 0
    store.subscribe(() => {
      renderings += 1
    })
    for (let revision = 2; revision <= 41; revision += 1) {
      bridge.announce('state.changed', {
        revision,
        books: [sampleBook('book-17', { fraction: revision / 100 })],
      })
    }
    await clock.pass(1000)
    expect(renderings).toBe(1)
    expect(store.getState().projection?.books.get('book-17')?.fraction).toBe(0.41)
  })

  it('asks again where an announcement cannot be read, and reports it', async () => {
    const { bridge, clock, asks } = follow(() => Promise.resolve(one(1)))
    await clock.pass(0)
    bridge.announceRaw('state.changed', { revision: 'two' })
    await clock.pass(100)
    expect(asks()).toBe(2)
    expect(bridge.told.map((tell) => tell.name)).toEqual(['window.reportError'])
  })

  it('says that the connection is lost, keeps what it knows, and comes back', async () => {
    let isThere = true
    const { bridge, store, clock } = follow(() =>
      isThere ? Promise.resolve(one(3)) : Promise.reject(new Error('closed')),
    )
    await clock.pass(0)
    isThere = false
    bridge.announce('state.changed', { revision: 9 })
    await clock.pass(100)
    expect(store.getState().connection).toBe('lost')
    expect(store.getState().projection?.order).toEqual(['a'])
    isThere = true
    await clock.pass(2000)
    expect(store.getState().connection).toBe('connected')
  })

  it('takes a long silence for a sign, and an answer that never comes for a lost connection', async () => {
    let answers = true
    const { store, clock, asks } = follow(() =>
      answers ? Promise.resolve(one(1)) : new Promise<Snapshot>(() => undefined),
    )
    await clock.pass(0)
    answers = false
    await clock.pass(9000)
    expect(asks()).toBe(1)
    await clock.pass(2000)
    expect(asks()).toBe(2)
    expect(store.getState().connection).toBe('connected')
    await clock.pass(15_000)
    expect(store.getState().connection).toBe('lost')
  })

  it('keeps a minute of samples, takes settings and notices, and stops hearing when told to', async () => {
    const { bridge, store, clock, stop } = follow(() =>
      Promise.resolve(sampleSnapshot([], { machine: null })),
    )
    await clock.pass(0)
    for (let second = 0; second < 75; second += 1) bridge.announce('machine.sampled', sampleMachine(second))
    bridge.announce('settings.changed', sampleSettings({ path: '/elsewhere/config.yaml' }))
    for (const title of ['1', '2', '3', '4', '5', '5'])
      bridge.announce('notice.shown', { level: 'info', title, text: '' })
    expect(store.getState().samples).toHaveLength(60)
    expect(store.getState().samples.at(-1)).toEqual(sampleMachine(74))
    expect(store.getState().settings?.path).toBe('/elsewhere/config.yaml')
    expect(store.getState().notices.map((notice) => notice.title)).toEqual(['2', '3', '4', '5'])
    stop()
    expect(bridge.listenerCount('state.changed')).toBe(0)
    expect(clock.waiting).toBe(0)
  })

  it('lets go of books that are gone', async () => {
    const { bridge, store, clock } = follow(() =>
      Promise.resolve(sampleSnapshot([sampleBook('a'), sampleBook('b')])),
    )
    await clock.pass(0)
    store.setState({ selection: new Set(['a', 'b']), detailsOf: 'a', overlay: { kind: 'log', bookId: 'a' } })
    bridge.announce('state.changed', { revision: 2, removed: ['a'] })
    await clock.pass(100)
    const { selection, detailsOf, overlay } = store.getState()
    expect([...selection]).toEqual(['b'])
    expect(detailsOf).toBeNull()
    expect(overlay).toBeNull()
  })
})
