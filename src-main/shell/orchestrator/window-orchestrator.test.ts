import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Config } from '../../../src-contract/config-options.ts'
import type { Question } from '../../../src-contract/orchestrator-use.ts'
import { openAnswers } from './answers.ts'
import { openQuestions, type OpenQuestions } from './questions.ts'
import { openWindowOrchestrator, type WindowOrchestrator } from './window-orchestrator.ts'

let home = ''
let program = ''
let questions: OpenQuestions
let asked: Question[] = []
/** What each question is answered with as soon as it comes up; null: it stays open. */
let reply: string | null = null

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bookspool-trust-'))
  program = join(home, 'own-orchestrator')
  await write('exit 0')
  asked = []
  reply = null
  questions = openQuestions(() => {
    if (reply === null) return
    for (const question of questions.list()) {
      asked.push(question)
      questions.answer(question.id, reply)
    }
  })
})
afterEach(async () => {
  await rm(home, { recursive: true, force: true })
})

async function write(words: string): Promise<void> {
  await mkdir(home, { recursive: true })
  await writeFile(program, `#!/bin/sh\necho run >> "${home}/ran"\n${words}\n`)
  await chmod(program, 0o755)
}

function open(
  over: { door?: 'browser'; isOwn?: boolean; setting?: Config['orchestrator'] } = {},
): WindowOrchestrator {
  return openWindowOrchestrator({
    answers: openAnswers(home),
    version: '1',
    door: over.door ?? 'desktop',
    questions,
    wanted: () => ({ setting: over.setting ?? [program], workspace: home, folder: home }),
    isOwnConfig: () => over.isOwn === true,
    command: () => 'bookspool batch --config x',
    changed: () => undefined,
  })
}

async function answering(answer: string, work: () => Promise<unknown>): Promise<unknown> {
  reply = answer
  const done = await work()
  reply = null
  return done
}
const hasRun = (): boolean => execFileSync('ls', [home], { encoding: 'utf8' }).includes('ran')

it.skipIf(process.platform === 'win32')(
  'runs nothing before it is allowed, by path and hash, and asks again when it has changed',
  async () => {
    expect(await answering('deny', async () => open().ready())).toMatchObject({
      failure: { code: 'orchestrator-untrusted' },
    })
    expect(hasRun()).toBe(false)
    expect(await answering('allow', async () => open().ready())).toMatchObject({
      ok: true,
      value: { theirs: { program } },
    })
    expect(asked).toMatchObject([
      {},
      { kind: 'trust', use: { program, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown } },
    ])
    expect(await open().ready()).toMatchObject({ ok: true })
    await write('exit 0 # changed')
    expect(await answering('deny', async () => open().ready())).toMatchObject({
      failure: { code: 'orchestrator-untrusted' },
    })
    expect(asked).toHaveLength(3)
  },
)

it.skipIf(process.platform === 'win32')(
  'a browser cannot allow it and is told the command; a command of the own config.yaml was named by the user',
  async () => {
    expect(await open({ door: 'browser' }).ready()).toMatchObject({
      failure: { code: 'orchestrator-untrusted', detail: 'bookspool batch --config x' },
    })
    expect(questions.list()).toEqual([])
    expect(await open({ isOwn: true, door: 'browser' }).ready()).toMatchObject({ ok: true })
  },
)

it.skipIf(process.platform === 'win32')('one whose --help fails is given no book', async () => {
  await write('echo "no module named rich" >&2; exit 2')
  expect(await open({ isOwn: true }).ready()).toMatchObject({
    failure: {
      code: 'orchestrator-unusable',
      detail: 'its --help ended with exit code 2: no module named rich',
    },
  })
})

it('a run that is called off takes its question along; one that others wait for stays', async () => {
  const [one, other] = [new AbortController(), new AbortController()]
  const question = { kind: 'voice', id: 'voice:x', voice: 'x' } as const
  const answers = [questions.ask(question, one.signal), questions.ask(question, other.signal)]
  one.abort()
  expect(await answers[0]).toBeNull()
  expect(questions.list()).toEqual([question])
  expect(questions.answer('voice:x', 'default')).toMatchObject({ ok: true })
  expect(await answers[1]).toBe('default')
  expect(questions.answer('voice:x', 'default')).toMatchObject({ ok: false })
})
