import type { BatchRunView } from '../../src-contract/history.ts'
import { countWords } from '../../src-contract/count-words.ts'
import { durationWords } from './amounts.ts'

export type RunLook = { words: string; tone: 'good' | 'warn' | 'bad' | 'quiet' }

const looks: Record<string, RunLook> = {
  success: { words: 'Done', tone: 'good' },
  partial: { words: 'Partly done', tone: 'warn' },
  failed: { words: 'Failed', tone: 'bad' },
  skipped: { words: 'Nothing to do', tone: 'quiet' },
  interrupted: { words: 'Interrupted', tone: 'warn' },
  running: { words: 'Under way', tone: 'quiet' },
}

/** What pipeline.json calls a run's end, in words; a status that nobody knows is shown as it is. */
export function runLook({ status }: BatchRunView): RunLook {
  return looks[status] ?? { words: status === '' ? 'Unknown' : status, tone: 'quiet' }
}

/** "12 made, 2 failed, 3 skipped"; only what there was. */
export function runCounts({ done, failed, skipped, total }: BatchRunView): string {
  const parts = [
    done > 0 ? `${done.toLocaleString('en')} made` : '',
    failed > 0 ? `${failed.toLocaleString('en')} failed` : '',
    skipped > 0 ? `${skipped.toLocaleString('en')} skipped` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? countWords(total, 'book') : parts.join(', ')
}

/** "24 × real time": seconds of audio made in a second. Null where one of the two is not known. */
export function runSpeed({ audioSec, durationSec }: BatchRunView): string | null {
  if (audioSec === null || durationSec === null || audioSec <= 0 || durationSec <= 0) return null
  const speed = audioSec / durationSec
  return `${speed < 9.95 ? speed.toFixed(1) : Math.round(speed).toLocaleString('en')} × real time`
}

/** What all runs came to. */
export function historySummary(runs: readonly BatchRunView[]): string {
  const done = runs.reduce((sum, run) => sum + run.done, 0)
  const audioSec = runs.reduce((sum, run) => sum + (run.audioSec ?? 0), 0)
  return [
    countWords(runs.length, 'run'),
    `${countWords(done, 'book')} made`,
    ...(audioSec > 0 ? [`${durationWords(audioSec)} of audio`] : []),
  ].join(' · ')
}
