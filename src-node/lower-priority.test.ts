import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { getPriority } from 'node:os'
import { expect, test, vi } from 'vitest'
import { lowerPriority } from './lower-priority.ts'

test('a child and what it starts run below normal priority', async () => {
  const child = spawn(process.execPath, [
    '-e',
    `process.stdin.once('data', () => console.log(require('node:child_process').execFileSync(process.execPath, ['-p', 'require("node:os").getPriority()']).toString()))`,
  ])
  const words: string[] = []
  lowerPriority(child.pid, (line) => words.push(line))
  child.stdin.end('go')
  const said: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text))
  await once(child, 'close')
  // Where these tests run below normal themselves, it is not made more important.
  expect([Number(said.join('')), words]).toEqual([Math.max(getPriority(), 10), []])
})

test('a child that is over already costs words, and nothing else', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  const { pid } = child
  await once(child, 'exit')
  const words: string[] = []
  lowerPriority(pid, (line) => words.push(line))
  lowerPriority(undefined, (line) => words.push(line))
  expect(words).toEqual([expect.stringMatching(/^priority unchanged: /u)])
})

const canGroup = existsSync('/proc/self/autogroup')

test.skipIf(!canGroup)(
  `a session of its own is lowered, one that others run in is not${canGroup ? '' : ' (skipped: this system has no autogroups)'}`,
  async () => {
    const start = (detached: boolean) =>
      spawn(process.execPath, ['-e', 'process.stdin.resume()'], { detached })
    const children = [start(true), start(true), start(false)]
    const groupOf = async (pid: number | undefined): Promise<string> =>
      readFile(`/proc/${pid}/autogroup`, 'utf8')
    const words: string[] = []
    for (const { pid } of children) lowerPriority(pid, (line) => words.push(line))
    const [first, second, shared] = children
    await vi.waitFor(async () => expect(await groupOf(second?.pid)).toMatch(/nice 10$/mu), 5000)
    expect(await groupOf(first?.pid)).toMatch(/nice 10$/mu)
    expect(await groupOf(shared?.pid)).toBe(await readFile('/proc/self/autogroup', 'utf8'))
    expect(words).toEqual([])
    for (const child of children) child.stdin.end()
  },
)
