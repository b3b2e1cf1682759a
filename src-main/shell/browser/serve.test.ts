import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { on, once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { BookView } from '../../../src-contract/book-view.ts'
import { fail, succeed } from '../../../src-contract/failure.ts'
import { openAppWith } from '../app/open-app-with.ts'
import { bookView, fakeController, type FakeController } from '../app/testing/fake-controller.ts'
import { isInside } from '../../../src-node/inside.ts'
import { contentDisposition } from './downloads.ts'
import { isOwnHost, isOwnOrigin } from './guard.ts'
import { safeFileName } from './safe-name.ts'
import { serve, type BrowserDoor } from './serve.ts'

const doors: BrowserDoor[] = []
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close()
})

type Session = { door: BrowserDoor; home: string; controller: FakeController; cookie: string; host: string }
type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

async function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // http.request sends the path as it is; fetch would tidy `..` away.
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

async function open(
  more: {
    config?: string
    home?: string
    maxUploadBytes?: number
    port?: number
    books?: BookView[]
    whileOpening?: () => Promise<void>
  } = {},
): Promise<Session> {
  const home = more.home ?? (await mkdtemp(join(tmpdir(), 'bookspool-serve-')))
  const rendererFolder = join(home, 'page')
  await mkdir(rendererFolder, { recursive: true })
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>the page</title>')
  await writeFile(join(home, 'secret.txt'), 'secret')
  if (more.config !== undefined) await writeFile(join(home, 'config.yaml'), more.config)
  const controller = fakeController()
  controller.show({ books: more.books ?? [] })
  const result = await serve({
    home,
    version: '1.0.0',
    host: '127.0.0.1',
    port: more.port ?? 0,
    rendererFolder,
    ...(more.maxUploadBytes === undefined ? {} : { maxUploadBytes: more.maxUploadBytes }),
    openApp: async (options) =>
      openAppWith(options, {
        createController: async () => {
          await more.whileOpening?.()
          return succeed(controller)
        },
        startLoadSampler: () => ({ stop: async () => Promise.resolve() }),
        runDoctor: async () => Promise.resolve([]),
        listVoices: async () => Promise.resolve(succeed([])),
        installVoice: async (what) =>
          Promise.resolve(succeed({ items: [], output: what, said: null, error: null })),
        actOnVoices: async () => Promise.resolve(fail('voice-missing')),
      }),
  })
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  doors.push(result.value)
  const link = new URL(result.value.newLink())
  const exchanged = await ask(result.value.port, `${link.pathname}${link.search}`)
  const cookie = exchanged.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  return { door: result.value, home, controller, cookie, host: `127.0.0.1:${result.value.port}` }
}

const refusedAt = async (socket: WebSocket): Promise<string> =>
  new Promise((resolve) => {
    socket.on('error', (error) => resolve(error.message))
    socket.on('open', () => resolve('open'))
  })

async function talk(session: Session, message: object): Promise<unknown> {
  const socket = new WebSocket(`ws://${session.host}/socket`, {
    headers: { cookie: session.cookie, origin: `http://${session.host}` },
  })
  await once(socket, 'open')
  socket.send(JSON.stringify(message))
  // Announcements may come in between.
  for await (const [data] of on(socket, 'message')) {
    const reply: unknown = JSON.parse(String(data))
    if (typeof reply !== 'object' || reply === null || !('id' in reply)) continue
    socket.terminate()
    return reply
  }
  throw new Error('no answer')
}

