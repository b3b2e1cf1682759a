import { FolderOutput } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useDoor, useWindow } from '../../app-context.tsx'
import { sizeWords } from '../../../src-contract/size-words.ts'

export function OutputPlace(): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const output = useWindow((state) => state.projection?.output)
  if (output === undefined) return null
  return (
    <section className="output-place" aria-label="Output folder">
      <FolderOutput aria-hidden size={18} strokeWidth={1.75} />
      <div className="output-words">
        <p className="output-folder" title={output.folder}>
          {/* A long path is cut at its beginning: its end tells the folders apart. The marks keep its slashes in order. */}
          <bdi>{output.folder}</bdi>
        </p>
        <p className="output-free">
          {output.freeBytes === null ? 'Output folder' : `${sizeWords(output.freeBytes)} free`}
        </p>
      </div>
      <Button
        className="button small"
        aria-label="Change the output folder"
        onPress={() => {
          if (door === 'desktop') void actions.chooseFolder('output_dir')
          else actions.open({ kind: 'output-folder' })
        }}
      >
        Change…
      </Button>
    </section>
  )
}
