import { describe, expect, it } from 'vitest'
import { fileFailure } from './fs-failure.ts'
import { isNotHere, notHereFailure, placeholderFor } from './not-here.ts'

describe('a file that is not on this disk', () => {
  it.each([
    ['dataless on macOS', { size: 90_000, blocks: 0 }, 'darwin', true],
    ['small, on macOS', { size: 1, blocks: 0 }, 'darwin', true],
    ['empty', { size: 0, blocks: 0 }, 'darwin', false],
    ['there', { size: 90_000, blocks: 176 }, 'darwin', false],
    ['dehydrated on Windows', { size: 90_000, blocks: 0 }, 'win32', true],
    ['small enough for NTFS to keep beside its name', { size: 600, blocks: 0 }, 'win32', false],
    ['on a Linux file system that counts no blocks', { size: 90_000, blocks: 0 }, 'linux', false],
  ] as const)('%s', (_what, extent, platform, expected) => {
    expect(isNotHere(extent, platform)).toBe(expected)
  })

  it.each([
    ['.Novel.pdf.icloud', { name: 'Novel.pdf', keeper: 'iCloud' }],
    ['Novel.pdf.nextcloud', { name: 'Novel.pdf', keeper: 'Nextcloud' }],
    ['Novel.pdf.owncloud', { name: 'Novel.pdf', keeper: 'ownCloud' }],
    ['Novel.pdf', null],
    ['.icloud', null],
  ])('%s', (name, expected) => {
    expect(placeholderFor(name)).toEqual(expected)
  })

  it.each([
    ['/Users/a/Library/Mobile Documents/com~apple~CloudDocs/b.pdf', 'iCloud'],
    ['/Users/a/Library/CloudStorage/OneDrive-Personal/b.pdf', 'OneDrive'],
    ['C:\\Users\\a\\Dropbox\\b.pdf', 'Dropbox'],
    ['/Users/a/Library/CloudStorage/GoogleDrive-a@b.example/My Drive/b.pdf', 'Google Drive'],
    ['/home/a/b.pdf', 'a cloud service'],
  ])('%s is kept by %s', (path, detail) => {
    expect(notHereFailure(path)).toEqual({ code: 'file-not-here', file: path, detail })
  })
})

describe('what the file system says of a file', () => {
  it.each([
    ['EACCES', 'file-unreadable'],
    ['EPERM', 'file-unreadable'],
    ['EBUSY', 'file-locked'],
    ['ENOENT', 'file-missing'],
  ])('%s is %s', (code, expected) => {
    const error = Object.assign(new Error(code), { code })
    expect(fileFailure(error, '/a.pdf', 'file-unreadable')?.code).toBe(expected)
  })
})
