import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { signalGroup } from '../../../src-node/process-group.ts'
import { startProcess, type RunningProcess } from './run-process.ts'

const started: RunningProcess[] = []
afterAll(async () => {
  for (const run of started) {
    if (run.pid !== undefined) signalGroup(run.pid, 'SIGKILL')
    await run.ended
  }
})

type Watched = {
  run: RunningProcess
  events: OrchestratorEvent[]
  /** The first event, which says that the program is up. */
  ready: Promise<OrchestratorEvent>
  logged: () => { bytes: number; text: string }
}

function startStandIn(name: string, ...args: string[]): Watched {
  const events: OrchestratorEvent[] = []
  let bytes = 0
  let text = ''
  let isReady: (event: OrchestratorEvent) => void = () => undefined
  const ready = new Promise<OrchestratorEvent>((resolve) => {
    isReady = resolve
  })
  const run = startProcess({
    // Whatever carries a run's id in its environment is ended with it.
    runId: `test-${started.length}`,
    program: fileURLToPath(new URL(`./testing/${name}.mjs`, import.meta.url)),
    args,
    log: {
      write: (words) => {
        bytes += words.length
        if (text.length < 100_000) text += words
        return true
      },
      onDrain: (again) => again(),
    },
    onEvent: (event) => {
      events.push(event)
      isReady(event)
    },
  })
  started.push(run)
  return { run, events, ready, logged: () => ({ bytes, text }) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false
    throw error
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    // A zombie that nobody has waited for yet runs no more.
    if (!isAlive(pid) || (await stateOf(pid)) === 'Z') return true
    await delay(20)
  }
  return false
}

async function stateOf(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[0] ?? '?'
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return 'Z'
    throw error
  }
}

function childOf(event: OrchestratorEvent): number {
  return event.type === 'warning' ? Number(event.message) : 0
}

test('one record for a run: outcome, status, duration, command line, the last 500 characters', async () => {
  const { run, events, logged } = startStandIn('ends-with-words')
  const end = await run.ended
  expect(end).toMatchObject({ outcome: 'failed', exitCode: 3, signal: null, failure: null })
  expect(end.stderrTail).toHaveLength(499)
  expect(end.stderrTail).toMatch(/zzz\nthe last words$/u)
  expect(end.commandLine.at(-1)).toMatch(/ends-with-words\.mjs$/u)
  expect(events).toEqual([])
  expect(logged().text).toContain('{"type":"unheard-of"}')
})

test('a flood of output neither fills the memory nor loses the end', async () => {
  const before = process.memoryUsage().rss
  const { run, logged } = startStandIn('flood', '256')
  expect(await run.ended).toMatchObject({ outcome: 'completed', exitCode: 0 })
  expect(logged().bytes).toBe(256 * 1024 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
})

test('a line without an end is cut, and what follows it is understood', async () => {
  const { run, events } = startStandIn('never-ending-line')
  expect(await run.ended).toMatchObject({ outcome: 'completed' })
  expect(events).toEqual([{ type: 'warning', message: 'still here' }])
})

test('invalid UTF-8 is logged and disturbs nothing', async () => {
  const { run, events, logged } = startStandIn('invalid-utf8')
  expect(await run.ended).toMatchObject({ outcome: 'completed' })
  expect(events).toEqual([{ type: 'warning', message: 'Größe' }])
  expect(logged().text).toContain('\uFFFD(')
})

test('a program that is not there fails with words', async () => {
  const { run } = startStandIn('no-such-program')
  const end = await run.ended
  expect(end.outcome).toBe('failed')
  expect(end.stderrTail).toContain('MODULE_NOT_FOUND')
})

test.skipIf(process.platform === 'win32')('a child that is left behind ends with its run', async () => {
  const { run, ready } = startStandIn('forks-and-exits')
  const child = childOf(await ready)
  expect(await run.ended).toMatchObject({ outcome: 'completed' })
  expect(await isGone(child)).toBe(true)
})

test.skipIf(process.platform !== 'linux')(
  'suspended means the whole group, and stop still works then',
  async () => {
    const { run, ready } = startStandIn('busy')
    const child = childOf(await ready)
    await run.suspend()
    for (
      let tries = 0;
      ((await stateOf(child)) !== 'T' || (await stateOf(run.pid ?? 0)) !== 'T') && tries < 100;
      tries++
    )
      await delay(10)
    expect([await stateOf(run.pid ?? 0), await stateOf(child)]).toEqual(['T', 'T'])
    expect(await run.stop('cancelled')).toEqual({ step: 'asked', exitSeen: true })
    expect(await run.ended).toMatchObject({ outcome: 'cancelled', exitCode: 130 })
    expect(await isGone(child)).toBe(true)
  },
)

// Together: each waits as long as the ladder does.
test.skipIf(process.platform === 'win32').concurrent.each([
  ['hang', 'terminated', 'SIGTERM'],
  ['deaf', 'killed', 'SIGKILL'],
])('a program that does not listen (%s) is %s', async (name, step, signal) => {
  const { run, ready } = startStandIn(name)
  await ready
  expect(await run.stop('timed-out')).toEqual({ step, exitSeen: true })
  expect(await run.ended).toMatchObject({ outcome: 'timed-out', exitCode: null, signal })
})
