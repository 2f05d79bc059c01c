const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** A shortcut as the keyboard in use names its keys: `mod+Enter`, `?`. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex gap-1" aria-hidden>
      {keys.split('+').map((key) => (
        <kbd
          key={key}
          className="grid min-w-5 place-items-center rounded border border-strong bg-panel px-1 font-sans text-[11px] leading-[18px] text-soft"
        >
          {named(key)}
        </kbd>
      ))}
    </span>
  )
}

function named(key: string): string {
  switch (key) {
    case 'mod':
      return isMac ? '⌘' : 'Ctrl'
    case 'shift':
      return isMac ? '⇧' : 'Shift'
    case 'Enter':
      return '⏎'
    default:
      return key
  }
}
