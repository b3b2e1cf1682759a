/** Names of environment variables whose values are secrets. */
const secretName =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|APIKEY|API_KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)(?:_|$)/iu
/** A shorter value ("1", "no") would blot out half of the words. */
const shortestSecret = 6
const mark = '[removed]'

// Each looks for its own word first and at a bounded stretch before it: a program's line may be a million characters long, and a pattern that begins with
// "any name that ends in token" would take hours for a million dashes.
/** `token=XYZ`, `"password": "XYZ"`, `Authorization: Bearer XYZ`, as programs print them. */
const assigned =
  /(?<![a-z\d])((?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|authorization)["']?(?:\s{0,9}[=:]\s{0,9}|\s{1,9}(?=["']))["']?(?:bearer\s{1,9}|basic\s{1,9})?)([^\s"',;&]+)/giu
/** `--api-key XYZ`, and `'--api-key', 'XYZ'` as Python prints a command. The dashes are looked for behind the word: before it they would be at every place. */
const flagged =
  /((?:password|passwd|passphrase|secret|token|api-key|access-key)(?<=--[\w-]{0,52})(?:=|\s{1,9}|["'],\s{0,9}))(?!-)(["']?)[^\s"']+\2/giu
/** `https://user:XYZ@host`. */
const inAddress = /(:\/\/[^\s/:@]{1,200}:)[^\s/@]{1,1000}(@)/gu

/** Values of the environment that must never be written anywhere. */
export function environmentSecrets(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && value.length >= shortestSecret && secretName.test(name) ? [value] : [],
  )
}

/** A password this short is a part of many words: it is taken out where it stands alone. */
const shortPassword = 3

const literal = (words: string): string => words.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`)

function without(words: string, secret: string): string {
  if (secret.length > shortPassword) return words.replaceAll(secret, mark)
  return words.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal(secret)}(?![\\p{L}\\p{N}])`, 'gu'), mark)
}

/**
 * Takes secrets out of words: those that are known (passwords, the environment's) wherever they stand, and what looks like one by the name before it.
 */
export function redactor(known: () => readonly string[]): (words: string) => string {
  return (words) => {
    let clean = words
    for (const secret of known()) {
      if (secret === '') continue
      clean = without(clean, secret)
      // As it stands inside JSON, where quotes and backslashes are escaped.
      const escaped = JSON.stringify(secret).slice(1, -1)
      if (escaped !== secret) clean = without(clean, escaped)
    }
    return clean
      .replaceAll(flagged, `$1${mark}`)
      .replaceAll(assigned, `$1${mark}`)
      .replaceAll(inAddress, `$1${mark}$2`)
  }
}

/** The home folder's name tells who somebody is: `~` in its place, also as JSON escapes it. */
export function withoutHome(words: string, home: string): string {
  if (home.length <= 1) return words
  const written = [home, JSON.stringify(home).slice(1, -1)]
  return [...new Set(written)].reduce(
    // A folder that only begins with that name belongs to somebody else.
    (clean, form) => clean.replaceAll(new RegExp(`${literal(form)}(?![\\p{L}\\p{N}_-])`, 'gu'), '~'),
    words,
  )
}
