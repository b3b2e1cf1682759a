import { useState, type ReactNode } from 'react'
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import { asksForPassword, wordsFor, type Failure } from '../../../src-contract/failure.ts'
import { useActions, useBook } from '../../app-context.tsx'
import { titleOf } from '../../view/book-words.ts'
import { FailureWords } from '../workspace/task-state.tsx'
import { useInitialFocus } from '../shell/use-initial-focus.ts'

type FormProps = {
  bookId: string
  /** Why it is asked for; that one was wrong is said at the field. */
  failure: Failure | null
  onUnlocked: () => void
  /** Left out: there is nothing to be cancelled. */
  onCancel?: () => void
}

/** Asks for a book's password, tries it, and asks again where it is the wrong one. */
export function PasswordForm({ bookId, failure, onUnlocked, onCancel }: FormProps): ReactNode {
  const actions = useActions()
  const start = useInitialFocus<HTMLInputElement>()
  const book = useBook(bookId)
  const [password, setPassword] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState(failure?.code === 'password-wrong' ? wordsFor(failure) : null)
  const unlock = async (): Promise<void> => {
    if (password === '' || isAsking) return
    setAsking(true)
    const answer = await actions.unlock(bookId, password)
    setAsking(false)
    if (answer.ok) onUnlocked()
    else setProblem(wordsFor(answer.failure))
  }
  return (
    <Form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault()
        void unlock()
      }}
    >
      <p className="dialog-text">
        {book === null ? 'The file' : `“${titleOf(book)}” (${book.fileName})`} can only be read with its
        password. It is tried on the other protected books too, and not written down anywhere.
      </p>
      <TextField
        className="field"
        type="password"
        value={password}
        isInvalid={problem !== null}
        autoComplete="off"
        onChange={(value) => {
          setPassword(value)
          setProblem(null)
        }}
      >
        <Label>Password</Label>
        <Input ref={start} className="input" />
        <FieldError>{problem === null ? '' : `${problem.what} ${problem.todo}`}</FieldError>
      </TextField>
      <footer className="dialog-footer">
        {onCancel !== undefined && (
          <Button className="button" onPress={onCancel}>
            Cancel
          </Button>
        )}
        <Button className="button primary" type="submit" isDisabled={password === '' || isAsking}>
          {isAsking ? 'Trying…' : 'Unlock'}
        </Button>
      </footer>
    </Form>
  )
}

/** What came in the way of reading a book; where it is its password, that is asked for. `onUnlocked`: it can be read now. */
export function ReadingFailure({ bookId, failure, onUnlocked }: Omit<FormProps, 'onCancel'>): ReactNode {
  return asksForPassword(failure) ? (
    <PasswordForm bookId={bookId} failure={failure} onUnlocked={onUnlocked} />
  ) : (
    <FailureWords failure={failure} />
  )
}
