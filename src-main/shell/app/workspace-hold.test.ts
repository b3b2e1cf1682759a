import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWorkspaceHold } from './workspace-hold.ts'

const newWorkspace = async (): Promise<string> => mkdtemp(join(tmpdir(), 'bookspool-hold-'))

it('a start that comes while the window looks whether its workspace is free is not refused for that', async () => {
  const workspace = await newWorkspace()
  const hold = createWorkspaceHold('the window')
  expect(await Promise.all([hold.isFree(workspace), hold.take(workspace)])).toEqual([true, null])
  await hold.release()
})

it('a start that comes while the last batch lets go of the workspace is not refused for that', async () => {
  const workspace = await newWorkspace()
  const hold = createWorkspaceHold('the window')
  await hold.take(workspace)
  expect(await Promise.all([hold.release(), hold.take(workspace)])).toEqual([undefined, null])
  await hold.release()
})

it('a workspace is free where no batch works in it, ours neither', async () => {
  const workspace = await newWorkspace()
  const [window, batch] = [createWorkspaceHold('the window'), createWorkspaceHold('bookspool batch')]
  expect(await window.take(workspace)).toBeNull()
  expect([await window.isFree(workspace), await batch.isFree(workspace)]).toEqual([false, false])
  expect(await batch.take(workspace)).toMatchObject({ code: 'workspace-in-use', detail: 'the window' })
  await window.release()
  expect([await window.isFree(workspace), await batch.isFree(workspace)]).toEqual([true, true])
  expect(await batch.take(workspace)).toBeNull()
  await batch.release()
})
