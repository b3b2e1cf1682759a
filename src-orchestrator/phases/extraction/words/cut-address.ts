/** The end of a line where an address of the web has begun: its bracket, if it has one, and what there is of it. */
const begun = /(?:^|[\s(<⟨[{“"„«—–])([(<⟨[]?)((?:(?:https?|ftp):|www\.)\S*)$/u
/** An address is cut behind one of these, or before one. */
const cutBehind = /[/.\-_?&=#~:%]$/u
const cutBefore = /^[/.?&=#_~%]\S/u
/** What goes on with an address: no word of a sentence has one of these inside. */
const goesOn = /^[\p{L}\p{N}~%_-]*(?:[/_=?&#%~]|\.\p{L}|\.\p{N})/u

/** The end of a line where a path has begun and ends in a slash: from the root, a home, a drive, a folder; or two folders deep. */
const begunPath =
  /(?:^|[\s("“„«'‘])(?:(?:~|\.{1,2}|[A-Za-z]:)?\/(?:[\w.+~-]+\/)+|(?:~|\.{1,2})\/|(?:[\w.+-]+\/){2,})$/u
/** "i.e." goes on with no path. */
const abbreviation = /^(?:\p{L}\.){2}/u

/** Whether a line ends behind a path's slash and the next one goes on with it: "/usr/share/|doc/fox.txt". */
function isCutPath(line: string, next: string): boolean {
  return begunPath.test(line) && goesOn.test(next) && !abbreviation.test(next)
}

/** Whether a line ends within an address of the web, or a path, and the next one goes on with it: "(https://www.|example.org/)". */
export function isCutAddress(line: string, next: string): boolean {
  // Neither has a blank inside: of a paragraph that grows line by line only its end is looked at.
  const end = line.slice(Math.max(0, line.lastIndexOf(' ')))
  const match = begun.exec(end)
  if (match === null) return end.endsWith('/') && isCutPath(end, next)
  const [, bracket = '', address = ''] = match
  if (/[)>⟩\],;]/u.test(address)) return false
  const rest = next.split(' ', 1)[0] ?? ''
  if (/^\p{Lu}\p{Ll}+$/u.test(rest)) return false
  if (address.endsWith(':')) return rest.startsWith('//')
  if (cutBefore.test(rest)) return rest.startsWith('/') || cutBehind.test(address)
  const closes = bracket !== '' && /^[^\s(]+[)>⟩\]]/u.test(rest)
  return cutBehind.test(address) ? closes || goesOn.test(rest) : closes && goesOn.test(rest)
}
