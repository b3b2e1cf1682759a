import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MigrationCheck } from '../../../src-contract/migration.ts'
import { StatusIcon } from '../shell/status-icon.tsx'

const looks: Record<MigrationCheck['status'], { icon: LucideIcon; words: string; tone: string }> = {
  ok: { icon: CircleCheck, words: 'Works', tone: 'good' },
  warning: { icon: TriangleAlert, words: 'Works, with limits', tone: 'warn' },
  failed: { icon: CircleAlert, words: 'Does not work', tone: 'bad' },
  'not-run': { icon: CircleDashed, words: 'Could not be tried', tone: 'quiet' },
}

/** Something that was tried: whether it works, what was found, and what to do. */
export function CheckRow({ check }: { check: Omit<MigrationCheck, 'id'> }): ReactNode {
  const { icon, words, tone } = looks[check.status]
  return (
    <li className="doctor-item">
      <StatusIcon icon={icon} words={words} tone={tone} size={18} />
      <div>
        <p className="doctor-name">{check.name}</p>
        <p className="doctor-detail">{check.detail}</p>
        {check.fix !== null && <p className="doctor-fix">{check.fix}</p>}
      </div>
    </li>
  )
}
