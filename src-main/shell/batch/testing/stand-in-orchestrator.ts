// Speaks the line protocol without making a book. The source's first line is a list of words that say how it behaves.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { BookFacts } from '../../../../src-contract/book-facts.ts'
import type { FailureCode } from '../../../../src-contract/failure-codes.ts'
import {
  inspectRequestSchema,
  orchestratorCommandSchema,
  type InspectAnswer,
  type InspectRequest,
  type OrchestratorEvent,
} from '../../../../src-contract/orchestrator-protocol.ts'
import type { PhaseNumber } from '../../../../src-contract/phases.ts'

const say = (line: OrchestratorEvent | InspectAnswer): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function factsOf(path: string): BookFacts {
  const bytes = readFileSync(path)
  return {
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileType: 'txt',
    classification: 'text',
    title: basename(path),
    author: 'Somebody',
    language: 'en',
    pages: null,
    words: 100,
    audioSec: 60,
    encrypted: false,
    repaired: false,
  }
}

function wordsOf(path: string): string[] {
  return (readFileSync(path, 'utf8').split('\n')[0] ?? '').split(' ')
}

function look({ id, path, password }: InspectRequest): void {
  const words = wordsOf(path)
  if (words.includes('kill-inspect')) process.exit(9)
  const refuse = (code: FailureCode): void =>
    say({ id, facts: factsOf(path), failure: { code, file: path, detail: 'x' } })
  if (words.includes('damaged')) refuse('file-damaged')
  else if (words.includes('secret') && password === undefined) refuse('password-needed')
  else if (words.includes('secret') && password !== 'sesame') refuse('password-wrong')
  else say({ id, facts: factsOf(path), failure: null })
}

function option(name: string): string {
  return process.argv[process.argv.indexOf(name) + 1] ?? ''
}

function record(phase: PhaseNumber, more: Record<string, unknown> = {}): void {
  const now = new Date().toISOString()
  const timestamps = { start: now, end: now, duration: 0 }
  say({ type: 'record', phase, entry: { status: 'success', timestamps, ...more } })
}

function refuseRun(code: FailureCode, phase: PhaseNumber): never {
  say({ type: 'failed', failure: { code, detail: 'x' }, phase })
  process.exit(1)
}

async function convert(path: string): Promise<void> {
  const words = wordsOf(path)
  const workspace = option('--workspace')
  const output = option('--output')
  const fileId = option('--file-id')
  // One append a chunk, and nothing else: a kill or a suspension can come between any two system calls, and a count rewritten in place is
  // empty between its truncation and its write.
  const made = join(workspace, `${fileId}.made`)
  mkdirSync(workspace, { recursive: true })
  mkdirSync(output, { recursive: true })
  appendFileSync(join(workspace, 'runs.txt'), `${process.argv.slice(2).join(' ')}\n`)
  let password: string | null = null
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    const command = orchestratorCommandSchema.parse(JSON.parse(line))
    if (command.type === 'password') password = command.password
    if (command.type === 'stop' && !words.includes('deaf')) {
      say({ type: 'stopped' })
      process.exit(130)
    }
  })
  lines.on('close', () => process.exit(1))
  say({ type: 'hello', protocol: 1, name: 'stand-in', version: '1' })
  process.stderr.write(`converting ${path}\n`)
  if (words.includes('crash')) {
    process.stderr.write('it broke\n')
    process.exit(3)
  }
  if (words.includes('refuse')) refuseRun('voice-missing', 4)
  if (words.includes('secret')) {
    await wait(50)
    if (password !== 'sesame') refuseRun('password-needed', 1)
  }
  if (words.includes('hang')) await wait(1_000_000_000)
  for (const phase of [1, 2, 3] as const) {
    say({ type: 'phase-started', phase, done: 0, total: 1, unit: 'pages' })
    say({ type: 'phase-finished', phase, reused: false, elapsedSec: 0 })
    record(phase, phase === 1 ? { hash: factsOf(path).sha256 } : {})
  }
  const isLong = words.includes('slow') || words.includes('slow-at-first')
  const total = isLong ? 200 : 5
  const goesOn = existsSync(made) && !process.argv.includes('--no-resume')
  let done = goesOn ? Number(readFileSync(made, 'utf8').trim().split('\n').at(-1)) : 0
  say({ type: 'phase-started', phase: 4, done, total, unit: 'chunks' })
  const isSlow = isLong && !(goesOn && words.includes('slow-at-first'))
  while (done < total) {
    await wait(isSlow ? 50 : 5)
    done += 1
    appendFileSync(made, `${done}\n`)
    say({ type: 'progress', phase: 4, done, total, unit: 'chunks' })
  }
  say({ type: 'phase-finished', phase: 4, reused: false, elapsedSec: 1 })
  const gaps = words.includes('gaps') ? [{ chunk: 2, text: 'Hm.', reason: 'no sound' }] : []
  record(4, gaps.length > 0 ? { status: 'partial_success', gaps } : {})
  say({ type: 'phase-started', phase: 5, done: 0, total: 60, unit: 'seconds' })
  const file = join(output, `${fileId}.mp3`)
  writeFileSync(file, 'sound')
  say({ type: 'artifact', kind: 'audio', path: file, bytes: 5 })
  say({ type: 'phase-finished', phase: 5, reused: false, elapsedSec: 1 })
  record(5, { output_file: file })
  const status = gaps.length > 0 ? 'done-with-gaps' : 'done'
  say({ type: 'finished', status, outputs: [file], audioSec: 61, chapters: [], gaps, sounds: [] })
  process.stdout.write('', () => process.exit(0))
}

const verb = process.argv[2] ?? ''
if (verb === 'inspect') {
  createInterface({ input: process.stdin }).on('line', (line) =>
    look(inspectRequestSchema.parse(JSON.parse(line))),
  )
} else {
  await convert(verb)
}
