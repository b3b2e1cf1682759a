import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { OrchestratorEvent } from '../../src-contract/orchestrator-protocol.ts'
import { pipelineJsonSchema, type PipelineJson } from '../../src-contract/pipeline-json/schema.ts'
import { startProgram, type ChildProgram } from './testing/child-program.ts'

const program = fileURLToPath(new URL('./testing/small-program.ts', import.meta.url))

type Place = {
  folder: string
  book: string
  workspace: string
  start: (args: string[], environment?: Record<string, string>) => ChildProgram
  withEvents: (args?: string[], environment?: Record<string, string>) => ChildProgram
}

/** A folder with a book; each test has its own, as they run side by side: what is started waits at least as long as it works. */
async function open(after: (cleanUp: () => Promise<void>) => void): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-program-'))
  const book = join(folder, 'alice.txt')
  const workspace = join(folder, 'workspace')
  const started: ChildProgram[] = []
  after(async () => {
    for (const { child } of started) child.kill('SIGKILL')
    await Promise.all(started.map(async ({ exit }) => exit))
    await rm(folder, { recursive: true, force: true })
  })
  await writeFile(book, 'Hello.')
  const start: Place['start'] = (args, environment = {}) => {
    const child = startProgram(program, args, { BOOKSPOOL_HOME: join(folder, 'home'), ...environment })
    started.push(child)
    return child
  }
  const named = ['--events', 'ndjson', '--file-id', 'alice', '--workspace', workspace]
  return {
    folder,
    book,
    workspace,
    start,
    withEvents: (args = [], environment = {}) =>
      start([book, ...named, '--output', join(folder, 'out'), ...args], environment),
  }
}

const slow = { SMALL_UNITS: '500', SMALL_UNIT_MS: '20' }
const isFirstChunk = (event: OrchestratorEvent): boolean => event.type === 'chunk-done'

async function pipelineAt(path: string): Promise<PipelineJson> {
  return pipelineJsonSchema.parse(JSON.parse(await readFile(path, 'utf8')))
}

