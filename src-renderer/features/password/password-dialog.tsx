import { useState, type ReactNode } from 'react'
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useActions, useBook } from '../../app-context.tsx'
import { titleOf } from '../../view/book-words.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { useInitialFocus } from '../shell/use-initial-focus.ts'

export function PasswordDialog({ bookId, onClose }: { bookId: string; onClose: () => void }): ReactNode {
  const actions = useActions()
  const start = useInitialFocus<HTMLInputElement>()
  const book = useBook(bookId)
  const [password, setPassword] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState(
    book?.failure?.code === 'password-wrong' ? wordsFor(book.failure) : null,
  )
  const unlock = async (): Promise<void> => {
    if (password === '' || isAsking) return
    setAsking(true)
    const answer = await actions.unlock(bookId, password)
    setAsking(false)
    if (answer.ok) onClose()
    else setProblem(wordsFor(answer.failure))
  }
  return (
    <DialogFrame title="This book has a password" size="small" onClose={onClose}>
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
          <Button className="button" onPress={onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit" isDisabled={password === '' || isAsking}>
            {isAsking ? 'Trying…' : 'Unlock'}
          </Button>
        </footer>
      </Form>
    </DialogFrame>
  )
}
