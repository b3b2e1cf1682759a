/**
 * `window.bookspool` in the browser door: the Bridge of src-contract/channel-bridge.ts over one WebSocket, and uploads over HTTP. Sent to the page as it is,
 * before the page's own program: plain JavaScript, no imports.
 *
 * @typedef {(payload: unknown) => void} Listener
 */
;(() => {
  const firstDelayMs = 500
  const longestDelayMs = 15_000
  /** A connection that neither opens nor fails (a machine that fell asleep, a proxy) is given up after this long. */
  const openWithinMs = 20_000
  /** Behind every revision that main can have reached: a gap, upon which the page asks for everything anew. */
  const gap = { revision: Number.MAX_SAFE_INTEGER }

  /** @type {Map<string, Set<Listener>>} */
  const listeners = new Map()
  /** @type {Map<number, { resolve: (answer: unknown) => void, reject: (error: Error) => void }>} */
  const pending = new Map()
  /** @type {string[]} */
  let unsent = []
  let lastId = 0
  let attempts = 0
  let wasOpen = false
  /** @type {WebSocket | null} */
  let socket = null

  const lost = () =>
    new Error(
      'Bookspool cannot be reached. It may have been closed; this page comes back when it runs again.',
    )

  /**
   * @param {string} name
   * @param {unknown} payload
   */
  const announce = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }

  /** @param {string} text */
  const take = (text) => {
    /** @type {unknown} */
    const message = JSON.parse(text)
    if (typeof message !== 'object' || message === null) return
    if ('announce' in message && 'payload' in message) announce(String(message.announce), message.payload)
    if (!('id' in message) || typeof message.id !== 'number') return
    pending.get(message.id)?.resolve('answer' in message ? message.answer : undefined)
    pending.delete(message.id)
  }

  /** Where the session has ended (401), the page itself says how to get a new link. */
  const lookWhy = async () => {
    try {
      const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' })
      if (answer.status === 401) location.reload()
    } catch {
      // Nobody listens there at present: the next attempt will show.
    }
  }

  const connect = () => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const opening = new WebSocket(`${scheme}://${location.host}/socket`)
    socket = opening
    const giveUp = setTimeout(() => opening.close(), openWithinMs)
    opening.addEventListener('message', (event) => take(String(event.data)))
    opening.addEventListener('open', () => {
      clearTimeout(giveUp)
      attempts = 0
      for (const text of unsent) opening.send(text)
      unsent = []
      if (wasOpen) announce('state.changed', gap)
      wasOpen = true
    })
    opening.addEventListener('close', () => {
      clearTimeout(giveUp)
      for (const { reject } of pending.values()) reject(lost())
      pending.clear()
      unsent = []
      socket = null
      attempts += 1
      setTimeout(connect, Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1)))
      // The page asks anew, hears that nobody answers, and shows it.
      if (attempts === 1) announce('state.changed', gap)
      void lookWhy()
    })
  }

  /**
   * @param {object} document
   * @returns {boolean} whether it is on its way
   */
  const send = (document) => {
    const text = JSON.stringify(document)
    if (socket?.readyState === WebSocket.OPEN) socket.send(text)
    // Before the first connection stands, the page's first questions wait for it.
    else if (!wasOpen && attempts === 0) unsent.push(text)
    else return false
    return true
  }

  /**
   * @param {object} document
   * @returns {Promise<unknown>}
   */
  const request = async (document) => {
    lastId += 1
    const id = lastId
    /** @type {Promise<unknown>} */
    const answer = new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject })
    })
    if (!send({ ...document, id })) {
      pending.get(id)?.reject(lost())
      pending.delete(id)
    }
    return answer
  }

  /**
   * One after the other: the disk's floor is looked at before each. What is refused is named in the answer too.
   *
   * @param {File[]} files
   * @returns {Promise<string[]>}
   */
  const upload = async (files) => {
    /** @type {string[]} */
    const uploads = []
    for (const file of files) {
      const path = `/upload?name=${encodeURIComponent(file.name)}`
      const answer = await fetch(path, { method: 'PUT', body: file })
      if (!answer.ok) throw new Error(`The upload of ${file.name} was refused (${answer.status}).`)
      uploads.push(await answer.text())
    }
    return uploads
  }

  /** @type {import('../../src-contract/channel-bridge.ts').Bridge} */
  const bridge = {
    ask: async (name, input) => request({ ask: name, input }),
    tell: (name, payload) => {
      send({ tell: name, payload })
    },
    listen: (name, listener) => {
      /** @type {Listener} */
      const own = (payload) => listener(payload)
      const all = listeners.get(name) ?? new Set()
      all.add(own)
      listeners.set(name, all)
      return () => {
        all.delete(own)
      }
    },
    addDropped: async (files, folders) => {
      const addUploads = await upload(files)
      const sent = []
      for (const { name, pages } of folders) sent.push({ name, pages: await upload(pages) })
      return request({ addUploads, ...(sent.length === 0 ? {} : { folders: sent }) })
    },
    installDropped: async (files) => request({ installUploads: await upload(files) }),
  }
  connect()
  Object.defineProperty(window, 'bookspool', { value: Object.freeze(bridge) })
})()
