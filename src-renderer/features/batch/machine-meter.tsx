import type { ReactNode } from 'react'
import type { MachineSample } from '../../../src-contract/book-view.ts'
import { useWindow } from '../../app-context.tsx'
import { sizeWords } from '../../../src-contract/size-words.ts'
import { sparkline } from '../../view/sparkline.ts'

const width = 96
const height = 32
/** Seconds; main samples once in each. */
const span = 60

/** The last minute of the processor: the whole system as a line, Bookspool's own share filled below it. */
export function MachineMeter(): ReactNode {
  const samples = useWindow((state) => state.samples)
  const last = samples.at(-1)
  if (last === undefined) return null
  const own = samples.map((sample) => sample.ownCpuPercent ?? 0)
  return (
    <section className="machine" aria-label="This computer">
      <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden>
        <path className="spark-own" d={sparkline(own, { width, height, span, isArea: true })} />
        <path
          className="spark-all"
          d={sparkline(
            samples.map((sample) => sample.cpuPercent),
            { width, height, span, isArea: false },
          )}
        />
      </svg>
      <dl className="machine-words">
        <div title={`${last.cores.toLocaleString('en')} cores`}>
          <dt>CPU</dt>
          <dd>
            {Math.round(last.cpuPercent)} %{ownWords(last)}
          </dd>
        </div>
        <div>
          <dt>Memory</dt>
          <dd>
            {sizeWords(last.memoryUsedBytes)} of {sizeWords(last.memoryTotalBytes)}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function ownWords({ ownCpuPercent }: MachineSample): ReactNode {
  return ownCpuPercent === null ? null : (
    <span className="machine-own"> · ours {Math.round(ownCpuPercent)} %</span>
  )
}
