/** Of a process, as Linux tells it in /proc/PID/stat. Times in clock ticks: its own (utime, stime), and of its children that have ended (cutime, cstime). */
export type ProcStat = {
  state: string
  parent: number
  group: number
  session: number
  nice: number
  /** Since the machine was started. */
  startTicks: number
  ownTicks: number
  endedTicks: number
}

/** The fields behind the name, which may hold spaces and parentheses: proc_pid_stat(5). Null where it is none. */
export function parseProcStat(text: string): ProcStat | null {
  const [state, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  // By their numbers in the manual.
  const field = (number: number): number => Number(fields[number - 4])
  const stat = {
    parent: field(4),
    group: field(5),
    session: field(6),
    nice: field(19),
    startTicks: field(22),
    ownTicks: field(14) + field(15),
    endedTicks: field(16) + field(17),
  }
  return state === undefined || !Object.values(stat).every(Number.isFinite) ? null : { state, ...stat }
}
