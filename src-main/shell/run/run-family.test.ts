import { expect, test, vi } from 'vitest'
import { parsePs, psStart, type ListedProcess } from './process-table.ts'
import { familyIn } from './run-family.ts'

const one = (pid: number, parent: number, over: Partial<ListedProcess> = {}): ListedProcess => ({
  pid,
  parent,
  group: pid,
  startedAs: `start of ${pid}`,
  isMarked: false,
  isStopped: false,
  ...over,
})
const leader = { pid: 10, startedAs: 'start of 10' }
const pids = (family: readonly ListedProcess[]): number[] =>
  family.map(({ pid }) => pid).toSorted((a, b) => a - b)

test.each<[string, ListedProcess[], number[]]>([
  ['the leader and all that it started', [one(10, 1), one(11, 10), one(12, 11), one(20, 1)], [10, 11, 12]],
  ['who carries the id, whoever is its parent now', [one(20, 1, { isMarked: true }), one(21, 1)], [20]],
  ['what a carrier started without it', [one(20, 1, { isMarked: true }), one(21, 20)], [20, 21]],
  ['nobody who has the pid by now', [one(10, 1, { startedAs: 'later' }), one(11, 10)], []],
  ['never ourselves', [one(process.pid, 10, { isMarked: true }), one(10, 1)], [10]],
])('the family is %s', (_words, all, expected) => {
  expect(pids(familyIn(all, leader))).toEqual(expected)
})

test('who was seen to be of it stays so when its parent is gone, but not who has its pid then', () => {
  const known = new Map([
    [11, 'start of 11'],
    [12, 'start of 12'],
  ])
  expect(pids(familyIn([one(11, 1), one(12, 1, { startedAs: 'later' }), one(13, 11)], leader, known))).toEqual([11, 13]) // prettier-ignore
})

test('what ps prints on macOS, with the environment behind the command', () => {
  const text = [
    '    1     0     1 Ss   Thu Nov 26 01:40:28 2026     /sbin/launchd',
    '  501   499   500 S    Thu Nov  6 09:00:01 2026     /usr/bin/python3 a b.py HOME=/x BOOKSPOOL_RUN_ID=r-1 PATH=/bin',
    '  502   499   500 T+   Thu Nov  6 09:00:01 2026     sleep 5 BOOKSPOOL_RUN_ID=r-10',
    '  503   499   500 Z    Thu Nov  6 09:00:01 2026     (python3)',
    '',
  ].join('\n')
  const november = { parent: 499, group: 500, startedAs: 'Thu Nov  6 09:00:01 2026' }
  expect(parsePs(text, 'r-1')).toEqual([
    { pid: 1, parent: 0, group: 1, startedAs: 'Thu Nov 26 01:40:28 2026', isMarked: false, isStopped: false },
    { ...november, pid: 501, isMarked: true, isStopped: false },
    { ...november, pid: 502, isMarked: false, isStopped: true },
  ])
})

test.skipIf(process.platform === 'win32')(
  'a process is known by its start after the journey to another time zone',
  async () => {
    vi.stubEnv('TZ', 'Asia/Tokyo')
    const before = await psStart(process.pid)
    vi.stubEnv('TZ', 'America/New_York')
    expect(before).not.toBeNull()
    expect(await psStart(process.pid)).toBe(before)
    vi.unstubAllEnvs()
  },
)
