import type { OpenEpub } from '../../../documents/epub/read-epub.ts'
import { withEpub } from '../../../documents/epub/read-epub.ts'
import { isPacked, writeZip } from '../../../zip/write-zip.ts'
import type { BookCue } from '../subtitles.ts'
import { clipsOf, lengthOf, type AudioPart, type Clip } from './clips.ts'
import { contentParts, type ContentPart } from './epub-parts.ts'
import { oldOverlays } from './old-overlays.ts'
import { activeClass, linkEdit, overlayCss, styleSheetOf } from './overlay-css.ts'
import { editPackage, type NewItem, type NewMeta } from './package-edits.ts'
import { freshId, hrefFrom, placeIn, type Place } from './place-in-epub.ts'
import type { Pause } from './piece-starts.ts'
import { placeTexts, type PlacedFragment } from './place-cues.ts'
import { idPrefix, smilClock, smilOf, spansOf } from './smil.ts'
import { isSoundXml } from './sound-xml.ts'
import { withEdits } from './text-edits.ts'
import { upgradeEpub, type Additions } from './upgrade-epub.ts'

/** A finished file of sound: MP3, or AAC in MP4. */
export type SoundFile = { path: string; extension: 'mp3' | 'm4a'; startSec: number; lengthSec: number }

export type ReadAlongJob = {
  /** The EPUB that the book was read from. */
  source: string
  /** Of the whole book, in seconds of its time. */
  cues: readonly BookCue[]
  /** The silences within a sentence. */
  pausesOf: (cue: BookCue) => Promise<readonly Pause[]>
  sound: readonly SoundFile[]
  /** Whether notes were left out. */
  skipsNotes: boolean
  narrator: string | null
  modified: Date
}

/** Sentences that light up in the EPUB, of all that are heard. */
export type ReadAlongCount = { placed: number; of: number }

type Overlay = {
  part: ContentPart
  id: string
  path: string
  smil: string
  text: string
  /** The document had no style sheet that the colour of what is read could stand in. */
  links: boolean
  lengthSec: number
}
const soundTypes = { mp3: 'audio/mpeg', m4a: 'audio/mp4' } as const

function overlayOf(
  part: ContentPart,
  number: number,
  clips: readonly Clip[],
  { folder, ids }: Place,
  files: OpenEpub['files'],
): Overlay | null {
  const path = `${folder}${String(number).padStart(4, '0')}.smil`
  const prefix = idPrefix(part.text)
  const named = clips.map((clip, index) => ({ ...clip, id: `${prefix}-${index + 1}` }))
  const link =
    files.find(styleSheetOf(part) ?? '') === null
      ? linkEdit(part, part.text, hrefFrom(part.path, stylePath(folder)))
      : []
  const text = withEdits(part.text, [...link, ...spansOf(named)])
  if (!isSoundXml(text)) return null
  const smil = smilOf(named, hrefFrom(path, part.path))
  return {
    part,
    id: freshId(ids, `overlay-${number}`),
    path,
    smil,
    text,
    links: link.length > 0,
    lengthSec: lengthOf(clips),
  }
}

function inItems(
  overlays: readonly Overlay[],
  job: ReadAlongJob,
  place: Place,
  css: string | null,
): NewItem[] {
  const item = (id: string, path: string, mediaType: string): NewItem => ({
    id: freshId(place.ids, id),
    path,
    href: hrefFrom(place.packagePath, path),
    mediaType,
  })
  return [
    ...overlays.map(({ id, path }) => ({ ...item(id, path, 'application/smil+xml'), id })),
    ...job.sound.map(({ extension }, index) => item(`read-along-sound-${index + 1}`, soundPath(place, index, extension), soundTypes[extension])), // prettier-ignore
    ...(css === null ? [] : [item('read-along-style', css, 'text/css')]),
  ]
}

function soundPath({ folder }: Place, index: number, extension: string): string {
  return `${folder}${String(index + 1).padStart(3, '0')}.${extension}`
}

function metasOf(overlays: readonly Overlay[], narrator: string | null): NewMeta[] {
  const total = overlays.reduce((sum, { lengthSec }) => sum + lengthSec, 0)
  const duration = (sec: number): NewMeta => ({ property: 'media:duration', value: smilClock(sec) })
  return [
    ...overlays.map(({ id, lengthSec }) => ({ ...duration(lengthSec), refines: id })),
    duration(total),
    { property: 'media:active-class', value: activeClass },
    ...(narrator === null ? [] : [{ property: 'media:narrator', value: narrator }]),
  ]
}

/** Of the sentences that are in several pieces, by their numbers. */
async function pausesWithin(
  fragments: readonly PlacedFragment[][],
  { cues, pausesOf }: ReadAlongJob,
): Promise<Map<number, readonly Pause[]>> {
  const pauses = new Map<number, readonly Pause[]>()
  for (const [index, cue] of cues.entries())
    if ((fragments[index]?.length ?? 0) > 1) pauses.set(index, await pausesOf(cue))
  return pauses
}

