import { describe, expect, it } from 'vitest'
import type { PhaseRecord } from '../../../src-contract/book-page.ts'
import { allPhaseNumbers, type PhaseNumber } from '../../../src-contract/phases.ts'
import type { PhaseStatus } from '../../../src-contract/pipeline-json/schema.ts'
import { summary } from '../batch/testing/driver.ts'
import { theirEnd, type StandingAfter } from './their-end.ts'
import { beginTheirs, heardLine, sawRecords, theirWord, type TheirProgress } from './their-progress.ts'

function records(statuses: Partial<Record<PhaseNumber, PhaseStatus>>, at = 'then'): PhaseRecord[] {
  return allPhaseNumbers.map((phase) => ({
    phase,
    status: statuses[phase] ?? 'unknown',
    source: 'python',
    readAt: null,
    finishedAt: statuses[phase] === undefined ? null : at,
    seconds: null,
    workDroppedAt: null,
    errors: [],
  }))
}
const done = { 1: 'success', 2: 'success', 3: 'success', 4: 'success', 5: 'success' } as const
const all = allPhaseNumbers

function hear(lines: readonly string[], begun = beginTheirs(all, false, records({}))) {
  const told: string[] = []
  let progress: TheirProgress = begun
  for (const line of lines) {
    const heard = heardLine(progress, line)
    progress = heard.progress
    for (const event of heard.events)
      told.push('phase' in event ? `${event.type} ${event.phase}` : event.type)
  }
  return { progress, told }
}

describe('its words', () => {
  it.each([
    ['Running Phase 3', { word: 'running', phase: 3 }],
    ['│  Running Phase 4: TTS  │', { word: 'running', phase: 4 }],
    ['2026-05-03 10:00:00 INFO orchestrator: Skipping Phase 2 (already completed)', { word: 'skipping', phase: 2 }], // prettier-ignore
    ['Retrying Phase 1 (previous status: failed)', { word: 'retrying', phase: 1 }],
    ['Pipeline aborted at Phase 5', { word: 'aborted', phase: 5 }],
    ['Running Phase 5.5', null],
    ['Running Phase 12', null],
    ['Running Phase 6', null],
    ['running late', null],
    [`${'x'.repeat(2000)} Running Phase 1`, null],
  ])('%s', (line, expected) => {
    expect(theirWord(line)).toEqual(expected)
  })

  it('a phase ends where the next one begins, and is begun once', () => {
    const lines = ['Skipping Phase 1 (already completed)', 'Running Phase 2', 'Running Phase 2', 'Retrying Phase 2 (previous status: failed)', 'Running Phase 3'] // prettier-ignore
    expect(hear(lines).told).toEqual([
      'phase-finished 1',
      'phase-started 2',
      'phase-finished 2',
      'phase-started 3',
    ])
  })

  it('a phase that was not asked for is none of this run', () => {
    expect(hear(['Running Phase 1', 'Running Phase 4'], beginTheirs([4, 5], false, [])).told).toEqual([
      'phase-started 4',
    ])
  })
})

describe('its record', () => {
  it('tells of what was done in this run, not of what stood before', () => {
    const before = records({ 1: 'success', 2: 'success' })
    const begun = beginTheirs(all, true, before)
    expect(sawRecords(begun, before, null).events).toEqual([])
    const now = [...records({ 1: 'success' }, 'now').slice(0, 1), ...records({ 2: 'success' }).slice(1)]
    expect(sawRecords(begun, now, null).events).toMatchObject([{ type: 'phase-finished', phase: 1 }])
  })

  it('tells of a phase at work, and of its chunks where nothing of theirs is from before', () => {
    const at4 = records({ 1: 'success', 2: 'success', 3: 'success', 4: 'running' }, 'now')
    const seen = sawRecords(beginTheirs(all, false, records({})), at4, { spoken: 7, total: 90 })
    expect(seen.events.at(-1)).toEqual({ type: 'progress', phase: 4, done: 7, total: 90, unit: 'chunks' })
    expect(sawRecords(seen.progress, at4, { spoken: 7, total: 90 }).events).toEqual([])
    const again = sawRecords(beginTheirs(all, true, records({})), at4, { spoken: 7, total: 90 })
    expect(again.events.some(({ type }) => type === 'progress')).toBe(false)
  })
})

