import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWindow } from '../../app-context.tsx'
import { kindWords, wholeList } from '../../view/list-filter.ts'

/** The list has books, but none that is looked for. */
export function NothingFound(): ReactNode {
  const actions = useActions()
  const { words, kind } = useWindow((state) => state.listFilter)
  return (
    <main className="library nothing-found">
      <SearchX aria-hidden size={40} strokeWidth={1.25} />
      <p aria-live="polite">
        {words.trim() === ''
          ? 'No book is of this kind'
          : `No book has “${words.trim()}” in its title, author or file name`}
        {kind === 'all' ? '.' : `: ${kindWords[kind].toLowerCase()}.`}
      </p>
      <Button className="button" onPress={() => actions.filterList(wholeList)}>
        Show all books
      </Button>
    </main>
  )
}
