import { LoaderCircle, Play, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { SoundState } from '../../sound/use-one-sound.ts'

type Props = {
  sentence: string
  onChange: (sentence: string) => void
  trial: SoundState | null
  /** What was said last. */
  said: string | null
  onTry: () => void
}

/** A sentence of the user's, heard as a book would say it. */
export function TrySentence({ sentence, onChange, trial, said, onTry }: Props): ReactNode {
  const Icon = trial === null ? Play : trial === 'making' ? LoaderCircle : Square
  return (
    <div className="try-sentence">
      <TextField className="field" value={sentence} onChange={onChange}>
        <Label>A sentence to try it on</Label>
        <Input className="input" spellCheck={false} />
      </TextField>
      <Button className="button small" isDisabled={sentence.trim() === ''} onPress={onTry}>
        <Icon aria-hidden size={14} /> {trial === null ? 'Try' : 'Stop'}
      </Button>
      <output className="try-said">{said === null ? '' : `Said: ${said}`}</output>
    </div>
  )
}