describe('who is let in', () => {
  it('exchanges a token once for a strict cookie, and takes it out of the address bar', async () => {
    const { door, host } = await open()
    const { pathname, search } = new URL(door.newLink())
    const first = await ask(door.port, `${pathname}${search}`, { host })
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
    expect(first.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict; Path=\//u)
    const again = await ask(door.port, `${pathname}${search}`, { host })
    expect(again.status).toBe(403)
    expect(again.body).toContain('used already')
    expect(again.body).toContain('press Enter')
  })

  it('shows the page with a session, and with headers that let nothing else in', async () => {
    const { door, cookie } = await open()
    const page = await ask(door.port, '/', { cookie })
    expect(page).toMatchObject({
      status: 200,
      headers: {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      },
    })
    expect(page.headers['content-security-policy']).toMatch(
      /script-src 'self';.*connect-src 'self' ws:;.*frame-ancestors 'none'/u,
    )
    expect((await ask(door.port, '/bridge.js', { cookie })).body).toContain('bookspool')
  })

  it.each([
    ['no cookie', {}, 401],
    ['a made-up cookie', { cookie: 'bookspool-1=abc' }, 401],
    ['a foreign host', { host: 'evil.example' }, 403],
    ['a foreign origin', { origin: 'http://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
  ])('refuses %s', async (_name, headers: Record<string, string>, status) => {
    const { door, cookie } = await open()
    const own = status === 401 ? {} : { cookie }
    expect((await ask(door.port, '/', { ...own, ...headers })).status).toBe(status)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%5csecret.txt',
    '/a/../../secret.txt',
    '//secret.txt/..',
    '/%00',
  ])('gives nothing outside the page’s folder for %s', async (path) => {
    const { door, cookie } = await open()
    const answer = await ask(door.port, path, { cookie })
    expect(answer.body).not.toContain('secret')
    expect(answer.status).toBe(404)
  })

  it('keeps sessions over a restart', async () => {
    const first = await open()
    await first.door.close()
    doors.length = 0
    const second = await open({ home: first.home, port: first.door.port })
    expect((await ask(second.door.port, '/', { cookie: first.cookie })).status).toBe(200)
  })

  it('refuses a second one on the same home folder', async () => {
    const { home } = await open()
    await expect(open({ home })).rejects.toThrow('home-in-use')
  })
})

describe('a page that was open before a restart', () => {
  it('is let in by a door that opens while it knocks', async () => {
    const first = await open()
    const { port } = first.door
    await first.door.close()
    doors.splice(0)
    const knocks: (Promise<string> | Promise<Answer>)[] = []
    const { host, cookie, home } = first
    await open({
      home,
      port,
      whileOpening: async () => {
        const socket = new WebSocket(`ws://${host}/socket`, { headers: { cookie, origin: `http://${host}` } })
        knocks.push(refusedAt(socket), ask(port, '/', { cookie, host }))
        // Both are at the door before it opens.
        await new Promise((resolve) => {
          setTimeout(resolve, 100)
        })
      },
    })
    expect(await Promise.all(knocks)).toMatchObject(['open', { status: 200 }])
  })
})

describe('the socket', () => {
  it.each([
    ['no cookie', { cookie: '' }],
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['a foreign host', { host: 'evil.example' }],
  ])('refuses %s', async (_name, change: Record<string, string>) => {
    const { cookie, host } = await open()
    const socket = new WebSocket(`ws://${host}/socket`, {
      headers: { cookie, origin: `http://${host}`, ...change },
    })
    expect(await refusedAt(socket)).toContain('403')
  })

  it('refuses a missing origin', async () => {
    const { cookie, host } = await open()
    expect(await refusedAt(new WebSocket(`ws://${host}/socket`, { headers: { cookie } }))).toContain('403')
  })

  it('answers asks by their number, and says no to what it does not know', async () => {
    const session = await open()
    expect(await talk(session, { id: 7, ask: 'state.snapshot' })).toMatchObject({
      id: 7,
      answer: { ok: true, value: { door: 'browser' } },
    })
    expect(await talk(session, { id: 8, ask: 'constructor' })).toMatchObject({ id: 8, answer: { ok: false } })
    expect(await talk(session, { id: 9, ask: 'pile.add', input: { paths: 3 } })).toMatchObject({
      answer: { ok: false, failure: { code: 'internal' } },
    })
  })

  it('locks settings that name programs or widen what may be reached', async () => {
    const session = await open()
    for (const key of ['ffmpeg', 'orchestrator', 'serve_roots'])
      expect(
        await talk(session, { id: 1, ask: 'settings.write', input: { key, value: '/bin/sh' } }),
      ).toMatchObject({
        answer: { ok: false, failure: { code: 'setting-locked' } },
      })
    expect(
      await talk(session, { id: 1, ask: 'settings.write', input: { key: 'max_workers', value: 3 } }),
    ).toMatchObject({ answer: { ok: true } })
  })

  it('adds paths inside serve_roots alone', async () => {
    const books = await mkdtemp(join(tmpdir(), 'bookspool-roots-'))
    await writeFile(join(books, 'a.txt'), 'a')
    await symlink('/etc/hostname', join(books, 'link.txt'))
    const session = await open({ config: `serve_roots: [${JSON.stringify(books)}]\n` })
    const paths = [join(books, 'a.txt'), join(books, 'link.txt'), '/etc/passwd', join(books, '../x')]
    expect(await talk(session, { id: 1, ask: 'pile.add', input: { paths } })).toMatchObject({
      answer: {
        value: {
          added: 1,
          refused: [{ code: 'path-not-allowed' }, { code: 'path-not-allowed' }, { code: 'path-not-allowed' }],
        },
      },
    })
    expect(session.controller.calls).toEqual([`add ${paths[0] ?? ''}`])
  })

  it('announces to whoever is connected', async () => {
    const session = await open()
    const socket = new WebSocket(`ws://${session.host}/socket`, {
      headers: { cookie: session.cookie, origin: `http://${session.host}` },
    })
    await once(socket, 'open')
    const heard = once(socket, 'message')
    session.controller.show({ books: [bookView()] })
    const message: unknown[] = await heard
    expect(JSON.parse(String(message[0]))).toMatchObject({
      announce: 'state.changed',
      payload: { revision: 1 },
    })
    socket.terminate()
  })
})

describe('uploads and downloads', () => {
  const put = async (
    session: Session,
    name: string,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    ask(
      session.door.port,
      `/upload?name=${encodeURIComponent(name)}`,
      { cookie: session.cookie, origin: `http://${session.host}`, host: session.host, ...headers },
      'PUT',
      body,
    )

  it('takes a file in under a safe name and adds it', async () => {
    const session = await open()
    const upload = (await put(session, '../../evil\\Alice.pdf', 'the book')).body
    expect(await talk(session, { id: 1, addUploads: [upload] })).toMatchObject({
      answer: { ok: true, value: { added: 1, refused: [] } },
    })
    const path = session.controller.calls[0]?.slice('add '.length) ?? ''
    expect(path).toBe(join(session.home, 'uploads', upload, 'Alice.pdf'))
    expect(await readFile(path, 'utf8')).toBe('the book')
  })

  it('puts the pages of a folder into one, which is the book', async () => {
    const session = await open()
    const names = ['1.png', '2.png']
    const pages = await Promise.all(names.map(async (name) => (await put(session, name, name)).body))
    const folders = [{ name: 'Scans: Vol. 2', pages }]
    expect(await talk(session, { id: 1, addUploads: [], folders })).toMatchObject({
      answer: { ok: true, value: { added: 1, refused: [] } },
    })
    const path = session.controller.calls[0]?.slice('add '.length) ?? ''
    expect(path).toBe(join(session.home, 'uploads', pages[0] ?? '', 'book', 'Scans_ Vol. 2'))
    expect(await readdir(path)).toEqual(names)
    expect(await readdir(join(session.home, 'uploads'))).toEqual([pages[0]])
  })

  it('refuses what is too large, promised or not, and keeps nothing of it', async () => {
    const session = await open({ maxUploadBytes: 5 })
    const promised = (await put(session, 'a.pdf', 'too long', { 'content-length': '8' })).body
    const chunked = (await put(session, 'b.pdf', 'too long', { 'transfer-encoding': 'chunked' })).body
    expect(await talk(session, { id: 1, addUploads: [promised, chunked] })).toMatchObject({
      answer: {
        value: {
          added: 0,
          refused: [
            { code: 'file-unsupported', file: 'a.pdf' },
            { code: 'file-unsupported', file: 'b.pdf' },
          ],
        },
      },
    })
    expect(await readdir(join(session.home, 'uploads'))).toEqual([])
  })

  it('refuses what would fill the disk', async () => {
    const session = await open({ config: 'disk_floor: 1000000000\n' })
    const upload = (await put(session, 'a.pdf', 'x')).body
    expect(await talk(session, { id: 1, addUploads: [upload] })).toMatchObject({
      answer: { value: { refused: [{ code: 'disk-full' }] } },
    })
  })

  it.each([
    ['without an origin', { origin: '' }, 403],
    ['from another site', { origin: 'http://evil.example' }, 403],
    ['without a session', { cookie: '' }, 401],
  ])('refuses an upload %s', async (_name, headers: Record<string, string>, status) => {
    const session = await open()
    expect((await put(session, 'a.pdf', 'x', headers)).status).toBe(status)
    expect(await readdir(join(session.home, 'uploads'))).toEqual([])
  })

  it('gives logs as downloads, to whoever is let in', async () => {
    const session = await open()
    await mkdir(join(session.home, 'logs'), { recursive: true })
    await writeFile(join(session.home, 'logs', 'batch.log'), 'T INFO [START] a\n')
    const answered = await talk(session, { id: 1, ask: 'log.reveal', input: { bookId: null } })
    expect(answered).toMatchObject({ answer: { value: { download: '/download-log' } } })
    const answer = await ask(session.door.port, '/download-log', { cookie: session.cookie })
    expect(answer).toMatchObject({ status: 200, body: 'T INFO [START] a\n' })
    expect(answer.headers['content-disposition']).toContain('batch.log')
    expect((await ask(session.door.port, '/download-log')).status).toBe(401)
    for (const path of ['/download-log/nobody', '/download-log/nobody/1', '/download-log/%/1'])
      expect((await ask(session.door.port, path, { cookie: session.cookie })).status).toBe(404)
  })

  it('gives finished books as downloads, and nothing else', async () => {
    const session = await open()
    const output = join(session.home, 'Grün – “x”.mp3')
    await writeFile(output, 'sound')
    session.controller.show({ books: [bookView({ id: 'b/1', outputs: [output] })] })
    const link = await talk(session, { id: 1, ask: 'books.reveal', input: { bookId: 'b/1' } })
    expect(link).toMatchObject({ answer: { value: { download: '/download/b%2F1/0' } } })
    const answer = await ask(session.door.port, '/download/b%2F1/0', { cookie: session.cookie })
    expect(answer).toMatchObject({ status: 200, body: 'sound', headers: { 'content-type': 'audio/mpeg' } })
    expect(answer.headers['content-disposition']).toBe(contentDisposition('Grün – “x”.mp3'))
    for (const path of ['/download/b%2F1/1', '/download/b2/0', '/download/%/0'])
      expect((await ask(session.door.port, path, { cookie: session.cookie })).status).toBe(404)
  })
})

describe('uploads that nothing refers to', () => {
  const kept = '11111111-1111-4111-8111-111111111111'
  const left = '22222222-2222-4222-8222-222222222222'

  it('go when the door opens, and when a book is removed; what is not ours stays', async () => {
    const home = await mkdtemp(join(tmpdir(), 'bookspool-uploads-'))
    const uploads = join(home, 'uploads')
    for (const name of [kept, left, 'holiday photos']) await mkdir(join(uploads, name), { recursive: true })
    const book = bookView({ path: join(uploads, kept, 'a.txt') })
    const session = await open({ home, books: [book] })
    expect(await readdir(uploads)).toEqual([kept, 'holiday photos'])
    session.controller.show({ removed: [book.id] })
    await expect.poll(async () => readdir(uploads)).toEqual(['holiday photos'])
  })

  it('stay while they are being added', async () => {
    const session = await open()
    const { cookie, host } = session
    const headers = { cookie, host, origin: `http://${host}` }
    const { body } = await ask(session.door.port, '/upload?name=a.txt', headers, 'PUT', 'text')
    const uploads = join(session.home, 'uploads')
    const other = bookView({ id: 'b2' })
    session.controller.show({ books: [other] })
    await mkdir(join(uploads, left))
    session.controller.show({ removed: [other.id] })
    await expect.poll(async () => readdir(uploads)).toEqual([body])
  })
})

describe('the rules', () => {
  it.each([
    ['127.0.0.1:80', '127.0.0.1', true],
    ['localhost:9999', '127.0.0.1', true],
    ['[::1]:80', '127.0.0.1', true],
    ['192.168.1.4:80', '127.0.0.1', false],
    ['evil.example', '0.0.0.0', false],
    ['192.168.1.4:80', '0.0.0.0', true],
    ['nas:80', '0.0.0.0', true],
    ['nas.local', '0.0.0.0', true],
    ['127.0.0.1.evil.example', '0.0.0.0', false],
    ['127.0.0.1@evil.example', '127.0.0.1', false],
    [undefined, '127.0.0.1', false],
    ['', '127.0.0.1', false],
  ])('host %s at a door bound to %s: %s', (header, boundTo, expected) => {
    expect(isOwnHost(header, boundTo, 'NAS')).toBe(expected)
  })

  it.each([
    [undefined, true, true],
    [undefined, false, false],
    ['http://127.0.0.1:80', false, true],
    ['https://127.0.0.1:80', false, false],
    ['http://127.0.0.1:81', true, false],
    ['null', true, false],
  ])('origin %s (may be missing: %s): %s', (origin, mayBeMissing, expected) => {
    expect(isOwnOrigin(origin, '127.0.0.1:80', mayBeMissing)).toBe(expected)
  })

  it.each([
    ['Alice.pdf', 'Alice.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\x\\y.pdf', 'y.pdf'],
    ['..', 'book'],
    ['', 'book'],
    ['.hidden.pdf', 'hidden.pdf'],
    ['a\u0000b\u202Ec.pdf', 'abc.pdf'],
    ['می\u200Cخواهم \u200D.pdf', 'می\u200Cخواهم .pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['a:b?.pdf', 'a_b_.pdf'],
    ['Gru\u0308n.pdf', 'Grün.pdf'],
  ])('names %j %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected)
  })

  it('shortens long names between characters and keeps the extension', () => {
    const name = safeFileName(`${'ü'.repeat(300)}.pdf`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(150)
    expect(name).toMatch(/^ü+\.pdf$/u)
  })

  it('takes a relative path for inside of nothing', () => {
    expect(isInside('x', ['/'])).toBe(false)
  })
})
