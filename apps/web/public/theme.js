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
