import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CatalogueFile } from '../../src-contract/voice-catalogue.ts'
import { downloadFile, type DownloadParts } from './download-file.ts'
import { serveFile, stallingAt, whole, type FileServer } from './testing/file-server.ts'

const bytes = randomBytes(300_000)
const sha256 = createHash('sha256').update(bytes).digest('hex')

let folder = ''
let server: FileServer
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'))
  server = await serveFile(bytes)
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const file = (over: Partial<CatalogueFile> = {}): CatalogueFile => ({
  name: 'voice.onnx',
  url: server.url,
  bytes: bytes.length,
  sha256,
  ...over,
})

function parts(over: Partial<DownloadParts> = {}): DownloadParts {
  return { folder, signal: new AbortController().signal, onBytes: () => undefined, pauseMs: 0, ...over }
}

const codeOf = async (...args: Parameters<typeof downloadFile>): Promise<string> => {
  const result = await downloadFile(...args)
  return result.ok ? 'here' : result.failure.code
}

describe('downloadFile', () => {
  test('fetches a file, tells how much is here, and fetches it once', async () => {
    const heard: number[] = []
    const result = await downloadFile(file(), parts({ onBytes: (count) => heard.push(count) }))
    expect(result).toEqual({ ok: true, value: join(folder, 'voice.onnx') })
    expect(bytes.equals(await readFile(join(folder, 'voice.onnx')))).toBe(true)
    expect(heard).toEqual(heard.toSorted((a, b) => a - b))
    expect(heard.at(-1)).toBe(bytes.length)
    expect(await codeOf(file(), parts())).toBe('here')
    expect(server.ranges).toEqual([null])
    expect(await readdir(folder)).toEqual(['voice.onnx'])
  })

  test('an MD5 is a checksum too', async () => {
    const md5 = createHash('md5').update(bytes).digest('hex')
    expect(await codeOf(file({ sha256: undefined, md5 }), parts())).toBe('here')
  })

  test('goes on where a connection broke, by itself', async () => {
    server.answerWith(stallingAt(120_000))
    const onBytes = (count: number): void => {
      if (count !== 120_000 || server.ranges.length > 1) return
      server.answerWith(whole)
      server.breakConnections()
    }
    expect(await codeOf(file(), parts({ onBytes }))).toBe('here')
    expect(bytes.equals(await readFile(join(folder, 'voice.onnx')))).toBe(true)
    expect(server.ranges).toEqual([null, 120_000])
  })

  test('called off, it keeps what has come and goes on with it the next time', async () => {
    const calledOff = new AbortController()
    server.answerWith(stallingAt(100_000))
    const onBytes = (count: number): void => {
      if (count >= 100_000) calledOff.abort()
    }
    expect(await codeOf(file(), parts({ signal: calledOff.signal, onBytes }))).toBe('interrupted')
    expect(await readdir(folder)).toEqual(['voice.onnx.part'])
    server.answerWith(whole)
    expect(await codeOf(file(), parts())).toBe('here')
    expect(server.ranges).toEqual([null, 100_000])
    expect(bytes.equals(await readFile(join(folder, 'voice.onnx')))).toBe(true)
  })

  test('a server that cannot go on begins anew', async () => {
    await writeFile(join(folder, 'voice.onnx.part'), 'other bytes')
    server.answerWith((response, all) => whole(response, all, null))
    expect(await codeOf(file(), parts())).toBe('here')
    expect(server.ranges).toEqual([11])
  })

  test('what an earlier attempt left and is no part of the file is fetched anew', async () => {
    await writeFile(join(folder, 'voice.onnx.part'), '<html>Log in to this network</html>')
    expect(await codeOf(file(), parts())).toBe('here')
    expect(bytes.equals(await readFile(join(folder, 'voice.onnx')))).toBe(true)
    expect(server.ranges).toEqual([35, null])
  })

  test('one that closes the connection while we are slow is read to its end', async () => {
    server.answerWith((response, all) => {
      response.writeHead(200, { 'content-length': all.length, connection: 'close' }).end(all)
    })
    expect(await codeOf(file(), parts())).toBe('here')
  })

  test('where the file lies elsewhere, it is followed there', async () => {
    const elsewhere = await serveFile(bytes)
    server.answerWith((response) => response.writeHead(302, { location: elsewhere.url }).end())
    expect(await codeOf(file(), parts())).toBe('here')
    await elsewhere.close()
  })

  test.skipIf(!existsSync('/dev/full'))(
    'a full disk is said (skipped where there is no /dev/full)',
    async () => {
      await symlink('/dev/full', join(folder, 'voice.onnx.part'))
      const failure = { code: 'disk-full', file: join(folder, 'voice.onnx') }
      expect(await downloadFile(file(), parts())).toMatchObject({ ok: false, failure })
    },
  )

  test('other bytes are refused and not kept', async () => {
    expect(await codeOf(file({ sha256: 'f'.repeat(64) }), parts())).toBe('voice-file-damaged')
    expect(await readdir(folder)).toEqual([])
    server.answerWith((response, all) => response.end(Buffer.concat([all, all])))
    expect(await codeOf(file(), parts())).toBe('voice-file-damaged')
    expect(await readdir(folder)).toEqual([])
  })

  test.each([
    ['a server that has not the file', (response) => response.writeHead(404).end('no'), 'it answers 404'],
    ['a file that is shorter', (response) => response.end('short'), 'it sends less than the whole file'],
    ['a server that falls silent', (response) => response.writeHead(200).write('a'), 'nothing came'],
  ] as [string, Parameters<FileServer['answerWith']>[0], string][])(
    '%s is told of',
    async (_what, answer, words) => {
      server.answerWith(answer)
      const result = await downloadFile(file(), parts({ patienceMs: 200 }))
      expect(result).toMatchObject({ ok: false, failure: { code: 'voice-unreachable' } })
      expect(result.ok ? '' : result.failure.detail).toContain(words)
    },
  )

  test('without a network it says so', async () => {
    await server.close()
    const result = await downloadFile(file(), parts())
    expect(result).toMatchObject({ ok: false, failure: { code: 'voice-unreachable' } })
    expect(result.ok ? '' : result.failure.detail).toContain('it refuses the connection')
  })
})
