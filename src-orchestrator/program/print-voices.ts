import type { Voice } from '../../src-contract/reports.ts'

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
