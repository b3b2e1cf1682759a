import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { orchestratorProgram } from '../../src-node/install-layout.ts'
import { lineReader } from '../../src-node/line-reader.ts'
import { orchestratorEventSchema } from '../../src-contract/orchestrator-protocol.ts'

/** Seconds from the beginning of phase 4 to the first chunk that can be heard, by the built orchestrator; it is ended then. Throws where none comes. */
export async function firstChunkSec(
  book: string,
  voice: string,
  workspace: string,
  home: string,
): Promise<number> {
  const args = [orchestratorProgram(), book, '--events', 'ndjson', '--workspace', workspace, '--output', workspace, '--voice', voice] // prettier-ignore
  const child = spawn(process.execPath, args, {
    env: { ...process.env, BOOKSPOOL_HOME: home },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let began: number | null = null
  let sec: number | null = null
  const lines = lineReader((line) => {
    const event = orchestratorEventSchema.safeParse(JSON.parse(line)).data
    if (event?.type === 'phase-started' && event.phase === 4) began = performance.now()
    if (event?.type !== 'chunk-done' || began === null || sec !== null) return
    sec = (performance.now() - began) / 1000
    child.stdin.end()
  })
  child.stdout.on('data', (bytes: Buffer) => lines.write(bytes))
  await once(child, 'close')
  if (sec === null) throw new Error(`no chunk of ${book} came`)
  return sec
}
