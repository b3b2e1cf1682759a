import { execFileSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { batchSectionSchema } from '../../../src-contract/pipeline-json/schema.ts'
import { succeed } from '../../../src-contract/failure.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { processStart } from '../run/process-identity.ts'
import { openKit, until, type Kit } from '../batch/testing/controller-kit.ts'
import { putPythonOrchestrator } from './testing/python-orchestrator.ts'
import { theirOrchestrator } from './their-orchestrator.ts'

/** A machine that does other things too lets a process wait for seconds. */
const patience = { timeout: 30_000 }

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import fcntl'])
    return true
  } catch {
    process.stderr.write('Skipped: books by a Python orchestrator need python3 with fcntl.\n')
    return false
  }
}

const path = process.env['PATH'] ?? ''
const runSchema = z.looseObject({ argv: z.array(z.string()), pid: z.number() })

type Place = {
  kit: Kit
  workspace: string
  recordPath: string
  inWorkspace: (name: string) => Promise<string>
  runs: () => Promise<z.infer<typeof runSchema>[]>
}

/** A workspace with an orchestrator of another make; each test has its own, as they run side by side: a stop lets seconds pass. */
async function open(after: (cleanUp: () => Promise<void>) => void): Promise<Place> {
  const kit = await openKit({ max_workers: 2 })
  after(async () => kit.end())
  const workspace = join(kit.folder, 'workspace')
  await putPythonOrchestrator(workspace)
  const theirs = await theirOrchestrator({ workspace, setting: 'auto', folder: workspace }, {}, async () =>
    Promise.resolve({ PATH: path, CONDA_PREFIX: '/conda/base' }),
  )
  if (!theirs.ok) throw new Error(theirs.failure.code)
  kit.options.orchestrator = async () => Promise.resolve(succeed(theirs.value))
  const inWorkspace = async (name: string): Promise<string> => readFile(join(workspace, name), 'utf8')
  return {
    kit,
    workspace,
    recordPath: join(workspace, 'pipeline.json'),
    inWorkspace,
    runs: async () => (await inWorkspace('runs.txt')).trim().split('\n').map((line) => runSchema.parse(JSON.parse(line))), // prettier-ignore
  }
}

/** A zombie that nobody has fetched yet is none. */
const isAlive = async (pid: number): Promise<boolean> => (await processStart(pid)) !== null

