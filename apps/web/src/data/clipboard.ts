import { notify, warn } from './news.ts'

/** Copies text, and says so. */
export function copyText(text: string, told = 'Copied'): void {
  void navigator.clipboard.writeText(text).then(
    () => notify(told),
    () => warn('The browser did not allow copying.'),
  )
}
