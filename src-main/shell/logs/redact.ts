/** Names of environment variables whose values are secrets. */
const secretName =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|APIKEY|API_KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)(?:_|$)/iu
/** A shorter value ("1", "no") would blot out half of the words. */
const shortestSecret = 6
const mark = '[removed]'

/** `--api-key XYZ`, `token=XYZ`, `"password": "XYZ"`, `Authorization: Bearer XYZ`, `https://user:XYZ@host`, as programs print them. */
const assigned =
  /\b((?:[\w-]*[_-])?(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|authorization)["']?(?:\s*[=:]\s*|\s+(?=["']))["']?(?:bearer\s+|basic\s+)?)([^\s"',;&]+)/giu
const flagged =
  /(--[\w-]*(?:password|passwd|passphrase|secret|token|api-key|access-key)(?:=|\s+))(?!-)(["']?)[^\s"']+\2/giu
const inAddress = /(\b[a-z][\w+.-]*:\/\/[^\s/:@]+:)[^\s/@]+(@)/giu

/** Values of the environment that must never be written anywhere. */
export function environmentSecrets(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && value.length >= shortestSecret && secretName.test(name) ? [value] : [],
  )
}

/** A password this short is a part of many words: it is taken out where it stands alone. */
const shortPassword = 3

function without(words: string, secret: string): string {
  if (secret.length > shortPassword) return words.replaceAll(secret, mark)
  const literal = secret.replaceAll(/[$()*+./?[\\\]^{|}-]/gu, String.raw`\$&`)
  return words.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu'), mark)
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

/** The home folder's name tells who somebody is: `~` in its place. */
export function withoutHome(words: string, home: string): string {
  return home.length > 1 ? words.replaceAll(home, '~') : words
}
