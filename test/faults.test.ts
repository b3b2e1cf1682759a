import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, readdirSync, statSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { pack } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { batchReportSchema, voiceActionReportSchema, type BookReport } from '../src-contract/reports.ts'
import { lockFile } from '../src-node/file-lock.ts'
import { builtFile, packageRoot } from '../src-node/install-layout.ts'

/** The whole program against what machines do to it: each fault says what happened, loses nothing, and can be resumed. */
const bookspool = join(packageRoot(), 'bin', 'bookspool.mjs')
const isBuilt = existsSync(builtFile('main', 'cli.js')) && existsSync(builtFile('orchestrator', 'index.js'))
if (!isBuilt) process.stdout.write('skipped: the program has not been built (npm run build)\n')

/** What a test leaves behind goes with it; the tests of this file run side by side, each in its own folder. */
type After = (cleanUp: () => Promise<void> | void) => void

function mounted(after: After, at: string, options: string): boolean {
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0
  if (done) after(() => void spawnSync('umount', ['-l', at]))
  return done
}

const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0
})()
if (!canMount)
  process.stdout.write('skipped: full and read-only disks need the right to mount (root on Linux)\n')

type Ran = { code: number | null; books: BookReport[]; stderr: string }
type Started = { child: ChildProcess; stderr: () => string; ended: Promise<Ran> }

/** `batch` over the folder's `in`, with its record beside it. */
function start(after: After, home: string, ...more: string[]): Started {
  const args = [
    'batch',
    '--input-dir',
    join(home, 'in'),
    '--pipeline-json',
    join(home, 'work', 'pipeline.json'),
  ]
  const child = spawn(process.execPath, [bookspool, ...args, '--cpu-threshold', '100', '--json', ...more], {
    cwd: home,
    env: { ...process.env, BOOKSPOOL_HOME: join(home, 'home') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that fails must not leave its batch running.
  after(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then((): Ran => {
    const { books } = batchReportSchema.parse(JSON.parse(stdout))
    return { code: child.exitCode, books, stderr }
  })
  return { child, stderr: () => stderr, ended }
}

async function bookshop(after: After, files: Record<string, string>): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'bookspool-faults-'))
  after(async () => rm(home, { recursive: true, force: true }))
  await mkdir(join(home, 'in'))
  await mkdir(join(home, 'work'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(home, 'in', name), text)
  return home
}

/** Whole books, side by side, in a whole suite that does the same. */
const timeout = 240_000

const short = 'The Cat\n\nThe cat sat on the mat. It was a fine day, and nobody minded.\n'
const walk = (days: number): string =>
  `The Long Walk\n\n${Array.from({ length: days }, (_, number) => `On day ${number + 1} we walked from the village to the river, rested a little in the shade, and went on over the hill before the evening came.`).join('\n\n')}\n`
/** Two and a half minutes of speech, 5.7 MB of WAV: more than a small disk holds, and time enough to do something meanwhile. */
const long = walk(28)
/** For where it does not matter how far the book is by then. */
const some = walk(12)

/** Looks until it is so; `signal` is aborted where the test's time is up. */
async function until(signal: AbortSignal, what: () => boolean): Promise<void> {
  while (!what()) await delay(50, undefined, { signal })
}

function wavs(home: string): Map<string, number> {
  const root = join(home, 'work', 'phase4_tts')
  if (!existsSync(root)) return new Map()
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:wav|flac)$/u.test(name),
  )
  // Compressed when the book is done; a chunk is as old as its record in both forms.
  return new Map(names.map((name) => [name.replace(/\.\w+$/u, ''), statSync(join(root, name)).mtimeMs]))
}

/** Larger than the small disk; what is in it does not matter where it cannot even be written. */
const largeVoice = { 'en_US-large-low.onnx.json': '{}', 'en_US-large-low.onnx': Buffer.alloc(2_000_000, 1) }

async function writeVoice(folder: string): Promise<string> {
  for (const [name, content] of Object.entries(largeVoice)) await writeFile(join(folder, name), content)
  return join(folder, 'en_US-large-low.onnx')
}

