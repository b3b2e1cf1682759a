import { serveSheets } from './serve-sheets.ts'

/** The program of one worker that recognises text: a crash of what it runs, which is native code for both PDFium and Tesseract, takes only the page with it. */
serveSheets()
