import { z } from 'zod'
import { ExpectedFailure, succeed, type Result } from '../../src-contract/failure.ts'
import { unusableVoice } from '../phases/speech/find-voices.ts'
import type { SpeechTools } from '../phases/speech/speech-tools.ts'
import { RefusedByWorker, WorkerDied } from '../phases/child-worker.ts'
import { writeSampleFile } from './sample-file.ts'
import { startWorker } from '../phases/speech/worker-process.ts'
import type { PieceVoice } from '../phases/speech/worker-protocol.ts'

const recordSchema = z.object({ audioSec: z.number(), elapsedSec: z.number() })

/**
 * Speaks a sentence into a file, in a worker: native code that dislikes a model may end its process. Answers with how many times faster than its sound it was.
 * Fails with 'voice-unusable', 'speech-command-failed', and as `writeSampleFile` does.
 */
export async function speakSample(
  by: PieceVoice,
  said: string,
  path: string,
  tools: SpeechTools,
): Promise<Result<number>> {
  return writeSampleFile(path, async (wavPath) => speakWav(by, said, wavPath, tools))
}

async function speakWav(
  by: PieceVoice,
  said: string,
  path: string,
  { workerProgram: program, patienceSec, commands }: SpeechTools,
): Promise<Result<number>> {
  let words = ''
  const worker = startWorker({
    program,
    engine: by.engine,
    commands,
    patienceSec,
    onWords: (more) => {
      words = more
    },
    onSaid: () => undefined,
    onSpent: () => undefined,
  })
  try {
    const { audioSec, elapsedSec } = recordSchema.parse(await worker.ask({ type: 'sample', by, said, path }))
    return succeed(audioSec / elapsedSec)
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure }
    if (!(error instanceof RefusedByWorker || error instanceof WorkerDied)) throw error
    const last = error instanceof WorkerDied ? (words.trim().split('\n').at(-1) ?? '') : ''
    const detail = [error.message, last].filter((part) => part !== '').join('; ')
    return { ok: false, failure: unusableVoice(by, detail) }
  } finally {
    worker.end()
  }
}
