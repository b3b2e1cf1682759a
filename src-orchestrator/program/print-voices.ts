import { describeFailure } from '../../src-contract/failure.ts'
import type { InstallEvent, Voice, VoiceAction, VoiceActionReport } from '../../src-contract/reports.ts'
import type { VoicesForm } from './voices-arguments.ts'

/** The voices of this machine: one JSON document, or a line each. */
export function printVoices(
  voices: readonly Voice[],
  asJson: boolean,
  out: { write: (text: string) => unknown },
): void {
  out.write(asJson ? `${JSON.stringify({ items: voices })}\n` : voices.map(voiceLine).join(''))
}

function voiceLine({ id, name, language, installed, downloadBytes }: Voice): string {
  const size = downloadBytes === null ? '' : `, ${Math.ceil(downloadBytes / 1e6)} MB`
  return `${id.padEnd(28)} ${language.padEnd(10)} ${name}${installed ? '' : ` (not installed${size})`}\n`
}

type Out = { write: (text: string) => unknown }

const done: Record<VoiceAction['action'], string> = {
  install: 'Installed',
  remove: 'Removed',
  sample: 'Spoken by',
  say: 'Spoken by',
}

/** What became of an installation, a removal or a sample. */
export function printVoiceAction(
  { action }: VoiceAction,
  report: VoiceActionReport,
  form: VoicesForm,
  { out, err }: { out: Out; err: Out },
): void {
  if (form === 'events') out.write(eventLine({ type: 'report', report }))
  else if (form === 'json') out.write(`${JSON.stringify(report)}\n`)
  else if (report.error !== null) err.write(`${describeFailure(report.error)}\n`)
  else if (report.said !== null && report.output === null) out.write(`${report.said}\n`)
  else
    for (const { id, name } of report.items)
      out.write(`${done[action]} ${id}, ${name}${report.output === null ? '' : `: ${report.output}`}\n`)
}

function eventLine(event: InstallEvent): string {
  return `${JSON.stringify(event)}\n`
}

/** Tells how much of a download is here, a percent at a time: as events, or to people. */
export function progressPrinter(
  form: VoicesForm,
  { out, err }: { out: Out; err: Out },
): (progress: { done: number; total: number }) => void {
  let last = -1
  return ({ done: bytes, total }) => {
    const percent = Math.floor((100 * bytes) / total)
    if (percent === last) return
    if (form === 'events') out.write(eventLine({ type: 'progress', done: bytes, total }))
    else if (Math.floor(percent / 10) !== Math.floor(last / 10))
      err.write(`${percent} % of ${Math.ceil(total / 1e6)} MB\n`)
    last = percent
  }
}
