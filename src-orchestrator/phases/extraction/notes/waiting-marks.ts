import type { Line } from '../page/line.ts'
import { isSurelyMark, noteLabel, type Mark } from './note-marks.ts'

/** The numbers of raised marks that no note has answered since the last that was 1, in their order: those of a chapter's notes, which stand at its end. */
export function waitingAfter(
  waiting: readonly string[],
  marks: readonly { line: Line; mark: Mark }[],
): readonly string[] {
  const numbers = marks
    .filter(({ line, mark }) => mark.raised && isSurelyMark(line, mark))
    .flatMap(({ mark }) => mark.labels)
  const all = [...waiting, ...numbers]
  return all.slice(Math.max(0, all.lastIndexOf('1')))
}

/** Labels on the line of small type that answer the waiting marks from the first of them on: all, or so many as the foot has room for. */
export function answersTo(foot: readonly Line[], waiting: readonly string[]): string[] {
  const labels = foot.flatMap((line) => {
    const found = noteLabel(line)
    return found === null || found.raised ? [] : [found.label]
  })
  const isAnswer = labels.length > 1 || labels.length === waiting.length
  return isAnswer && labels.every((label, at) => label === waiting[at]) ? labels : []
}
