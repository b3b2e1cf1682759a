import { stripVTControlCharacters } from 'node:util'
import { isAtLeast, isLevel, levelOf, type Level } from '../../../src-contract/log-levels.ts'
import { isPhaseNumber, type PhaseNumber } from '../../../src-contract/phases.ts'
import { openLogFile, type LogFile } from './log-file.ts'
import { environmentSecrets, redactor } from './redact.ts'

/** The log of one book and attempt: every line with its time, level and phase, and never a secret. */
export type BookLog = LogFile & {
  /** What the log begins with, the command first; every file that is begun after it too. */
  head: (lines: readonly string[]) => void
  /** The phase at work, for the lines that follow. */
  phase: (phase: PhaseNumber | null) => void
  note: (level: Level, words: string) => void
}

export type BookLogOptions = {
  onError: (error: Error) => void
  least: () => Level
  /** Passwords that are known now; asked for each line, because one may be given while the book runs. */
  secrets: () => readonly string[]
}

const ourLine = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (DEBUG|INFO|WARNING|ERROR|CRITICAL) +(.*)$/u

export async function openBookLog(path: string, options: BookLogOptions): Promise<BookLog> {
  let headText = ''
  let phase: PhaseNumber | null = null
  const fromEnvironment = environmentSecrets(process.env)
  const clean = redactor(() => [...options.secrets(), ...fromEnvironment])
  const file = await openLogFile(path, options.onError, { head: () => headText })

  const line = (at: string, level: Level, words: string): string =>
    `${at} ${level.padEnd(7)} ${phase === null ? '-' : `phase${phase}`} ${words}\n`

  const formatted = (raw: string): string => {
    const words = clean(stripVTControlCharacters(raw).replaceAll(/(?!\t)\p{Cc}/gu, '\uFFFD'))
    // The rest of an entry of several lines stays with its beginning.
    if (words.startsWith('    ')) return `${words}\n`
    const running = /^(?:.*\s)?Running Phase ([1-5])\b/u.exec(words)?.[1]
    const begun = Number(running)
    if (isPhaseNumber(begun)) phase = begun
    const [, at, level, said] = ourLine.exec(words) ?? []
    if (at !== undefined && said !== undefined && isLevel(level)) return line(at, level, said)
    const named = levelOf(words)
    // What names no level is kept at every log_level: it may be all that a foreign program ever says.
    if (named !== null && !isAtLeast(named, options.least())) return ''
    return line(new Date().toISOString(), named ?? 'INFO', words)
  }
  return {
    ...file,
    write: (text) => {
      const lines = text.split('\n')
      if (lines.at(-1) === '') lines.pop()
      const all = lines.map(formatted).join('')
      return all === '' ? true : file.write(all)
    },
    head: (lines) => {
      headText = `${lines.map(clean).join('\n')}\n`
      file.write(headText)
    },
    phase: (next) => {
      phase = next
    },
    note: (level, words) => {
      if (isAtLeast(level, options.least()))
        file.write(line(new Date().toISOString(), level, clean(words).replaceAll('\n', '\n    ')))
    },
  }
}