describe('what its end means', () => {
  const finished: StandingAfter = { done: true, records: records(done, 'now'), outputs: ['/w/a.mp3'], gaps: [], audioSec: 60, chapters: [] } // prettier-ignore
  const open = (statuses: Parameters<typeof records>[0]): StandingAfter => ({
    done: false,
    records: records(statuses, 'now'),
    plan: { why: 'the output is not there any more' },
  })
  const ran = hear(['Running Phase 1', 'Running Phase 2', 'Running Phase 3']).progress
  const silent = beginTheirs(all, false, records({}))
  const failed = { exitCode: 3, outcome: 'failed', stderrTail: 'ValueError: no voice' } as const

  const rows: [string, Parameters<typeof summary>[0], TheirProgress, StandingAfter | 'unreadable', unknown][] = [
    ['all stand at success', {}, ran, finished, { result: { status: 'done', outputs: ['/w/a.mp3'] }, failure: null }],
    ['gaps are listed', {}, ran, { ...finished, gaps: [{ chunk: 1, text: 'x', reason: 'y' }] }, { result: { status: 'done-with-gaps' } }],
    ['0, and nothing was done', {}, silent, { done: false, records: records({}), plan: { why: 'new' } }, { result: null, failure: { code: 'orchestrator-idle', detail: 'the orchestrator skipped everything' } }],
    ['0, and only two phases stand', {}, ran, open({ 1: 'success', 2: 'success' }), { failure: { code: 'orchestrator-idle', detail: 'pipeline.json does not have phase 3 (Split) as done' } }],
    ['0, and the output is gone', {}, ran, open(done), { failure: { code: 'orchestrator-idle', detail: 'the output is not there any more' } }],
    ['told to start over, and it skipped all', {}, beginTheirs(all, true, records(done, 'now')), finished, { result: null, failure: { code: 'orchestrator-idle' } }],
    ['0, and the record cannot be read', {}, ran, 'unreadable', { failure: { code: 'pipeline-json-unreadable' } }],
    ['failed where it said', failed, hear(['Running Phase 2', 'Pipeline aborted at Phase 3']).progress, open({}), { phase: 3, failure: { code: 'orchestrator-failed', detail: 'exit code 3 in phase 3 (Split): ValueError: no voice' } }],
    ['failed where the record says', failed, silent, open({ 1: 'success', 2: 'failed' }), { phase: 2 }],
    ['failed, although the record has all as done', failed, ran, finished, { result: null, phase: null, failure: { code: 'orchestrator-failed', detail: 'exit code 3, although pipeline.json has every phase as done: ValueError: no voice' } }],
    ['0, and a phase stands at failed', {}, ran, open({ 1: 'success', 2: 'success', 3: 'failed' }), { phase: 3, failure: { code: 'orchestrator-idle', detail: 'pipeline.json has phase 3 (Split) as failed' } }],
    ['failed, and nothing tells where', failed, silent, 'unreadable', { phase: null, failure: { detail: 'exit code 3: ValueError: no voice' } }],
    ['ended by a signal', { exitCode: null, signal: 'SIGKILL', outcome: 'lost' }, ran, open({}), { result: null, failure: null, phase: 3 }],
  ] // prettier-ignore
  it.each(rows)('%s', (_name, over, progress, after, expected) => {
    const standing = after === 'unreadable' ? { code: 'pipeline-json-unreadable' as const } : after
    expect(theirEnd('/in/a.txt', summary(over), progress, standing)).toMatchObject(expected ?? {})
  })
})
