import { expect, it } from 'vitest'
import { saysChapters, speechFromFlags } from './speech-flags.ts'

it('flags of chapters are read by number, range and title; what is said of the whole book joins them', () => {
  const flags = {
    chapterVoice: ['3=hibari:emma', 'E = mc² = espeak:de'],
    chapterSpeed: ['3 = 0.9', '5-7=1.5'],
    chapterPauseChapter: ['3=4'],
  }
  expect(speechFromFlags(flags, { voice: 'hibari:heart', pause_sentence: 0.5, max_workers: 3 })).toEqual({
    ok: true,
    value: {
      voice: 'hibari:heart',
      pause_sentence: 0.5,
      chapters: {
        '3': { voice: 'hibari:emma', speed: 0.9, pause_chapter: 4 },
        'E = mc²': { voice: 'espeak:de' },
        '5-7': { speed: 1.5 },
      },
    },
  })
  expect([saysChapters(flags), saysChapters({ chapterSpeed: [] })]).toEqual([true, false])
  expect(speechFromFlags({}, {})).toEqual({ ok: true, value: { chapters: {} } })
})

it.each([
  [{ chapterVoice: ['hibari:emma'] }, '--chapter-voice takes chapters and a value'],
  [{ chapterSpeed: ['=2'] }, '--chapter-speed takes chapters and a value'],
  [{ chapterSpeed: ['3='] }, '--chapter-speed takes chapters and a value'],
  [{ chapterSpeed: ['3=5'] }, '--chapter-speed'],
  [{ chapterPauseComma: ['3=long'] }, '--chapter-pause-comma'],
])('%j is refused', (flags, words) => {
  const refused = speechFromFlags(flags, {})
  expect(refused).toMatchObject({ ok: false, failure: { code: 'usage-invalid' } })
  expect(refused.ok ? '' : refused.failure.detail).toContain(words)
})
