import { escapeXml, type Edit } from './text-edits.ts'
import type { Clip } from './clips.ts'

/** A clock value of SMIL 3 in seconds, to the millisecond. */
export function smilClock(sec: number): string {
  return `${sec.toFixed(3)}s`
}

/** A media overlay: which element lights up while which sound is heard. `textHref` is the content document's. EPUB 3.3, 9.2. */
export function smilOf(clips: readonly (Clip & { id: string })[], textHref: string): string {
  const href = escapeXml(textHref)
  const pars = clips.map(
    ({ id, audio, startSec, endSec }) =>
      `    <par id="par-${id}"><text src="${href}#${id}"/><audio src="${escapeXml(audio)}" clipBegin="${smilClock(startSec)}" clipEnd="${smilClock(endSec)}"/></par>\n`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
  <body epub:textref="${href}">
${pars.join('')}  </body>
</smil>
`
}

/** What names the spans of a document: a word that none of its own ids begins with. */
export function idPrefix(markup: string): string {
  let prefix = 'say'
  while (new RegExp(`\\sid\\s*=\\s*["']${prefix}-`, 'u').test(markup)) prefix += 'x'
  return prefix
}

/** The spans around what is read, each with the id of its clip. */
export function spansOf(clips: readonly (Clip & { id: string })[]): Edit[] {
  return clips.flatMap(({ id, from, to }): Edit[] => [
    { from, to: from, text: `<span id="${id}">` },
    { from: to, to, text: '</span>' },
  ])
}
