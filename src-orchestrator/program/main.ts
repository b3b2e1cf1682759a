import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { OrchestratorCommand } from '../../src-contract/orchestrator-protocol.ts'
import type { Voice, VoiceAction, VoiceActionReport } from '../../src-contract/reports.ts'
import { failureOf } from '../../src-node/fs-failure.ts'
import { packageRoot } from '../../src-node/install-layout.ts'
import { lineReader } from '../../src-node/line-reader.ts'
import { readArguments, type ConvertRequest } from './arguments.ts'
import type { BookPhases } from './book-steps.ts'
import { readCommands } from './command-reader.ts'
import { convert, defaultCores } from './convert.ts'
import { eventWriter } from './event-writer.ts'
import { attachLifeline } from './lifeline.ts'
import { logLine, terminalOutlet, type Outlet } from './outlet.ts'
import { runControl, type RunControl } from './run-control.ts'
import { claimStdout } from './stdout-claim.ts'
import { printVoiceAction, printVoices, progressPrinter } from './print-voices.ts'
import type { VoicesRequest } from './voices-arguments.ts'
import type { InstallParts } from '../voices/install-offer.ts'

/** What the program does, behind its command line: index.ts puts the real parts together. */
export type ProgramParts = {
  phases: BookPhases
  runInspect: (input: Readable, output: Writable, onBadLine: (line: string) => void) => Promise<void>
  runWork: (input: Readable, output: Writable, onBadLine: (line: string) => void) => Promise<void>
  listVoices: () => Promise<Voice[]>
  actOnVoices: (action: VoiceAction, parts: InstallParts) => Promise<VoiceActionReport>
}

/** After the work, for what was sent to be read: a main that is suspended must not keep us. */
const flushWithinMs = 2000

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}

/** The program: reads the command line, runs one verb, and ends the process with its exit status. */
export async function main(argv: readonly string[], parts: ProgramParts): Promise<void> {
  const version = readVersion()
  const request = readArguments(argv, version)
  switch (request.verb) {
    case 'none':
      process.exitCode = request.exitCode
      return
    case 'inspect':
      leaveWhenUnread()
      await parts.runInspect(process.stdin, process.stdout, (line) =>
        process.stderr.write(`Left out a line that is no request: ${line.slice(0, 80)}\n`),
      )
      return
    case 'work':
      leaveWhenUnread()
      await parts.runWork(process.stdin, process.stdout, (line) =>
        process.stderr.write(`Left out a line that is no request: ${line.slice(0, 80)}\n`),
      )
      return
    case 'voices':
      leaveWhenUnread()
      printVoices(await parts.listVoices(), request.json, process.stdout)
      return
    case 'voice-action':
      leaveWhenUnread()
      process.exitCode = await runVoiceAction(request, parts)
      return
    case 'convert':
      process.exit(await runConvert(request, parts.phases, version))
  }
}

/** With --events it is called off where stdin ends; always by Ctrl-C, what has come of a download is kept. */
async function runVoiceAction(
  { action, form }: Extract<VoicesRequest, { verb: 'voice-action' }>,
  { actOnVoices }: Pick<ProgramParts, 'actOnVoices'>,
): Promise<number> {
  const streams = { out: process.stdout, err: process.stderr }
  const calledOff = new AbortController()
  const stop = (): void => calledOff.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  if (form === 'events') process.stdin.on('end', stop).resume()
  const onProgress = progressPrinter(form, streams)
  const report = await actOnVoices(action, { signal: calledOff.signal, onProgress })
  printVoiceAction(action, report, form, streams)
  if (form === 'events') process.stdin.destroy()
  return report.error === null ? 0 : 1
}

/** `voices | head`: a reader that has seen enough is no error of ours. */
function leaveWhenUnread(): void {
  process.stdout.on('error', () => process.exit(1))
}

function eventsOutlet(): Outlet {
  const writer = eventWriter(claimStdout())
  return {
    event: writer.send,
    words: (level, words) => process.stderr.write(logLine(new Date(), level, words)),
    settled: writer.flush,
  }
}

async function runConvert(request: ConvertRequest, phases: BookPhases, version: string): Promise<number> {
  const outlet = request.events
    ? eventsOutlet()
    : terminalOutlet({ out: process.stdout, err: process.stderr })
  const control = runControl(defaultCores(), (paused) =>
    outlet.event({ type: paused ? 'paused' : 'resumed' }),
  )
  let crashed = false
  const onCrash = (error: unknown): void => {
    crashed = true
    outlet.words('error', error instanceof Error ? (error.stack ?? error.message) : String(error))
    outlet.event({ type: 'failed', failure: failureOf(error, request.file), phase: null })
  }
  const lifeline = attachLifeline({ control, ownsGroup: request.events, onCrash })
  if (request.events) listen(control, outlet, lifeline.cut)
  else if (request.passwordOnStdin) readPassword(control)
  const tools = { phases, outlet, control, version, now: () => new Date() }
  const exitCode = await convert(request, tools).catch((error: unknown) => {
    onCrash(error)
    return 1
  })
  await Promise.race([outlet.settled(), delay(flushWithinMs)])
  lifeline.detach()
  return crashed ? 1 : exitCode
}

function listen(control: RunControl, outlet: Outlet, onClosed: () => void): void {
  readCommands(process.stdin, {
    onCommand: (command) => obey(control, command),
    onUnknown: (words) => outlet.words('warning', words),
    onClosed,
  })
}

function obey(control: RunControl, command: OrchestratorCommand): void {
  switch (command.type) {
    case 'limit':
      return control.setCores(command.cores)
    case 'password':
      return control.setPassword(command.password)
    case 'pause':
      return control.pause()
    case 'resume':
      return control.resume()
    case 'stop':
      return control.stop()
  }
}

/** In a terminal the password is the first line of stdin; an empty one where stdin ends before. */
function readPassword(control: RunControl): void {
  const lines = lineReader((line) => {
    if (control.password() === null) control.setPassword(line)
  })
  process.stdin.on('data', (bytes: Buffer) => lines.write(bytes))
  process.stdin.on('end', () => {
    lines.end()
    if (control.password() === null) control.setPassword('')
    process.stdin.pause()
  })
}
