import { z } from 'zod'
import { splitCommand } from './command-words.ts'

/** An old habit is a number in quotes. */
const numeric = (schema: z.ZodNumber) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value), schema)

/** The engine of all voices that are commands. */
export const commandEngine = 'command'

/** A program of the user's that speaks: text in, WAV out. */
export const speechCommandSchema = z.strictObject({
  /** Of the voice: `command:NAME` is its id. */
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u, 'a name is letters, digits, - . and _'),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[a-z\d]+)*$/iu, 'a language is a code such as en or pt-BR'),
  /** The program and its arguments, each for itself: no shell reads them. */
  command: z.preprocess(
    (value) => (typeof value === 'string' ? splitCommand(value) : value),
    z.array(z.string().min(1)).min(1),
  ),
  /** Hz, in which the book is made; what comes at another rate is converted. */
  sample_rate: numeric(z.number().int().min(8000).max(48_000)).default(22_050),
  /** Seconds that one sentence may take. */
  timeout: numeric(z.number().min(1).max(3600)).default(120),
})
export type SpeechCommand = z.infer<typeof speechCommandSchema>

export const speechCommandsSchema = z
  .array(speechCommandSchema)
  .refine((commands) => new Set(commands.map(({ name }) => name.toLowerCase())).size === commands.length, {
    message: 'two of them have the same name',
  })

/** What stands for something in a command's words. */
export const commandPlaceholders = [
  'text',
  'text-file',
  'wav-file',
  'speed',
  'length-scale',
  'words-per-minute',
  'voice',
  'language',
] as const
export type CommandPlaceholder = (typeof commandPlaceholders)[number]

export function usesPlaceholder(
  { command }: Pick<SpeechCommand, 'command'>,
  name: CommandPlaceholder,
): boolean {
  return command.some((word) => word.includes(`{${name}}`))
}

/** Whether it can be told how fast to speak. */
export function takesSpeed(command: Pick<SpeechCommand, 'command'>): boolean {
  return (['speed', 'length-scale', 'words-per-minute'] as const).some((name) =>
    usesPlaceholder(command, name),
  )
}
