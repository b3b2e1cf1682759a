/** By content, never by name. `words` completes "{file} is …". */
export type FileKind = { type: string; words: string }

export const kind = (type: string, words: string): FileKind => ({ type, words })

export type Magic = { at: number; bytes: string; kind: FileKind }

/** First bytes as Latin-1. https://www.garykessler.net/library/file_sigs.html and the formats' own specifications. */
export const magics: Magic[] = [
  { at: 0, bytes: '{\\rtf', kind: kind('rtf', 'an RTF document') },
  { at: 0, bytes: '%!PS', kind: kind('ps', 'a PostScript file') },
  { at: 0, bytes: 'AT&TFORM', kind: kind('djvu', 'a DjVu document') },
  { at: 60, bytes: 'BOOKMOBI', kind: kind('mobi', 'a Kindle ebook (MOBI)') },
  { at: 60, bytes: 'TEXtREAd', kind: kind('mobi', 'a Palm ebook') },
  { at: 0, bytes: 'TPZ', kind: kind('topaz', 'a Kindle ebook (Topaz)') },
  { at: 0, bytes: '\xEADRMION\xEE', kind: kind('kfx', 'a Kindle ebook (KFX)') },
  { at: 0, bytes: 'CONT\x01\0', kind: kind('kfx', 'a Kindle ebook (KFX)') },
  { at: 0, bytes: 'CONT\x02\0', kind: kind('kfx', 'a Kindle ebook (KFX)') },
  { at: 0, bytes: 'ITSF', kind: kind('chm', 'a compiled help file (CHM)') },
  { at: 0, bytes: 'ITOLITLS', kind: kind('lit', 'a Microsoft Reader ebook (LIT)') },
  {
    at: 0,
    bytes: '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1',
    kind: kind('doc', 'an old Microsoft Office document'),
  },
  { at: 0, bytes: '\xDB\xA5', kind: kind('doc', 'an old Word document') },
  { at: 0, bytes: '\x89PNG', kind: kind('image', 'a picture (PNG)') },
  { at: 0, bytes: '\xFF\xD8\xFF', kind: kind('image', 'a picture (JPEG)') },
  { at: 0, bytes: 'GIF8', kind: kind('image', 'a picture (GIF)') },
  { at: 0, bytes: 'II*\0', kind: kind('image', 'a picture (TIFF)') },
  { at: 0, bytes: 'MM\0*', kind: kind('image', 'a picture (TIFF)') },
  { at: 8, bytes: 'WEBP', kind: kind('image', 'a picture (WebP)') },
  { at: 4, bytes: 'ftypheic', kind: kind('other-image', 'a picture (HEIC)') },
  { at: 4, bytes: 'ftypavif', kind: kind('other-image', 'a picture (AVIF)') },
  { at: 4, bytes: 'ftypM4', kind: kind('audio', 'an audio file (M4A)') },
  { at: 4, bytes: 'ftyp', kind: kind('video', 'a video') },
  { at: 0, bytes: 'ID3', kind: kind('audio', 'an audio file (MP3)') },
  { at: 0, bytes: '\xFF\xFB', kind: kind('audio', 'an audio file (MP3)') },
  { at: 0, bytes: '\xFF\xF3', kind: kind('audio', 'an audio file (MP3)') },
  { at: 0, bytes: '\xFF\xF1', kind: kind('audio', 'an audio file (AAC)') },
  { at: 0, bytes: 'fLaC', kind: kind('audio', 'an audio file (FLAC)') },
  { at: 0, bytes: 'OggS', kind: kind('audio', 'an audio file (Ogg)') },
  { at: 8, bytes: 'WAVE', kind: kind('audio', 'an audio file (WAV)') },
  { at: 8, bytes: 'AIFF', kind: kind('audio', 'an audio file (AIFF)') },
  { at: 8, bytes: 'AVI ', kind: kind('video', 'a video') },
  { at: 0, bytes: '\x1AE\xDF\xA3', kind: kind('video', 'a video') },
  { at: 0, bytes: 'MZ', kind: kind('executable', 'a Windows program') },
  { at: 0, bytes: '\x7FELF', kind: kind('executable', 'a Linux program') },
  { at: 0, bytes: '\xCF\xFA\xED\xFE', kind: kind('executable', 'a macOS program') },
  { at: 0, bytes: '\xCA\xFE\xBA\xBE', kind: kind('executable', 'a program') },
  { at: 0, bytes: '\x1F\x8B', kind: kind('archive', 'a compressed file (gzip)') },
  { at: 0, bytes: 'BZh', kind: kind('archive', 'a compressed file (bzip2)') },
  { at: 0, bytes: '\xFD7zXZ', kind: kind('archive', 'a compressed file (xz)') },
  { at: 0, bytes: '7z\xBC\xAF', kind: kind('archive', 'a 7-Zip archive') },
  { at: 0, bytes: 'Rar!', kind: kind('archive', 'a RAR archive') },
  { at: 257, bytes: 'ustar', kind: kind('archive', 'a tar archive') },
  { at: 0, bytes: 'SQLite format 3', kind: kind('database', 'a database') },
]
