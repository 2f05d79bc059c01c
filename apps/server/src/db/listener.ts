import pg from 'pg'

const retryMs = 1_000

/**
 * LISTEN on a connection of its own that is opened again when it breaks. What was notified meanwhile is
 * lost; every listener therefore also looks for itself from time to time.
 */
export function listenWithReconnect(url: string) {
  const listeners = new Map<string, Set<(payload: string) => void>>()
  let client: pg.Client | undefined
  let connecting: Promise<pg.Client> | undefined
  let closed = false

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true })
    fresh.on('notification', ({ channel, payload }) => {
      for (const onMessage of listeners.get(channel) ?? []) onMessage(payload ?? '')
    })
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    await fresh.connect()
    for (const channel of listeners.keys()) await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    client = fresh
    return fresh
  }

  function lost(broken: pg.Client): void {
    if (client !== broken) return
    client = undefined
    if (!closed) setTimeout(reconnect, retryMs).unref()
  }

  function reconnect(): void {
    if (closed || client) return
    connecting = connect()
    connecting.catch(() => setTimeout(reconnect, retryMs).unref())
  }

  return {
    async listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>> {
      const set = listeners.get(channel) ?? new Set()
      const isNew = set.size === 0
      set.add(onMessage)
      listeners.set(channel, set)
      connecting ??= connect()
      const connected = await connecting
      if (isNew) await connected.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
      return async () => {
        set.delete(onMessage)
        if (set.size > 0) return
        listeners.delete(channel)
        await client?.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`)
      }
    },
    async close(): Promise<void> {
      closed = true
      await client?.end()
    },
  }
}
