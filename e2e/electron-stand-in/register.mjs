import { registerHooks } from 'node:module'

/**
 * `node --import …/register.mjs out/main/index.js` runs the built main process under plain Node: `electron` is the stand-in beside this file.
 * Worker threads inherit the flag; they ask for no electron, and get none started.
 */
const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context),
})
