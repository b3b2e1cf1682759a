import { z } from 'zod'
import { bookPageSchema } from './book-page.ts'
import { batchViewSchema, bookViewSchema, machineSampleSchema } from './book-view.ts'
import type { AnnounceName, AskName, TellName } from './channel-table.ts'
import { configKeys, configSchema } from './config-options.ts'
import { doorKindSchema } from './door-kind.ts'
import { failureSchema, type Result } from './failure.ts'
import { batchRunViewSchema, diskViewSchema } from './history.ts'
import {
  backupSchema,
  checkSchema,
  comparisonSchema,
  rollbackPlanSchema,
  workspaceViewSchema,
} from './migration.ts'
import { orchestratorUseSchema, questionSchema } from './orchestrator-use.ts'
import { bookSpeechSchema } from './own-speech.ts'
import { encodingChoiceSchema, textSampleSchema } from './text-encodings.ts'
import { isPhaseNumber, type PhaseNumber } from './phases.ts'
import { doctorItemSchema } from './reports.ts'
import { soundAskSchemas } from './sound-channels.ts'
import { textAskSchemas } from './text-channels.ts'
import { voiceInstallsSchema } from './voice-installs.ts'

const nothing = z.void()
const bookIds = z.array(z.string()).min(1).max(100_000)
/** Left out: the whole batch. */
const whichBooks = z.object({ bookIds: bookIds.optional() })
const bookId = z.string()
const phase = z.custom<PhaseNumber>(isPhaseNumber)
/** Null: batch.log. `attempt` left out: the newest. */
const whichLog = z.object({ bookId: z.string().nullable(), attempt: z.number().int().min(1).optional() })

/** Of entries of at least that level, and holding the words, in small letters or capitals. */
const logLines = z.object({
  least: z.enum(['WARNING', 'ERROR']).optional(),
  text: z.string().min(1).max(1000).optional(),
})

export const outputPlaceSchema = z.object({
  /** Absolute path of the folder where finished books go. */
  folder: z.string(),
  /** Whether it is the default one. */
  isDefault: z.boolean(),
  freeBytes: z.number().nullable(),
})

export const snapshotSchema = z.object({
  /** Goes up by one with every `state.changed`. A gap means: ask again. */
  revision: z.number().int(),
  version: z.string(),
  door: doorKindSchema,
  platform: z.string(),
  batch: batchViewSchema,
  /** In the order of the list. */
  books: z.array(bookViewSchema),
  output: outputPlaceSchema,
  machine: machineSampleSchema.nullable(),
  orchestrator: orchestratorUseSchema,
  /** The folder of pipeline.json, and whether it is Bookspool's own. */
  workspace: z.object({ path: z.string(), isOwn: z.boolean() }),
  /** What has to be answered before something can go on. */
  questions: z.array(questionSchema),
})
export type Snapshot = z.infer<typeof snapshotSchema>

export const stateChangeSchema = z.object({
  revision: z.number().int(),
  batch: batchViewSchema.optional(),
  /** Books that are new or changed. */
  books: z.array(bookViewSchema).optional(),
  removed: z.array(z.string()).optional(),
  /** The whole order, sent when it is not the old one with new books appended. */
  order: z.array(z.string()).optional(),
  output: outputPlaceSchema.optional(),
  orchestrator: orchestratorUseSchema.optional(),
  workspace: z.object({ path: z.string(), isOwn: z.boolean() }).optional(),
  /** All that are open. */
  questions: z.array(questionSchema).optional(),
})
export type StateChange = z.infer<typeof stateChangeSchema>

export const noticeSchema = z.object({
  level: z.enum(['info', 'success', 'warning', 'error']),
  title: z.string(),
  text: z.string(),
})
export type Notice = z.infer<typeof noticeSchema>

export const addedSchema = z.object({
  added: z.number(),
  alreadyListed: z.number(),
  /** What was dropped and is no book, with the reason. */
  refused: z.array(failureSchema),
})

const logPageSchema = z.object({
  text: z.string(),
  /** Byte offset of the text's first byte. */
  fromByte: z.number(),
  /** Byte offset behind the text: where the next page begins. */
  toByte: z.number(),
  sizeBytes: z.number(),
  /** Where the log lies on disk. */
  path: z.string(),
})

