import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actOnVoices, listVoices } from './ask-orchestrator.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-ask-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

/** An orchestrator that runs these lines. */
async function program(lines: string): Promise<string> {
  const path = join(folder, 'orchestrator.mjs')
  await writeFile(path, lines)
  return path
}

const isOver = { ok: false, failure: { code: 'orchestrator-failed', detail: 'no answer in 0.05 seconds' } }

describe('an orchestrator that does not answer', () => {
  it('is ended where nothing is to be spoken, and that is said', async () => {
    const question = { program: await program('setInterval(() => undefined, 1000)'), timeoutMs: 50 }
    expect(await listVoices(question)).toEqual(isOver)
    expect(await actOnVoices({ action: 'remove', id: 'x' }, question)).toEqual(isOver)
  })

  it('is waited for where it speaks', async () => {
    const report = JSON.stringify({ items: [], output: '/a.wav', said: null, error: null })
    const question = {
      program: await program(`setTimeout(() => process.stdout.write(${JSON.stringify(report)}), 300)`),
      timeoutMs: 50,
    }
    const sample = await actOnVoices({ action: 'sample', id: 'x', output: '/a.wav' }, question)
    expect(sample).toMatchObject({ ok: true, value: { output: '/a.wav' } })
  })
})

it('what it says instead of an answer is told', async () => {
  const question = { program: await program('process.stdout.write("no document")') }
  const listed = await listVoices(question)
  expect(listed).toMatchObject({ ok: false, failure: { code: 'orchestrator-failed' } })
  expect(listed.ok ? '' : listed.failure.detail).toContain('JSON')
})
