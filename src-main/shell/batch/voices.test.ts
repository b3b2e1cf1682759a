import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { succeed } from '../../../src-contract/failure.ts'
import { mannersOf, speechSettingsSchema, spokenWithName } from '../../../src-contract/spoken-with.ts'
import { noVoiceFacts, type Voice } from '../../../src-contract/reports.ts'
import { openQuestions, type OpenQuestions } from '../orchestrator/questions.ts'
import { openVoiceSettler } from '../orchestrator/voice-answers.ts'
import { settingsPathFor } from './run-plan.ts'
import { openKit, until, type Kit } from './testing/controller-kit.ts'

let kit: Kit | null = null
afterEach(async () => {
  await kit?.end()
  kit = null
})

const voices: Voice[] = [
  {
    id: 'espeak:de',
    name: 'German',
    language: 'de',
    engine: 'espeak',
    aliases: [],
    installed: true,
    ...noVoiceFacts,
  },
]

type Asking = Kit & { questions: OpenQuestions; asked: string[]; listed: () => number }

/** A batch whose record names voices, and a window that is asked. */
async function openAsking(record: object, values: Parameters<typeof openKit>[0] = {}): Promise<Asking> {
  const made = await openKit(values)
  kit = made
  await mkdir(join(made.folder, 'workspace'), { recursive: true })
  await writeFile(join(made.folder, 'workspace', 'pipeline.json'), JSON.stringify(record))
  const asked: string[] = []
  const questions = openQuestions(() => undefined)
  const kept: Record<string, string> = {}
  let lists = 0
  made.options.voices = openVoiceSettler({
    listVoices: async () => {
      lists += 1
      return Promise.resolve(succeed(voices))
    },
    answers: async () => Promise.resolve(kept),
    keep: async (wish, answer) => {
      kept[wish] = answer
      return Promise.resolve()
    },
    ask: async (voice, signal) => {
      asked.push(voice)
      return questions.ask({ kind: 'voice', id: voice, voice }, signal)
    },
  })
  return { ...made, questions, asked, listed: () => lists }
}

const answersSchema = z.object({
  voice: z.string().nullable(),
  voice_answers: z.record(z.string(), z.string()),
})
async function settingsOf(logPath: string | null): Promise<z.infer<typeof answersSchema>> {
  return answersSchema.parse(JSON.parse(await readFile(settingsPathFor(logPath ?? ''), 'utf8')))
}

test('each voice that is missing is asked about once, and told to every book that wants it', async () => {
  const record = { tts_voice: 'bella', voice_overrides: { own: 'sarah', here: 'espeak:DE' } }
  const { questions, asked, listed, ...made } = await openAsking(record, { max_workers: 2 })
  const controller = await made.open()
  const names = ['one.txt', 'two.txt', 'own.txt', 'here.txt']
  await controller.add(await Promise.all(names.map(async (name) => made.book(name, `ok ${name}`))))
  await until(controller, (books) => books.every(({ state }) => state === 'waiting'))
  expect(await controller.wishedVoices()).toEqual(succeed(['bella', 'sarah', 'espeak:DE']))
  expect(await controller.hasNothingToSay('sarah')).toBe(false)
  const answering = setInterval(() => {
    questions.answer('bella', 'espeak:de')
    questions.answer('sarah', 'default')
  }, 5)
  await controller.start()
  await controller.whenIdle()
  clearInterval(answering)
  const answers = controller
    .books()
    .map(async ({ id }) => (await settingsOf(controller.logPath(id))).voice_answers)
  expect(await Promise.all(answers)).toEqual([
    { bella: 'espeak:de' },
    { bella: 'espeak:de' },
    { sarah: 'default' },
    {},
  ])
  expect(new Set(asked)).toEqual(new Set(['bella', 'sarah']))
  expect(listed()).toBeLessThanOrEqual(4)
  expect(await controller.wishedVoices()).toEqual(succeed([]))
})

test('a voice that has spoken all of a book is not asked about', async () => {
  const { asked, ...made } = await openAsking({ voice_overrides: { one: 'sarah' } })
  const path = await made.book('one.txt', 'ok')
  const sha256 = createHash('sha256').update('ok').digest('hex')
  const source = { file_id: 'one', source_path: path, hash: sha256 }
  const workspace = join(made.folder, 'workspace')
  const record = {
    voice_overrides: { one: 'sarah' },
    phase1: { files: { one: { ...source, status: 'success' } } },
    phase3: { files: { one: { status: 'success', chunk_paths: ['chunk_0001.txt'], chapters: ['One'] } } },
  }
  await writeFile(join(workspace, 'pipeline.json'), JSON.stringify(record))
  const speech = join(workspace, '.bookspool', 'books', 'one', 'speech')
  await mkdir(speech, { recursive: true })
  await writeFile(join(speech, 'key.wav'), 'sound')
  const settings = speechSettingsSchema.parse({ ...made.options.config(), voice: 'sarah' })
  const manner = mannersOf(settings, {}, ['One'])(0)
  const note = { version: 1, manners: [manner], chunks: [{ chapter: 0, said: 'words', keys: ['key'] }] }
  await writeFile(join(dirname(speech), spokenWithName), JSON.stringify(note))
  const controller = await made.open()
  await controller.add([path])
  await until(controller, (books) => books.every(({ state }) => state === 'waiting'))
  expect(await controller.hasNothingToSay('sarah')).toBe(true)
  await controller.start()
  await controller.whenIdle()
  expect(asked).toEqual([])
  expect(await settingsOf(controller.logPath(controller.books()[0]?.id ?? ''))).toMatchObject({ voice_answers: {} }) // prettier-ignore
})

test('a book that waits for an answer is stopped without one', async () => {
  const { questions, ...made } = await openAsking({ tts_voice: 'bella' })
  const controller = await made.open()
  await controller.add([await made.book('one.txt', 'ok')])
  await controller.start()
  while (questions.list().length === 0) await new Promise(setImmediate)
  await controller.stop()
  await controller.whenIdle()
  expect(controller.books()).toMatchObject([{ state: 'cancelled', failure: null }])
  expect(questions.list()).toEqual([])
})

test('a voice that was typed is asked for as it is', async () => {
  const { asked, ...made } = await openAsking({ voice_overrides: { one: 'sarah' } }, { voice: 'bella' })
  made.options.said = { voice: 'bella', chapters: {} }
  const controller = await made.open()
  await controller.add([await made.book('one.txt', 'ok')])
  await controller.start()
  await controller.whenIdle()
  const log = controller.logPath(controller.books()[0]?.id ?? '')
  expect(await settingsOf(log)).toEqual({ voice: 'bella', voice_answers: {} })
  expect((await readFile(log ?? '', 'utf8')).split('\n')[0]).toContain('--voice bella')
  expect(asked).toEqual([])
})
