import type { ReactNode } from 'react'
import type { Comparison } from '../../../src-contract/migration.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { comparisonRows } from '../../view/comparison-rows.ts'
import { lastPart } from '../../view/workspace-words.ts'

export function ComparisonTable({ comparison }: { comparison: Comparison }): ReactNode {
  const rows = comparisonRows(comparison)
  const different = rows.filter(({ differs }) => differs).length
  return (
    <section aria-label="Result of the comparison">
      <output className="comparison-summary">
        <strong>{lastPart(comparison.file)}</strong>{' '}
        {different === 0
          ? 'came out the same: nothing that you would hear or miss differs.'
          : `differs in ${countWords(different, 'point')}, marked below.`}
      </output>
      <table className="side-by-side">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What</span>
            </th>
            <th scope="col">
              Theirs <span>{comparison.theirs.orchestrator}</span>
            </th>
            <th scope="col">
              Bookspool’s <span>{comparison.ours.orchestrator}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, theirs, ours, differs }) => (
            <tr key={id} className={differs ? 'differs' : ''}>
              <th scope="row">{label}</th>
              <td>{theirs}</td>
              <td>
                {ours}
                {differs && <span className="badge warn">Differs</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
