import { useLive } from './live.ts'

interface News {
  readonly description?: string
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

const place = Promise.withResolvers<void>()

/** Told by what shows news once it is on the page. */
export const newsHasPlace = (): void => place.resolve()

/** What shows news is fetched when there is something to tell. */
async function toaster() {
  useLive.getState().set({ hasNews: true })
  await place.promise
  const { toast } = await import('sonner')
  return toast
}

/** Tells something in passing. */
export function notify(text: string, news: News = {}): void {
  void toaster().then((toast) => toast(text, news))
}

/** Tells that something went wrong. */
export function warn(text: string, news: News = {}): void {
  void toaster().then((toast) => toast.error(text, news))
}
