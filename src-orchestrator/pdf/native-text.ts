import type { Pdfium } from './pdfium-library.ts'

/** A string of C: zero-terminated UTF-8, freed after the call. */
export function withCString<T>(pdfium: Pdfium, text: string, body: (pointer: number) => T): T {
  const bytes = Buffer.from(`${text}\0`, 'utf8')
  const pointer = pdfium.allocate(bytes.length)
  try {
    new Uint8Array(pdfium.heap(), pointer, bytes.length).set(bytes)
    return body(pointer)
  } finally {
    pdfium.release(pointer)
  }
}

export function withMemory<T>(pdfium: Pdfium, bytes: number, body: (pointer: number) => T): T {
  const pointer = pdfium.allocate(bytes)
  try {
    return body(pointer)
  } finally {
    pdfium.release(pointer)
  }
}

/** Hostile files claim strings of any length. */
const maxStringBytes = 65_536

/** Reads what PDFium hands out as "bytes needed, then UTF-16LE with a zero at the end". */
export function readUtf16(pdfium: Pdfium, ask: (buffer: number, bytes: number) => number): string {
  const needed = ask(0, 0)
  if (needed <= 2 || needed > maxStringBytes) return ''
  return withMemory(pdfium, needed, (pointer) => {
    ask(pointer, needed)
    const text = Buffer.from(pdfium.heap(), pointer, needed - 2).toString('utf16le')
    return withoutControls(text)
  })
}

/** The same for fonts' names, which are bytes. */
export function readBytesAsText(pdfium: Pdfium, ask: (buffer: number, bytes: number) => number): string {
  const needed = ask(0, 0)
  if (needed <= 1 || needed > maxStringBytes) return ''
  return withMemory(pdfium, needed, (pointer) => {
    ask(pointer, needed)
    return Buffer.from(pdfium.heap(), pointer, needed - 1).toString('latin1')
  })
}

function withoutControls(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Co}|\p{Cs}/gu, '')
    .trim()
}
