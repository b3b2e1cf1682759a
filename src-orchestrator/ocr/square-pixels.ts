import { enlarged, type GreyPicture } from './grey-picture.ts'

/** Pixels an inch, as a picture file says; 0 where it says nothing. */
export type Resolution = { across: number; down: number }

/** A fax has 204 by 98, 196 or 391 pixels an inch: https://www.itu.int/rec/T-REC-T.4. Letters that are wider by a twentieth are read as well. */
const ratio = { least: 1.1, most: 4.5 }
/** Of the longer side to the shorter: two pages beside each other have 1.55 at most, a receipt is longer. What would come out longer was given a wrong resolution. */
const longestPage = 2

/** A picture as it looks on paper, where its pixels are not as high as they are wide: half as high as they should be, letters make no sense. Pure. */
export function withSquarePixels(picture: GreyPicture, { across, down }: Resolution): GreyPicture {
  if (across <= 0 || down <= 0) return picture
  const wider = Math.max(across, down) / Math.min(across, down)
  if (wider < ratio.least || wider > ratio.most) return picture
  const [width, height] = [
    picture.width * (across < down ? wider : 1),
    picture.height * (down < across ? wider : 1),
  ]
  if (Math.max(width, height) > Math.min(width, height) * longestPage) return picture
  return enlarged(picture, width / picture.width, height / picture.height)
}
