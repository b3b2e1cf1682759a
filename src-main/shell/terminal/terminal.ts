/** Where a command's words go. With --json, stdout holds the one document and everything else goes to stderr. */
export type Terminal = {
  /** What was asked for. */
  result: (text: string) => void
  /** What happens meanwhile: lines for people. */
  say: (line: string) => void
  warn: (line: string) => void
  /** Whether `say` reaches a screen that can be drawn on. */
  isScreen: boolean
  /** Whether somebody is there who can be asked. */
  canAsk: boolean
  size: () => { columns: number; rows: number }
  /** Draws over what was drawn last; an empty list takes it away. */
  draw: (lines: readonly string[]) => void
}

const usualSize = { columns: 80, rows: 24 }
const eraseBelow = '\u001B[0J'
const up = (lines: number): string => (lines > 0 ? `\u001B[${lines}A\r` : '\r')

/** Paths and other programs' words may hold what a terminal obeys; line breaks and tabs may stay. */
function withoutControls(words: string): string {
  return words.replaceAll(/(?![\n\t])\p{Cc}/gu, '\uFFFD')
}

export function openTerminal(json: boolean): Terminal {
  const people = json ? process.stderr : process.stdout
  const isScreen = people.isTTY && process.env['TERM'] !== 'dumb'
  let drawn: readonly string[] = []
  const erase = (): void => {
    if (drawn.length > 0) people.write(`${up(drawn.length)}${eraseBelow}`)
  }
  const write = (stream: NodeJS.WriteStream, line: string): void => {
    erase()
    stream.write(`${withoutControls(line)}\n`)
    for (const kept of drawn) people.write(`${kept}\n`)
  }
  return {
    result: (text) => {
      erase()
      drawn = []
      process.stdout.write(text)
    },
    say: (line) => write(people, line),
    warn: (line) => write(process.stderr, line),
    isScreen,
    canAsk: isScreen && process.stdin.isTTY,
    // A terminal that does not know its size says 0.
    size: () => ({
      columns: people.columns || usualSize.columns,
      rows: people.rows || usualSize.rows,
    }),
    draw: (lines) => {
      if (!isScreen || lines.join('\n') === drawn.join('\n')) return
      erase()
      drawn = lines
      for (const line of lines) people.write(`${line}\n`)
    },
  }
}

export function printJson(terminal: Terminal, document: unknown): void {
  terminal.result(`${JSON.stringify(document, null, 2)}\n`)
}
