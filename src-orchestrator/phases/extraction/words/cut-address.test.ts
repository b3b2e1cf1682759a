import { expect, it } from 'vitest'
import { isCutAddress } from './cut-address.ts'

it.each([
  ['plus de paquets (https://packages.', 'debian.org/stable/) et fonctionne', true],
  ['n’importe quel miroir (https:', '//www.debian.org/distrib/ftplist) Debian.', true],
  ['see http://www.', 'example.org for more', true],
  ['see http://www.example.org/some-', 'page/index.html', true],
  ['see www.example.org/a', '/b/c.html', true],
  ['(see <http://example.org/', 'policy>), and', true],
  ['(http://example.org/doc', 'umentation/file.html) and', true],
  ['see http://www.example.org.', 'The rest is silence.', false],
  ['see http://www.example.org.', 'and so on', false],
  ['see http://www.example.org/', 'and so on', false],
  ['see http://www.example.org', 'foo.sty has more', false],
  ['(http://www.example.org,', 'a/b testing)', false],
  ['(http://www.example.org)', '/usr/bin is', false],
  ['these are the protocols: https:', 'and/or ftp', false],
  ['the end of and/', 'or', false],
  ['the file /usr/share/', 'doc/fox.txt, which', true],
  ['in ~/', '.config/fox and', true],
  ['in src/main/', 'fox.ts the', true],
  ['the folder /usr/share/', 'and so on', false],
  ['the folder /usr/share/', 'i.e. what all share', false],
  ['all of and/', 'or.', false],
  ['he/', 'she/they', false],
  ['the folder /usr/share', 'doc/fox.txt', false],
])('“%s|%s” is cut: %s', (line, next, isCut) => {
  expect(isCutAddress(line, next)).toBe(isCut)
})
