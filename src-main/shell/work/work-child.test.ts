import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorkChild } from './work-child.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-work-child-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

/** Answers each request, after it has been killed in the middle of so many. */
async function workThatDies(times: number): Promise<string> {
  const path = join(folder, 'work.mjs')
  await writeFile(
    path,
    `import { appendFileSync, readFileSync } from 'node:fs'
    process.stdin.setEncoding('utf8').on('data', (line) => {
      appendFileSync(${JSON.stringify(join(folder, 'asked'))}, 'x')
      if (readFileSync(${JSON.stringify(join(folder, 'asked'))}).length <= ${times}) process.kill(process.pid, 'SIGKILL')
      else console.log(JSON.stringify({ type: 'measured', id: JSON.parse(line).id, books: [] }))
    })`,
  )
  return path
}

test.each([
  ['once', 1, { ok: true, value: { type: 'measured', books: [] } }],
  ['again and again', 9, { ok: false, failure: { code: 'orchestrator-lost' } }],
])('what was killed %s', async (_what, times, answer) => {
  const child = openWorkChild(await workThatDies(times), () => undefined)
  expect(await child.ask({ type: 'measure', workspace: folder })).toMatchObject(answer)
  await child.stop()
})
