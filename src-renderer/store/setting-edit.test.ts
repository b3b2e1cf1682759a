import { expect, it } from 'vitest'
import { fail, succeed } from '../../src-contract/failure.ts'
import { createSettingEdit } from './setting-edit.ts'

/** A file with one value, which another program may change; what it is asked to write comes at its own time. */
function slowFile(first: string) {
  let value = first
  const waiting: (() => void)[] = []
  return {
    put: (next: string) => async (seen: string) =>
      new Promise<ReturnType<typeof fail> | { ok: true; value: string }>((resolve) => {
        waiting.push(() => {
          const isSame = value === seen
          if (isSame) value = next
          resolve(isSame ? succeed(next) : fail('setting-changed-outside'))
        })
      }),
    /** Ends the write that is under way, and all that are behind it. */
    goOn: async () => {
      for (let turn = 0; turn < 50; turn++) {
        await Promise.resolve()
        waiting.shift()?.()
      }
    },
    changeOutside: (next: string) => {
      value = next
    },
    now: () => value,
  }
}

it('changes that follow each other before the first is written are all written', async () => {
  const file = slowFile('old')
  const edit = createSettingEdit<string>()
  edit.begin('old')
  const first = edit.write('old', file.put('one'))
  // The field is left for the next one of the same setting.
  const isOver = edit.end()
  edit.begin('old')
  const second = edit.write('old', file.put('two'))
  const third = edit.write('old', file.put('three'))
  await file.goOn()
  expect(await Promise.all([first, second, third])).toEqual([
    succeed('one'),
    succeed('two'),
    succeed('three'),
  ])
  expect(file.now()).toBe('three')
  expect(await isOver).toBe(false)
})

it('what another program wrote meanwhile is not written over, before our own writing or between', async () => {
  const file = slowFile('old')
  const edit = createSettingEdit<string>()
  edit.begin('old')
  file.changeOutside('theirs')
  const first = edit.write('theirs', file.put('one'))
  await file.goOn()
  expect(await first).toEqual(fail('setting-changed-outside'))
  expect(file.now()).toBe('theirs')
  expect(await edit.end()).toBe(true)
  const second = edit.write('theirs', file.put('two'))
  await file.goOn()
  expect(await second).toEqual(succeed('two'))
  file.changeOutside('theirs again')
  const third = edit.write('two', file.put('three'))
  await file.goOn()
  expect(await third).toEqual(fail('setting-changed-outside'))
})

it('an editing that is over begins anew with what the file says then', async () => {
  const file = slowFile('old')
  const edit = createSettingEdit<string>()
  edit.begin('old')
  expect(await edit.end()).toBe(true)
  file.changeOutside('theirs')
  edit.begin('theirs')
  const written = edit.write('theirs', file.put('one'))
  await file.goOn()
  expect(await written).toEqual(succeed('one'))
})
