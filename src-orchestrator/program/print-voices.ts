import { describeFailure } from '../../src-contract/failure.ts'
import type { Voice, VoiceAction, VoiceActionReport } from '../../src-contract/reports.ts'

/** The voices of this machine: one JSON document, or a line each. */
export function printVoices(
  voices: readonly Voice[],
  asJson: boolean,
  out: { write: (text: string) => unknown },
): void {
  out.write(asJson ? `${JSON.stringify({ items: voices })}\n` : voices.map(voiceLine).join(''))
}

function voiceLine({ id, name, language, installed }: Voice): string {
  return `${id.padEnd(28)} ${language.padEnd(10)} ${name}${installed ? '' : ' (not installed)'}\n`
}

type Out = { write: (text: string) => unknown }

const done: Record<VoiceAction['action'], string> = {
  install: 'Installed',
  remove: 'Removed',
  sample: 'Spoken by',
}

/** What became of an installation, a removal or a sample. */
export function printVoiceAction(
  { action }: VoiceAction,
  report: VoiceActionReport,
  asJson: boolean,
  { out, err }: { out: Out; err: Out },
): void {
  if (asJson) out.write(`${JSON.stringify(report)}\n`)
  else if (report.error !== null) err.write(`${describeFailure(report.error)}\n`)
  else
    for (const { id, name } of report.items)
      out.write(`${done[action]} ${id}, ${name}${report.output === null ? '' : `: ${report.output}`}\n`)
}
