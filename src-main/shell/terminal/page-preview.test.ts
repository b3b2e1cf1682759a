import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../src-node/install-layout.ts'

const run = promisify(execFile)
const pngStart = '89504e470d0a1a0a'

/** A PDF of one page with a line of text, without a compressor between it and its reader. */
function smallPdf(): string {
  const content = 'BT /F 12 Tf 40 500 Td (The old man lit the lamps along the river.) Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ]
  return `%PDF-1.7\n${objects.map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`).join('')}trailer << /Root 1 0 R >>\n`
}

test('extract --preview writes a page of a PDF with its pieces coloured; a page that is no number is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'page-preview-'))
  const extract = async (book: string, ...more: string[]): Promise<{ stderr: string; stdout: string }> =>
    run(
      process.execPath,
      [join(packageRoot(), 'bin', 'bookspool.mjs'), 'extract', book, '-o', 'text.txt', ...more],
      { cwd: folder, env: { ...process.env, BOOKSPOOL_HOME: join(folder, 'home') } },
    )
  await writeFile(join(folder, 'lamps.pdf'), smallPdf())
  const { stdout, stderr } = await extract('lamps.pdf', '--preview', 'page.png', '--page', '1')
  expect((await readFile(join(folder, 'page.png'))).subarray(0, 8).toString('hex')).toBe(pngStart)
  expect(`${stdout}${stderr}`).toMatch(/Page 1 of 1 .*Text: blue/su)
  await expect(extract('lamps.pdf', '--preview', 'page.png', '--page', 'two')).rejects.toThrow(
    /pages count from 1/u,
  )
})
