import { z } from 'zod'

/** Which orchestrator makes the books, and how it is started. */
export const orchestratorUseSchema = z.object({
  kind: z.enum(['builtin', 'workspace', 'command']),
  /** In a few words: "Built in, version 0.1.0", "phase6_orchestrator/orchestrator.py through Poetry". */
  label: z.string(),
  /** The words that start it, without the book's own; empty for the built-in one. */
  command: z.array(z.string()),
  /** Absolute path of the program that was found or named, whose hash consent is given to; null for the built-in one. */
  program: z.string().nullable(),
  /** Of that program's bytes, hex; null where it cannot be read as a file (a command that PATH resolves). */
  sha256: z.string().nullable(),
})
export type OrchestratorUse = z.infer<typeof orchestratorUseSchema>

/** What the window has to ask before a book can be given to an orchestrator. */
export const questionSchema = z.discriminatedUnion('kind', [
  /** A program found in or named by a workspace is about to be run for the first time. */
  z.object({ kind: z.literal('trust'), id: z.string(), use: orchestratorUseSchema }),
  /** The workspace's orchestrator wants Poetry, and there is none: python3, the built-in one, or nothing. */
  z.object({
    kind: z.literal('no-poetry'),
    id: z.string(),
    folder: z.string(),
    python: z.string().nullable(),
  }),
  /** The workspace or its record names a voice that is not installed. */
  z.object({ kind: z.literal('voice'), id: z.string(), voice: z.string() }),
])
export type Question = z.infer<typeof questionSchema>

/** What `question.answer` takes for each; for a voice the id of the one that speaks instead, or `default` for one of the book's language. */
export const questionAnswers = {
  trust: ['allow', 'deny'],
  'no-poetry': ['python3', 'builtin', 'stop'],
} as const satisfies Partial<Record<Question['kind'], readonly string[]>>
export const defaultVoiceAnswer = 'default'
