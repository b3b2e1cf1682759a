import { mkdtempSync, rmSync, statSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import type { PhaseEntry } from '../src-contract/pipeline-json/schema.ts'
import { openStoreClient } from '../src-main/shell/store/store-client.ts'

/**
 * A record of 1,000 books with their chunk lists: what a status change costs main's own thread, and how often the file is written. Exits with 1 where a
 * limit is missed, and where the machine is too busy to tell. store.ts [BOOKS] [CHUNKS]
 */
const books = Number(process.argv[2] ?? 1000)
const chunks = Number(process.argv[3] ?? 480)
const limitMs = 50
const writeEveryMs = 2000
const changes = 40
const changeEveryMs = 500

const numbers = Array.from({ length: chunks }, (_, index) => index + 1)
const folder = mkdtempSync(join(tmpdir(), 'bookspool-store-'))
const path = join(folder, 'pipeline.json')
const timestamps = { start: '2026-05-03T10:00:00Z', end: '2026-05-03T11:00:00Z', duration: 3600 }

function spoken(id: string): PhaseEntry {
  const artifacts = {
    chunk_audio_paths: numbers.map(
      (n) => `/srv/books/phase4_tts/audio_chunks/${id}/chunk_${String(n).padStart(4, '0')}.wav`,
    ),
  }
  const chunk_metrics = numbers.map((n) => ({
    chunk: n,
    rt_factor: 0.021,
    engine_used: 'espeak',
    duration_sec: 17.31,
  }))
  return { status: 'success', timestamps, artifacts, metrics: { chunk_metrics } }
}

function split(id: string): PhaseEntry {
  const artifacts = {
    chunk_paths: numbers.map(
      (n) => `/srv/books/phase3-chunking/chunks/${id}_chunk_${String(n).padStart(3, '0')}.txt`,
    ),
  }
  return { status: 'success', timestamps, artifacts }
}

function generated(): string {
  const ids = Array.from({ length: books }, (_, index) => `A Book with a Name ${index}`)
  const files = (entry: (id: string) => PhaseEntry): Record<string, PhaseEntry> =>
    Object.fromEntries(ids.map((id) => [id, entry(id)]))
  const plain = (): PhaseEntry => ({ status: 'success', timestamps })
  return JSON.stringify({
    pipeline_version: '4.0.0',
    phase1: { status: 'success', files: files(plain) },
    phase2: { status: 'success', files: files(plain) },
    phase3: { status: 'success', files: files(split) },
    phase4: { status: 'success', files: files(spoken) },
    phase5: { status: 'success', files: files(plain) },
  })
}

type Held = { longestMs: number; cpuMs: number }

/** What the work costs this thread, looking on included. */
async function held(work: () => Promise<void>): Promise<Held> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  const before = process.threadCpuUsage()
  delays.enable()
  await work()
  delays.disable()
  const { user, system } = process.threadCpuUsage(before)
  return { longestMs: delays.max / 1e6, cpuMs: (user + system) / 1000 }
}

try {
  writeFileSync(path, generated())
  console.log(`${books} books of ${chunks} chunks: ${(statSync(path).size / 1e6).toFixed(0)} MB`)
  const store = openStoreClient((at, failure) => {
    if (failure !== null) throw new Error(`${at}: ${failure.code}`)
  })
  const standing = await store.standing(
    path,
    { fileId: 'A Book with a Name 7', sha256: null, sourcePath: '/in/A Book with a Name 7.pdf' },
    { phases: [1, 2, 3, 4, 5], resumes: true, sourceThere: true },
  )
  if (!standing.ok || !standing.value.done) throw new Error('the record was not understood')
  const idle = await held(async () => delay(changes * changeEveryMs))
  const writes: number[] = []
  const watcher = watch(folder, (_event, name) => {
    const now = performance.now()
    // Moving the new file into its place is told more than once.
    if (name === 'pipeline.json' && now - (writes.at(-1) ?? -Infinity) > 100) writes.push(now)
  })
  const busy = await held(async () => {
    for (let change = 0; change < changes; change++) {
      store.record(path, `A Book with a Name ${change}`, 4, spoken(`again ${change}`))
      await delay(changeEveryMs)
    }
  })
  watcher.close()
  await store.close()
  const changeMs = Math.max(0, busy.cpuMs - idle.cpuMs) / changes
  const closest = Math.min(...writes.slice(1).map((at, index) => at - (writes[index] ?? 0)))
  console.log(
    `${changes} changes: ${changeMs.toFixed(1)} ms of main's thread each; held up ${busy.longestMs.toFixed(1)} ms at the longest (without any change ${idle.longestMs.toFixed(1)} ms); ${writes.length} writes${writes.length > 1 ? `, the closest ${(closest / 1000).toFixed(1)} s apart` : ''}`,
  )
  if (idle.longestMs > limitMs) {
    console.error('NOT JUDGED: the machine is too busy, main is held up without any change')
    process.exitCode = 1
  } else if (changeMs > limitMs || busy.longestMs > limitMs || closest < writeEveryMs * 0.95) {
    console.error(
      `MISSED: a change may cost main ${limitMs} ms, and ${writeEveryMs / 1000} s lie between two writes`,
    )
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
