import {
  orchestratorCommandSchema,
  type OrchestratorCommand,
} from '../../src-contract/orchestrator-protocol.ts'
import { lineReader } from '../../src-node/line-reader.ts'

export type CommandReaderOptions = {
  onCommand: (command: OrchestratorCommand) => void
  /** A line that is no command of this version: logged, not guessed. The words hold nothing of a password. */
  onUnknown: (words: string) => void
  /** Whoever started the program is gone. */
  onClosed: () => void
}

/** Reads commands, one JSON object a line. */
export function readCommands(input: NodeJS.ReadableStream, options: CommandReaderOptions): void {
  let closed = false
  const lines = lineReader((line) => {
    if (line.trim() === '') return
    const parsed = parseCommand(line)
    if (parsed === null) options.onUnknown(`Left out a line on stdin that is no command: ${redacted(line)}`)
    else options.onCommand(parsed)
  })
  const end = (): void => {
    if (closed) return
    closed = true
    lines.end()
    options.onClosed()
  }
  input.on('data', (bytes: Buffer) => lines.write(bytes))
  input.on('end', end)
  input.on('close', end)
  input.on('error', end)
}

function parseCommand(line: string): OrchestratorCommand | null {
  try {
    const parsed = orchestratorCommandSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    // No JSON: the caller logs the line.
    return null
  }
}

const shownChars = 80

/** A password command with a slip in it is still a secret. */
function redacted(line: string): string {
  if (/passw/iu.test(line)) return '(a line about a password)'
  return line.length > shownChars ? `${line.slice(0, shownChars)}…` : line
}
