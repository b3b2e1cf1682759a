import { expect, it } from 'vitest'
import { pathForProgram } from './long-paths.ts'

const deep = 'folder\\'.repeat(40)

it.each([
  ['a short path', 'C:\\a\\b.wav', 'C:\\a\\b.wav'],
  ['a long one', `C:\\${deep}b.wav`, `\\\\?\\C:\\${deep}b.wav`],
  ['a long one with slashes', `C:/${deep}b.wav`, `\\\\?\\C:\\${deep}b.wav`],
  ['a long one on a share', `\\\\server\\share\\${deep}b.wav`, `\\\\?\\UNC\\server\\share\\${deep}b.wav`],
  ['one that has the form already', `\\\\?\\C:\\${deep}b.wav`, `\\\\?\\C:\\${deep}b.wav`],
  ['a long argument that is no path', 'volume=1,'.repeat(60), 'volume=1,'.repeat(60)],
])('on Windows, %s', (_what, argument, expected) => {
  expect(pathForProgram(argument, 'win32')).toBe(expected)
})

it('elsewhere nothing changes', () => {
  const path = `/${'folder/'.repeat(60)}b.wav`
  expect(pathForProgram(path, 'linux')).toBe(path)
})
