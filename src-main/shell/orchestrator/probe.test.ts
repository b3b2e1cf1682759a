import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Theirs } from '../../core/orchestrator/choose.ts'
import { processStart } from '../run/process-identity.ts'
import { proveOrchestrator } from './probe.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-probe-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function saying(...lines: string[]): Promise<Theirs> {
  const program = join(folder, 'own')
  await writeFile(program, `#!/bin/sh\n${lines.join('\n')}\n`)
  await chmod(program, 0o755)
  return { kind: 'command', words: [program], cwd: folder, program, label: 'own' }
}
const login = { PATH: process.env['PATH'] ?? '' }
const child = async (): Promise<number> => Number(await readFile(join(folder, 'child'), 'utf8'))

describe.skipIf(process.platform === 'win32')('trying out an orchestrator', () => {
  test('a --help that never ends is called off, and ends with all that it started', async () => {
    const stop = new AbortController()
    const theirs = await saying('sleep 300 &', 'echo $! > child.part', 'mv child.part child', 'wait')
    const proof = proveOrchestrator(theirs, login, stop.signal)
    const pid = await vi.waitUntil(async () => child().catch(() => null), { timeout: 8000 })
    expect(await processStart(pid)).not.toBeNull()
    stop.abort()
    expect(await proof).toMatchObject({ ok: false, failure: { code: 'interrupted' } })
    // What was killed may stand in the table until its new parent has been told.
    await expect.poll(async () => processStart(pid)).toBeNull()
  })

  test('a --help is over when its program has ended, whoever holds its words’ pipes', async () => {
    const theirs = await saying('sleep 300 &', 'echo $! > child', 'echo usage')
    expect(await proveOrchestrator(theirs, login)).toEqual({ ok: true, value: undefined })
    await expect.poll(async () => processStart(await child())).toBeNull()
  })

  test('a --help that fails says with what', async () => {
    const failed = await proveOrchestrator(await saying('echo no torch >&2', 'exit 3'), login)
    expect(failed).toMatchObject({ failure: { code: 'orchestrator-unusable', detail: 'its --help ended with exit code 3: no torch' } }) // prettier-ignore
  })
})
