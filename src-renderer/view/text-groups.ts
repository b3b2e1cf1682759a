import type { ChangeReport } from '../../src-contract/reports.ts'
import {
  canBeRestored,
  keyOf,
  keyWord,
  restoredTest,
  type ChangeKey,
  type TextChoices,
} from '../../src-contract/text-choices.ts'
import { ruleWords } from './rule-words.ts'

type Box = ChangeReport['items'][number]['box']

export type ChangeRow = { id: string; key: ChangeKey; text: string; isRestored: boolean; box: Box }

export type ChangeGroup = {
  rule: string
  title: string
  what: string
  /** All of them, whatever is searched for. */
  count: number
  restored: number
  canRestore: boolean
  /** Those that hold the words searched for, in the order of the book. */
  rows: ChangeRow[]
}

/** As a cut word is shown: "exam|ple" was "exam-" and "ple". */
function shownText(rule: string, text: string): string {
  return rule === 'hyphen-joined' ? text.replace(/[-‐\u00AD]?\|/u, '-') : text
}

/** What was changed on a page, by its rules. */
export function changesOnPage(groups: readonly ChangeGroup[], page: number): ChangeGroup[] {
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ key }) => key.page === page) }))
    .filter(({ rows }) => rows.length > 0)
}

/** The changes by their rules, the commonest first; with `search`, those that hold it, in small letters or capitals. A number also finds its page. */
export function changeGroups(
  { items }: Pick<ChangeReport, 'items'>,
  choices: TextChoices,
  search: string,
): ChangeGroup[] {
  const isRestored = restoredTest(choices)
  const wanted = search.trim().toLowerCase()
  const groups = new Map<string, ChangeGroup>()
  for (const item of items) {
    const { rule } = item
    const key = keyOf(item)
    const text = shownText(rule, item.text)
    const row = { id: keyWord(key), key, text, isRestored: isRestored(key), box: item.box }
    const known = groups.get(rule)
    const group = known ?? {
      rule,
      ...ruleWords(rule),
      count: 0,
      restored: 0,
      canRestore: canBeRestored(rule),
      rows: [],
    }
    if (known === undefined) groups.set(rule, group)
    group.count++
    if (row.isRestored) group.restored++
    const isFound = row.text.toLowerCase().includes(wanted) || String(item.page) === wanted
    if (wanted === '' || isFound) group.rows.push(row)
  }
  return [...groups.values()].filter(({ rows }) => rows.length > 0).sort((a, b) => b.count - a.count)
}
