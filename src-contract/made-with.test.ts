import { expect, it } from 'vitest'
import { filesFor, filesMadeWith, subtitlesFor } from './made-with.ts'
import { defaultConfig, type Config } from './config-options.ts'

const files = (subtitles: Config['subtitles']): string =>
  JSON.stringify(filesMadeWith({ ...defaultConfig, subtitles }))

it.each<[string | null, Config['subtitles']]>([
  ['epub', ['srt', 'epub']],
  ['pdf', ['srt']],
  [null, ['srt', 'epub']],
])('of a source of type %s the files are what come of it', (fileType, applied) => {
  expect(subtitlesFor(['srt', 'epub'], fileType)).toEqual(applied)
  expect(filesFor(files(['srt', 'epub']), fileType)).toBe(files(applied))
})

it.each([null, '{}', '{"subtitles":"srt"}', '[]'])('%s stays as it was recorded', (recorded) => {
  expect(filesFor(recorded, 'pdf')).toBe(recorded)
})
