import { open, rename } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ExpectedFailure } from '../src-contract/failure.ts'
import { namingFile } from './atomic-file.ts'
import { failureOf, fileFailure } from './fs-failure.ts'

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('it succeeded')
}

const full = (file: string): object => ({ code: 'disk-full', file, detail: `a write to ${file} did not fit` })

// Linux's device on which no byte has room.
describe.skipIf(process.platform !== 'linux')('a disk without room', () => {
  const write = async (): Promise<void> => {
    const handle = await open('/dev/full', 'r+')
    try {
      await handle.writeFile('words')
    } finally {
      await handle.close()
    }
  }

  it('is that of the file which is written, as it will be called, whatever else the work was about', async () => {
    const named = await errorOf(async () => namingFile('/book/chapter.mp3', write, '/book/.part'))
    expect(fileFailure(named, '/output', 'output-not-writable')).toEqual(full('/book/chapter.mp3'))
    const outer = await errorOf(async () =>
      namingFile('/output/Book.mp3', async () => namingFile('/book/notes', write), '/output/.part'),
    )
    expect(fileFailure(outer, '/output', 'output-not-writable')).toEqual(full('/book/notes'))
    expect(fileFailure(await errorOf(write), '/output', 'output-not-writable')).toEqual(full('/output'))
  })

  it('is that of a file in a folder that is written beside its place, as it will be called', async () => {
    const inFolder = async (): Promise<void> => namingFile('/voices/.joe.part/net.onnx', write)
    const named = await errorOf(async () => namingFile('/voices/joe', inFolder, '/voices/.joe.part'))
    expect(fileFailure(named, '/voices', 'home-not-writable')).toEqual(full('/voices/joe/net.onnx'))
    const other = await errorOf(async () => namingFile('/voices/joe', inFolder, '/voices/.joe'))
    expect(fileFailure(other, '/voices', 'home-not-writable')).toEqual(full('/voices/.joe.part/net.onnx'))
  })

  it('of two files is that of the one to be made', () => {
    const error = Object.assign(new Error('no room'), {
      code: 'ENOSPC',
      path: '/book/old',
      dest: '/book/.part',
    })
    expect(failureOf(error, '/book')).toEqual(full('/book/.part'))
  })

  it('of a temporary file is that of the file itself', async () => {
    const copy = async (): Promise<never> => {
      const error = Object.assign(new Error('no room'), { code: 'ENOSPC', path: '/old', dest: '/book/.part' })
      return Promise.reject(error)
    }
    const named = await errorOf(async () => namingFile('/book/new', copy, '/book/.part'))
    expect(failureOf(named, '/book')).toEqual(full('/book/new'))
  })

  it('is told where nobody expected a write to fail, and is no fault of the program', async () => {
    expect(failureOf(await errorOf(write), '/book')).toMatchObject({ code: 'disk-full', file: '/book' })
  })
})

it('what is expected stays what it is, and what is not is a bug', async () => {
  const known = new ExpectedFailure({ code: 'file-empty', file: '/book' })
  expect(failureOf(known, '/other')).toEqual({ code: 'file-empty', file: '/book' })
  const missing = await errorOf(async () => rename('/nowhere/at/all', '/nowhere/else'))
  expect(failureOf(missing, '/book')).toMatchObject({ code: 'internal', file: '/book' })
})
