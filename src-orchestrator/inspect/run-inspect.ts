import type { Readable, Writable } from 'node:stream'
import {
  inspectRequestSchema,
  type InspectAnswer,
  type InspectRequest,
} from '../../src-contract/orchestrator-protocol.ts'
import { lineReader } from '../../src-node/line-reader.ts'
import { showPage } from '../pages/show-page.ts'
import { sampleText } from './sample-text.ts'
import { inspectFile } from './inspect-file.ts'

/** Files looked at side by side: hashing one waits for the disk while another is parsed. */
const atOnce = 2

/**
 * The `inspect` verb: requests in, one JSON object a line, answers out, in any order, until the input ends; resolves when the last answer is written.
 * Lines that are no request are said on stderr by `onBadLine` and left out.
 */
export async function runInspect(
  input: Readable,
  output: Writable,
  onBadLine: (line: string) => void = () => undefined,
): Promise<void> {
  const waiting: InspectRequest[] = []
  let running = 0
  let ended = false
  await new Promise<void>((resolve, reject) => {
    const answer = (reply: InspectAnswer): void => {
      output.write(`${JSON.stringify(reply)}\n`)
    }
    const serve = async (request: InspectRequest): Promise<void> => {
      running++
      answer({ id: request.id, ...(await found(request)) })
      running--
      next()
    }
    const next = (): void => {
      if (ended && running === 0 && waiting.length === 0) resolve()
      const request = running < atOnce ? waiting.shift() : undefined
      if (request === undefined) return
      void serve(request).catch(reject)
      next()
    }
    const lines = lineReader((line) => {
      if (line.trim() === '') return
      const request = inspectRequestSchema.safeParse(parsed(line))
      if (!request.success) return onBadLine(line)
      // Somebody looks at the page, and the pile can wait.
      if (request.data.page === undefined) waiting.push(request.data)
      else void serve(request.data).catch(reject)
      return next()
    })
    input.on('data', (bytes: Buffer) => lines.write(bytes))
    input.on('error', reject)
    input.on('end', () => {
      lines.end()
      ended = true
      next()
    })
  })
}

async function found({ path, password, sample, page }: InspectRequest): Promise<Omit<InspectAnswer, 'id'>> {
  if (page !== undefined) return showPage(path, page, password ?? null)
  return sample === undefined ? inspectFile(path, password) : sampleText(path, sample)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // No JSON is no request: the schema says so for both.
    return null
  }
}
