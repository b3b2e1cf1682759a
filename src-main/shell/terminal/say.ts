import { resolve } from 'node:path'
import { z } from 'zod'
import { pronunciationsFor, pronunciationsSchema } from '../../../src-contract/pronunciation.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { actOnVoices } from '../app/ask-orchestrator.ts'
import { homePlaces } from '../config/places.ts'
import { exitStatus } from './book-report.ts'
import { loadSettings } from './load-settings.ts'
import { printJson, type Terminal } from './terminal.ts'

export const sayFlagsSchema = z.object({
  voice: z.string().min(1).optional(),
  language: z.string().min(2).optional(),
  output: z.string().min(1).optional(),
  pronunciations: pronunciationsSchema.optional(),
  book: z.string().min(1).optional(),
  json: z.boolean().default(false),
  config: z.string().optional(),
})
type SayFlags = z.infer<typeof sayFlagsSchema>

/** `bookspool say`: the words that are said for a text, and their sound. Answers with the exit status. */
export async function say(text: string, flags: SayFlags, terminal: Terminal): Promise<Result<number>> {
  const settings = await loadSettings(flags.config, homePlaces(homeFolder()).configFile, {}, terminal)
  if (!settings.ok) return settings
  const { config } = settings.value
  const spoken = await actOnVoices(
    {
      action: 'say',
      text,
      id: flags.voice ?? (flags.language === undefined ? config.voice : null),
      language: flags.language ?? null,
      pronunciations: pronunciationsFor(
        flags.pronunciations ?? config.pronunciations,
        flags.book === undefined ? [] : [flags.book],
      ),
      output: flags.output === undefined ? null : resolve(flags.output),
    },
    { commands: config.speech_commands },
  )
  if (!spoken.ok) return spoken
  const { said, output, items } = spoken.value
  if (flags.json) printJson(terminal, spoken.value)
  else {
    terminal.result(`${said ?? ''}\n`)
    if (output !== null) terminal.say(`${items[0]?.name ?? ''} → ${output}`)
  }
  return succeed(exitStatus.success)
}
