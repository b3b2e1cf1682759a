import { describe, expect, test } from 'vitest'
import { finishedPieces } from './finished-pieces.ts'

const file = (path: string, bytes = 100): { path: string; bytes: number } => ({ path, bytes })
const chapters = [{ startSec: 0 }, { startSec: 40 }]

describe('what is played of a finished book', () => {
  test.each([
    ['one file', [file('/a/b.mp3')], [['/a/b.mp3', 0, 100]]],
    ['of two formats, the one that plays everywhere', [file('/b.m4b'), file('/b.MP3')], [['/b.MP3', 0, 100]]],
    ['a file for each chapter', [file('/1.mp3'), file('/2.mp3')], [['/1.mp3', 0, 40], ['/2.mp3', 40, 60]]],
    ['the whole book and its chapters', [file('/b.mp3'), file('/1.mp3'), file('/2.mp3')], [['/b.mp3', 0, 100]]],
    [
      'parts of a size',
      [file('/1.mp3', 20), file('/2.mp3', 20), file('/3.mp3', 30), file('/4.mp3', 30)],
      [['/1.mp3', 0, 20], ['/2.mp3', 20, 20], ['/3.mp3', 40, 30], ['/4.mp3', 70, 30]],
    ],
    ['nothing that could be played', [file('/b.srt')], []],
  ] as const)('%s', (_what, files, expected) => {
    const pieces = finishedPieces(files, 100, chapters)
    expect(pieces.map(({ path, startSec, durationSec }) => [path, startSec, durationSec])).toEqual(expected)
  })
}) // prettier-ignore
