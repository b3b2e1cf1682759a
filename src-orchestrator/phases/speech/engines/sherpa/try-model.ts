import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OfflineTtsConfig } from 'sherpa-onnx-node'
import { z } from 'zod'
import { writeNamed } from '../../../../../src-node/atomic-file.ts'
import { builtFile } from '../../../../../src-node/install-layout.ts'
import { leanEnvironment } from '../../../../../src-node/lean-node.ts'
import { loadPatienceSec } from '../engine.ts'

const answerSchema = z.object({
  speakers: z.number().int().nonnegative(),
  sampleRateHz: z.number().int().positive(),
  samples: z.number().int(),
})
export type Trial = z.infer<typeof answerSchema>

/** Built, it lies beside the orchestrator's bundle; from the sources, beside this file. */
function trialProgram(): string {
  const here = fileURLToPath(import.meta.url)
  return here.endsWith('.ts')
    ? join(dirname(here), 'model-trial.ts')
    : builtFile('orchestrator', 'model-trial.js')
}

function parsed(text: string): Trial | null {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Loads a model in a process of its own and speaks a sentence; in words why that fails. `folder`: where a file of ours may be written. */
export async function tryModel(
  config: OfflineTtsConfig,
  folder: string,
  said: { text: string; language: string },
  signal: AbortSignal,
): Promise<Trial | string> {
  const configFile = join(folder, 'trial.json')
  await writeNamed(configFile, JSON.stringify(config))
  const child = spawn(process.execPath, [trialProgram(), configFile, said.text, said.language], {
    env: { ...process.env, ...leanEnvironment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: loadPatienceSec * 1000,
    killSignal: 'SIGKILL',
    windowsHide: true,
    signal,
  })
  let [out, words] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = `${words}${text}`.slice(-4000)
  })
  const ended = await new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (status, signal) => resolve(status === 0 ? null : (signal ?? `exit status ${status}`)))
  })
  await rm(configFile, { force: true })
  const trial = ended === null ? parsed(out) : null
  if (trial === null) {
    // sherpa-onnx puts its own source's place before its words.
    const said = words.trim().split('\n').map((line) => line.replace(/^\S+\.(?:cc|h|js):\S+\s*/u, '')) // prettier-ignore
    const reason = said.find((line) => /error|please|invalid|not|fail/iu.test(line)) ?? said.at(-1) ?? ''
    return [reason.slice(0, 300), ended ?? 'it answers nothing'].filter((part) => part !== '').join('; ')
  }
  return trial.samples > 0 ? trial : 'it gives no sound'
}