describe('with --events', { concurrent: true }, () => {
  it('speaks nothing but events, writes no pipeline.json and no log', async ({ onTestFinished }) => {
    const { workspace, withEvents } = await open(onTestFinished)
    const run = withEvents([], { SMALL_TROUBLE: 'noise' })
    expect(await run.exit).toEqual({ code: 0, signal: null })
    const events = run.events()
    expect(events[0]).toMatchObject({ type: 'hello', protocol: 1, name: 'bookspool-orchestrator' })
    expect(events.at(-1)).toMatchObject({ type: 'finished', status: 'done' })
    expect(events.filter((event) => event.type === 'record')).toHaveLength(10)
    expect(run.stderr()).toContain('noise of a library')
    expect(run.stderr()).toContain('Running Phase 5')
    expect(await readdir(workspace)).toEqual(['.bookspool'])
  })

  it('pauses and resumes, and hears of its share of the machine', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const run = withEvents([], slow)
    await run.whenEvent(isFirstChunk)
    run.command({ type: 'limit', cores: 0.5 })
    await run.whenEvent((event) => event.type === 'warning' && event.message === 'cores: 0.5')
    run.command({ type: 'pause' })
    await run.whenEvent((event) => event.type === 'paused')
    run.command({ type: 'resume' })
    await run.whenEvent((event) => event.type === 'resumed')
    const before = run.events().filter(isFirstChunk).length
    await run.whenEvent((event) => event.type === 'chunk-done' && event.chunk > before)
    run.command({ type: 'stop' })
    expect(await run.exit).toEqual({ code: 130, signal: null })
    expect(run.events().at(-1)).toEqual({ type: 'stopped' })
    expect(run.events().findLast((event) => event.type === 'record')).toMatchObject({
      phase: 4,
      entry: { status: 'pending' },
    })
  })

  it('leaves when its stdin closes', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const run = withEvents([], slow)
    await run.whenEvent(isFirstChunk)
    run.child.stdin?.end()
    expect((await run.exit).code).toBe(130)
    expect(run.events().some((event) => event.type === 'finished')).toBe(false)
  })

  it('leaves even where a phase hears of nothing', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const run = withEvents([], { SMALL_TROUBLE: 'deaf' })
    await run.whenEvent((event) => event.type === 'chunk-done' && event.chunk === 2)
    run.child.stdin?.end()
    expect((await run.exit).code).toBe(130)
  })

  it('leaves when nobody reads its events', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const run = withEvents([], slow)
    await run.whenEvent(isFirstChunk)
    run.child.stdout?.destroy()
    const { code } = await run.exit
    expect(code).toBe(130)
  })

  it('goes on after kill -9 where it was, once', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const environment = { SMALL_UNITS: '30', SMALL_UNIT_MS: '20' }
    const first = withEvents(['--no-resume'], environment)
    await first.whenEvent((event) => event.type === 'chunk-done' && event.chunk === 5)
    first.child.kill('SIGKILL')
    await first.exit
    const second = withEvents([], environment)
    expect((await second.exit).code).toBe(0)
    const phases = second.events().flatMap((event) => (event.type === 'phase-finished' ? [event.reused] : []))
    expect(phases).toEqual([true, true, true, false, false])
    const chunks = second.events().flatMap((event) => (event.type === 'chunk-done' ? [event.reused] : []))
    expect(chunks).toHaveLength(30)
    expect(chunks.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => true))
    const third = withEvents(['--no-resume'])
    expect((await third.exit).code).toBe(0)
    expect(third.events().some((event) => event.type === 'chunk-done' && event.reused)).toBe(false)
  })

  it('waits for the password that it was told to expect, and tells nobody', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const run = withEvents(['--password-on-stdin'])
    await run.whenEvent((event) => event.type === 'hello')
    run.command({ type: 'password', password: 'open sesame' })
    await run.whenEvent((event) => event.type === 'warning' && event.message === 'password: open sesame')
    expect((await run.exit).code).toBe(0)
    expect(run.stderr()).not.toContain('open sesame')
  })

  it('stops while it waits for the password', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const run = withEvents(['--password-on-stdin'])
    await run.whenEvent((event) => event.type === 'hello')
    run.command({ type: 'stop' })
    expect((await run.exit).code).toBe(130)
    expect(run.events().at(-1)).toEqual({ type: 'stopped' })
  })

  it('refuses a second run on the same book', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const first = withEvents([], slow)
    await first.whenEvent(isFirstChunk)
    const second = withEvents()
    expect((await second.exit).code).toBe(1)
    expect(second.events().at(-1)).toMatchObject({
      type: 'failed',
      failure: { code: 'workspace-in-use', detail: `process ${first.child.pid}` },
    })
  })

  it('says what crashed it', async ({ onTestFinished }) => {
    const { withEvents } = await open(onTestFinished)
    const run = withEvents([], { SMALL_TROUBLE: 'crash', ...slow })
    expect((await run.exit).code).toBe(1)
    expect(run.events().find((event) => event.type === 'failed')).toMatchObject({
      failure: { code: 'internal', detail: 'nobody catches this' },
    })
    expect(run.stderr()).toContain('RangeError: nobody catches this')
  })

  it.for<[string, string[], string]>([
    ['settings that are no JSON', ['--settings', 'broken.json'], 'config-unreadable'],
    ['settings with a value out of range', ['--settings', 'wrong.json'], 'config-invalid'],
    ['settings that are not there', ['--settings', 'none.json'], 'config-unreadable'],
    ['an id that leads elsewhere', ['--file-id', '..'], 'usage-invalid'],
    ['phases whose forerunners are missing', ['--phases', '4'], 'previous-phase-missing'],
  ])('fails with a code: %s', async ([, args, code], { onTestFinished }) => {
    const { folder, withEvents } = await open(onTestFinished)
    await writeFile(join(folder, 'broken.json'), '{')
    await writeFile(join(folder, 'wrong.json'), '{"speed": 9}')
    const inFolder = args.map((arg) => (arg.endsWith('.json') ? join(folder, arg) : arg))
    const run = withEvents(inFolder)
    expect((await run.exit).code).toBe(1)
    expect(run.events().at(-1)).toMatchObject({ type: 'failed', failure: { code } })
  })
})