async function packVoice(folder: string): Promise<string> {
  const archive = pack()
  for (const [name, content] of Object.entries(largeVoice))
    archive.entry({ name: `large/${name}` }, Buffer.from(content))
  archive.finalize()
  const path = join(folder, 'large.tar')
  await pipeline(archive, createWriteStream(path))
  return path
}

describe.skipIf(!isBuilt)('disks', { concurrent: true, timeout }, () => {
  test.skipIf(!canMount)(
    'a full disk fails the book with words; with room again it goes on where it was',
    async ({ onTestFinished: after }) => {
      const home = await bookshop(after, { 'long.txt': long })
      expect(mounted(after, join(home, 'work'), 'size=4m')).toBe(true)
      const full = await start(after, home, '--disk-floor', '0').ended
      expect(full.code).toBe(1)
      expect(full.books[0]?.error).toMatchObject({ code: 'disk-full' })
      const made = wavs(home)
      const before = Date.now()
      expect(made.size).toBeGreaterThan(3)
      spawnSync('mount', ['-o', 'remount,size=200m', join(home, 'work')])
      const again = await start(after, home, '--disk-floor', '0').ended
      expect([again.code, again.books[0]?.status]).toEqual([0, 'done'])
      const now = wavs(home)
      for (const name of made.keys()) expect(now.get(name)).toBeLessThan(before)
    },
  )

  test.skipIf(!canMount)(
    'a disk near its floor pauses the batch before it is full, and room lets it go on',
    async ({ onTestFinished: after, signal }) => {
      const home = await bookshop(after, { 'long.txt': some })
      expect(mounted(after, join(home, 'work'), 'size=60m')).toBe(true)
      const run = start(after, home, '--disk-floor', '0.1')
      await until(signal, () => run.stderr().includes('Paused: '))
      expect(run.stderr()).toMatch(/Paused: [\d.]+ [GM]B more is needed on the disk of .*work/u)
      spawnSync('mount', ['-o', 'remount,size=900m', join(home, 'work')])
      const { code, books } = await run.ended
      expect([code, books[0]?.status]).toEqual([0, 'done'])
    },
  )

  test.skipIf(!canMount).for([
    ['a pair', async (home: string) => writeVoice(join(home, 'in'))],
    ['an archive', async (home: string) => packVoice(join(home, 'in'))],
  ] as const)(
    'a voice that finds no room, %s, is told by its file, and nothing of it stays',
    async ([_kind, voiceIn], { onTestFinished: after }) => {
      const home = await bookshop(after, {})
      const place = join(home, 'home')
      await mkdir(place)
      expect(mounted(after, place, 'size=1m')).toBe(true)
      const ran = spawnSync(
        process.execPath,
        [bookspool, 'voices', 'install', await voiceIn(home), '--json'],
        {
          env: { ...process.env, BOOKSPOOL_HOME: place },
          encoding: 'utf8',
        },
      )
      const { error } = voiceActionReportSchema.parse(JSON.parse(ran.stdout))
      expect([ran.status, error?.code]).toEqual([1, 'disk-full'])
      expect(basename(error?.file ?? '')).toBe('en_US-large-low.onnx')
      expect(error?.detail).not.toContain('.part')
      const left = readdirSync(place, { recursive: true, encoding: 'utf8' })
      expect(left.filter((name) => /large|\.part/u.test(name))).toEqual([])
    },
  )

  test.skipIf(!canMount)(
    'a read-only output folder is named before anything is run',
    async ({ onTestFinished: after }) => {
      const home = await bookshop(after, { 'cat.txt': short })
      await mkdir(join(home, 'out'))
      expect(mounted(after, join(home, 'out'), 'ro')).toBe(true)
      const { code, stderr } = await start(after, home, '--output-dir', join(home, 'out')).ended
      expect(code).toBe(1)
      expect(stderr).toContain('[output-not-writable]')
      expect(readdirSync(join(home, 'work'))).toEqual([])
    },
  )

  test('an output folder that is deleted meanwhile is made again', async ({
    onTestFinished: after,
    signal,
  }) => {
    const home = await bookshop(after, { 'long.txt': long })
    const output = join(home, 'out')
    const run = start(after, home, '--output-dir', output)
    await until(signal, () => wavs(home).size > 3)
    await rm(output, { recursive: true, force: true })
    const { code, books } = await run.ended
    expect([code, books[0]?.status]).toEqual([0, 'done'])
    expect(books[0]?.outputs.map((path) => existsSync(path))).toEqual([true])
  })
})