const settingsViewSchema = z.object({
  /** The config.yaml in force. */
  path: z.string(),
  config: configSchema,
  /** Keys whose value a flag overrides at present. */
  overridden: z.array(z.enum(configKeys)),
  /** Keys in the file that nobody knows; they are kept. */
  unknownKeys: z.array(z.string()),
  /** Keys that this door may not change. */
  locked: z.array(z.enum(configKeys)),
  failure: failureSchema.nullable(),
})
export type SettingsView = z.infer<typeof settingsViewSchema>

/** Each ask with what goes in and what comes back when it succeeds; every answer travels as a Result. */
export const askSchemas = {
  'state.snapshot': { input: nothing, output: snapshotSchema },
  'pile.add': { input: z.object({ paths: z.array(z.string().min(1)).min(1).max(100_000) }), output: addedSchema },
  /** Opens the system's dialog; null where it was cancelled. */
  'pile.browse': { input: z.object({ kind: z.enum(['files', 'folder']) }), output: addedSchema.nullable() },
  /** `phases` and `resume` hold for this run alone. `resume: false`: what earlier runs made is discarded first. */
  'batch.start': { input: whichBooks.extend({ phases: z.array(phase).min(1).optional(), resume: z.boolean().optional() }), output: nothing },
  /** `now`: a run that cannot be suspended is stopped instead of being let finish its book. */
  'batch.pause': { input: whichBooks.extend({ now: z.boolean().optional() }), output: nothing },
  'batch.resume': { input: whichBooks, output: nothing },
  'batch.stop': { input: whichBooks, output: nothing },
  'books.remove': { input: z.object({ bookIds }), output: nothing },
  /** `fromScratch`: what earlier runs made is discarded first. */
  'books.retry': { input: z.object({
    bookIds,
    fromScratch: z.boolean().default(false),
    /** What this phase and those after it made is discarded first. */
    fromPhase: phase.optional(),
    /** With that phase: what the settings leave as it was is kept, and nothing discarded. */
    keeps: z.boolean().default(false),
    /** Only the chunks that have no sound are made again, and what follows from them. */
    gapsOnly: z.boolean().default(false),
  }), output: nothing },
  'books.move': { input: z.object({ bookIds, to: z.enum(['top', 'bottom']) }), output: nothing },
  'book.read': { input: z.object({ bookId }), output: bookPageSchema },
  /** How the book is spoken from its next run on, in place of what was chosen before. Not while it is being made. */
  'book.choose': { input: z.object({ bookId, speech: bookSpeechSchema }), output: nothing },
  /** In which encoding a file that is one text is read from its next run on, by any of its names or `auto`; null: as the settings say. Not while it is being made. */
  'book.chooseEncoding': { input: z.object({ bookId, encoding: encodingChoiceSchema.nullable() }), output: nothing },
  /** How a file that is one text begins in that encoding, or with `auto` in the one that is found out. */
  'book.sample': { input: z.object({ bookId, encoding: encodingChoiceSchema }), output: textSampleSchema },
  /** The titles of its chapters, also of a book that has to be read for that; `sound.stopPreview` calls it off. */
  'book.chapters': { input: z.object({ bookId }), output: z.array(z.string()) },
  /** Adds the books of `input_dir`, read at its top level. */
  'pile.inputFolder': { input: nothing, output: addedSchema },
  'books.unlock': { input: z.object({ bookId: z.string(), password: z.string().min(1) }), output: nothing },
  /** Shows the finished book in the system's file manager; in the browser, answers with a link to download it. */
  'books.reveal': { input: z.object({ bookId: z.string() }), output: z.object({ download: z.string().nullable() }) },
  /** `fromByte` negative: that many bytes before the end. */
  'log.read': {
    input: whichLog.extend({ fromByte: z.number().int(), maxBytes: z.number().int().min(1).max(1_000_000) }),
    output: logPageSchema,
  },
  /** The lines of a stretch of the log that are wanted. `fromByte` negative: that many bytes before the end. `toByte` short of the stretch's end: more were wanted than a page holds. */
  'log.filter': {
    input: whichLog.extend({ fromByte: z.number().int(), maxBytes: z.number().int().min(1).max(64 * 1024 * 1024), only: logLines }),
    output: z.object({ lines: z.array(z.object({ at: z.number(), text: z.string() })), fromByte: z.number(), toByte: z.number(), sizeBytes: z.number(), path: z.string() }),
  },
  /**
   * The byte offset of the first line that begins from `fromByte` on, or, backwards, of the last before it, that is wanted; an error where `only` is left out.
   * Null: there is none as far as `toByte`; a long log is searched in several asks, each of which begins there.
   */
  'log.find': {
    input: whichLog.extend({ fromByte: z.number().int().min(0), only: logLines.optional(), backwards: z.boolean().default(false) }),
    output: z.object({ atByte: z.number().nullable(), toByte: z.number() }),
  },
  /** Shows the log in the file manager; in the browser, answers with a link to download it. */
  'log.reveal': { input: whichLog, output: z.object({ download: z.string().nullable() }) },
  /** What a bug report needs, as text without secrets. Null: of the whole batch. */
  'report.gather': { input: z.object({ bookId: z.string().nullable() }), output: z.object({ text: z.string() }) },
  /** Newest first. */
  'history.read': { input: nothing, output: z.array(batchRunViewSchema) },
  'disk.read': { input: nothing, output: diskViewSchema },
  /** Drops the working files of these books; of all that are done where left out. Never a file that we did not make. */
  'disk.clear': { input: z.object({ fileIds: z.array(z.string()).optional() }), output: diskViewSchema },
  'question.answer': { input: z.object({ id: z.string(), answer: z.string().min(1) }), output: nothing },
  'workspace.read': { input: nothing, output: workspaceViewSchema },
  /** Left out: the system's dialog; null where it was cancelled. A folder, its config.yaml or its pipeline.json. */
  'workspace.open': { input: z.object({ path: z.string().min(1).optional() }), output: workspaceViewSchema.nullable() },
  /** Back to Bookspool's own workspace; nothing in the other one is touched. */
  'workspace.close': { input: nothing, output: workspaceViewSchema },
  'migrate.backup': { input: nothing, output: backupSchema },
  'migrate.checks': { input: z.object({ file: z.string().optional() }), output: z.array(checkSchema) },
  'migrate.compare': { input: z.object({ file: z.string().min(1) }), output: comparisonSchema },
  'migrate.rollbackPlan': { input: z.object({ backupId: z.string() }), output: rollbackPlanSchema },
  'migrate.rollback': { input: z.object({ backupId: z.string() }), output: rollbackPlanSchema },
  'settings.read': { input: nothing, output: settingsViewSchema },
  /** `seen`: the value that the form showed; where the file holds another by now, `setting-changed-outside` and nothing is written. */
  'settings.write': { input: z.object({ key: z.enum(configKeys), value: z.unknown(), seen: z.unknown().optional() }), output: settingsViewSchema },
  /** Opens the system's dialog and sets the folder under `key`; null where it was cancelled. */
  'settings.chooseFolder': { input: z.object({ key: z.enum(['output_dir', 'input_dir']) }), output: settingsViewSchema.nullable() },
  'doctor.run': { input: nothing, output: z.array(doctorItemSchema) },
  ...soundAskSchemas,
  ...textAskSchemas,
} as const satisfies Record<AskName, { input: z.ZodType; output: z.ZodType }> // prettier-ignore

