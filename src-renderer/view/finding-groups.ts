import type { Finding } from '../../src-contract/migration.ts'

const titles: Record<Finding['kind'], string> = {
  problem: 'Stands in the way',
  note: 'Found and understood',
  hold: 'Holds you back',
  change: 'Will change',
  keep: 'Stays as it is',
}

export type FindingGroup = { kind: Finding['kind']; title: string; findings: Finding[] }

/** The groups that hold anything, in the order asked for. */
export function findingGroups(
  findings: readonly Finding[],
  kinds: readonly Finding['kind'][],
): FindingGroup[] {
  return kinds
    .map((kind) => ({ kind, title: titles[kind], findings: findings.filter((one) => one.kind === kind) }))
    .filter((group) => group.findings.length > 0)
}
