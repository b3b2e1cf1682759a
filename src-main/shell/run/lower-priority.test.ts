import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { lowerPriority } from './lower-priority.ts'

test('a child and what it starts run below normal priority', async () => {
  const child = spawn(process.execPath, [
    '-e',
    `process.stdin.once('data', () => console.log(require('node:child_process').execFileSync(process.execPath, ['-p', 'require("node:os").getPriority()']).toString()))`,
  ])
  const words: string[] = []
  lowerPriority(child.pid, (line) => words.push(line))
  expect(getPriority(child.pid)).toBeGreaterThan(getPriority())
  child.stdin.end('go')
  const said: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text))
  await once(child, 'close')
  expect([Number(said.join('')), words]).toEqual([getPriority() + 10, []])
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
