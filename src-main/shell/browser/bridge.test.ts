import { readFile } from 'node:fs/promises'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { stateChangeSchema } from '../../../src-contract/channels.ts'
import type { Bridge } from '../../../src-contract/channel-bridge.ts'
import { resourceFile } from '../../../src-node/install-layout.ts'

class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  readyState = 0
  readonly sent: unknown[] = []
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    sockets.push(this)
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }
  opens(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  hears(document: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(document) }))
  }
  close(): void {
    this.closes()
  }
  closes(): void {
    this.readyState = 3
    this.dispatchEvent(new Event('close'))
  }
}

let sockets: FakeSocket[] = []
const isBridge = (value: unknown): value is Bridge =>
  typeof value === 'object' && value !== null && 'addDropped' in value

type Page = {
  bridge: Bridge
  timers: { run: () => void; delayMs: number }[]
  reloads: () => number
  puts: string[]
}

/** The page's script in a context that holds what it uses of a browser, and a clock that the test moves. */
async function openPage(headStatus = 200): Promise<Page> {
  sockets = []
  const timers: Page['timers'] = []
  const puts: string[] = []
  let reloads = 0
  const window: Record<string, unknown> = {}
  const context = createContext({
    window,
    WebSocket: FakeSocket,
    location: { protocol: 'http:', host: '127.0.0.1:1', reload: () => (reloads += 1) },
    setTimeout: (run: () => void, delayMs: number) => {
      const timer = { run, delayMs }
      timers.push(timer)
      return timer
    },
    clearTimeout: (timer: Page['timers'][number]) => {
      if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1)
    },
    fetch: async (path: string) => {
      if (path.startsWith('/upload')) puts.push(path)
      return Promise.resolve({
        ok: true,
        status: headStatus,
        text: async () => Promise.resolve(`id-${puts.length}`),
      })
    },
  })
  runInContext(await readFile(resourceFile('browser', 'bridge.js'), 'utf8'), context)
  const bridge = window['bookspool']
  if (!isBridge(bridge)) throw new TypeError('no bridge')
  return { bridge, timers, reloads: () => reloads, puts }
}

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the page’s bridge over a socket', () => {
  it('keeps its first questions until the connection stands, and takes answers by their number', async () => {
    const { bridge } = await openPage()
    const first = bridge.ask('state.snapshot', undefined)
    const second = bridge.ask('settings.read', undefined)
    expect(sockets[0]).toMatchObject({ url: 'ws://127.0.0.1:1/socket', sent: [] })
    sockets[0]?.opens()
    expect(sockets[0]?.sent).toEqual([
      { ask: 'state.snapshot', id: 1 },
      { ask: 'settings.read', id: 2 },
    ])
    sockets[0]?.hears({ id: 2, answer: 'two' })
    sockets[0]?.hears({ id: 1, answer: 'one' })
    expect(await Promise.all([first, second])).toEqual(['one', 'two'])
  })

  it('announces to who listens, until they leave', async () => {
    const { bridge } = await openPage()
    const heard: unknown[] = []
    const leave = bridge.listen('notice.shown', (payload) => heard.push(payload))
    sockets[0]?.hears({ announce: 'notice.shown', payload: 1 })
    leave()
    sockets[0]?.hears({ announce: 'notice.shown', payload: 2 })
    expect(heard).toEqual([1])
  })

  it('rejects what waits when the connection is lost, comes back ever more slowly, and shows a gap', async () => {
    const { bridge, timers } = await openPage()
    const gaps: unknown[] = []
    bridge.listen('state.changed', (payload) => gaps.push(payload))
    sockets[0]?.opens()
    const waiting = bridge.ask('state.snapshot', undefined)
    sockets[0]?.closes()
    await expect(waiting).rejects.toThrow('cannot be reached')
    await expect(bridge.ask('state.snapshot', undefined)).rejects.toThrow('cannot be reached')
    for (let attempt = 0; attempt < 7; attempt++) {
      timers[attempt]?.run()
      sockets.at(-1)?.closes()
    }
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([
      500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000,
    ])
    expect(gaps).toHaveLength(1)
    timers.at(-1)?.run()
    sockets.at(-1)?.opens()
    expect(z.array(stateChangeSchema).parse(gaps)).toHaveLength(2)
    const again = bridge.ask('state.snapshot', undefined)
    sockets.at(-1)?.hears({ id: 3, answer: 'back' })
    expect(await again).toBe('back')
  })

  it.each([
    [401, 1],
    [200, 0],
  ])('reloads where the session has ended (HEAD answers %i: %i times)', async (status, reloads) => {
    const page = await openPage(status)
    sockets[0]?.closes()
    await settled()
    expect(page.reloads()).toBe(reloads)
  })

  it('uploads what was dropped, then asks for it to be added', async () => {
    const { bridge, puts } = await openPage()
    sockets[0]?.opens()
    const added = bridge.addDropped([new File(['a'], 'a b.pdf'), new File(['b'], 'b.pdf')], [])
    await settled()
    expect(puts).toEqual(['/upload?name=a%20b.pdf', '/upload?name=b.pdf'])
    expect(sockets[0]?.sent).toEqual([{ addUploads: ['id-1', 'id-2'], id: 1 }])
    sockets[0]?.hears({ id: 1, answer: 'added' })
    expect(await added).toBe('added')
  })

  it('uploads the pages of a folder, and says which they are', async () => {
    const { bridge, puts } = await openPage()
    sockets[0]?.opens()
    const pages = ['1.png', '2.png'].map((name) => new File([name], name))
    const added = bridge.addDropped([], [{ name: 'Vol. 2', pages }])
    await settled()
    expect(puts).toEqual(['/upload?name=1.png', '/upload?name=2.png'])
    const folders = [{ name: 'Vol. 2', pages: ['id-1', 'id-2'] }]
    expect(sockets[0]?.sent).toEqual([{ addUploads: [], folders, id: 1 }])
    sockets[0]?.hears({ id: 1, answer: 'added' })
    expect(await added).toBe('added')
  })

  it('gives a connection up that neither opens nor fails, and tries again', async () => {
    const { timers } = await openPage()
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([20_000])
    timers[0]?.run()
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([500])
    timers[0]?.run()
    expect(sockets).toHaveLength(2)
    sockets[1]?.opens()
    expect(timers.some(({ delayMs }) => delayMs === 20_000)).toBe(false)
  })
})
