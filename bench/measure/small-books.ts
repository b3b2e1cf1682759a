import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A sound PDF of one page, with words of its own. */
function smallPdf(words: string): string {
  const content = `BT /F1 12 Tf 72 700 Td (${words}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj${object}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const xref = text.length
  return `${text}xref\n0 6\n0000000000 65535 f \n${offsets.join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`
}

const epub = 'PK\x03\x04..........................mimetypeapplication/epub+zip'

/**
 * A folder of so many books as people's folders are: most are PDFs, some texts, some ebooks that cannot be read yet, some damaged, with covers and other things
 * between them. Answers how many of them are books by themselves.
 */
export function makeSmallBooks(folder: string, count: number): number {
  const put = (name: string, content: string): void => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, 'latin1')
  }
  for (let index = 0; index < count; index++) {
    const shelf = `author ${index % 97}/book ${index}`
    const words = `This is the book of the number ${index}, and it is a short one.`
    const kind = index % 20
    if (kind === 0) put(`${shelf}/a - b ${index}.epub`, epub + String(index))
    else if (kind === 1) put(`${shelf}/a - b ${index}.pdf`, `no PDF at all, and no text: \x01 ${index}`)
    else put(`${shelf}/a - b ${index}.pdf`, smallPdf(words))
    if (kind < 5) put(`${shelf}/cover.jpg`, '\xFF\xD8\xFF\xE0')
    if (kind === 7) put(`${shelf}/a - b ${index}.txt`, words)
    if (kind === 8) put(`${shelf}/notes.txt`, words)
  }
  return count
}
