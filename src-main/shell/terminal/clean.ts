import { dirname } from 'node:path'
import { z } from 'zod'
import { sizeWords } from '../../../src-contract/size-words.ts'
import { describeFailure, fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { cleanReportSchema, WorkItem } from '../../../src-contract/history.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { createWorkspaceHold } from '../app/workspace-hold.ts'
import { dayInWords } from '../../../src-contract/day-in-words.ts'
import { homePlaces } from '../config/places.ts'
import { openStoreClient } from '../store/store-client.ts'
import { openWorkDesk, type WorkDesk } from '../work/work-desk.ts'
import { workPlaces } from '../work/work-places.ts'
import { exitStatus } from './book-report.ts'
import { placesOf, statusFlagsSchema } from './status.ts'
import { printJson, type Terminal } from './terminal.ts'
import { failureLine } from './terminal-words.ts'

export const cleanFlagsSchema = statusFlagsSchema.extend({
  book: z.array(z.string()).optional(),
  compress: z.boolean().default(false),
  yes: z.boolean().default(false),
})
type CleanFlags = z.infer<typeof cleanFlagsSchema>
type CleanItem = z.infer<typeof cleanReportSchema>['items'][number]

function about({ doneAt }: Pick<WorkItem, 'doneAt'>): string {
  return doneAt === null ? 'not done: needed to go on' : `done on ${dayInWords(doneAt, new Date()) ?? doneAt}`
}

function cleanItem({ fileId, title, bytes, doneAt }: WorkItem, freedBytes: number): CleanItem {
  return { fileId, title, bytes, doneAt, freedBytes, why: about({ doneAt }) }
}

async function show(desk: WorkDesk, flags: CleanFlags, terminal: Terminal): Promise<Result<number>> {
  const read = await desk.read()
  if (!read.ok) return read
  const { items, totalBytes, path } = read.value
  const wanted = flags.book === undefined ? null : new Set(flags.book)
  const isMeant = ({ fileId, doneAt }: WorkItem): boolean => wanted?.has(fileId) ?? doneAt !== null
  const unknown = flags.book?.find((id) => !items.some(({ fileId }) => fileId === id))
  if (unknown !== undefined)
    return fail('usage-invalid', { detail: `--book: no working files of ${unknown} are here` })
  if (flags.json) {
    const report = items.map((item) => cleanItem(item, 0))
    printJson(terminal, { items: report })
    return succeed(exitStatus.success)
  }
  if (items.length === 0) terminal.say(`No working files in ${path}.`)
  for (const item of items)
    terminal.say(`${sizeWords(item.bytes).padStart(9)}  ${item.fileId}: ${about(item)}`)
  const meant = items.filter(isMeant).reduce((sum, { bytes }) => sum + bytes, 0)
  if (items.length > 0)
    terminal.say(
      `${sizeWords(totalBytes)} in ${path}. ${meant === 0 ? 'Nothing of it would be cleared' : `With --yes, ${sizeWords(meant)} would be cleared`}; finished audiobooks are not among it.`,
    )
  return succeed(exitStatus.success)
}

async function clear(desk: WorkDesk, flags: CleanFlags, terminal: Terminal): Promise<Result<number>> {
  const done = await desk.clear(flags.book ?? null)
  if (!done.ok) return done
  const { view, cleared, refused } = done.value
  const freed = cleared.map((item) => cleanItem(item, item.bytes))
  const kept = view.items.map((item) => cleanItem(item, 0))
  if (flags.json) printJson(terminal, { items: [...freed, ...kept] })
  for (const { fileId, bytes } of cleared) terminal.say(`${sizeWords(bytes).padStart(9)}  ${fileId}: cleared`)
  for (const failure of refused) terminal.warn(failureLine(failure))
  if (cleared.length === 0 && refused.length === 0) terminal.say('Nothing was there to clear.')
  return succeed(
    refused.length === 0 ? exitStatus.success : cleared.length === 0 ? exitStatus.failed : exitStatus.partial,
  )
}

/** `bookspool clean`: what phases left behind, book by book; with --yes it is cleared, with --compress made smaller. */
export async function clean(flags: CleanFlags, terminal: Terminal): Promise<Result<number>> {
  const where = await placesOf(flags, terminal)
  if (!where.ok) return where
  const { pipelineJson, config } = where.value
  const changes = flags.yes || flags.compress
  const hold = createWorkspaceHold(`bookspool clean, process ${process.pid}`)
  const taken = changes ? await hold.take(dirname(pipelineJson)) : null
  if (taken !== null) return { ok: false, failure: taken }
  const record = openStoreClient((_path, failure) => {
    if (failure !== null) terminal.warn(describeFailure(failure))
  })
  const desk = openWorkDesk({
    program: orchestratorProgram(),
    record,
    places: async () => workPlaces(pipelineJson, homePlaces(homeFolder())),
    config: () => config,
    log: () => undefined,
  })
  let unwritten: Failure[] = []
  try {
    const packed = flags.compress ? await desk.tidy({ share: 1 }) : succeed(undefined)
    if (!packed.ok) return packed
    return flags.yes ? await clear(desk, flags, terminal) : await show(desk, flags, terminal)
  } finally {
    await desk.stop()
    unwritten = await record.close()
    for (const failure of unwritten) terminal.warn(failureLine(failure))
    await hold.release()
  }
}
