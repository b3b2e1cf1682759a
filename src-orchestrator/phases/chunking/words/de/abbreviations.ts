import { endsSentence, type Rule } from '../rule.ts'
import { anyOf } from '../shared/units.ts'

/** Written with or without spaces between their parts. */
const spaced: Record<string, string> = {
  'i.J.': 'im Jahre',  'z.B.': 'zum Beispiel', 'Z.B.': 'Zum Beispiel', 'd.h.': 'das heißt', 'D.h.': 'Das heißt', 'u.a.': 'unter anderem', 'U.a.': 'Unter anderem', 'u.s.w.': 'und so weiter', 'o.ä.': 'oder ähnliches', 'o.Ä.': 'oder ähnliches', 'u.ä.': 'und ähnliches', 'u.Ä.': 'und ähnliches', 'i.d.R.': 'in der Regel', 'z.T.': 'zum Teil', 'z.Z.': 'zur Zeit', 'z.Zt.': 'zur Zeit', 'u.U.': 'unter Umständen', 'u.v.a.': 'und vieles andere', 'u.v.a.m.': 'und vieles andere mehr', 'u.v.m.': 'und vieles mehr', 'v.a.': 'vor allem', 'm.E.': 'meines Erachtens', 'a.D.': 'außer Dienst', 'e.V.': 'eingetragener Verein', 'v.u.Z.': 'vor unserer Zeitrechnung', 'n.u.Z.': 'nach unserer Zeitrechnung', 'i.e.': 'das heißt', 'o.J.': 'ohne Jahr', 'o.O.': 'ohne Ort', 'i.e.S.': 'im engeren Sinne', 'i.w.S.': 'im weiteren Sinne', 'i.Allg.': 'im Allgemeinen', 'z.Hd.': 'zu Händen', 'i.V.': 'in Vertretung', 's.a.': 'siehe auch', 'o.g.': 'oben genannt', 'zit.n.': 'zitiert nach', 'n.V.': 'nach Verlängerung', 'n.Chr.': 'nach Christus', 'v.Chr.': 'vor Christus', 's.o.': 'siehe oben', 's.u.': 'siehe unten', 'i.A.': 'im Auftrag', 'd.J.': 'des Jahres', 'a.a.O.': 'am angegebenen Ort', 'G.m.b.H.': 'G m b H', 'e.K.': 'eingetragener Kaufmann', 'i.d.F.': 'in der Fassung', 'd.i.': 'das ist', 'u.zw.': 'und zwar', 'a.M.': 'am Main', 'o.d.T.': 'ob der Tauber', 'i.Br.': 'im Breisgau', 'd.Gr.': 'der Große', 'd.Ä.': 'der Ältere', 'h.c.': 'honoris causa',
} // prettier-ignore

