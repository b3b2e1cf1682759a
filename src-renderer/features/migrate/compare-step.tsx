import { Scale } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { useActions, useWindow } from '../../app-context.tsx'
import { isFullPath } from '../../view/config-input.ts'
import { titleOf } from '../../view/book-words.ts'
import { TaskState } from '../workspace/task-state.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { StepHead } from './findings-steps.tsx'

/** More would not be looked through; typing narrows them down. */
const booksOffered = 50

export function CompareStep(): ReactNode {
  const actions = useActions()
  const task = useWindow((state) => state.pages.comparison)
  const [path, setPath] = useState('')
  const [problem, setProblem] = useState('')
  const isBusy = task.busySince !== null
  const compare = (): void => {
    const file = path.trim()
    if (!isFullPath(file)) setProblem('Choose a book, or enter the full path of a file.')
    else void actions.compare(file)
  }
  return (
    <>
      <StepHead title="Compare a book">
        The same book is made twice: by the workspace’s own orchestrator, on a copy and with a copied record,
        and by the built-in one, elsewhere. What was made for it is taken away again. Choose a short one: this
        takes as long as both need.
      </StepHead>
      <div className="compare-pick">
        <FileField
          path={path}
          problem={problem}
          onChange={(next) => {
            setPath(next)
            setProblem('')
          }}
        />
        <Button className="button primary" isDisabled={isBusy} onPress={compare}>
          <Scale aria-hidden size={16} /> Compare
        </Button>
      </div>
      <TaskState {...task} working="Making the book twice. You may close this page; it goes on." />
      {task.value !== null && !isBusy && <ComparisonTable comparison={task.value} />}
    </>
  )
}

/** A book of the list, or any path. */
function FileField({
  path,
  problem,
  onChange,
}: {
  path: string
  problem: string
  onChange: (path: string) => void
}): ReactNode {
  const books = useWindow((state) => state.projection?.books)
  const offered = useMemo(() => {
    const words = path.trim().toLowerCase()
    const all = [...(books?.values() ?? [])]
    const isChosen = all.some((book) => book.path === path)
    return all
      .filter(
        (book) => words === '' || isChosen || `${titleOf(book)} ${book.path}`.toLowerCase().includes(words),
      )
      .slice(0, booksOffered)
      .map((book) => ({ id: book.id, title: titleOf(book), path: book.path }))
  }, [books, path])
  return (
    <ComboBox
      className="field combo"
      allowsCustomValue
      menuTrigger="focus"
      items={offered}
      inputValue={path}
      isInvalid={problem !== ''}
      onInputChange={onChange}
      onSelectionChange={(key) => {
        const chosen = offered.find(({ id }) => id === key)
        if (chosen !== undefined) onChange(chosen.path)
      }}
    >
      <Label>Book</Label>
      <Input className="input" placeholder="Of the list, or the full path of a file" spellCheck={false} />
      <Text slot="description">It stays where it is.</Text>
      <FieldError>{problem}</FieldError>
      <Popover className="popover select-popover">
        <ListBox className="list-box">
          {(book: (typeof offered)[number]) => (
            <ListBoxItem id={book.id} textValue={book.path} className="list-box-item two-lines">
              <span>{book.title}</span>
              <span className="choice-hint path">{book.path}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
