import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { usesPlaceholder, type SpeechCommand } from '../../../../../src-contract/speech-command.ts'
import { errorCode } from '../../../../../src-node/atomic-file.ts'
import { leanEnvironment } from '../../../../../src-node/lean-node.ts'
import { lowerPriority } from '../../../../../src-node/lower-priority.ts'
import { killTree } from '../../../../../src-node/process-group.ts'
import type { EngineHooks } from '../engine.ts'
import { commandsVariable } from './handed-commands.ts'
import { fillWords, paceWords } from './fill-words.ts'
import { TookTooLong } from '../../../child-worker.ts'
import { readWav, type Sound } from './read-wav.ts'

/** An hour of the best sound: whoever gives more for a sentence does not stop. */
const mostBytes = 700_000_000
/** Of what a program says on stderr. */
const keptWords = 4000
/** Counted in ticks, so that a suspension does not count. */
const tickMs = 1000

/** What is meant for our own processes: a program that is a Node itself must not take it up. */
const ours = ['NODE_OPTIONS', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'ELECTRON_RUN_AS_NODE', commandsVariable, ...Object.keys(leanEnvironment)] // prettier-ignore

function theirEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env }
  for (const name of ours) delete environment[name]
  return environment
}

type Ended = { out: Buffer; words: string; problem: string | null; tookTooLong: boolean }

/** What it has written when it has ended, and in words why it did not end well. */
async function watched(
  child: ChildProcessWithoutNullStreams,
  timeoutSec: number,
  keepsOutput: boolean,
): Promise<Ended> {
  const parts: Buffer[] = []
  let [bytes, words, ticks] = [0, '', 0]
  let problem: string | null = null
  let tookTooLong = false
  const end = (reason: string): void => {
    problem ??= reason
    if (child.pid !== undefined) void killTree(child.pid)
  }
  child.stdout.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes > mostBytes) end('it gives sound without end')
    else if (keepsOutput) parts.push(part)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = `${words}${text}`.slice(-keptWords)
  })
  const timer = setInterval(() => {
    ticks++
    if (ticks * tickMs < timeoutSec * 1000) return
    tookTooLong ||= problem === null
    end(`it took longer than ${timeoutSec} seconds`)
  }, tickMs)
  await new Promise<void>((resolve) => {
    child.on('error', (error) => {
      problem ??= errorCode(error) === 'ENOENT' ? 'there is no such program' : error.message
      if (child.pid === undefined) resolve()
    })
    child.on('exit', (status, signal) => {
      if (status !== 0)
        problem ??= signal === null ? `it ended with exit status ${status}` : `it was ended by ${signal}`
      // What it has left running would hold its streams open.
      if (child.pid !== undefined && process.platform !== 'win32') void killTree(child.pid)
    })
    child.on('close', () => resolve())
  })
  clearInterval(timer)
  return { out: Buffer.concat(parts), words: words.trim(), problem, tookTooLong }
}

async function soundOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** Runs the command on a text, in a folder of its own that is gone afterwards. Throws with the reason where no sound comes of it, in the program's own words where it has some. */
export async function runCommand(
  command: SpeechCommand,
  said: string,
  speed: number,
  hooks: EngineHooks,
): Promise<Sound> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-command-'))
  try {
    const [textFile, wavFile] = [join(folder, 'text.txt'), join(folder, 'speech.wav')]
    const [inFile, inWords] = [usesPlaceholder(command, 'text-file'), usesPlaceholder(command, 'text')]
    if (inFile) await writeFile(textFile, `${said}\n`)
    const { name, language, timeout } = command
    const [program = '', ...args] = fillWords(command.command, {
      ...paceWords(speed),
      voice: name,
      language,
      // A word that begins with a dash would be taken for an option.
      text: said.startsWith('-') ? ` ${said}` : said,
      'text-file': textFile,
      'wav-file': wavFile,
    })
    const writesFile = usesPlaceholder(command, 'wav-file')
    const child = spawn(program, args, {
      cwd: folder,
      env: theirEnvironment(),
      // A group of its own, by which it is ended together with all that it has started.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const { pid } = child
    const began = performance.now()
    lowerPriority(pid, (line) => hooks.said(`${name}: ${line}`))
    if (pid !== undefined) hooks.started(pid)
    // It need not read what it is given.
    child.stdin.on('error', () => undefined)
    child.stdin.end(inFile || inWords ? '' : `${said}\n`)
    const { out, words, problem, tookTooLong } = await watched(child, timeout, !writesFile)
    if (pid !== undefined) hooks.ended(pid)
    hooks.spent(performance.now() - began)
    if (words !== '') hooks.said(`${name}: ${words}`)
    const sound = problem ?? readWav(writesFile ? await soundOf(wavFile) : out)
    if (typeof sound !== 'string') return sound
    const last = words.split('\n').at(-1)?.trim().slice(0, 300) ?? ''
    const message = `${command.command.join(' ')}: ${sound}${last === '' ? '' : ` (“${last}”)`}`
    throw tookTooLong ? new TookTooLong(message) : new Error(message)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
