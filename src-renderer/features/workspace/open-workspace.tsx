import { FolderOpen } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components'
import { useActions, useDoor, useWindow, useWindowStore } from '../../app-context.tsx'
import { isFullPath } from '../../view/config-input.ts'

/** The system's dialog; where there is none, the path on the machine that Bookspool runs on. */
export function OpenWorkspace({ look = 'primary' }: { look?: 'primary' | 'plain' }): ReactNode {
  const door = useDoor()
  return door === 'desktop' ? <OpenByDialog look={look} /> : <OpenByPath />
}

function OpenByDialog({ look }: { look: 'primary' | 'plain' }): ReactNode {
  const actions = useActions()
  const store = useWindowStore()
  const isBusy = useWindow((state) => state.pages.opening.busySince !== null)
  const open = async (): Promise<void> => {
    // From the bare list: what was found there is worth a look before anything is started.
    if ((await actions.openWorkspace()) && store.getState().overlay === null)
      actions.open({ kind: 'workspace' })
  }
  return (
    <Button
      className={look === 'primary' ? 'button primary' : 'button'}
      isDisabled={isBusy}
      onPress={() => void open()}
    >
      <FolderOpen aria-hidden size={16} /> Open existing workspace…
    </Button>
  )
}

function OpenByPath(): ReactNode {
  const actions = useActions()
  const isBusy = useWindow((state) => state.pages.opening.busySince !== null)
  const [path, setPath] = useState('')
  const [problem, setProblem] = useState('')
  const open = async (): Promise<void> => {
    const named = path.trim()
    if (!isFullPath(named)) {
      setProblem('Enter a full path: it begins with / or with a drive, like C:\\.')
      return
    }
    if (await actions.openWorkspace(named)) setPath('')
  }
  return (
    <Form
      className="path-form"
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <TextField
        className="field"
        value={path}
        isInvalid={problem !== ''}
        onChange={(value) => {
          setPath(value)
          setProblem('')
        }}
      >
        <Label>Existing workspace</Label>
        <Input className="input" placeholder="/home/me/audiobook-pipeline" spellCheck={false} />
        <Text slot="description">
          Its folder, its config.yaml or its pipeline.json, on the machine that Bookspool runs on.
        </Text>
        <FieldError>{problem}</FieldError>
      </TextField>
      <Button className="button" type="submit" isDisabled={isBusy}>
        <FolderOpen aria-hidden size={16} /> Open
      </Button>
    </Form>
  )
}
