import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DoorKind } from '../../../src-contract/door-kind.ts'
import { speechCommandSchema } from '../../../src-contract/speech-command.ts'
import { openAnswers } from './answers.ts'
import { openConsent } from './consent.ts'
import { openQuestions, type OpenQuestions } from './questions.ts'
import { openSpeechPrograms, type SpeechPrograms } from './speech-programs.ts'

let home = ''
let questions: OpenQuestions
let asked = 0
let reply: 'allow' | 'deny' = 'deny'

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bookspool-speech-programs-'))
  await write('exit 0')
  asked = 0
  questions = openQuestions(() => {
    for (const { id } of questions.list()) {
      asked += 1
      questions.answer(id, reply)
    }
  })
})
afterEach(async () => {
  await rm(home, { recursive: true, force: true })
})

async function write(words: string): Promise<void> {
  await writeFile(join(home, 'speak'), `#!/bin/sh\n${words}\n`)
  await chmod(join(home, 'speak'), 0o755)
}

const commands = ['mine', 'other'].map((name) =>
  speechCommandSchema.parse({ name, language: 'en', command: ['./speak', name, '{speed}'] }),
)

function open({ own = false, door = 'desktop' }: { own?: boolean; door?: DoorKind } = {}): SpeechPrograms {
  const consent = openConsent({ answers: openAnswers(home), version: '1', door, questions })
  return openSpeechPrograms({
    commands: () => commands,
    folder: () => home,
    consent: () => (own ? null : consent),
    terminalCommand: () => 'bookspool batch --config x',
  })
}

const namesOf = (allowed: Awaited<ReturnType<SpeechPrograms['allowed']>>): unknown =>
  allowed.ok ? allowed.value.map(({ name }) => name) : allowed.failure

it.skipIf(process.platform === 'win32')(
  'a workspace’s command is asked about when it is to speak, once for its words and bytes',
  async () => {
    expect(namesOf(await open().allowed(['hibari:heart']))).toEqual([])
    expect(asked).toBe(0)
    expect(namesOf(await open().allowed(['command:MINE']))).toEqual({
      code: 'speech-command-untrusted',
      file: join(home, 'speak'),
      detail: 'bookspool batch --config x',
    })
    reply = 'allow'
    expect(namesOf(await open().allowed(['command:mine']))).toEqual(['mine'])
    expect(asked).toBe(2)
    expect(namesOf(await open().allowed(['command:mine']))).toEqual(['mine'])
    expect(namesOf(await open().allowed([]))).toEqual(['mine'])
    expect(asked).toBe(2)
    await write('exit 1')
    reply = 'deny'
    expect(namesOf(await open().allowed([]))).toEqual([])
    expect(namesOf(await open().allowed(['command:mine']))).toMatchObject({
      code: 'speech-command-untrusted',
    })
    expect(asked).toBe(3)
  },
)

it.skipIf(process.platform === 'win32')(
  'the browser door asks nobody; one’s own settings need no asking; both list all, with their programs’ places',
  async () => {
    expect(namesOf(await open({ door: 'browser' }).allowed(['command:mine']))).toMatchObject({
      code: 'speech-command-untrusted',
    })
    expect(namesOf(await open({ own: true }).allowed(['command:mine']))).toEqual(['mine', 'other'])
    expect(asked).toBe(0)
    expect((await open({ door: 'browser' }).named())[0]?.command).toEqual([
      join(home, 'speak'),
      'mine',
      '{speed}',
    ])
  },
)