const plain: Record<string, string> = {
  'usw.': 'und so weiter', 'etc.': 'et cetera', 'bzw.': 'beziehungsweise', 'ca.': 'zirka', 'Ca.': 'Zirka', 'vgl.': 'vergleiche', 'Vgl.': 'Vergleiche', 'evtl.': 'eventuell', 'ggf.': 'gegebenenfalls', 'inkl.': 'inklusive', 'exkl.': 'exklusive', 'sog.': 'sogenannte', 'geb.': 'geborene', 'gest.': 'gestorben', 'ev.': 'evangelisch', 'kath.': 'katholisch', 'Dr.': 'Doktor', 'Fam.': 'Familie', 'ff.': 'und folgende', 'Prof.': 'Professor', 'Hr.': 'Herr', 'Hrn.': 'Herrn', 'Fr.': 'Frau', 'Frl.': 'Fräulein', 'Ing.': 'Ingenieur', 'Dipl.': 'Diplom', 'St.': 'Sankt', 'Str.': 'Straße', 'Jh.': 'Jahrhundert', 'Jhs.': 'Jahrhunderts', 'Jhd.': 'Jahrhundert', 'Mio.': 'Millionen', 'Mrd.': 'Milliarden', 'Tel.': 'Telefon', 'Hrsg.': 'Herausgeber', 'hrsg.': 'herausgegeben', 'Anm.': 'Anmerkung', 'max.': 'maximal', 'min.': 'mindestens', 'Abb.': 'Abbildung', 'Tab.': 'Tabelle', 'zzgl.': 'zuzüglich', 'bes.': 'besonders', 'vs.': 'versus', 'verh.': 'verheiratet', 'Jan.': 'Januar', 'Feb.': 'Februar', 'Aug.': 'August', 'Sept.': 'September', 'Okt.': 'Oktober', 'Nov.': 'November', 'Dez.': 'Dezember', 'hl.': 'heilige', 'Hl.': 'Heilige', 'Stck.': 'Stück', 'Std.': 'Stunden', 'Min.': 'Minuten', 'Sek.': 'Sekunden', 'u.': 'und', 'Kg.': 'König', 'gen.': 'genannt', 'tägl.': 'täglich', 'tgl.': 'täglich', 'ders.': 'derselbe', 'Hg.': 'Herausgeber', 'lt.': 'laut', 'gem.': 'gemäß', 'bzgl.': 'bezüglich', 'insb.': 'insbesondere', 'insbes.': 'insbesondere', 'einschl.': 'einschließlich', 'abzgl.': 'abzüglich', 'urspr.': 'ursprünglich', 'vorm.': 'vormals', 'nachm.': 'nachmittags', 'versch.': 'verschiedene', 'Jhdt.': 'Jahrhundert', 'mind.': 'mindestens', 'durchschn.': 'durchschnittlich', 'gegr.': 'gegründet', 'MwSt.': 'Mehrwertsteuer', 'od.': 'oder', 'Abschn.': 'Abschnitt', 'ebd.': 'ebenda', 'Ebd.': 'Ebenda', 'ebda.': 'ebenda', 'Aufl.': 'Auflage', 'Bde.': 'Bände', 'Fa.': 'Firma', 'Hptm.': 'Hauptmann', 'Ltn.': 'Leutnant', 'Frhr.': 'Freiherr', 'Gebr.': 'Gebrüder', 'Ew.': 'Eure', 'Se.': 'Seine', 'Exz.': 'Exzellenz', 'Bhf.': 'Bahnhof', 'Verf.': 'Verfasser', 'Anf.': 'Anfang', 'Ziff.': 'Ziffer', 'jun.': 'junior', 'sen.': 'senior', 'et al.': 'und andere', 'Pck.': 'Päckchen', 'Co.': 'Co', 'Hbf.': 'Hauptbahnhof', 'mult.': 'multiplex', 'Mr.': 'Mister', 'Mrs.': 'Missis',
} // prettier-ignore

const counters: Record<string, string> = {
  Nr: 'Nummer', Nrn: 'Nummern', S: 'Seite', Bd: 'Band', Bde: 'Bände', Abs: 'Absatz', Art: 'Artikel', Kap: 'Kapitel', Aufl: 'Auflage', Abb: 'Abbildung', Tab: 'Tabelle', Anm: 'Anmerkung', Z: 'Zeile', V: 'Vers', Pos: 'Position', Tel: 'Telefon', Abschn: 'Abschnitt', Ps: 'Psalm', Fußn: 'Fußnote', Jg: 'Jahrgang', Ziff: 'Ziffer', op: 'Opus', Op: 'Opus',
} // prettier-ignore

const firstNames: Record<string, string> = { Joh: 'Johann', Seb: 'Sebastian', Wilh: 'Wilhelm', Friedr: 'Friedrich', Ludw: 'Ludwig' } // prettier-ignore

const withSpaces = (printed: string): string => printed.replaceAll('.', '\\.\\s?').replace(/\\s\?$/u, '')

