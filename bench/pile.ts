import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { configSchema } from '../src-contract/config-options.ts'
import { redoNothing } from '../src-main/core/batch/book.ts'
import { newBatch, type Batch } from '../src-main/core/batch/state.ts'
import type { BatchEvent } from '../src-main/core/batch/events.ts'
import { transition } from '../src-main/core/batch/transition.ts'
import { batchView } from '../src-main/core/view/views.ts'
import { createController } from '../src-main/shell/batch/create-controller.ts'
import { projectRoot } from './measure/places.ts'
import { makeSmallBooks } from './measure/small-books.ts'

/**
 * A folder of ten thousand small books dropped onto main: how long until all are listed and typed, how long main was ever held up, then and while the looks
 * at each file fill in behind, and what one event costs the machine. Exits with 1 where a limit is missed. pile.ts [BOOKS] [SECONDS OF LOOKS]
 */
const count = Number(process.argv[2] ?? 10_000)
const lookSec = Number(process.argv[3] ?? 20)
const limits = { listSec: 10, heldUpMs: 50, eventMs: 2, viewMs: 5 }
const work = mkdtempSync(join(tmpdir(), 'bookspool-pile-bench-'))
const missed: string[] = []

function tell(what: string, value: number, unit: string, limit: number): void {
  const ok = value <= limit
  console.log(`${what}: ${value.toFixed(2)} ${unit} (at most ${limit})${ok ? '' : '  MISSED'}`)
  if (!ok) missed.push(what)
}

function costs(): void {
  let state: Batch = newBatch('bench', { maxWorkers: 2, batchSize: null, phaseTimeoutSec: 600, phases: [1, 2, 3, 4, 5] }) // prettier-ignore
  const send = (event: BatchEvent): void => {
    state = transition(state, event, 1000).state
  }
  const ids = Array.from({ length: count }, (_, index) => `book-${index}`)
  const files = ids.map((id) => ({
    id,
    path: `/in/${id}.pdf`,
    fileName: `${id}.pdf`,
    bytes: 1,
    otherFormats: [],
  }))
  send({ type: 'added', files, redo: redoNothing })
  const started = performance.now()
  for (const bookId of ids) {
    const facts = {
      path: `/in/${bookId}.pdf`, bytes: 1, sha256: bookId, fileType: 'pdf', classification: 'text' as const, title: null, author: null,
      language: 'en', pages: 1, words: 100, audioSec: 60, encrypted: false, repaired: false,
    } // prettier-ignore
    send({
      type: 'checked',
      bookId,
      facts,
      failure: null,
      fileId: bookId,
      place: null,
      standing: { kind: 'new' },
    })
  }
  tell('one look at a book, in the machine', (performance.now() - started) / count, 'ms', limits.eventMs)
  const before = performance.now()
  const rounds = 50
  for (let round = 0; round < rounds; round++) {
    send({ type: 'tick' })
    batchView(state, null)
  }
  tell('one tick and the list in figures', (performance.now() - before) / rounds, 'ms', limits.viewMs)
}

try {
  costs()
  const input = join(work, 'in')
  const expected = makeSmallBooks(input, count)
  const config = configSchema.parse({})
  const workspace = join(work, 'workspace')
  const made = await createController(
    {
      config: () => config,
      placeOf: () => ({
        workspace,
        pipelineJson: join(workspace, 'pipeline.json'),
        outputDir: join(work, 'out'),
      }),
      logsDir: join(work, 'logs'),
      journalPath: join(work, 'journal.json'),
      runsDir: join(work, 'runs'),
      redo: { kind: 'nothing' },
      overwrite: false,
    },
    join(projectRoot, 'src-orchestrator', 'index.ts'),
  )
  if (!made.ok) throw new Error(made.failure.code)
  const controller = made.value
  let announced = 0
  controller.onChange((change) => {
    announced += change.books.length
  })
  await delay(500)
  const held = monitorEventLoopDelay({ resolution: 5 })
  held.enable()
  const started = performance.now()
  const { added } = await controller.add([input])
  const listedSec = (performance.now() - started) / 1000
  tell('listed and typed', listedSec, 's', limits.listSec)
  tell('main held up while listing, at most', held.max / 1e6, 'ms', limits.heldUpMs)
  const typed = controller.books().filter((book) => book.fileType !== null).length
  console.log(`${added} of ${expected} books listed, ${typed} of them typed`)
  if (added !== expected || typed !== expected) missed.push('every book listed and typed')
  held.reset()
  const from = performance.now()
  const left = (): number => controller.batch().counts.checking
  while (left() > 0 && (performance.now() - from) / 1000 < lookSec) await delay(250)
  const looked = expected - left()
  const seconds = (performance.now() - from) / 1000
  console.log(
    `${looked} looked at in ${seconds.toFixed(1)} s: ${(looked / seconds).toFixed(0)} a second; ${announced} rows announced`,
  )
  tell('main held up while they are looked at, at most', held.max / 1e6, 'ms', limits.heldUpMs)
  await controller.close()
} finally {
  rmSync(work, { recursive: true, force: true })
}
if (missed.length > 0) {
  console.error(`missed: ${missed.join(', ')}`)
  process.exitCode = 1
}
