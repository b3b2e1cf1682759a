import { spawn } from 'node:child_process'

/** Runs a small system tool, with `environment` besides ours, and gives its stdout; null where it is missing, fails or takes longer than `timeoutMs`. */
export async function askSystem(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  timeoutMs = 5000,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
      timeout: timeoutMs,
    })
    const parts: string[] = []
    child.stdout.setEncoding('utf8').on('data', (part: string) => parts.push(part))
    child.on('error', () => resolve(null))
    child.on('close', (code) => resolve(code === 0 ? parts.join('') : null))
  })
}