export const tellSchemas = {
  'window.reportError': z.object({
    message: z.string().max(10_000),
    stack: z.string().max(50_000).optional(),
  }),
  /** The answer to `close.asked`. `keep`: the batch runs on without a window. */
  'close.answer': z.object({ choice: z.enum(['keep', 'pause', 'stop', 'cancel']) }),
} as const satisfies Record<TellName, z.ZodType>

export const announceSchemas = {
  'state.changed': stateChangeSchema,
  'machine.sampled': machineSampleSchema,
  'settings.changed': settingsViewSchema,
  'notice.shown': noticeSchema,
  /** The window is to be closed while a batch runs: `close.answer` says what becomes of it. */
  'close.asked': z.object({ running: z.number() }),
  'voices.changed': voiceInstallsSchema,
} as const satisfies Record<AnnounceName, z.ZodType>

/** What a caller passes (before defaults) and what a handler gets (after parsing). */
export type AskInput<Name extends AskName> = z.input<(typeof askSchemas)[Name]['input']>
export type AskParsed<Name extends AskName> = z.output<(typeof askSchemas)[Name]['input']>
export type AskOutput<Name extends AskName> = z.output<(typeof askSchemas)[Name]['output']>
export type TellPayload<Name extends TellName> = z.output<(typeof tellSchemas)[Name]>
export type AnnouncePayload<Name extends AnnounceName> = z.output<(typeof announceSchemas)[Name]>

/** What stands behind a door: one handler an ask, one a tell. Handlers get parsed data and know nothing of Electron or sockets. */
export type AskHandlers = {
  [Name in AskName]: (input: AskParsed<Name>) => Promise<Result<AskOutput<Name>>>
}
export type TellHandlers = { [Name in TellName]: (payload: TellPayload<Name>) => void }
