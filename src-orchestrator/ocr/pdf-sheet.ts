import type { PdfDocument } from '../pdf/open-pdf.ts'
import type { ScanSize } from '../pdf/scan-size.ts'
import { shrunk, type GreyPicture } from './grey-picture.ts'

const pointsPerInch = 72
/** What Tesseract's networks were trained on, for what is drawn and not scanned. */
const drawnDpi = 300
/** Share of a page from which its largest picture is the scan of it. */
const scanCovers = 0.4
/** Pixels: an A4 page at 300 dpi has 8.7 million. What a scan has more costs time and shows no more of a letter. */
const mostPixels = 12_000_000

/** Pixels of the longer side at which a page is drawn for recognition. Pure. */
function readingPx({ width, height, covered, nativePx }: ScanSize): number {
  const longer = Math.max(width, height)
  const drawn = (longer / pointsPerInch) * drawnDpi
  const px = nativePx !== null && covered >= scanCovers ? nativePx : drawn
  return Math.round(Math.min(px, longer * Math.sqrt(mostPixels / (width * height))))
}

/** Inches: pages higher or lower were given a wrong resolution, which is common; the rules of layout think in points. */
const plausible = { from: 4, to: 14, instead: 9 }

/** Points a pixel of a picture of a page, so that its text has the size that text has. `heightPoints`: 0 where nothing says it. Pure. */
export function pointsAPixel(heightPoints: number, heightPx: number): number {
  const inches = heightPoints / pointsPerInch
  const isPlausible = inches >= plausible.from && inches <= plausible.to
  return ((isPlausible ? inches : plausible.instead) * pointsPerInch) / heightPx
}

/** `scale`: points a pixel, as the file has it; 0 where it does not say. */
export type SheetPicture = { picture: GreyPicture; scale: number }

/** A page's picture; null for a page that cannot be loaded. Throws ExpectedFailure `file-damaged`. */
export function drawSheet(document: PdfDocument, page: number): SheetPicture | null {
  const size = document.scanSize(page)
  const picture = size === null ? null : document.greyPicture(page, readingPx(size))
  if (size === null || picture === null) return null
  return { picture, scale: size.height / picture.height }
}

/** A picture file says nothing of the size that its paper had. What has far more pixels than a page needs is made smaller. */
export function pictureSheet(picture: GreyPicture): SheetPicture {
  // Of an A4 page at 600 dpi, which has 35 million, half the resolution remains.
  const factor = Math.round(Math.sqrt((picture.width * picture.height) / mostPixels))
  return { picture: factor > 1 ? shrunk(picture, factor) : picture, scale: 0 }
}