export const abbreviationRules: readonly Rule[] = [
  {
    name: 'abbreviations',
    needs: 'digit',
    pattern: new RegExp(`(?<![\\p{L}\\d.])(?<word>${anyOf(Object.keys(counters))})\\.\\s?(?=\\d)`, 'gu'),
    say: ({ group, before, after }) => {
      const word = group('word')
      // "J. S. 5", "V. 5": an initial stands before a name, not before a number.
      if ((word === 'V' || word === 'Z') && !/[,(]\s?$/u.test(before)) return null
      // "Art. 1 Abs. 2 S. 1": a law has sentences, and no pages.
      if (word === 'S' && /(?:Abs\.|Absatz)\s?\d+\p{Ll}?,?\s$/u.test(before)) return 'Satz '
      if (word === 'S' && /^\d+\s?[–-]\s?\d/u.test(after)) return 'Seiten '
      return `${counters[word] ?? word} `
    },
  },
  {
    name: 'abbreviations',
    needs: 'sign',
    pattern: /§§?\s?(?=\d)/gu,
    say: ({ whole }) => (whole.startsWith('§§') ? 'Paragraphen ' : 'Paragraph '),
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.])(?:${Object.keys(spaced)
        .sort((a, b) => b.length - a.length)
        .map(withSpaces)
        .join('|')})(?!\\p{L})`,
      'gu',
    ),
    say: ({ whole, before, after }) => {
      const isCited = /^,?\s(?:1\d|20)\d\d|^\)/u.test(after) && /\p{Lu}\p{L}+,?\s$/u.test(before)
      const said = /^u\.\s?a\.$/u.test(whole) && isCited ? 'und andere' : spaced[whole.replaceAll(/\s/gu, '')]
      return said === undefined ? null : `${said}${endsSentence(after) ? '.' : ''}`
    },
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    pattern: new RegExp(`(?<![\\p{L}\\d.])(?:${anyOf(Object.keys(plain))})(?!\\p{L})`, 'gu'),
    say: ({ whole, after }) => {
      if (whole === 'min.' && !/^\s\d/u.test(after)) return null
      if (whole === 'vorm.' && !/^\s\p{Lu}/u.test(after)) return 'vormittags'
      if (/^(?:u|od|Se|Ew|gen|lt|gem)\.$/u.test(whole) && !/^\s[\p{L}\d§]/u.test(after)) return null
      if (whole === 'St.' && !/^\s\p{Lu}/u.test(after)) return null
      // "Anna Meier, geb. Huber"; else "1805 geb."
      const said = whole === 'geb.' && !/^\s\p{Lu}/u.test(after) ? 'geboren' : plain[whole]
      return said === undefined ? null : `${said}${endsSentence(after) ? '.' : ''}`
    },
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    // "lit. a"
    pattern: /(?<!\p{L})lit\.(?=\s\p{Ll}(?!\p{L}))/gu,
    say: () => 'Buchstabe',
  },
  {
    // "(* 1809, † 1865)"
    name: 'abbreviations',
    needs: 'digit',
    pattern: /(?<=[(,;]\s?)\*\s?(?=\d{4}|\d{1,2}\.)|†\s?(?=\d{4}|\d{1,2}\.)/gu,
    say: ({ whole }) => (whole.startsWith('*') ? 'geboren ' : 'gestorben '),
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    // "J. W. v. Goethe", "Frau v. d. Heydt"
    pattern: /(?<![\p{L}\d.])v\.\s?(?<article>d\.\s?)?(?=\p{Lu}\p{Ll})(?!Chr\.)/gu,
    say: ({ group }) => (group('article') === '' ? 'von ' : 'von der '),
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.])(?<name>${anyOf(Object.keys(firstNames))})\\.\\s?(?=\\p{Lu}(?:\\p{L}|\\.))`,
      'gu',
    ),
    say: ({ group }) => `${firstNames[group('name')] ?? ''} `,
  },
  {
    name: 'abbreviations',
    needs: 'digit',
    // "S. 5 f."
    pattern: /(?<=(?<!\p{L})S\.\s?\d+)\s?f\.(?!\p{L})/gu,
    say: ({ after }) => ` und folgende${endsSentence(after) ? '.' : ''}`,
  },
  {
    // "v. 1.1.2000", "im J. 1648", "Friedrich d. Große"
    name: 'abbreviations',
    needs: 'dot',
    pattern:
      /(?<![\p{L}\d.])v\.(?=\s?\d{1,2}\.\s?(?:\d{1,2}\.|\p{Lu}))|(?<=(?<!\p{L})[Ii]m\s)J\.(?=\s\d)|(?<=\p{Lu}\p{Ll}+\s)d\.(?=\sGroßen?(?!\p{L}))/gu,
    say: ({ whole, after }) =>
      whole === 'v.' ? 'vom' : whole === 'J.' ? 'Jahre' : /^\sGroßen/u.test(after) ? 'des' : 'der',
  },
  {
    name: 'abbreviations',
    needs: 'letters',
    // "Müller GmbH & Co. KG"
    pattern: /(?<!\p{L})(?:[gm]?GmbH|mbH|GbR)(?!\p{L})/gu,
    say: ({ whole }) => Array.from(whole).join(' '),
  },
  {
    name: 'abbreviations',
    needs: 'digit',
    // "die Hausnr. 5"
    pattern: /(?<=\p{Ll}{2})nr\.(?=\s?\d)/gu,
    say: () => 'nummer',
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    // "Hauptstr. 5"
    pattern: /(?<=\p{Ll}{2})str\.(?!\p{L})/gu,
    say: ({ after }) => `straße${endsSentence(after) ? '.' : ''}`,
  },
]