describe('alone', { concurrent: true }, () => {
  it('needs nothing but the file, and writes its own record and log', async ({ onTestFinished }) => {
    const { folder, book, start } = await open(onTestFinished)
    const run = start([book])
    expect((await run.exit).code).toBe(0)
    expect(run.lines).toContain('Running Phase 1 (validation)')
    expect(run.lines).toContain('Finished: /out/book.mp3')
    const [key] = await readdir(join(folder, 'home', 'convert'))
    const place = join(folder, 'home', 'convert', key ?? 'none')
    const pipeline = await pipelineAt(join(place, 'pipeline.json'))
    expect(pipeline).toMatchObject({
      pipeline_version: '4.0.0',
      phase1: { status: 'success', files: { alice: { status: 'success', source_path: book } } },
      phase5: {
        files: { alice: { status: 'success', timestamps: { duration: expect.any(Number) as unknown } } },
      },
    })
    expect(await readFile(join(place, 'logs', 'alice.log'), 'utf8')).toContain('Running Phase 5')
    const again = start([book])
    expect((await again.exit).code).toBe(0)
    expect(again.lines).toContain('Skipping Phase 4 (already completed)')
  })

  it('works beside --pipeline-json, keeps what stands there, and has no use for stdin', async ({
    onTestFinished,
  }) => {
    const { folder, book, start } = await open(onTestFinished)
    const path = join(folder, 'pipeline.json')
    await writeFile(
      path,
      JSON.stringify({ tts_voice: 'bella', phase1: { files: { bob: { status: 'failed' } } } }),
    )
    const run = start([book, '--pipeline-json', path])
    run.child.stdin?.end()
    expect((await run.exit).code).toBe(0)
    expect(await pipelineAt(path)).toMatchObject({
      tts_voice: 'bella',
      phase1: { status: 'partial', files: { bob: { status: 'failed' }, alice: { status: 'success' } } },
    })
  })

  // Windows ends a process outright where others send SIGTERM.
  it.skipIf(process.platform === 'win32')(
    'stops on a signal, and leaves the book to be gone on with',
    async ({ onTestFinished }) => {
      const { folder, book, start } = await open(onTestFinished)
      const path = join(folder, 'pipeline.json')
      const run = start([book, '--pipeline-json', path], slow)
      await new Promise<void>((resolve) => {
        run.child.stdout?.on('data', (bytes: Buffer) => {
          if (bytes.toString().includes('Running Phase 4')) resolve()
        })
      })
      run.child.kill('SIGTERM')
      expect(await run.exit).toEqual({ code: 130, signal: null })
      expect(await pipelineAt(path)).toMatchObject({ phase4: { files: { alice: { status: 'pending' } } } })
    },
  )

  it('does not overwrite a record that it cannot read', async ({ onTestFinished }) => {
    const { folder, book, start } = await open(onTestFinished)
    const path = join(folder, 'pipeline.json')
    await writeFile(path, '{"phase1": ')
    const run = start([book, '--pipeline-json', path])
    expect((await run.exit).code).toBe(1)
    expect(run.stderr()).toContain('[pipeline-json-unreadable]')
    expect(await readFile(path, 'utf8')).toBe('{"phase1": ')
  })

  it('leaves a book alone that another orchestrator has done', async ({ onTestFinished }) => {
    const { folder, book, start } = await open(onTestFinished)
    const path = join(folder, 'pipeline.json')
    const done = { files: { alice: { status: 'success', output_file: 'alice.mp3' } } }
    const pipeline = { phase1: done, phase2: done, phase3: done, phase4: done, phase5: done }
    await writeFile(path, JSON.stringify(pipeline))
    await writeFile(join(folder, 'alice.mp3'), '')
    const skipped = start([book, '--pipeline-json', path])
    expect((await skipped.exit).code).toBe(0)
    expect(skipped.lines).toContain('Skipping Phase 5 (already completed)')
    await rm(join(folder, 'alice.mp3'))
    const made = start([book, '--pipeline-json', path])
    expect((await made.exit).code).toBe(0)
    expect(made.lines).toContain('Running Phase 5 (enhancement)')
  })

  it('takes the password from stdin when told to', async ({ onTestFinished }) => {
    const { book, start } = await open(onTestFinished)
    const run = start([book, '--password-on-stdin'])
    run.child.stdin?.end('secret\n')
    expect((await run.exit).code).toBe(0)
    expect(run.stderr()).toContain('password: secret')
  })

  it.for<[string, (name: string) => string, string]>([
    ['a file that is not there', (name) => join(name, 'none.txt'), 'file-missing'],
    ['a folder', (name) => name, 'folder-without-pages'],
  ])('says what is wrong: %s', async ([, file, code], { onTestFinished }) => {
    const { folder, start } = await open(onTestFinished)
    const run = start([file(folder)])
    expect((await run.exit).code).toBe(1)
    expect(run.stderr()).toContain(`[${code}]`)
  })

  it('lists voices', async ({ onTestFinished }) => {
    const { start } = await open(onTestFinished)
    const run = start(['voices', '--json'])
    expect((await run.exit).code).toBe(0)
    expect(JSON.parse(run.lines.join(''))).toMatchObject({ items: [{ id: 'test:voice' }] })
  })

  it('ends with 2 on a line that it cannot read', async ({ onTestFinished }) => {
    const { start } = await open(onTestFinished)
    const run = start([])
    expect((await run.exit).code).toBe(2)
    expect(run.stderr()).toContain('missing required argument')
  })
})
