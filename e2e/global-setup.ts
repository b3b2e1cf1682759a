import { findChromium } from '../scripts/find-chromium.mjs'

/** Finds the tests' Chromium once, so that an installation is said and done before the first test's clock runs. */
export default async function globalSetup(): Promise<void> {
  const { path, origin } = await findChromium()
  process.env['BOOKSPOOL_CHROMIUM'] = path
  process.stdout.write(`The window’s tests use ${path} (${origin}).\n`)
}
