import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerRequest, containedFile } from './serve-renderer.ts'
import { isTrustedUrl } from './trusted-url.ts'

let folder: string
beforeAll(async () => {
  const base = await mkdtemp(join(tmpdir(), 'bookspool-serve-'))
  folder = join(base, 'renderer')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(base, 'secret.txt'), 'secret')
  await mkdir(join(base, 'renderer-other'))
  await writeFile(join(base, 'renderer-other', 'secret.txt'), 'secret')
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'assets', 'a b.js'), 'export {}')
})

const get = async (url: string, method = 'GET'): Promise<Response> =>
  answerRequest({ url, method, headers: new Headers() }, { folder, soundAt: () => null })

describe('the window’s files', () => {
  it.each([
    ['bookspool://app/index.html', 200, 'text/html; charset=utf-8'],
    ['bookspool://app/index.html?theme=dark', 200, 'text/html; charset=utf-8'],
    ['bookspool://app/assets/a%20b.js', 200, 'text/javascript; charset=utf-8'],
    ['bookspool://app/bridge.js', 200, 'text/javascript; charset=utf-8'],
    ['bookspool://app/missing.js', 404, 'text/plain; charset=utf-8'],
    ['bookspool://app/assets', 404, 'text/plain; charset=utf-8'],
    ['bookspool://app/', 403, 'text/plain; charset=utf-8'],
    ['bookspool://app/..%2fsecret.txt', 403, 'text/plain; charset=utf-8'],
    ['bookspool://app/%2e%2e%2fsecret.txt', 403, 'text/plain; charset=utf-8'],
    ['bookspool://app/..%2frenderer-other%2fsecret.txt', 403, 'text/plain; charset=utf-8'],
    ['bookspool://app/..%5csecret.txt', 403, 'text/plain; charset=utf-8'],
    ['bookspool://app/assets/%00', 403, 'text/plain; charset=utf-8'],
    ['bookspool://app/%E0%A4%A', 403, 'text/plain; charset=utf-8'],
    ['bookspool://elsewhere/index.html', 403, 'text/plain; charset=utf-8'],
  ])('%s → %i', async (url, status, contentType) => {
    const response = await get(url)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, contentType])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it('only reads', async () => {
    expect((await get('bookspool://app/index.html', 'POST')).status).toBe(405)
    expect(await (await get('bookspool://app/index.html', 'HEAD')).text()).toBe('')
  })

  it('keeps dots that a URL parser has resolved inside the folder', () => {
    expect(containedFile(folder, 'bookspool://app/../../index.html')).toBe(join(folder, 'index.html'))
  })
})

describe('trusted frames', () => {
  it.each([
    ['bookspool://app/index.html', true],
    ['bookspool://app/', true],
    ['bookspool://app.evil/index.html', false],
    ['bookspool://app@evil/', false],
    ['bookspool://user@app/', false],
    ['https://app/index.html', false],
    ['http://bookspool//app', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (url, trusted) => {
    expect(isTrustedUrl(url)).toBe(trusted)
  })
})
