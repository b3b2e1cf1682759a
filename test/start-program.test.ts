import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

const starter = pathToFileURL(resolve('bin/start-program.mjs')).href

/** What a program sees as its user's home folder when it is started by one of our commands. */
function homeSeen(home: string | undefined, uid?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookspool-start-'))
  chmodSync(folder, 0o755)
  const program = join(folder, 'program.mjs')
  writeFileSync(program, "import { homedir } from 'node:os'\nconsole.log(homedir())\n")
  const start = `const { startProgram } = await import(${JSON.stringify(starter)}); await startProgram(${JSON.stringify(pathToFileURL(program).href)})`
  const { HOME: _own, ...env } = process.env
  return execFileSync(process.execPath, ['--input-type=module', '--eval', start], {
    env: home === undefined ? env : { ...env, HOME: home },
    encoding: 'utf8',
    ...(uid === undefined ? {} : { uid }),
  }).trim()
}

describe.skipIf(process.platform === 'win32')('the home folder of a program that is started', () => {
  it.each([
    ['/some/where', '/some/where'],
    ['', userInfo().homedir],
    ['relative/one', userInfo().homedir],
    [undefined, userInfo().homedir],
  ])('HOME %j: %s', (home, expected) => {
    expect(homeSeen(home)).toBe(expected)
  })

  it.skipIf(process.getuid?.() !== 0)(
    'is / for a number that the system has no user for (needs root)',
    () => {
      expect(homeSeen(undefined, 54_321)).toBe('/')
    },
  )
})
