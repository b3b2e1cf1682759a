import { describe, expect, test } from 'vitest'
import { bookCues, cuesWithin, subtitleText } from './subtitles.ts'
import { ffmetadata, tagPairs, vorbisChapters, type BookTags } from './tags.ts'

const book: BookTags = {
  title: 'T', author: 'A', narrator: 'heart (hibari)', series: 'S', seriesPart: '2', language: 'en-GB', year: 1865,
  description: 'Two\nlines = fine', publisher: 'P',
} // prettier-ignore
const whole = { chapterTitle: null, number: 1, of: 1 }

describe('tags', () => {
  test.each([
    ['mp3', { title: 'T', album: 'T', artist: 'A', composer: 'heart (hibari)', date: '1865', language: 'eng', TIT1: 'S #2', comment: 'Two\nlines = fine', publisher: 'P', SERIES: 'S' }],
    ['m4b', { title: 'T', media_type: '2', description: 'Two\nlines = fine', grouping: 'S #2', show: 'S', episode_id: '2' }],
    ['opus', { DESCRIPTION: 'Two\nlines = fine', NARRATOR: 'heart (hibari)', 'SERIES-PART': '2' }],
    ['wav', { title: 'T', artist: 'A', language: 'eng' }],
  ] as const)('%s', (format, expected) => {
    expect(Object.fromEntries(tagPairs(format, book, whole))).toMatchObject(expected)
  }) // prettier-ignore

  test('of a chapter’s file and of a part; what is not known is left out', () => {
    const bare = { ...book, author: null, narrator: null, series: null, seriesPart: null, year: null, description: null, publisher: null } // prettier-ignore
    expect(tagPairs('mp3', bare, { chapterTitle: 'I', number: 3, of: 12 })).toEqual([
      ['title', 'I'], ['album', 'T'], ['genre', 'Audiobook'], ['encoder', 'Bookspool'], ['track', '3/12'], ['language', 'eng'],
    ]) // prettier-ignore
    expect(Object.fromEntries(tagPairs('flac', bare, { ...whole, number: 2, of: 3 }))).toMatchObject({
      title: 'T (2/3)', TRACKNUMBER: '2', TRACKTOTAL: '3',
    }) // prettier-ignore
  })

  test('have no signs that nobody sees but those that part lines', () => {
    const title = 'A\0 b\u0085ook\u007f'
    const pairs = Object.fromEntries(tagPairs('mp3', { ...book, title, description: 'One\r\n\ttwo\u0001' }, whole)) // prettier-ignore
    expect(pairs).toMatchObject({ title: 'A book', comment: 'One\r\n\ttwo' })
    expect(vorbisChapters([{ title: 'Z\n\0z', startSec: 0 }])[1]).toEqual(['CHAPTER001NAME', 'Z z'])
    expect(ffmetadata([], [{ title: 'Z\n\0z', startSec: 0 }], 1)).toContain('title=Z z\n')
  })

  test('and marks are escaped, and chapters end where the next begins', () => {
    const marks = [{ title: 'One = a;b#c', startSec: 0 }, { title: 'Two', startSec: 1.5 }] // prettier-ignore
    expect(ffmetadata([['title', 'a\\b\nc']], marks, 3)).toBe(
      [
        ';FFMETADATA1', 'title=a\\\\b\\\nc',
        '[CHAPTER]', 'TIMEBASE=1/1000', 'START=0', 'END=1500', 'title=One \\= a\\;b\\#c',
        '[CHAPTER]', 'TIMEBASE=1/1000', 'START=1500', 'END=3000', 'title=Two', '',
      ].join('\n'), // prettier-ignore
    )
    expect(vorbisChapters([{ title: 'Z', startSec: 36_061.2345 }])).toEqual([
      ['CHAPTER001', '10:01:01.235'],
      ['CHAPTER001NAME', 'Z'],
    ])
  })
})

describe('subtitles', () => {
  const sentence = (text: string) => ({ text, said: text, after: 'sentence' as const })
  const list = {
    chunks: [
      { index: 0, chapter: 0, sentences: [sentence('One & <two>.'), sentence('Then --> three.')] },
      { index: 1, chapter: 1, sentences: [sentence('Without'), sentence('times.')] },
    ],
  }
  const spoken = [
    { timings: [{ startSec: 0, endSec: 1 }, { startSec: 1.35, endSec: 2 }] },
    { timings: [{ startSec: 0, endSec: 3 }] },
  ].map(({ timings }, index) => ({
    timings, index, chapter: index, path: '', publishedPath: '', key: '', durationSec: 0, after: 'chapter' as const,
    voice: '', engine: '', otherVoices: [], gap: null, gapText: null,
    sounds: [], rtFactor: 0,
  })) // prettier-ignore
  const planned = (index: number, samples: number) => ({
    title: '', chapter: index, voice: 'tones:plain', isContinued: false, lead: 500, samples: 500 + samples + 1500,
    chunks: [{ index, path: '', key: '', samples, pause: 1500 }],
  }) // prettier-ignore
  const cues = bookCues([planned(0, 2000), planned(1, 3000)], spoken, list, 1000)

  test('sentences where they are heard; a chunk without times as a whole', () => {
    expect(cues.map(({ startSec, endSec, text }) => [startSec, endSec, text])).toEqual([
      [0.5, 1.5, 'One & <two>.'],
      [1.85, 2.5, 'Then --> three.'],
      [4.5, 7.5, 'Without times.'],
    ])
    expect(cuesWithin(cues, 4, 5)).toEqual([{ startSec: 0.5, endSec: 3.5, text: 'Without times.' }])
    expect(cuesWithin(cues, 0, 4)).toHaveLength(2)
  })

  test('SRT and WebVTT', () => {
    expect(subtitleText('srt', cues.slice(0, 2))).toBe(
      '1\n00:00:00,500 --> 00:00:01,500\nOne & <two>.\n\n2\n00:00:01,850 --> 00:00:02,500\nThen → three.\n',
    )
    expect(subtitleText('vtt', cues.slice(0, 2))).toBe(
      'WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nOne &amp; &lt;two&gt;.\n\n00:00:01.850 --> 00:00:02.500\nThen --&gt; three.\n',
    )
  })

  test('long sentences stand in lines of like length', () => {
    const text =
      'It was a very long sentence that nobody would ever want to read in a single line of a small player.'
    const lines = subtitleText('srt', [{ startSec: 0, endSec: 1, text }])
      .trimEnd()
      .split('\n')
      .slice(2)
    expect(lines.join(' ')).toBe(text)
    expect(lines.every((line) => line.length <= 56 && line.length > 20)).toBe(true)
  })
})
