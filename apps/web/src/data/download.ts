/** Has the browser save what is at an address. @param name left out: as the server calls it */
export function download(href: string, name = ''): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
}
