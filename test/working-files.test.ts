import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanReportSchema, historyReportSchema } from '../src-contract/history.ts'
import { builtFile, packageRoot } from '../src-node/install-layout.ts'

/** The whole program: what a batch leaves behind, and what becomes of it. */
const bookspool = join(packageRoot(), 'bin', 'bookspool.mjs')
const isBuilt = existsSync(builtFile('main', 'cli.js')) && existsSync(builtFile('orchestrator', 'index.js'))
if (!isBuilt) process.stdout.write('skipped: the program has not been built (npm run build)\n')

type Place = {
  workspace: string
  run: (...args: string[]) => Promise<{ status: number | null; out: string }>
  /** Writes the settings. */
  config: (lines: string) => Promise<string>
  chunks: () => Promise<string[]>
  record: () => Promise<string>
}

/** A workspace with a book of one chunk. */
async function open(after: (cleanUp: () => Promise<void>) => void): Promise<Place> {
  const workspace = await mkdtemp(join(tmpdir(), 'bookspool-working-files-'))
  after(async () => rm(workspace, { recursive: true, force: true }))
  await mkdir(join(workspace, 'config'))
  await mkdir(join(workspace, 'input'))
  await writeFile(
    join(workspace, 'input', 'cat.txt'),
    'The Cat\n\nThe cat sat on the mat, and nobody minded.\n',
  )
  return {
    workspace,
    run: async (...args) => {
      const child = spawn(process.execPath, [bookspool, ...args], {
        env: { ...process.env, BOOKSPOOL_HOME: join(workspace, 'home') },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      let out = ''
      child.stdout.setEncoding('utf8').on('data', (words: string) => {
        out += words
      })
      await once(child, 'close')
      return { status: child.exitCode, out }
    },
    config: async (lines) => {
      const path = join(workspace, 'config', 'config.yaml')
      await writeFile(path, `cpu_threshold: 100\n${lines}`)
      return path
    },
    chunks: async () => {
      const folder = join(workspace, 'phase4_tts', 'audio_chunks', 'cat')
      return existsSync(folder) ? readdir(folder) : []
    },
    record: async () => readFile(join(workspace, 'pipeline.json'), 'utf8'),
  }
}

// Three or four starts of the whole program each.
describe.skipIf(!isBuilt)('after a batch', { timeout: 240_000, concurrent: true }, () => {
  test('compressed, shown, made again with the same sound, cleared, and still done', async ({
    onTestFinished,
  }) => {
    const { run, config, chunks, record } = await open(onTestFinished)
    const settings = await config('')
    expect((await run('batch', '--config', settings)).status).toBe(0)
    expect(await chunks()).toEqual(['chunk_0001.flac'])
    expect(await record()).toContain('chunk_0001.flac')

    const shown = cleanReportSchema.parse(
      JSON.parse((await run('clean', '--config', settings, '--json')).out),
    )
    expect(shown.items).toMatchObject([{ fileId: 'cat', freedBytes: 0 }])
    expect(shown.items[0]?.doneAt).not.toBeNull()
    const cleared = await run('clean', '--config', settings, '--yes', '--json')
    expect(cleanReportSchema.parse(JSON.parse(cleared.out)).items[0]?.freedBytes).toBe(shown.items[0]?.bytes)
    expect(await chunks()).toEqual([])
    expect(await record()).toContain('work_dropped_at')
    const left = cleanReportSchema.parse(JSON.parse((await run('clean', '--config', settings, '--json')).out))
    expect(left.items).toEqual([])

    const again = await run('batch', '--config', settings, '--json')
    expect(again.out).toContain('"status": "skipped"')
    const history = historyReportSchema.parse(
      JSON.parse((await run('history', '--config', settings, '--json')).out),
    )
    expect(history.items).toMatchObject([
      { done: 0, skipped: 1 },
      { done: 1, status: 'success' },
    ])
    expect(history.items[1]?.audioSec).toBeGreaterThan(1)
  })

  test('beside a Python orchestrator chunks stay WAV until they are dropped beyond keep_work, and the record says when', async ({
    onTestFinished,
  }) => {
    const { workspace, run, config, chunks, record } = await open(onTestFinished)
    await mkdir(join(workspace, 'phase6_orchestrator'))
    await writeFile(join(workspace, 'phase6_orchestrator', 'orchestrator.py'), '')
    await run('batch', '--config', await config('orchestrator: builtin\n'))
    expect(await chunks()).toEqual(['chunk_0001.wav'])
    expect(await record()).not.toContain('work_dropped_at')
    await writeFile(join(workspace, 'phase4_tts', 'audio_chunks', 'cat', 'chunk_0002.wav'), 'of Python')

    await run('batch', '--config', await config('orchestrator: builtin\nkeep_work: 0\n'))
    expect(await chunks()).toEqual(['chunk_0002.wav'])
    expect(await record()).toContain('work_dropped_at')
    expect(await readdir(join(workspace, 'phase5_enhancement', 'output'))).toHaveLength(1)
  })
})
