import {
  BookOpen,
  Folder,
  FolderInput,
  ScrollText,
  SlidersHorizontal,
  Workflow,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { WorkspaceView } from '../../../src-contract/migration.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions } from '../../app-context.tsx'
import { lastPart } from '../../view/workspace-words.ts'
import { FailureWords } from './task-state.tsx'
import { useAsk } from './use-ask.ts'

/** Which workspace is in use, and where its parts are. */
export function WorkspaceFacts({ workspace }: { workspace: WorkspaceView }): ReactNode {
  const textOf = (id: string): string | null =>
    workspace.findings.find((finding) => finding.id === id)?.text ?? null
  return (
    <section className="card" aria-label="The workspace in use">
      <header className="card-header">
        <span className="card-mark">
          <Folder aria-hidden size={18} />
        </span>
        <div>
          <h3>{workspace.isOwn ? 'Bookspool’s own workspace' : lastPart(workspace.path)}</h3>
          <p className="card-sub path">{workspace.path}</p>
        </div>
        <span className={`badge ${workspace.isOwn ? 'quiet' : 'accent'}`}>
          {workspace.isOwn ? 'Own' : 'Existing'}
        </span>
      </header>
      <dl className="facts">
        <Fact icon={SlidersHorizontal} label="Settings">
          {workspace.configPath === null ? (
            'No config.yaml: the defaults hold'
          ) : (
            <span className="path">{workspace.configPath}</span>
          )}
        </Fact>
        <Fact icon={ScrollText} label="Record">
          <span className="path">{workspace.pipelineJson}</span>
          {textOf('record-none') !== null && (
            <span className="fact-note">It is not there yet: the first book writes it.</span>
          )}
        </Fact>
        <Fact icon={BookOpen} label="Books in it">
          {workspace.books === null ? 'Not known' : countWords(workspace.books, 'book')}
        </Fact>
        <Fact icon={FolderInput} label="Input folder">
          {workspace.inputDir === null ? (
            'None is set: drop books onto the window'
          ) : (
            <InputFolder path={workspace.inputDir} />
          )}
        </Fact>
        <Fact icon={Workflow} label="Made by">
          {workspace.orchestrator.label}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({
  icon: Icon,
  label,
  children,
}: {
  icon: LucideIcon
  label: string
  children: ReactNode
}): ReactNode {
  return (
    <div className="fact">
      <dt>
        <Icon aria-hidden size={15} strokeWidth={1.75} /> {label}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

function InputFolder({ path }: { path: string }): ReactNode {
  const actions = useActions()
  const { run, isBusy, failure } = useAsk(actions.addInputFolder)
  return (
    <>
      <span className="fact-line">
        <span className="path">{path}</span>
        <Button className="button small" isDisabled={isBusy} onPress={run}>
          {isBusy ? 'Adding…' : 'Add its books'}
        </Button>
      </span>
      <FailureWords failure={failure} />
    </>
  )
}
