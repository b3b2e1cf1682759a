import { execFileSync } from 'node:child_process'
import { z } from 'zod'
import { toolFile } from './places.ts'

const scoreSchema = z.object({
  words: z.number(),
  wer: z.number(),
  missing: z.number(),
  extra: z.number(),
  headLines: z.number(),
  pageNumberLines: z.number(),
  notesInBody: z.number().nullable(),
  titles: z.string(),
})
export type TextScore = z.infer<typeof scoreSchema>

/** Scores a text against a typeset book's truth. */
export function scoreText(truth: string, text: string): TextScore {
  const out = execFileSync(process.execPath, [toolFile('score-text.mjs'), truth, text, '--json'], {
    encoding: 'utf8',
  })
  return scoreSchema.parse(JSON.parse(out))
}

const percent = (share: number, digits: number): string => `${(share * 100).toFixed(digits)} %`

export const scoreHead = [
  ''.padEnd(38),
  'WER'.padStart(8),
  'missing'.padStart(9),
  'extra'.padStart(9),
  'heads'.padStart(6),
  'pages'.padStart(6),
  'notes'.padStart(7),
  'titles'.padStart(7),
  's/100 p.'.padStart(9),
].join(' ')

/** `seconds`: of CPU for a hundred pages. Without a score: what stands in its place. */
export function scoreRow(name: string, score: TextScore | string, seconds: number): string {
  if (typeof score === 'string') return `${name.padEnd(38)}   ${score}`
  return [
    name.padEnd(38),
    percent(score.wer, 2).padStart(8),
    percent(score.missing / score.words, 3).padStart(9),
    percent(score.extra / score.words, 3).padStart(9),
    String(score.headLines).padStart(6),
    String(score.pageNumberLines).padStart(6),
    (score.notesInBody === null ? '–' : percent(score.notesInBody, 1)).padStart(7),
    score.titles.padStart(7),
    seconds.toFixed(2).padStart(9),
  ].join(' ')
}
