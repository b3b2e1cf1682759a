import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFile } from '../../src-node/install-layout.ts'
import { leanFlags } from '../../src-node/lean-node.ts'
import { startChildWorker, type ChildWorker, type WorkerHooks } from '../phases/child-worker.ts'
import type { OcrQuestion } from './ocr-protocol.ts'

/** Built, the worker lies beside the orchestrator's bundle; from the sources, beside this file. */
function workerProgram(): string {
  const here = fileURLToPath(import.meta.url)
  return here.endsWith('.ts')
    ? join(dirname(here), 'ocr-worker.ts')
    : builtFile('orchestrator', 'ocr-worker.js')
}

/** Seconds after which a page hangs: a page of a newspaper takes 20 on an idle machine; this one may be anything but idle. */
const patienceSec = 400

export type OcrWorker = ChildWorker<OcrQuestion>

export function startOcrWorker(
  hooks: Pick<WorkerHooks<OcrQuestion>, 'onWords' | 'onSpent'> & { program?: string },
): OcrWorker {
  const { program = workerProgram(), ...rest } = hooks
  return startChildWorker({ ...rest, program, flags: leanFlags, patienceSec: () => patienceSec })
}
