import { describe, expect, it } from 'vitest'
import { configSchema } from './config-options.ts'
import { recordedEncoding, withRecordedEncoding } from './book-encoding.ts'
import { encodingNamed, encodingWords, textEncodings } from './text-encodings.ts'

describe('names of encodings', () => {
  it.each([
    ['Windows 1252', 'windows-1252'],
    ['cp1251', 'windows-1251'],
    ['ISO-8859-1', 'windows-1252'],
    ['latin1', 'windows-1252'],
    ['KOI8-R', 'koi8-r'],
    ['SJIS', 'shift_jis'],
    ['GBK', 'gb18030'],
    ['Mac Roman', 'macintosh'],
    ['utf8', 'utf-8'],
    ['CP437', 'cp437'],
    ['ebcdic', null],
  ])('%s', (written, name) => {
    expect(encodingNamed(written)).toBe(name)
  })

  it('are each one encoding’s', () => {
    const names = textEncodings.flatMap(({ name, label }) => [name, label])
    for (const { name, label } of textEncodings)
      expect([encodingNamed(name), encodingNamed(label)]).toEqual([name, name])
    expect(names.length).toBeGreaterThan(60)
  })

  it('are a setting, which is refused with words where nobody knows it', () => {
    expect(configSchema.parse({ text_encoding: 'CP 1250' }).text_encoding).toBe('windows-1250')
    expect(configSchema.parse({ text_encoding: 'Auto' }).text_encoding).toBe('auto')
    expect(configSchema.parse({}).text_encoding).toBe('auto')
    const refused = configSchema.safeParse({ text_encoding: 'klingon' })
    expect(refused.error?.issues[0]?.message).toContain('no encoding that is known here')
  })

  it('are shown with how they are known', () => {
    expect(encodingWords({ name: 'windows-1252', how: 'detected' })).toBe('Windows-1252, detected')
    expect(encodingWords({ name: 'utf-8', how: 'marked' })).toBe('UTF-8, as its first bytes say')
  })
})

it('a book’s own encoding stands in the record beside those of others, and goes without a trace', () => {
  const one = withRecordedEncoding({ pipeline_version: '4.0.0' }, 'alice', 'koi8-r')
  const both = withRecordedEncoding(one, 'bob', 'auto')
  expect(recordedEncoding(both, 'alice')).toBe('koi8-r')
  expect(recordedEncoding(both, 'bob')).toBe('auto')
  expect(recordedEncoding(both, 'constructor')).toBeNull()
  expect(recordedEncoding({ text_encodings: { alice: 5, bob: 'klingon' } }, 'alice')).toBeNull()
  const none = withRecordedEncoding(withRecordedEncoding(both, 'alice', null), 'bob', null)
  expect(none).toEqual({ pipeline_version: '4.0.0' })
})
