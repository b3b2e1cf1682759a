import { describe, expect, it } from 'vitest'
import type { Bridge } from '../../src-contract/channel-bridge.ts'
import { fail, succeed } from '../../src-contract/failure.ts'
import { BridgeDouble } from '../testing/bridge-double.ts'
import { sampleSnapshot } from '../testing/scenarios.ts'
import { openBridge } from './open-bridge.ts'

function answering(raw: unknown): { bridge: Bridge; told: unknown[] } {
  const told: unknown[] = []
  const bridge: Bridge = {
    ask: () => Promise.resolve(raw),
    tell: (name) => told.push(name),
    listen: () => () => undefined,
    addDropped: () => Promise.resolve(raw),
    installDropped: () => Promise.resolve(raw),
  }
  return { bridge, told }
}

describe('openBridge', () => {
  it('hands over what fits the contract', async () => {
    const snapshot = sampleSnapshot([])
    const { bridge } = answering(succeed(snapshot))
    expect(await openBridge(bridge).ask('state.snapshot', undefined)).toEqual({
      ok: true,
      value: snapshot,
      reached: true,
    })
  })

  it('revives failures as they are', async () => {
    const { bridge, told } = answering(fail('password-wrong', { file: '/x/a.pdf' }))
    const answer = await openBridge(bridge).ask('books.unlock', { bookId: 'a', password: 'b' })
    expect(answer).toEqual({
      ok: false,
      failure: { code: 'password-wrong', file: '/x/a.pdf' },
      reached: true,
    })
    expect(told).toEqual([])
  })

  it.each([[{ ok: true }], [{ ok: true, value: null }], [{ ok: true, value: undefined }]])(
    'takes %j for nothing where nothing is expected: JSON has no undefined',
    async (raw) => {
      expect(await openBridge(answering(raw).bridge).ask('batch.start', {})).toMatchObject({
        ok: true,
        value: undefined,
      })
    },
  )

  it.each([
    [undefined],
    ['yes'],
    [{ ok: 'true' }],
    [{ ok: false }],
    [{ ok: false, failure: { code: 'unheard-of' } }],
    [{ ok: true, value: { added: 'three' } }],
  ])('answers with a failure, and reports it, for %j', async (raw) => {
    const { bridge, told } = answering(raw)
    const answer = await openBridge(bridge).addDropped([])
    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' }, reached: true })
    expect(told).toEqual(['window.reportError'])
  })

  it('never rejects: no answer is a failure too', async () => {
    const bridge = new BridgeDouble({ 'doctor.run': () => Promise.reject(new Error('socket closed')) })
    const answer = await openBridge(bridge).ask('doctor.run', undefined)
    expect(answer).toMatchObject({ ok: false, reached: false })
    expect(JSON.stringify(answer)).toContain('socket closed')
  })

  it('drops what is announced and cannot be read, and says so', () => {
    const bridge = new BridgeDouble({})
    const heard: unknown[] = []
    let unreadable = 0
    const stop = openBridge(bridge).listen(
      'notice.shown',
      (notice) => heard.push(notice),
      () => {
        unreadable += 1
      },
    )
    bridge.announceRaw('notice.shown', { level: 'loud' })
    bridge.announce('notice.shown', { level: 'info', title: 'a', text: 'b' })
    stop()
    bridge.announce('notice.shown', { level: 'info', title: 'c', text: 'd' })
    expect(heard).toEqual([{ level: 'info', title: 'a', text: 'b' }])
    expect(unreadable).toBe(1)
  })
})
