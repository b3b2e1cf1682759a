import { deflateSync } from 'node:zlib'
import type { GreyPicture } from '../../ocr/grey-picture.ts'

/** Writes small PDFs for tests: lines of text at given places in the standard fonts, outline, information, rotation. */

export type TextAt = {
  text: string
  /** Points from the left edge. */
  x: number
  /** Points from the top edge to the baseline. */
  y: number
  /** Points. */
  size?: number
  bold?: boolean
  /** Runs upwards instead of to the right. */
  upwards?: boolean
  /** Degrees by which it rises to the right. */
  rises?: number
}

export type PdfPage = {
  texts: TextAt[]
  rotate?: 0 | 90 | 180 | 270
  picture?: boolean
  scan?: GreyPicture
  /** A filled rectangle, in points from the top left corner. */
  area?: { x: number; y: number; width: number; height: number }
}

export type PdfOptions = {
  title?: string
  author?: string
  language?: string
  /** Page from 0; y in points from the top. */
  outline?: { title: string; page: number; y?: number }[]
  width?: number
  height?: number
}

/** PDF text strings: UTF-16BE with its mark. */
function textString(text: string): string {
  const units = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  return `<${units.toString('hex')}>`
}

/** For content streams in WinAnsi; characters outside it cannot be written. */
function winAnsi(text: string): string {
  const codes: Record<string, number> = { '“': 0x93, '”': 0x94, '‘': 0x91, '’': 0x92, '—': 0x97, '–': 0x96 }
  return Array.from(text, (char) => (codes[char] ?? char.charCodeAt(0)).toString(16).padStart(2, '0')).join(
    '',
  )
}

/** A picture over the whole page. */
function scanOf({ width, height, pixels }: GreyPicture, size: { width: number; height: number }): string {
  const data = deflateSync(pixels).toString('hex')
  return `q ${size.width} 0 0 ${size.height} 0 0 cm BI /W ${width} /H ${height} /CS /G /BPC 8 /F [/AHx /Fl] ID ${data}> EI Q`
}

function contentOf(page: PdfPage, size: { width: number; height: number }): string {
  const { height } = size
  const texts = page.texts.map(
    ({ text, x, y, size = 10, bold = false, upwards = false, rises = upwards ? 90 : 0 }) => {
      const [cos, sin] = [Math.cos((rises * Math.PI) / 180), Math.sin((rises * Math.PI) / 180)]
      const matrix = [cos, sin, -sin, cos].map((each) => each.toFixed(4)).join(' ')
      return `BT /${bold ? 'B' : 'F'} ${size} Tf ${matrix} ${x} ${height - y} Tm <${winAnsi(text)}> Tj ET`
    },
  )
  if (page.picture === true)
    texts.push('q 200 0 0 300 50 100 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q')
  if (page.area !== undefined) {
    const { x, y, width, height: tall } = page.area
    texts.push(`${x} ${height - y - tall} ${width} ${tall} re f`)
  }
  if (page.scan !== undefined) texts.push(scanOf(page.scan, size))
  return texts.join('\n')
}

export function makePdf(pages: readonly PdfPage[], options: PdfOptions = {}): Buffer {
  const { width = 400, height = 600 } = options
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const outline = options.outline ?? []
  const firstPage = 6
  const pageObject = (index: number): number => firstPage + index * 2
  const firstEntry = firstPage + pages.length * 2
  const language = options.language === undefined ? '' : ` /Lang ${textString(options.language)}`
  add(`<< /Type /Catalog /Pages 2 0 R${outline.length > 0 ? ' /Outlines 5 0 R' : ''}${language} >>`)
  const kids = pages.map((_, index) => `${pageObject(index)} 0 R`).join(' ')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  add(`<< /F ${font('Courier')} /B ${font('Courier-Bold')} >>`)
  const entry = (key: string, value: string | undefined): string =>
    value === undefined ? '' : ` /${key} ${textString(value)}`
  add(`<<${entry('Title', options.title)}${entry('Author', options.author)} >>`)
  add(
    outline.length === 0
      ? '<< >>'
      : `<< /Type /Outlines /Count ${outline.length} /First ${firstEntry} 0 R /Last ${firstEntry + outline.length - 1} 0 R >>`,
  )
  for (const [index, page] of pages.entries()) {
    const content = contentOf(page, { width, height })
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${page.rotate ?? 0} /Resources << /Font 3 0 R >> /Contents ${pageObject(index) + 1} 0 R >>`,
    )
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  for (const [index, { title, page, y = 0 }] of outline.entries()) {
    const previous = index > 0 ? ` /Prev ${firstEntry + index - 1} 0 R` : ''
    const next = index < outline.length - 1 ? ` /Next ${firstEntry + index + 1} 0 R` : ''
    add(
      `<< /Title ${textString(title)} /Parent 5 0 R${previous}${next} /Dest [${pageObject(page)} 0 R /XYZ 0 ${height - y} null] >>`,
    )
  }
  let file = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const xref = file.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** Sets paragraphs in lines of a page, the first line of each indented, with room for a head and a number. */
export function setParagraphs(paragraphs: readonly string[], from = 80): TextAt[] {
  const texts: TextAt[] = []
  let y = from
  for (const paragraph of paragraphs) {
    let line = ''
    let first = true
    const flush = (): void => {
      texts.push({ text: line, x: first ? 65 : 50, y })
      y += 12
      first = false
    }
    for (const word of paragraph.split(' ')) {
      if (line.length + word.length > (first ? 46 : 49)) {
        flush()
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    flush()
  }
  return texts
}
