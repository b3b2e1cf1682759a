import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { processStart } from '../run/process-identity.ts'
import { runRecordSchema } from '../run/run-records.ts'
import { openKit, until } from './testing/controller-kit.ts'

const main = fileURLToPath(new URL('./testing/crash-main.ts', import.meta.url))

test.concurrent.for(['run', 'pause'])(
  'kill -9 of main while it is at "%s": the pile is there, and goes on',
  async (wish, { onTestFinished }) => {
    const kit = await openKit({ max_workers: 1 })
    onTestFinished(async () => kit.end())
    const paths = [await kit.book('long.txt', 'slow-at-first'), await kit.book('next.txt', 'ok')]
    const child = spawn(process.execPath, [main, kit.folder, wish, ...paths], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    const name = (await readdir(join(kit.folder, 'runs'))).find((file) => file.endsWith('.run.json'))
    const record = runRecordSchema.parse(
      JSON.parse(await readFile(join(kit.folder, 'runs', name ?? ''), 'utf8')),
    )
    child.kill('SIGKILL')
    await once(child, 'exit')

    const controller = await kit.open()
    expect(await processStart(record.pid)).toBeNull()
    expect((await readdir(join(kit.folder, 'runs'))).filter((file) => file.endsWith('.run.json'))).toEqual([])
    const books = controller.books()
    expect(books.map((book) => book.state)).toEqual([wish === 'pause' ? 'paused' : 'waiting', 'waiting'])
    expect(books[0]?.note).toMatch(/[Rr]esumes at (?:chunk \d+ of 200|phase 4 \(Speak\))/u)
    expect(controller.batch().interrupted).toMatchObject({ booksLeft: 2 })
    // The main that was killed could not tell of its run.
    const history = await controller.record.history(join(kit.folder, 'workspace', 'pipeline.json'))
    expect(history).toMatchObject({ ok: true, value: [{ status: 'interrupted', total: 1, done: 0 }] })
    await controller.start()
    await until(controller, (now) => now.every((book) => book.state === 'done'))
    const made = (await readFile(join(kit.folder, 'workspace', 'long.made'), 'utf8')).trim().split('\n')
    // The chunk in flight may be made twice, none that was finished.
    expect(made.length - new Set(made).size).toBeLessThanOrEqual(1)
    expect(new Set(made).size).toBe(200)
    await controller.close()
    const pipeline = z
      .looseObject({ batch: z.looseObject({ summary: z.looseObject({ status: z.string() }) }) })
      .parse(JSON.parse(await readFile(join(kit.folder, 'workspace', 'pipeline.json'), 'utf8')))
    expect(pipeline.batch.summary.status).toBe('success')
  },
)
