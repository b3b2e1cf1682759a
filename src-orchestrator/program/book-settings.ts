import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { plainSubtitleFormats } from '../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../src-contract/failure.ts'
import {
  orchestratorSettingsSchema,
  type OrchestratorSettings,
} from '../../src-contract/orchestrator-settings.ts'
import { errorCode } from '../../src-node/atomic-file.ts'
import type { ConvertRequest } from './arguments.ts'

type SettingsFlags = Pick<
  ConvertRequest,
  'settings' | 'voice' | 'maxRetries' | 'overwrite' | 'enableSubtitles'
>

/** The settings file, with what the command line says beside it: a flag wins. Fails with 'config-unreadable' or 'config-invalid'. */
export async function readBookSettings(flags: SettingsFlags): Promise<Result<OrchestratorSettings>> {
  const file = flags.settings === null ? succeed({}) : await readObject(flags.settings)
  if (!file.ok) return file
  const parsed = orchestratorSettingsSchema.safeParse({
    ...file.value,
    ...(flags.voice === null ? {} : { voice: flags.voice }),
    ...(flags.maxRetries === null ? {} : { max_retries: flags.maxRetries }),
    ...(flags.overwrite ? { overwrite: true } : {}),
  })
  if (parsed.success) {
    const { data } = parsed
    const isWanting = flags.enableSubtitles && data.subtitles.length === 0
    return succeed(isWanting ? { ...data, subtitles: [...plainSubtitleFormats] } : data)
  }
  const detail = z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/gu, ' ')
  return flags.settings === null
    ? fail('usage-invalid', { detail })
    : fail('config-invalid', { file: flags.settings, detail })
}

async function readObject(path: string): Promise<Result<object>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return succeed(value)
    return fail('config-invalid', { file: path, detail: 'it holds no JSON object' })
  } catch (error) {
    if (!(error instanceof Error) || (!(error instanceof SyntaxError) && errorCode(error) === undefined))
      throw error
    return fail('config-unreadable', { file: path, detail: error.message })
  }
}
