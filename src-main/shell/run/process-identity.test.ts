import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { processStart } from './process-identity.ts'
import { runIdVariable } from './process-table.ts'
import { endLeftoverRuns, writeRunRecord } from './run-records.ts'

test.skipIf(process.platform === 'win32')(
  'a run that outlived its main is ended, suspended or not; others are left alone',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bookspool-runs-'))
    const sleeper = (runId: string): ReturnType<typeof spawn> =>
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
        detached: true,
        stdio: 'ignore',
        env: { ...process.env, [runIdVariable]: runId },
      })
    const ours = sleeper('r-1')
    const stranger = sleeper('r-2')
    const oursEnded = once(ours, 'exit')
    try {
      const pid = ours.pid ?? 0
      await writeRunRecord(folder, { runId: 'r-1', bookId: 'a', pid })
      process.kill(-pid, 'SIGSTOP')
      // A record whose pid now belongs to somebody else: the start time gives it away.
      const other = { runId: 'r-9', bookId: 'b', pid: stranger.pid, startedAs: 'another boot:1' }
      await writeFile(join(folder, 'r-9.run.json'), JSON.stringify(other))
      await writeFile(join(folder, 'broken.run.json'), '{')
      expect(await endLeftoverRuns(folder)).toEqual(['r-1'])
      expect((await oursEnded)[1]).toBe('SIGKILL')
      expect(await processStart(stranger.pid ?? 0)).not.toBeNull()
      expect(await readdir(folder)).toEqual([])
    } finally {
      stranger.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    }
  },
)

test.skipIf(process.platform !== 'linux')(
  'a group whose leader is gone is found by the run id that its children carry',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bookspool-runs-'))
    const script =
      "const {spawn}=require('child_process');" +
      "const c=spawn(process.execPath,['-e','setInterval(()=>{},1000)'],{stdio:'ignore'});console.log(c.pid)"
    const leader = spawn(process.execPath, ['-e', `${script};setInterval(()=>{},1000)`], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, [runIdVariable]: 'r-7' },
    })
    const said: unknown[] = await once(leader.stdout, 'data')
    const grandchild = Number(String(said[0]).trim())
    await writeRunRecord(folder, { runId: 'r-7', bookId: 'a', pid: leader.pid ?? 0 })
    leader.kill('SIGKILL')
    await once(leader, 'exit')
    expect(await processStart(grandchild)).not.toBeNull()
    expect(await endLeftoverRuns(folder)).toEqual(['r-7'])
    // On a busy machine one that was killed takes its time to be gone.
    await expect.poll(async () => processStart(grandchild)).toBeNull()
    await rm(folder, { recursive: true, force: true })
  },
)
