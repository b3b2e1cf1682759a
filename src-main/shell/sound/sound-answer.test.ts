import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerRequest } from '../electron/serve-renderer.ts'
import { createSoundShelf } from './sound-shelf.ts'

let folder = ''
const shelf = createSoundShelf()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sound-'))
  await writeFile(join(folder, 'alice.mp3'), '0123456789')
  await writeFile(join(folder, 'empty.wav'), '')
})

const ask = async (pathname: string, range?: string, method = 'GET'): Promise<Response> =>
  answerRequest(
    { url: `bookspool://app${pathname}`, method, headers: new Headers(range === undefined ? {} : { range }) },
    { folder: join(folder, 'renderer'), soundAt: shelf.pathAt },
  )

describe('a sound that the window was given', () => {
  test('is answered whole, and in parts', async () => {
    const address = shelf.addressOf(join(folder, 'alice.mp3'))
    expect(shelf.addressOf(join(folder, 'alice.mp3'))).toBe(address)
    const whole = await ask(address)
    expect([whole.status, whole.headers.get('content-type'), await whole.text()]).toEqual([
      200,
      'audio/mpeg',
      '0123456789',
    ])
    expect(whole.headers.get('content-security-policy')).toContain("default-src 'self'")
    const part = await ask(address, 'bytes=3-5')
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 3-5/10',
      '345',
    ])
    const head = await ask(address, undefined, 'HEAD')
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
    expect((await ask(address, 'bytes=10-')).status).toBe(416)
  })

  test('an address that was not given names nothing, and a file that is gone is said', async () => {
    expect((await ask('/sound/alice.mp3')).status).toBe(404)
    expect((await ask(`/sound/..%2Falice.mp3`)).status).not.toBe(200)
    expect((await ask(shelf.addressOf(join(folder, 'gone.mp3')))).status).toBe(404)
    expect((await ask(shelf.addressOf(join(folder, 'empty.wav')))).status).toBe(200)
  })
})
