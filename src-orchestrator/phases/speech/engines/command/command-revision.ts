import { createHash } from 'node:crypto'
import { readFileSync, statSync, type Stats } from 'node:fs'
import { isAbsolute } from 'node:path'
import { takesSpeed, type SpeechCommand } from '../../../../../src-contract/speech-command.ts'
import { errorCode } from '../../../../../src-node/atomic-file.ts'

/** Larger ones (models of a gigabyte) are told apart by their length and time. */
const mostHashed = 64_000_000

function fileAt(path: string): Stats | null {
  try {
    const found = statSync(path)
    return found.isFile() ? found : null
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
}

const known = new Map<string, string>()

/** What tells a file's bytes from others; null where the word is no file that can be read. */
function stampOf(word: string): string | null {
  const found = isAbsolute(word) ? fileAt(word) : null
  if (found === null) return null
  const seen = `${word} ${found.size} ${found.mtimeMs}`
  if (found.size > mostHashed) return seen
  const before = known.get(seen)
  if (before !== undefined) return before
  try {
    const stamp = createHash('sha256').update(readFileSync(word)).digest('hex')
    known.set(seen, stamp)
    return stamp
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
}

/**
 * Tells one command from another of the same name: its words, and the bytes of every file that they name: the program, a script, a model. Chunks of one that cannot be told
 * a speed are older than the stretching where nothing is said of it: they have the command's own pace.
 */
export function commandRevision(spoken: SpeechCommand): string {
  const { command, language, sample_rate } = spoken
  const stretched = takesSpeed(spoken) ? [] : ['stretched']
  const content = [command, language, sample_rate, command.map(stampOf), ...stretched]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)
}
