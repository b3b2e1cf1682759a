import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../../../src-contract/orchestrator-settings.ts'
import { speechCommandSchema, type SpeechCommand } from '../../../../../src-contract/speech-command.ts'
import { phaseContext } from '../../../../testing/phase-context.ts'
import { speechPhase } from '../../phase.ts'
import { speechTools } from '../../speech-tools.ts'
import { decodeWav } from '../../wav.ts'
import { startWorker } from '../../worker-process.ts'
import type { EngineHooks } from '../engine.ts'
import { commandLoader } from './command-loader.ts'
import { fillWords, paceWords } from './fill-words.ts'

const speaker = fileURLToPath(new URL('testing/speaker.mjs', import.meta.url))
const named = (words: readonly string[], more: Partial<SpeechCommand> = {}): SpeechCommand =>
  speechCommandSchema.parse({ name: 'mine', language: 'en', command: words, ...more })
const stdio = named([process.execPath, speaker])

let folder: string
let words: string[] = []
const hooks: EngineHooks = {
  started: () => undefined,
  ended: () => undefined,
  spent: () => undefined,
  said: (said) => void words.push(said),
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-command-test-'))
  words = []
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function say(command: SpeechCommand, said: string, speed = 1): Promise<Int16Array> {
  const engine = await commandLoader([command]).load(hooks)
  return engine.synthesise(said, 'mine', { speed })
}

it.each([
  ['{speed}', 1.25, '1.25'],
  ['--length_scale={length-scale}', 1.25, '--length_scale=0.8'],
  ['-s', 2, '-s'],
  ['{words-per-minute}', 2, '350'],
  ['{voice}/{language}', 1, 'mine/en-GB'],
  ['{print} {', 1, '{print} {'],
  ['{text}', 1, 'Say {speed}.'],
])('in %s at %d stands %s', (word, speed, filled) => {
  const values = { ...paceWords(speed), voice: 'mine', language: 'en-GB', text: 'Say {speed}.', 'text-file': 't', 'wav-file': 'w' } // prettier-ignore
  expect(fillWords([word], values)).toEqual([filled])
})

it.each([
  ['stdin to stdout', stdio],
  ['stdin into a file', named([process.execPath, speaker, '{wav-file}'])],
])('speaks from %s, at the rate of the settings', async (_name, command) => {
  const samples = await say({ ...command, sample_rate: 24_000 }, 'A few words.')
  expect(samples).toHaveLength(('A few words.'.length * 160 * 24_000) / 16_000)
  expect(samples.some((sample) => sample > 5000)).toBe(true)
  expect(words).toEqual(['mine: spoken'])
})

it.each([
  ['one that cannot be told is stretched', [], 2],
  ['one that is told is left as it comes', ['--title={speed}'], 1],
])('twice as fast: %s', async (_name, options, shorter) => {
  const command = named([process.execPath, ...options, speaker])
  const [usual, fast] = [await say(command, 'A few words.'), await say(command, 'A few words.', 2)]
  expect(fast).toHaveLength(usual.length / shorter)
})

it('speaks from a file', async () => {
  const script = `process.stdout.write(require('fs').readFileSync(process.argv[1]))`
  const text = 'It is no WAV; it comes back as it was.'
  const command = named([process.execPath, '-e', script, '{text-file}'])
  await expect(say(command, text)).rejects.toThrow(`it begins with “${text}`)
})

it.each([
  ['FAIL', 'it ended with exit status 3 (“the model is missing”)'],
  ['RUBBISH', 'what it gave is no WAV: it begins with “done!·”'],
  ['NOTHING', 'it gave nothing'],
])('%s is a failure with words', async (said, reason) => {
  await expect(say(stdio, said)).rejects.toThrow(reason)
})

it('a program that is not there, and one that takes too long', async () => {
  await expect(say(named([join(folder, 'no-such-program')]), 'Words.')).rejects.toThrow(
    'there is no such program',
  )
  await expect(say({ ...stdio, timeout: 1 }, 'HANG')).rejects.toThrow('it took longer than 1 seconds')
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it.skipIf(process.platform === 'win32')('ends with its worker, and with it what it has started', async () => {
  const pidFile = join(folder, 'pid')
  const noting = `${JSON.stringify(process.execPath)} -e "setInterval(() => undefined, 1000)" & echo $! > ${pidFile}.part; mv ${pidFile}.part ${pidFile}; wait`
  const worker = startWorker({
    program: speechTools.workerProgram,
    engine: 'command',
    commands: [named(['/bin/sh', '-c', noting])],
    patienceSec: () => 60,
    onWords: () => undefined,
    onSaid: () => undefined,
    onSpent: () => undefined,
  })
  const asked = worker.ask({ type: 'ready', by: { engine: 'command', voice: 'mine' } }).catch(String)
  const read = async (): Promise<number> => {
    try {
      return Number(await readFile(pidFile, 'utf8'))
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return read()
    }
  }
  const grandchild = await read()
  expect(isAlive(grandchild)).toBe(true)
  worker.end()
  expect(await asked).toContain('ended')
  while (isAlive(grandchild)) await new Promise((resolve) => setTimeout(resolve, 20))
})

it('a book is spoken by it, its words stand in the log, and other bytes of the program make other chunks', async () => {
  const script = join(folder, 'speaker.mjs')
  await writeFile(script, await readFile(speaker))
  const settings = orchestratorSettingsSchema.parse({
    voice: 'command:mine',
    speed: 1.5,
    speech_commands: [{ name: 'mine', language: 'en', command: [process.execPath, script] }],
  })
  const log: string[] = []
  const context = phaseContext(folder, { settings, log: (_level, said) => void log.push(said) })
  const said = 'A sentence that is well.'
  const chunks = {
    language: 'en',
    chapterTitles: ['One'],
    chunks: [{ index: 0, chapter: 0, sentences: [{ text: said, said, after: 'sentence' as const }] }],
  }
  const spoken = await speechPhase.run({ chunks }, context)
  expect(spoken).toMatchObject({ voice: 'command:mine', sampleRateHz: 22_050 })
  expect(spoken.chunks[0]?.gap).toBeNull()
  const wav = decodeWav(await readFile(join(folder, 'audio', 'chunk_0001.wav')))
  // It is not told of the speed.
  expect(wav?.samples).toHaveLength((said.length * 160 * 22_050) / 16_000 / 1.5)
  expect(log).toContain('mine: spoken')
  const before = speechPhase.key({ chunks }, context)
  await writeFile(script, `${await readFile(speaker, 'utf8')}\n// changed\n`)
  expect(speechPhase.key({ chunks }, context)).not.toBe(before)
  const again = await speechPhase.run({ chunks }, context)
  expect(again.chunks[0]?.key).not.toBe(spoken.chunks[0]?.key)
})

it('a command that fails stops the book with its own words before anything is spoken', async () => {
  const settings = orchestratorSettingsSchema.parse({
    voice: 'command:mine',
    speech_commands: [{ name: 'mine', language: 'en', command: [process.execPath, '-e', 'process.exit(9)'] }],
  })
  const said = 'A sentence that is well.'
  const chunks = { language: 'en', chapterTitles: ['One'], chunks: [{ index: 0, chapter: 0, sentences: [{ text: said, said, after: 'sentence' as const }] }] } // prettier-ignore
  await expect(speechPhase.run({ chunks }, phaseContext(folder, { settings }))).rejects.toMatchObject({
    failure: {
      code: 'speech-command-failed',
      file: 'command:mine',
      detail: expect.stringContaining('exit status 9') as unknown,
    },
  })
})