/** The overlays of all documents, and how many sentences they have. */
async function overlaysOf(
  parts: readonly ContentPart[],
  job: ReadAlongJob,
  place: Place,
  files: OpenEpub['files'],
): Promise<{ overlays: Overlay[]; placed: number }> {
  const texts = job.cues.map(({ text }) => text)
  const fragments = placeTexts(texts, parts, job).map((each) =>
    each.filter(({ part }) => parts[part]?.takesSpans === true),
  )
  const sound = job.sound.map(({ extension, startSec, lengthSec }, index): AudioPart => {
    // The overlays lie in the folder of the sound.
    const href = soundPath(place, index, extension).slice(place.folder.length)
    return { href, startSec, lengthSec }
  })
  const clips = clipsOf(job.cues, fragments, sound, await pausesWithin(fragments, job))
  const overlays = parts.flatMap((part, index): Overlay[] => {
    const own = clips.filter((clip) => clip.part === index)
    const overlay = own.length === 0 ? null : overlayOf(part, index + 1, own, place, files)
    return overlay === null ? [] : [overlay]
  })
  return { overlays, placed: fragments.filter((each) => each.length > 0).length }
}

/** Style sheets with the colour of what is being read, and the one of our own where a document has none. */
async function stylesFor(
  overlays: readonly Overlay[],
  { files }: OpenEpub,
  { folder }: Place,
): Promise<{ texts: Map<string, Uint8Array>; own: string | null }> {
  const texts = new Map<string, Uint8Array>()
  for (const { part } of overlays) {
    const name = files.find(styleSheetOf(part) ?? '')
    const bytes = name === null || texts.has(name) ? null : await files.bytes(name)
    if (name !== null && bytes !== null)
      texts.set(name, Buffer.concat([bytes, Buffer.from(`\n${overlayCss}`)]))
  }
  const isOwn = overlays.some(({ links }) => links)
  return { texts, own: isOwn ? stylePath(folder) : null }
}

function stylePath(folder: string): string {
  return `${folder}read-along.css`
}

/** What is written anew, and what no longer holds when anything changes. */
const neverKept = ['mimetype', 'META-INF/signatures.xml']

/**
 * Writes an EPUB 3 that reads itself aloud: the source with a span around each sentence that is heard, media overlays, and the sound. Everything else of it
 * stays as it is; an EPUB 2 becomes one of version 3. Gives null, and writes nothing, where no sentence of it can be found. Fails with 'file-damaged' or
 * 'drm-protected'; throws what Node's fs throws.
 */
export async function writeReadAlong(
  job: ReadAlongJob,
  target: string,
  whenRunning: () => Promise<void>,
): Promise<ReadAlongCount | null> {
  return withEpub(job.source, async (epub) => {
    const { archive, files, packagePath, packageText, found } = epub
    const isOld = !/^\s*3/u.test(found.version)
    const place = placeIn(epub)
    const parts = await contentParts(epub, isOld)
    await whenRunning()
    const { overlays, placed } = await overlaysOf(parts, job, place, files)
    if (overlays.length === 0) return null
    await whenRunning()
    const more: Additions = isOld
      ? await upgradeEpub(epub, place)
      : { texts: new Map(), items: [], properties: new Map() }
    const { texts: sheets, own } = await stylesFor(overlays, epub, place)
    const old = await oldOverlays(epub)
    const text = editPackage(packageText, {
      packagePath,
      isOld,
      dropped: old,
      overlays: new Map(overlays.map(({ part, id }) => [part.path, id])),
      properties: more.properties,
      newItems: [...more.items, ...inItems(overlays, job, place, own)],
      metas: metasOf(overlays, job.narrator),
      modified: job.modified.toISOString().replace(/\.\d+Z$/u, 'Z'),
    })
    if (text === null) return null
    const changed = new Map<string, Uint8Array | string>([
      ...more.texts,
      ...sheets,
      [files.find(packagePath) ?? packagePath, text],
    ])
    for (const { part, path, smil, text: content } of overlays)
      changed.set(files.find(part.path) ?? part.path, content).set(path, smil)
    if (own !== null) changed.set(own, overlayCss)
    const dropped = new Set([...neverKept, ...[...old].map((path) => files.find(path))])
    await writeZip(target, async (zip) => {
      await zip.add('mimetype', 'application/epub+zip', true)
      for (const name of archive.names) {
        const content = dropped.has(name) ? null : (changed.get(name) ?? (await archive.read(name)))
        if (content !== null) await zip.add(name, content, isPacked(name))
        await whenRunning()
      }
      for (const [name, content] of changed) if (!archive.names.has(name)) await zip.add(name, content, false)
      for (const [index, { path, extension }] of job.sound.entries()) {
        await zip.addFile(soundPath(place, index, extension), path)
        await whenRunning()
      }
    })
    return { placed, of: job.cues.length }
  })
}