const record = z.looseObject({ phase4: z.looseObject({ files: z.record(z.string(), z.unknown()) }) })

describe.skipIf(!isBuilt)('the record', { concurrent: true, timeout }, () => {
  test('cut short: nothing is run, nothing is overwritten, and mended it goes on', async ({
    onTestFinished: after,
  }) => {
    const home = await bookshop(after, { 'cat.txt': short })
    const path = join(home, 'work', 'pipeline.json')
    const cut = '{"phase1": {"files": {"cat": {"sta'
    await writeFile(path, cut)
    const refused = await start(after, home).ended
    expect(refused.code).toBe(1)
    expect(JSON.stringify(refused.books) + refused.stderr).toContain('pipeline-json-unreadable')
    expect(await readFile(path, 'utf8')).toBe(cut)
    await writeFile(path, '{}')
    const mended = await start(after, home).ended
    expect([mended.code, mended.books[0]?.status]).toEqual([0, 'done'])
  })

  test('edited by hand while a batch runs: the edit stays, and the records come beside it', async ({
    onTestFinished: after,
    signal,
  }) => {
    const home = await bookshop(after, { 'long.txt': some })
    const path = join(home, 'work', 'pipeline.json')
    const run = start(after, home)
    await until(signal, () => existsSync(path) && wavs(home).size > 3)
    const before: unknown = JSON.parse(await readFile(path, 'utf8'))
    await writeFile(path, JSON.stringify({ ...z.looseObject({}).parse(before), my_note: 'keep me' }))
    expect((await run.ended).code).toBe(0)
    const written = record.extend({ my_note: z.string() }).parse(JSON.parse(await readFile(path, 'utf8')))
    expect(written.my_note).toBe('keep me')
    expect(Object.keys(written.phase4.files)).toEqual(['long'])
  })

  test('locked by another program at the start: nothing is run', async ({ onTestFinished: after }) => {
    const home = await bookshop(after, { 'cat.txt': short })
    const lock = await lockFile(join(home, 'work', 'pipeline.json.lock'), 0)
    after(async () => lock?.release())
    const { code, stderr } = await start(after, home).ended
    expect(code).toBe(1)
    expect(stderr).toContain('[pipeline-json-locked]')
    expect(wavs(home).size).toBe(0)
  })

  test('locked by another program for a while: the book goes on, and is recorded when the lock is free', async ({
    onTestFinished: after,
    signal,
  }) => {
    const home = await bookshop(after, { 'long.txt': long })
    const path = join(home, 'work', 'pipeline.json')
    const run = start(after, home)
    await until(signal, () => wavs(home).size > 1)
    const lock = await lockFile(`${path}.lock`, 10_000)
    expect(lock).not.toBeNull()
    const soFar = wavs(home).size
    await until(signal, () => wavs(home).size > soFar)
    await lock?.release()
    expect((await run.ended).code).toBe(0)
    expect(Object.keys(record.parse(JSON.parse(await readFile(path, 'utf8'))).phase4.files)).toEqual(['long'])
  })
})

describe.skipIf(!isBuilt)('the source', { concurrent: true, timeout }, () => {
  test('that grows while it is made is made afresh at the next start', async ({
    onTestFinished: after,
    signal,
  }) => {
    const home = await bookshop(after, { 'long.txt': some })
    const run = start(after, home)
    await until(signal, () => wavs(home).size > 3)
    await appendFile(join(home, 'in', 'long.txt'), '\n\nAnd then they all went home to their tea.\n')
    await run.ended
    const again = await start(after, home).ended
    expect([again.code, again.books[0]?.status]).toEqual([0, 'done'])
    const chunks = join(home, 'work', 'phase3-chunking', 'chunks')
    const texts = await Promise.all(
      readdirSync(chunks).map(async (name) => readFile(join(chunks, name), 'utf8')),
    )
    expect(texts.join('\n')).toContain('to their tea')
    const settled = await start(after, home).ended
    expect(settled.books[0]?.status).toBe('skipped')
  })
})
