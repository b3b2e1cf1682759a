import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startChildWorker, type ChildWorker } from './child-worker.ts'

let folder = ''
let worker: ChildWorker<{ type: string }> | null = null
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-worker-'))
})
afterEach(async () => {
  worker?.end()
  await rm(folder, { recursive: true, force: true })
})

/** A worker that is asked, and answers when the clock of its waiting has been looked at so many times: after as many ticks. */
async function asked(answerAt: number, waitedForCore: (look: number) => number): Promise<unknown> {
  const program = join(folder, 'worker.mjs')
  const go = join(folder, 'go')
  const answer = '{ id, ok: true, value: "done", cpuMs: 0, memoryBytes: 1 }'
  await writeFile(
    program,
    `import { existsSync } from 'node:fs'
     process.on('disconnect', () => process.exit())
     process.on('message', ({ id }) => {
       const timer = setInterval(() => {
         if (!existsSync(${JSON.stringify(go)})) return
         clearInterval(timer)
         process.send(${answer})
       }, 5)
     })`,
  )
  let looks = 0
  worker = startChildWorker<{ type: string }>({
    program,
    flags: [],
    patienceSec: () => 0.05,
    onWords: () => undefined,
    onSpent: () => undefined,
    waitedForCore: () => {
      if (looks === answerAt) void writeFile(go, '')
      return waitedForCore(looks++)
    },
  })
  return worker.ask({ type: 'question' })
}

describe('a worker that does not answer', () => {
  it('is ended when its time is over', async () => {
    await expect(asked(Infinity, () => 0)).rejects.toThrow('no answer in 0 seconds')
    expect(worker?.alive()).toBe(false)
  })

  it('is left alone as long as others have all cores', async () => {
    expect(await asked(4, (look) => look * 1000)).toBe('done')
    expect(worker?.alive()).toBe(true)
  })

  it('is ended when it had its time, but waited before', async () => {
    await expect(asked(Infinity, (look) => Math.min(look, 3) * 1000)).rejects.toThrow(
      'no answer in 0 seconds',
    )
  })
})
