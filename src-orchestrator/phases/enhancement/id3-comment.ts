import { frameOf, replaceFrame } from './id3-tag.ts'

const utf16 = 1
const mark = Buffer.from([0xff, 0xfe])

/** The start of a user's own text (TXXX) that is called "comment", in the encoding that its first byte says. */
function commentStart(encoding: number): Buffer {
  const name = Buffer.from('comment\0', encoding === utf16 ? 'utf16le' : 'latin1')
  return Buffer.concat([Buffer.from([encoding]), ...(encoding === utf16 ? [mark] : []), name])
}

/**
 * Makes the comment of an MP3 file one: ffmpeg writes it as a text that is called so (TXXX), and players show the frame that ID3 has for it
 * (COMM, https://id3.org/id3v2.3.0#Comments). `language` is of three letters.
 */
export async function makeComment(path: string, language: string | null): Promise<void> {
  await replaceFrame(
    path,
    (id, words) => id === 'TXXX' && words.indexOf(commentStart(words[0] ?? 0)) === 0,
    (words) => {
      const encoding = words[0] ?? 0
      const unnamed = encoding === utf16 ? Buffer.concat([mark, Buffer.alloc(2)]) : Buffer.alloc(1)
      const start = [Buffer.from([encoding]), Buffer.from(language ?? 'XXX', 'latin1'), unnamed]
      return frameOf('COMM', Buffer.concat([...start, words.subarray(commentStart(encoding).length)]))
    },
  )
}
