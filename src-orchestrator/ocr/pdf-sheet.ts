import type { PdfDocument } from '../pdf/open-pdf.ts'
import type { ScanSize } from '../pdf/scan-size.ts'
import type { GreyPicture } from './grey-picture.ts'

const pointsPerInch = 72
/** What Tesseract's networks were trained on, for what is drawn and not scanned. */
const drawnDpi = 300
/** Share of a page from which its largest picture is the scan of it. */
const scanCovers = 0.4
/** Pixels: an A4 page at 300 dpi has 8.7 million. What a scan has more costs time and shows no more of a letter. */
const mostPixels = 12_000_000
/** Pixels of the longer side below which a scan's letters are too small to be recognised as they are. */
const fewPx = 1500

/** Pixels of the longer side at which a page is drawn for recognition. Pure. */
export function readingPx({ width, height, covered, nativePx }: ScanSize): number {
  const longer = Math.max(width, height)
  const drawn = (longer / pointsPerInch) * drawnDpi
  const px = nativePx !== null && covered >= scanCovers ? nativePx : drawn
  const wanted = px < fewPx ? px * 2 : px
  return Math.round(Math.min(wanted, longer * Math.sqrt(mostPixels / (width * height))))
}

/** Inches: pages higher or lower were given a wrong resolution, which is common; the rules of layout think in points. */
const plausible = { from: 4, to: 14, instead: 9 }

/** Points a pixel of a picture of a page, so that its text has the size that text has. Pure. */
export function pointsAPixel(heightPoints: number, heightPx: number): number {
  const inches = heightPoints / pointsPerInch
  const isPlausible = inches >= plausible.from && inches <= plausible.to
  return ((isPlausible ? inches : plausible.instead) * pointsPerInch) / heightPx
}

/** A page's picture; null for a page that cannot be loaded. Throws ExpectedFailure `file-damaged`. */
export function drawSheet(
  document: PdfDocument,
  page: number,
): { picture: GreyPicture; scale: number } | null {
  const size = document.scanSize(page)
  const picture = size === null ? null : document.greyPicture(page, readingPx(size))
  if (size === null || picture === null) return null
  return { picture, scale: pointsAPixel(size.height, picture.height) }
}
