import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventOf, OrchestratorEvent } from '../src-contract/orchestrator-protocol.ts'
import { findFfmpeg } from '../src-node/ffmpeg.ts'
import { sha256Of } from './phases/owned-files.ts'
import { startProgram, type ChildProgram } from './program/testing/child-program.ts'

const program = fileURLToPath(new URL('./index.ts', import.meta.url))
const longMs = 300_000

/** Two chapters of made-up prose, some chunks of speech each. */
function smallBook(): string {
  const chapter = (number: string): string => {
    const paragraphs = Array.from(
      { length: 6 },
      (_, index) =>
        `The traveller of chapter ${number} came to hill ${index + 1} before noon, and rested there a while. ` +
        'Below lay a village with a crooked steeple, and beyond it the long grey line of the sea.',
    )
    return `CHAPTER ${number}\n\n${paragraphs.join('\n\n')}\n\n`
  }
  return chapter('I') + chapter('II')
}

let folder: string
let book: string
const started: ChildProgram[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-book-'))
  book = join(folder, 'journey.txt')
  await writeFile(book, smallBook())
})
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(async ({ exit }) => exit))
  await rm(folder, { recursive: true, force: true })
})

function start(name: string, args: string[] = []): ChildProgram {
  const places = ['--workspace', join(folder, name), '--output', join(folder, name, 'out')]
  const run = startProgram(
    program,
    [book, '--events', 'ndjson', '--file-id', 'journey', ...places, ...args],
    { BOOKSPOOL_HOME: join(folder, 'home') },
    { ownGroup: process.platform !== 'win32' },
  )
  started.push(run)
  return run
}

function only<Type extends OrchestratorEvent['type']>(
  events: OrchestratorEvent[],
  type: Type,
): EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type)
}

async function expectSuccess(run: ChildProgram): Promise<void> {
  const { code } = await run.exit
  expect({ code, stderr: code === 0 ? '' : run.stderr() }).toEqual({ code: 0, stderr: '' })
}

/** Whether anything of a process group is left; children take a moment to notice. */
async function isGroupGone(pid: number): Promise<boolean> {
  for (let look = 0; look < 100; look++) {
    try {
      process.kill(-pid, 0)
    } catch {
      // ESRCH: nobody is in it any more.
      return true
    }
    await delay(50)
  }
  return false
}

const hasFfmpeg = (await findFfmpeg(null)).ok
const isPosix = process.platform !== 'win32'

// Side by side, each with a workspace of its own: a good part of a run is waiting.
describe.runIf(hasFfmpeg)('a real book', { concurrent: true }, () => {
  let finished: EventOf<'finished'> | undefined
  let output: string
  let wholeHash: string
  beforeAll(async () => {
    const first = start('whole')
    await expectSuccess(first)
    finished = only(first.events(), 'finished')[0]
    output = finished?.outputs[0] ?? 'none'
    wholeHash = await sha256Of(output)
  }, longMs)

  it(
    'becomes an audiobook, and nothing is done twice',
    async () => {
      expect(finished?.status).toBe('done')
      expect(finished?.chapters).toHaveLength(2)
      expect(await readdir(join(folder, 'whole', 'out'))).toHaveLength(1)

      const second = start('whole')
      await expectSuccess(second)
      expect(only(second.events(), 'phase-finished').map((event) => event.reused)).toEqual(
        Array(5).fill(true),
      )
      expect(only(second.events(), 'finished')).toEqual([finished])
      expect(await sha256Of(output)).toBe(wholeHash)

      const third = start('whole', ['--no-resume'])
      await expectSuccess(third)
      expect(only(third.events(), 'phase-finished').map((event) => event.reused)).toEqual(
        Array(5).fill(false),
      )
      expect(only(third.events(), 'chunk-done').some((event) => event.reused)).toBe(false)
      expect(await readdir(join(folder, 'whole', 'out'))).toHaveLength(1)
    },
    longMs,
  )

  it.runIf(isPosix)(
    'goes on after kill -9 in the middle, to the same audio',
    async () => {
      const first = start('killed')
      first.command({ type: 'limit', cores: 1 })
      await first.whenEvent((event) => event.type === 'chunk-done')
      process.kill(-(first.child.pid ?? Number.NaN), 'SIGKILL')
      await first.exit
      const kept = only(first.events(), 'chunk-done').map((event) => event.chunk)

      const second = start('killed')
      await expectSuccess(second)
      const reused = only(second.events(), 'chunk-done').filter((event) => event.reused)
      expect(reused.map((event) => event.chunk)).toEqual(expect.arrayContaining(kept))
      const [output = 'none'] = only(second.events(), 'finished')[0]?.outputs ?? []
      expect(await sha256Of(output)).toBe(wholeHash)
    },
    longMs,
  )

  it.runIf(isPosix)(
    'leaves with all its children when its stdin closes, and no half of a book behind',
    async () => {
      const run = start('closed')
      run.command({ type: 'limit', cores: 1 })
      await run.whenEvent((event) => event.type === 'chunk-done')
      run.child.stdin?.end()
      expect((await run.exit).code).toBe(130)
      expect(await isGroupGone(run.child.pid ?? Number.NaN)).toBe(true)
      expect(only(run.events(), 'finished')).toEqual([])
      const everything = await readdir(join(folder, 'closed'), { recursive: true })
      expect(everything.filter((name) => name.endsWith('.mp3'))).toEqual([])
    },
    longMs,
  )

  it(
    'does nothing while it is paused',
    async () => {
      const run = start('paused')
      run.command({ type: 'limit', cores: 1 })
      await run.whenEvent((event) => event.type === 'chunk-done')
      run.command({ type: 'pause' })
      await run.whenEvent((event) => event.type === 'paused')
      const inFlight = 2
      const before = only(run.events(), 'chunk-done').length
      await delay(2000)
      expect(only(run.events(), 'chunk-done').length).toBeLessThanOrEqual(before + inFlight)
      expect(only(run.events(), 'phase-finished').map((event) => event.phase)).toEqual([1, 2, 3])
      run.command({ type: 'resume' })
      await expectSuccess(run)
      expect(only(run.events(), 'finished')).toHaveLength(1)
    },
    longMs,
  )
})

it('writes the reading text and stops there when only phases 1 and 2 are asked for', async () => {
  const run = start('text', ['--phases', '1', '2'])
  await expectSuccess(run)
  const text = only(run.events(), 'artifact').find((event) => event.kind === 'text')
  expect(await readFile(text?.path ?? 'none', 'utf8')).toContain('a crooked steeple')
  expect(only(run.events(), 'finished')).toMatchObject([{ outputs: [], audioSec: 0 }])
}, 60_000)
