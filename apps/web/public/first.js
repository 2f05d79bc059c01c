// Read by zod as it loads: this page may run nothing made from text, and does not want to be told so.
globalThis.__zod_globalConfig = { jitless: true }

// Before anything is painted: the chosen theme, so that no wrong one flashes.
try {
  const kept = JSON.parse(localStorage.getItem('krya-preferences') ?? '{}')
  const wanted = kept.state?.theme ?? 'dark'
  const light =
    wanted === 'light' || (wanted === 'system' && matchMedia('(prefers-color-scheme: light)').matches)
  document.documentElement.dataset.theme = light ? 'light' : 'dark'
} catch {
  // The dark theme of the page itself stays.
}
