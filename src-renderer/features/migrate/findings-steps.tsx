import { CircleAlert, CircleCheck, CircleDot, Lock, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Finding, WorkspaceView } from '../../../src-contract/migration.ts'
import { useActions } from '../../app-context.tsx'
import { findingGroups } from '../../view/finding-groups.ts'
import { FailureWords } from '../workspace/task-state.tsx'
import { useAsk } from '../workspace/use-ask.ts'

const looks: Record<Finding['kind'], { icon: LucideIcon; tone: string }> = {
  problem: { icon: CircleAlert, tone: 'bad' },
  note: { icon: CircleCheck, tone: 'good' },
  hold: { icon: TriangleAlert, tone: 'warn' },
  change: { icon: CircleDot, tone: 'active' },
  keep: { icon: Lock, tone: 'quiet' },
}

type Step = { workspace: WorkspaceView }

export function FoundStep({ workspace }: Step): ReactNode {
  return (
    <>
      <StepHead title="What was found">
        Bookspool has looked at the workspace and changed nothing. This is what it understood.
      </StepHead>
      <Groups findings={workspace.findings} kinds={['problem', 'note']} />
    </>
  )
}

export function ChangesStep({ workspace }: Step): ReactNode {
  return (
    <>
      <StepHead title="What changes, and what does not">
        What is different once Bookspool has run here, and what it leaves as it is.
      </StepHead>
      <Groups findings={workspace.findings} kinds={['change', 'keep']} />
    </>
  )
}

export function HoldsStep({ workspace }: Step): ReactNode {
  const holds = workspace.findings.filter(({ kind }) => kind === 'hold')
  return (
    <>
      <StepHead title="What holds you back">
        Settings that the workspace carries along and that keep a run from doing what people expect. They stay
        as they are unless you change them here; a change rewrites that one value in config.yaml and nothing
        else.
      </StepHead>
      {holds.length === 0 ? (
        <p className="calm">
          <CircleCheck aria-hidden size={18} className="tone-good" /> Nothing holds you back.
        </p>
      ) : (
        <ul className="cards">
          {holds.map((finding) => (
            <HoldCard key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
    </>
  )
}

function HoldCard({ finding }: { finding: Finding }): ReactNode {
  const actions = useActions()
  const { run, isBusy, failure } = useAsk(async () => actions.applyFix(finding))
  return (
    <li className="card">
      <div className="hold-line">
        <TriangleAlert aria-hidden size={18} className="tone-warn" />
        <p>{finding.text}</p>
        {finding.fix !== null && (
          <Button className="button small" isDisabled={isBusy} onPress={run}>
            {isBusy ? 'Changing…' : finding.fix.label}
          </Button>
        )}
      </div>
      <FailureWords failure={failure} />
    </li>
  )
}

function Groups({
  findings,
  kinds,
}: {
  findings: readonly Finding[]
  kinds: readonly Finding['kind'][]
}): ReactNode {
  return findingGroups(findings, kinds).map(({ kind, title, findings: found }) => {
    const { icon: Icon, tone } = looks[kind]
    return (
      <section key={kind} className="finding-group">
        <h4>{title}</h4>
        <ul className="findings">
          {found.map(({ id, text }) => (
            <li key={id}>
              <Icon aria-hidden size={16} className={`tone-${tone}`} />
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

export function StepHead({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <header className="step-head">
      <h3>{title}</h3>
      <p>{children}</p>
    </header>
  )
}
