import { countWords } from '../../../src-contract/count-words.ts'
import { allPhaseNumbers } from '../../../src-contract/phases.ts'
import type { Config, ConfigKey } from '../../../src-contract/config-options.ts'
import { wordsFor, type Failure } from '../../../src-contract/failure.ts'
import type { Finding } from '../../../src-contract/migration.ts'
import type { RecordSummary } from './record-summary.ts'

/** What was found in a workspace, as plain facts. */
export type WorkspaceLook = {
  /** Null: there is none, the defaults hold. */
  configPath: string | null
  configFailure: Failure | null
  config: Config
  given: readonly ConfigKey[]
  unknownKeys: readonly string[]
  pipelineJson: string
  /** Null: there is none yet. */
  record: RecordSummary | null
  recordFailure: Failure | null
  inputDir: string | null
  /** Books in the input folder; null: there is no such folder. */
  inputBooks: number | null
  /** Whether the workspace has an orchestrator of its own. */
  hasOrchestrator: boolean
  /** In a few words, which one makes the books. */
  orchestrator: string
}

const plain = (kind: Finding['kind'], id: string, text: string): Finding => ({ id, kind, text, fix: null })

function problem(id: string, failure: Failure): Finding {
  const { what, todo } = wordsFor(failure)
  return plain('problem', id, `${what} ${todo}`)
}

/** Settings that an old file carries along and that keep a run from doing what people expect of it. They are changed only when asked. */
function holds({ config, given }: WorkspaceLook): Finding[] {
  const found: Finding[] = []
  const hold = (id: string, text: string, key: ConfigKey, value: unknown, label: string): void => {
    found.push({ id, kind: 'hold', text, fix: { key, value, label } })
  }
  if (!config.resume_enabled)
    hold(
      'resume-off',
      'resume_enabled is false: every run makes every book anew, and discards what is there.',
      'resume_enabled',
      true,
      'Switch resume on',
    )
  if (config.phases_to_run.length < allPhaseNumbers.length)
    hold(
      'phases-subset',
      `Only phases ${config.phases_to_run.join(', ')} are run: a book that stops there is no audiobook yet.`,
      'phases_to_run',
      [...allPhaseNumbers],
      'Run all phases',
    )
  if (config.batch_size !== null)
    hold(
      'batch-size',
      `batch_size lets at most ${countWords(config.batch_size, 'book')} be made per run.`,
      'batch_size',
      null,
      'Make all books',
    )
  if (given.includes('phase_timeout') && config.phase_timeout > 0)
    hold(
      'phase-timeout',
      `phase_timeout (${config.phase_timeout} s) was never enforced before. Here it gives up a phase without any progress for that long; a book that is merely long is never given up.`,
      'phase_timeout',
      0,
      'Never give up',
    )
  return found // prettier-ignore
}

function configFindings(look: WorkspaceLook): Finding[] {
  if (look.configFailure !== null) return [problem('config-unusable', look.configFailure)]
  if (look.configPath === null)
    return [
      plain('note', 'config-none', 'There is no config.yaml: the defaults hold until a setting is changed.'),
    ]
  const known = plain('note', 'config-found', `${look.configPath} is understood: ${countWords(look.given.length, 'setting')} of it ${look.given.length === 1 ? 'counts' : 'count'}. Comments, spacing and line ends stay when a setting is changed.`) // prettier-ignore
  const kept = plain('keep', 'unknown-keys', `Nobody here knows ${look.unknownKeys.join(', ')}; that stays in the file as it is.`) // prettier-ignore
  const governed = plain('change', 'cpu-threshold', `cpu_threshold (${look.config.cpu_threshold} %) really limits from now on: the old program only measured.`) // prettier-ignore
  return [
    known,
    ...(look.unknownKeys.length > 0 ? [kept] : []),
    ...(look.given.includes('cpu_threshold') ? [governed] : []),
    ...holds(look),
  ]
}

function shapesInWords({ perFile, perId, single }: RecordSummary): string {
  const shapes = [
    perFile > 0 ? `${countWords(perFile, 'book')} per file and phase` : null,
    perId > 0 ? `${countWords(perId, 'book')} per id` : null,
    single ? 'one in the oldest, single-book shape' : null,
  ].filter((word) => word !== null)
  return shapes.length === 0 ? 'no book' : shapes.join(', ')
}

function recordFindings(look: WorkspaceLook): Finding[] {
  if (look.recordFailure !== null) return [problem('record-unreadable', look.recordFailure)]
  const { record } = look
  if (record === null)
    return [plain('note', 'record-none', `${look.pipelineJson} is not there yet; the first book writes it.`)]
  const found = [
    plain('note', 'record-found', `${look.pipelineJson} is understood: ${shapesInWords(record)}. ${countWords(record.done, 'book')} finished: recognised, and skipped while the source is unchanged.`),
  ] // prettier-ignore
  if (record.single)
    found.push(plain('change', 'record-shape', 'The single-book record becomes an entry per file when the next book is recorded; everything in it stays.')) // prettier-ignore
  if (record.hasOldBatch)
    found.push(plain('change', 'old-batch', 'The old “batch” section is copied aside beside the record, as pipeline.json.batch-DATE.json, before the first run replaces it. Its phases_completed lists are not believed.')) // prettier-ignore
  if (record.unknownTop.length > 0)
    found.push(plain('keep', 'record-unknown', `${record.unknownTop.join(', ')} in the record: nobody here knows it, it stays.`)) // prettier-ignore
  return found
}

function inputFindings({ inputDir, inputBooks }: WorkspaceLook): Finding[] {
  if (inputDir === null)
    return [plain('note', 'input-unset', 'No input folder is set; books can be dropped.')]
  if (inputBooks === null)
    return [plain('problem', 'input-missing', `The input folder ${inputDir} is not there.`)]
  return [
    plain('note', 'input-found', `The input folder ${inputDir} holds ${countWords(inputBooks, 'book')}.`),
  ]
}

/** What a look at a workspace brought to light: what was understood, what will change, what stays, and what holds the user back. */
export function findingsOf(look: WorkspaceLook): Finding[] {
  const own = `The workspace has an orchestrator of its own, phase6_orchestrator/orchestrator.py. In use: ${look.orchestrator}.`
  const builtin = `Books are made by: ${look.orchestrator}.`
  return [
    ...configFindings(look),
    ...recordFindings(look),
    ...inputFindings(look),
    plain('note', 'orchestrator', look.hasOrchestrator ? own : builtin),
    plain('change', 'written', 'A run writes pipeline.json, pipeline.json.lock and batch.log, the chunks, audio and audiobooks of the books that it makes in the phases’ folders, and .bookspool, where Bookspool keeps what is its own. Nothing else in the workspace is touched.'), // prettier-ignore
    plain('keep', 'foreign-files', 'What Bookspool did not make is never overwritten: chunks and their audio that stand in the way are moved to .bookspool/aside first, and put back by a rollback; a finished audiobook stays where it is, and a new one of the same name gets “ (2)”.'), // prettier-ignore
  ]
}