describe.skipIf(!hasPython())('books by an orchestrator of another make', { concurrent: true }, () => {
  // Theirs is run without it, whatever this process was given.
  beforeAll(() => {
    vi.stubEnv('NODE_OPTIONS', '')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
  })

  it('a pile: done by their own entries, failed with exit code, words and phase, idle where nothing was done', async ({
    onTestFinished,
  }) => {
    const { kit, workspace, recordPath, inWorkspace, runs } = await open(onTestFinished)
    const paths = [
      await kit.book('good.txt', 'ok'),
      await kit.book('failing.txt', 'fail3'),
      await kit.book('idle.txt', 'skip'),
      await kit.book('a/Same.txt', 'ok a'),
      await kit.book('b/Same.txt', 'ok b'),
      await kit.book('rich.txt', 'rich flood'),
    ]
    const controller = await kit.open()
    await controller.add(paths)
    await until(controller, (books) => books.every(({ state }) => state === 'waiting'))
    await controller.start()
    await controller.whenIdle()
    const books = Object.fromEntries(controller.books().map((book) => [book.path.slice(join(kit.folder, 'in').length + 1), book])) // prettier-ignore
    expect(Object.entries(books).map(([name, book]) => [name, book.state])).toEqual([
      ['good.txt', 'done'],
      ['failing.txt', 'failed'],
      ['idle.txt', 'failed'],
      [join('a', 'Same.txt'), 'done'],
      [join('b', 'Same.txt'), 'done'],
      ['rich.txt', 'done'],
    ])
    expect(books['good.txt']).toMatchObject({ voice: 'af_heart', orchestrator: expect.stringMatching(/^phase6_orchestrator\/orchestrator\.py by .*python/u) as unknown, outputs: [join(workspace, 'phase5_enhancement', 'processed', 'good', 'mp3', 'audiobook.mp3')] }) // prettier-ignore
    expect(books['failing.txt']?.failure).toMatchObject({
      code: 'orchestrator-failed',
      detail: expect.stringMatching(
        /^exit code 1 in phase 3 \(Split\): x+\nValueError: no voice$/u,
      ) as unknown,
    })
    expect(books['failing.txt']?.phases.find(({ phase }) => phase === 3)?.status).toBe('failed')
    expect(books['idle.txt']?.failure).toMatchObject({ code: 'orchestrator-idle', detail: 'the orchestrator skipped everything' }) // prettier-ignore
    const same = [books[join('a', 'Same.txt')]?.outputs[0], books[join('b', 'Same.txt')]?.outputs[0]]
    expect(new Set(same).size).toBe(2)
    expect(same.some((output) => /Same~[0-9a-f]{8}/u.test(output ?? ''))).toBe(true)
    const log = await readFile(controller.logPath(books['rich.txt']?.id ?? '') ?? '', 'utf8')
    expect(log).toContain('phase1 \u{FFFD}\u{FFFD}\u{FFFD} broken')
    expect(log).not.toContain('\u001B')
    const how = (await runs()).find(({ argv }) => argv[0] === paths[0])
    expect(how).toMatchObject({
      argv: [paths[0], '--pipeline-json', recordPath, '--phases', '1', '2', '3', '4', '5', '--max-retries', '2'], // prettier-ignore
      cwd: join(workspace, 'phase6_orchestrator'),
      utf8: '1',
      unbuffered: '1',
      stdin: '',
      electron: null,
      conda: process.env['CONDA_PREFIX'] ?? '/conda/base',
    })
    await controller.close()
    const written = z.looseObject({ batch: batchSectionSchema }).parse(JSON.parse(await inWorkspace('pipeline.json'))) // prettier-ignore
    expect(written).toMatchObject({
      phase5: { files: { good: { status: 'success' } } },
      batch: { summary: { successful_files: 4, failed_files: 2 } },
    })
    const { failing } = written.batch.files
    expect(failing?.error_message).toMatch(/^Orchestrator failed with exit code 1 in phase 3 .*no voice$/su)
    expect(failing?.errors).toHaveLength(1)
  })

  it('Start over is --no-resume; a run that was cut short starts its phase again, and makes the later ones anew', async ({
    onTestFinished,
  }) => {
    const { kit, runs } = await open(onTestFinished)
    const source = await kit.book('long.txt', 'slow')
    const controller = await kit.open()
    await controller.add([source])
    const [book] = await until(controller, (books) => books[0]?.state === 'waiting')
    await controller.start(undefined, { resume: false })
    await until(controller, (books) => books[0]?.phase === 4)
    await controller.stop()
    const [stopped] = await until(controller, (books) => books[0]?.state === 'cancelled')
    expect(stopped?.note).toBe('Phase 4 (Speak) starts again')
    await controller.retry([book?.id ?? ''], { kind: 'nothing' })
    await vi.waitUntil(async () => (await runs()).length === 2, patience)
    await controller.stop()
    await until(controller, (books) => books[0]?.state === 'cancelled')
    const asked = (await runs()).map(({ argv }) => argv.slice(3, -2).join(' '))
    expect(asked).toEqual(['--phases 1 2 3 4 5 --no-resume', '--phases 4 5 --no-resume'])
    for (const { pid } of await runs()) expect(await isAlive(pid)).toBe(false)
  })

  it('pauses between two writes of the record, never with the lock in its hand, and goes on', async ({
    onTestFinished,
  }) => {
    const { kit, recordPath, inWorkspace, runs } = await open(onTestFinished)
    const controller = await kit.open()
    await controller.add([await kit.book('busy.txt', 'busy')])
    await controller.start()
    await until(controller, (books) => books[0]?.phase === 4)
    for (let round = 0; round < 3; round++) {
      await controller.pause()
      await until(controller, (books) => books[0]?.state === 'paused')
      const lock = await lockFile(`${recordPath}.lock`, 0)
      expect(lock).not.toBeNull()
      expect(JSON.parse(await inWorkspace('pipeline.json'))).toMatchObject({ phase4: {} })
      await lock?.release()
      const beat = await inWorkspace('beat.txt')
      expect(await inWorkspace('beat.txt')).toBe(beat)
      await controller.resume()
      await until(controller, (books) => books[0]?.state === 'running')
      await vi.waitUntil(async () => (await inWorkspace('beat.txt')) !== beat, patience)
    }
    await controller.close()
    const [run] = await runs()
    expect(await isAlive(run?.pid ?? 0)).toBe(false)
    expect(JSON.parse(await inWorkspace('pipeline.json'))).toMatchObject({ batch: { summary: { errors: ['interrupted'] } } }) // prettier-ignore
  })

  it('what it leaves behind, and what hears no signal, is ended with it', async ({ onTestFinished }) => {
    const { kit, workspace, inWorkspace, runs } = await open(onTestFinished)
    const controller = await kit.open()
    await controller.add([await kit.book('fork.txt', 'fork')])
    await controller.start()
    await until(controller, (books) => books[0]?.state === 'done')
    expect(await isAlive(Number(await inWorkspace('child.txt')))).toBe(false)
    await rm(join(workspace, 'runs.txt'))
    await controller.add([await kit.book('deaf.txt', 'deaf slow')])
    await controller.start()
    await until(controller, (books) => books[1]?.phase === 4)
    await controller.stop()
    await until(controller, (books) => books[1]?.state === 'cancelled')
    for (const { pid } of await runs()) expect(await isAlive(pid)).toBe(false)
    expect(JSON.parse(await inWorkspace('pipeline.json'))).toMatchObject({ phase4: {} })
  }, 60_000)

  it.skipIf(process.platform !== 'linux')(
    'whoever left its group, with or without its environment, rests, goes on and ends with it',
    async ({ onTestFinished }) => {
      const { kit, inWorkspace } = await open(onTestFinished)
      const controller = await kit.open()
      await controller.add([await kit.book('strays.txt', 'strays slow')])
      await controller.start()
      await until(controller, (books) => books[0]?.phase === 4)
      const strays = z
        .array(z.number())
        .length(3)
        .parse(JSON.parse(await inWorkspace('strays.txt')))
      const states = async (): Promise<string[]> => Promise.all(strays.map(async (pid) => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(' ')[2] ?? '')) // prettier-ignore
      await controller.pause()
      await until(controller, (books) => books[0]?.state === 'paused')
      await vi.waitUntil(async () => (await states()).join('') === 'TTT', patience)
      await controller.resume()
      await vi.waitUntil(async () => (await states()).join('') === 'SSS', patience)
      await controller.stop()
      await until(controller, (books) => books[0]?.state === 'cancelled')
      for (const pid of strays) expect(await isAlive(pid)).toBe(false)
    },
  )
})
