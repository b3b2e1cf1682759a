import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { BatchRunView } from '../../../src-contract/history.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { durationWords, momentWords } from '../../view/amounts.ts'
import { runCounts, runLook, runSpeed } from '../../view/run-words.ts'

export function RunCard({ run, now }: { run: BatchRunView; now: string }): ReactNode {
  const look = runLook(run)
  const speed = runSpeed(run)
  return (
    <li className="card">
      <header className="run-head">
        <h3>{run.startedAt === null ? 'At an unknown time' : momentWords(run.startedAt, now)}</h3>
        <span className={`badge ${look.tone}`}>{look.words}</span>
        <p className="run-counts">{runCounts(run)}</p>
      </header>
      <dl className="figures">
        {run.audioSec !== null && run.audioSec > 0 && (
          <Figure label="Audio" value={durationWords(run.audioSec)} />
        )}
        {run.durationSec !== null && <Figure label="Took" value={durationWords(run.durationSec)} />}
        {speed !== null && <Figure label="Speed" value={speed} />}
        {run.avgCpu !== null && <Figure label="CPU" value={`${Math.round(run.avgCpu)} %`} />}
      </dl>
      {run.failures.length > 0 && (
        <Disclosure className="disclosure">
          <Heading>
            <Button slot="trigger" className="disclosure-button">
              <ChevronRight aria-hidden size={15} /> {countWords(run.failures.length, 'failure')}
            </Button>
          </Heading>
          <DisclosurePanel>
            <ul className="failures">
              {run.failures.map(({ file, message }) => (
                <li key={`${file} ${message}`}>
                  <p className="line-name">{file}</p>
                  <p className="line-sub">{message}</p>
                </li>
              ))}
            </ul>
          </DisclosurePanel>
        </Disclosure>
      )}
    </li>
  )
}

function Figure({ label, value }: { label: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
