import { useState, type ReactNode } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'

type Props = {
  title: string
  isPrinted: boolean
  isDisabled: boolean
  onRename: (title: string) => void
}

/** The title of a part, which is another one as soon as the field is left or Enter is pressed. */
export function PartTitle({ title, isPrinted, isDisabled, onRename }: Props): ReactNode {
  const [typed, setTyped] = useState<string | null>(null)
  const rename = (): void => {
    if (typed !== null && typed.trim() !== title) onRename(typed)
    setTyped(null)
  }
  return (
    <TextField
      className="field"
      value={typed ?? title}
      isDisabled={isDisabled}
      maxLength={300}
      onChange={setTyped}
      onBlur={rename}
      onKeyDown={(event) => {
        if (event.key === 'Enter') rename()
      }}
    >
      <Label>Title</Label>
      <Input className="input" />
      <Text slot="description">
        {isPrinted
          ? 'It names the chapter, and is read where it is printed. Empty: as found.'
          : 'It names the chapter; it is not printed there, and not read. Empty: as found.'}
      </Text>
    </TextField>
  )
}
