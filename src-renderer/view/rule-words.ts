type RuleWords = { title: string; what: string }

/** What each rule of reading did, as the report names it. */
const words: Readonly<Record<string, RuleWords>> = {
  'running-head': { title: 'Running heads', what: 'Titles at the top or the foot of pages, which repeat from page to page.' },
  'page-number': { title: 'Page numbers', what: 'Numbers that count the pages.' },
  'line-number': { title: 'Line numbers', what: 'Numbers beside the lines.' },
  footnote: { title: 'Notes', what: 'Footnotes and endnotes that are not read.' },
  'footnote-moved': { title: 'Notes that are read elsewhere', what: 'Read after their paragraph or at the chapter’s end, as the settings say.' },
  endnote: { title: 'Lists of notes', what: 'Notes at the end of a chapter or of the book.' },
  'note-mark': { title: 'Marks of notes', what: 'Small numbers and signs in the text that point to a note.' },
  caption: { title: 'Captions', what: 'Words under pictures and above tables.' },
  table: { title: 'Tables', what: 'Rows and columns that are no running text.' },
  formula: { title: 'Formulas', what: 'Mathematics set apart from the text.' },
  code: { title: 'Program code', what: 'Lines for computers.' },
  'margin-note': { title: 'Notes in the margin', what: 'What stands beside the text.' },
  picture: { title: 'Pictures', what: 'What an ebook says of its pictures, and what is written into a PDF’s.' },
  'contents-page': { title: 'Contents', what: 'The list of chapters with their pages.' },
  'front-matter': { title: 'Before the first chapter', what: 'Title page, imprint, dedication.' },
  'back-matter': { title: 'After the last chapter', what: 'Index, bibliography and the like.' },
  'gutenberg-licence': { title: 'Project Gutenberg’s own words', what: 'The licence around the book.' },
  'non-linear': { title: 'Beside the order of reading', what: 'Parts that the ebook itself keeps out of its order.' },
  'hidden-text': { title: 'Hidden text', what: 'What the ebook does not show.' },
  ruby: { title: 'Readings beside characters', what: 'Small type that says how a word is read, or the word itself.' },
  'text-at-an-angle': { title: 'Text at an angle', what: 'Stamps, turned text, and watermarks, those that lie straight across the text too.' },
  'hyphen-joined': { title: 'Words joined again', what: 'Cut by a hyphen at the end of a line.' },
  'part-left-out': { title: 'Chapters and parts that you left out', what: 'Given back under “Chapters and parts…”.' },
  ornament: { title: 'Ornaments', what: 'Stars and rules without a word to say.' },
} // prettier-ignore

/** A rule that this window has no words for stands under its own name. */
export function ruleWords(rule: string): RuleWords {
  return words[rule] ?? { title: rule.replaceAll('-', ' '), what: '' }
}

/** What giving a change back means. */
export function restoreWords(rule: string): {
  restore: string
  takeBack: string
  restoreAll: string
  takeAllBack: string
} {
  if (rule === 'hyphen-joined')
    return {
      restore: 'Keep the hyphen',
      takeBack: 'Join again',
      restoreAll: 'Keep all hyphens',
      takeAllBack: 'Join all again',
    }
  return {
    restore: 'Read this aloud',
    takeBack: 'Leave out again',
    restoreAll: 'Read all aloud',
    takeAllBack: 'Leave all out again',
  }
}
