import type { Line, PlacedLine } from './line.ts'

/** What stands beside the text and is no part of it: read, announced or left out as the listener chooses. */
export type AsideKind = 'footnote' | 'caption' | 'table' | 'formula' | 'code' | 'margin-note' | 'picture'

export type Aside = {
  kind: AsideKind
  /** A note's number or sign; empty for the others. */
  label: string
  /** What a note's number opens with, where it stands on the line: its mark does too. */
  bracket?: string
  page: number
  lines: PlacedLine[]
}

function isOn(line: Line, page: number): line is PlacedLine {
  return line.page === page
}

export function onPage(line: Line, page: number): PlacedLine {
  return isOn(line, page) ? line : { ...line, page }
}
