import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import { joinedPaths, loginEnvironment, loginPath, pathWithoutNpm } from './login-path.ts'

it('leaves out what npm and npx put in front', () => {
  const given = [
    '/w/node_modules/.bin',
    '/usr/lib/node_modules/npm/node-gyp-bin',
    '/usr/bin',
    '',
    '/home/u/bin',
  ]
  expect(pathWithoutNpm(given.join(delimiter))).toBe(['/usr/bin', '/home/u/bin'].join(delimiter))
})

it.skipIf(process.platform === 'win32').each([
  [
    'an interactive login shell',
    'case "$1" in -ilc) export PATH=/pyenv:/usr/bin:/bin;; esac',
    '/pyenv:/usr/bin:/bin',
  ],
  ['one that greets', 'echo "PATH=/greeting"; export PATH=/x:/usr/bin:/bin', '/x:/usr/bin:/bin'],
  [
    'one that knows only -lc',
    'case "$1" in -ilc) exit 2;; esac; export PATH=/login:/usr/bin:/bin',
    '/login:/usr/bin:/bin',
  ],
  ['one that tells nothing', 'exit 1', '/usr/bin:/bin'],
])('asks %s', async (_name, words, expected) => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-shell-'))
  try {
    const shell = join(folder, 'shell')
    await writeFile(shell, `#!/bin/sh\n${words}\neval "$2"\n`)
    await chmod(shell, 0o755)
    expect(await loginPath({ SHELL: shell, PATH: '/a/node_modules/.bin:/usr/bin:/bin' })).toBe(expected)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it('does without a shell that is not there', async () => {
  expect(await loginPath({ SHELL: '/nowhere/sh', PATH: '/usr/bin' })).toBe('/usr/bin')
  expect(await loginPath({ PATH: '/usr/bin' })).toBe('/usr/bin')
})

it.each([
  ['/opt/bin:/usr/bin', '/usr/bin:/bin', '/opt/bin:/usr/bin:/bin'],
  ['', '/usr/bin', '/usr/bin'],
  ['/usr/bin::/usr/bin', '', '/usr/bin'],
])('%s before %s is %s', (first, second, joined) => {
  const here = (path: string): string => path.replaceAll(':', delimiter)
  expect(joinedPaths(here(first), here(second))).toBe(here(joined))
})

it.skipIf(process.platform === 'win32')('says why a shell did not tell it', async () => {
  const told: string[] = []
  const found = await loginEnvironment({ SHELL: '/nowhere/sh', PATH: '/usr/bin' }, true, (words) => told.push(words)) // prettier-ignore
  expect(found).toEqual({ PATH: '/usr/bin' })
  expect(told).toHaveLength(2)
  expect(told[0]).toMatch(/^\/nowhere\/sh -ilc tells no PATH: .*ENOENT/u)
})
