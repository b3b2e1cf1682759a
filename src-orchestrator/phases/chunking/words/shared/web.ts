import type { Rule } from '../rule.ts'

export type WebWords = {
  at: string
  dot: string
  slash: string
  dash: string
  underscore: string
  question: string
  equals: string
  and: string
  spelled: (letters: string) => string
  /** Digits in an address. */
  number: (digits: string) => string
}

/** Said as words; other endings of two letters are countries', and spelled. https://data.iana.org/TLD/ */
const sayable = new Set(['com', 'org', 'net', 'info', 'biz', 'edu', 'gov', 'mil', 'museum', 'name', 'app', 'dev', 'shop', 'blog', 'online', 'site', 'club', 'xyz', 'web']) // prettier-ignore
const endings = `${[...sayable].join('|')}|int|io|ai|tv|eu|uk|us|ca|au|nz|ie|in|za|de|at|ch|fr|be|lu|nl|es|mx|ar|cl|co|pe|it|pt|br|pl|cz|sk|hu|se|no|dk|fi|ru|ua|jp|cn|kr|gr|tr|il|is`
const host = `(?:[\\p{L}\\d](?:[\\p{L}\\d-]*[\\p{L}\\d])?\\.)+(?:${endings})`
const path = `(?:/[\\p{L}\\d._~%+=&?#/-]*[\\p{L}\\d_/])?/?`
/** Endings of files that are spoken of by themselves: "the .pdf". */
const fileEnding =
  '(?<![^\\s("“„«‘])\\.(?=(?:pdf|txt|html?|docx?|odt|rtf|xlsx?|csv|jpe?g|png|gif|svg|tiff?|mp[34]|m4[ab]|wav|epub|mobi|tex|sty|cls|bib|dvi|ps|aux|log|js|ts|py|sh|exe|zip|gz|tar|deb|rpm|iso|json|xml|ya?ml|md|conf|ini|com|net|org|NET)(?![\\p{L}\\d]))'
const address = new RegExp(
  `(?<![\\p{L}\\d@.])(?:(?:https?|ftp)://[\\p{L}\\d.:-]*[\\p{L}\\d]|(?:mailto:)?[\\p{L}\\d._%+-]+@${host}|www\\.${host}|${host}(?![\\p{L}\\d@]))${path}|${fileEnding}`,
  'giu',
)

/** What is no name of a file: words that end in a full stop, and another one printed without a space. */
const noFile =
  /^(?:etc|usw|bzw|vgl|resp|approx|mrs?|drs?|st|prof|vol|chap?|cap|no|nr|vs|pp|ca|av|env|ibid|sig)$/iu

const isUnsayable = (text: string): boolean => !/[aeiouyäöüáéíóú]/iu.test(text) && text.length <= 5

/** "sources.list", "data.tar.gz", "the .htaccess file": names in small letters, whatever their ending. After the addresses. */
export function fileRule({ dot, spelled, number }: Pick<WebWords, 'dot' | 'spelled' | 'number'>): Rule {
  const say = (text: string): string =>
    (text.match(/\d+|[^\d]+/gu) ?? [])
      .map((part) => (/\d/u.test(part) ? number(part) : isUnsayable(part) ? spelled(part) : part))
      .join(' ')
  return {
    name: 'addresses',
    needs: 'address',
    pattern:
      /(?<![^\s("“„«‘/])(?:[\p{L}\d][\p{L}\d_-]+)?(?:\.\p{Ll}[\p{Ll}\d_-]+)+(?![\p{L}\d_/]|\.\p{L}|['’]\p{L})/gu,
    say: ({ whole }) => {
      const [name = '', ...endings] = whole.split('.')
      if (noFile.test(name)) return null
      return [...(name === '' ? [] : [say(name)]), ...endings.flatMap((ending) => [dot, say(ending)])].join(
        ' ',
      )
    },
  }
}

/** Addresses of the web and of mail, part by part: "w.w.w dot example dot org". A scheme is not said. */
export function webRule(words: WebWords): Rule {
  const part = (text: string): string => {
    if (/^\d+$/u.test(text)) return words.number(text)
    return text.toLowerCase() === 'www' || isUnsayable(text) ? words.spelled(text) : text
  }
  const ending = (text: string): string =>
    sayable.has(text.toLowerCase()) ? text.toLowerCase() : words.spelled(text)
  const signs: Record<string, string> = { '.': words.dot, '/': words.slash, '-': words.dash, '_': words.underscore, '@': words.at, '?': words.question, '=': words.equals, '&': words.and } // prettier-ignore
  return {
    name: 'addresses',
    needs: 'address',
    pattern: address,
    say: ({ whole }) => {
      if (whole === '.') return `${words.dot} `
      const bare = whole.replace(/^(?:(?:https?|ftp):\/\/|mailto:)/iu, '').replace(/\/$/u, '')
      const [where = '', ...rest] = bare.split('/')
      // "e.g. for", "Mr.In": a word and another one that were printed without a space between them.
      if (
        where === whole &&
        !where.includes('@') &&
        !/^www\./iu.test(where) &&
        (/\p{Lu}/u.test(where) || /\.\p{L}\./u.test(where))
      )
        return null
      const tokens = [where, ...rest.flatMap((each) => ['/', each])].flatMap(
        (each) => each.match(/[\p{L}]+|\d+|[^\p{L}\d]/gu) ?? [],
      )
      const lastOfHost = (where.match(/[\p{L}]+|\d+|[^\p{L}\d]/gu) ?? []).length - 1
      const said = tokens.map(
        (token, at) =>
          signs[token] ?? (at === lastOfHost ? ending(token) : /[\p{L}\d]/u.test(token) ? part(token) : ''),
      )
      return said.filter((word) => word !== '').join(' ')
    },
  }
}
