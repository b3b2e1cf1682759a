import { useState, type ReactNode } from 'react'
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { isFullPath } from '../../view/config-input.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { useInitialFocus } from '../shell/use-initial-focus.ts'

/** Where there is no system dialog: the folder's path on the machine that Bookspool runs on. */
export function OutputFolderDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const start = useInitialFocus<HTMLInputElement>()
  const output = useWindow((state) => state.projection?.output)
  const [path, setPath] = useState(output === undefined || output.isDefault ? '' : output.folder)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    const folder = path.trim()
    if (folder !== '' && !isFullPath(folder)) {
      setProblem('That is not a full path: it begins with / or with a drive, like C:\\.')
      return
    }
    const answer = await actions.writeSetting('output_dir', folder === '' ? null : folder)
    if (answer.ok) {
      onClose()
      return
    }
    const { what, todo } = wordsFor(answer.failure)
    setProblem(`${what} ${todo}`)
  }
  return (
    <DialogFrame title="Output folder" size="small" onClose={onClose}>
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          className="field"
          value={path}
          isInvalid={problem !== null}
          onChange={(value) => {
            setPath(value)
            setProblem(null)
          }}
        >
          <Label>Folder on the machine that Bookspool runs on</Label>
          <Input ref={start} className="input" placeholder={output?.folder ?? ''} spellCheck={false} />
          <Text slot="description">Its full path. Empty: Audiobooks in the Music folder.</Text>
          <FieldError>{problem}</FieldError>
        </TextField>
        <footer className="dialog-footer">
          <Button className="button" onPress={onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit">
            Use this folder
          </Button>
        </footer>
      </Form>
    </DialogFrame>
  )
}
