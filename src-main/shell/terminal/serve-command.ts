import { networkInterfaces } from 'node:os'
import { createInterface } from 'node:readline'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { openApp } from '../app/open-app.ts'
import { serve } from '../browser/serve.ts'
import { exitStatus } from './book-report.ts'
import { watchInterrupt } from './interrupt.ts'
import type { Terminal } from './terminal.ts'

const firstAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address

/** 0.0.0.0 is no address that a browser can open: the machine's first one is shown in its place. */
function shownLink(link: string): string {
  return link.replace(/\/\/(?:0\.0\.0\.0|\[::\])(?=:)/u, () => `//${firstAddress() ?? '127.0.0.1'}`)
}

/** `bookspool serve`: prints a link that works once, and a new one whenever Enter is pressed. Ends with Ctrl-C, tidily. */
export async function serveInTerminal(
  flags: { host?: string | undefined; port: number },
  version: string,
  terminal: Terminal,
): Promise<Result<number>> {
  const opened = await serve({
    home: homeFolder(),
    version,
    host: flags.host ?? '127.0.0.1',
    port: flags.port,
    openApp,
  })
  if (!opened.ok) return opened
  const door = opened.value
  terminal.say(`Bookspool is open at ${shownLink(door.newLink())}`)
  const asksForLinks = process.stdin.isTTY
  terminal.say(
    asksForLinks
      ? 'The link works once. Press Enter for another one, Ctrl-C to quit.'
      : 'The link works once.',
  )
  const lines = asksForLinks ? createInterface({ input: process.stdin }) : null
  lines?.on('line', () => terminal.say(shownLink(door.newLink())))
  await new Promise<void>((resolve) => {
    watchInterrupt(resolve)
    // In a terminal, readline takes Ctrl-C for itself.
    lines?.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  })
  terminal.say('Closing; what runs can be resumed.')
  lines?.close()
  await door.close()
  return succeed(exitStatus.success)
}
