import { readKindsWords } from '../../../src-contract/file-kinds.ts'
import { shownName } from './progress-lines.ts'

/** Said where a run, or a look before one, finds nothing to do. `hint`: what else could have been meant. */
export function noBooksWords(places: readonly string[], hint: string | null): string {
  return [`No books in ${places.map(shownName).join(', ')}.`, readKindsWords, hint]
    .filter((words) => words !== null)
    .join(' ')
}
