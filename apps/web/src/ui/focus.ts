/** Lets a window itself take the focus when it opens: its first button would show its tip, and Escape would close that. */
export function focusItself(event: Event): void {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}
