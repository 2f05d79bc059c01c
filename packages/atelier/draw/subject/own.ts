/** Drawings of our own, in a square of 64, for things no emoji shows. */
const drawings: Readonly<Record<string, string>> = {
  LIGHTHOUSE:
    '<path fill="#f4efe4" d="M26 62 28.5 20h7L38 62z"/><path fill="#d9d2c4" d="M33 20h2.5L38 62h-4z"/><path fill="#c8402f" d="M27.9 30h8.2l.5 8h-9.2zM27.1 46h9.8l.5 8H26.6z"/><path fill="#a8321f" d="M33.6 30h2.5l.5 8h-2.6zM34.4 46h2.5l.5 8h-2.6z"/><path fill="#3c3f4a" d="M26.5 18h11v2.6h-11z"/><path fill="#ffe08a" d="M28.8 11h6.4v7h-6.4z"/><path fill="#3c3f4a" d="M28.6 11h.9v7h-.9zM31.6 11h.8v7h-.8zM34.5 11h.9v7h-.9zM27.6 11.4 32 6l4.4 5.4zM31.6 3h.8v4h-.8z"/><path fill="#5b4a3f" d="M30.4 56h3.2v6h-3.2z"/><path fill="#56606e" d="M31 41h2v3h-2zM31 24h2v3h-2z"/><path fill="#e9e2d2" d="M38 54h11v8H38z"/><path fill="#a8503c" d="M37 54.5 43.5 49l6.5 5.5z"/><path fill="#56606e" d="M42 56.5h3v3h-3z"/>',
  WINDMILL:
    '<path fill="#efe6d3" d="M24 62 27 30h10l3 32z"/><path fill="#d3c7ad" d="M33.5 30H37l3 32h-5.5z"/><path fill="#8a4b34" d="M25.6 31 32 21l6.4 10z"/><path fill="#5b4a3f" d="M30 53h4v9h-4z"/><path fill="#56606e" d="M30.8 40h2.4v4h-2.4z"/><g fill="none" stroke="#6b543f" stroke-width="1.2"><path d="M32 30 14 12M32 30l18-18M32 30l18 18M32 30 14 48"/></g><path fill="#f7f2e6" d="m29 25.600-13-13-3.400 3.400 13 13zM38.400 29 51.400 16 48 12.600l-13 13zM35 34.400l13 13 3.400-3.400-13-13zM25.600 31l-13 13 3.400 3.400 13-13z"/><circle cx="32" cy="30" r="1.800" fill="#5b4a3f"/>',
  TOWER:
    '<path fill="#b9b2a6" d="M22 62V22h20v40z"/><path fill="#958e84" d="M35 22h7v40h-7z"/><path fill="#b9b2a6" d="M19 22v-8h4v3h4v-3h4v3h2v-3h4v3h4v-3h4v8z"/><path fill="#4a4550" d="M30 30h4v7h-4zM30 45h4v7h-4z"/><path fill="#6d4c36" d="M29 56a3 3 0 0 1 6 0v6h-6z"/>',
  COTTAGE:
    '<path fill="#c99a63" d="M12 62V40h40v22z"/><path fill="#a97b4a" d="M12 45h40v1.500H12zM12 51h40v1.500H12zM12 57h40v1.500H12z"/><path fill="#7a3f31" d="M7 42 32 20l25 22-3 3L32 26 10 45z"/><path fill="#8f4c3a" d="M32 20 7 42l3 3 22-19 22 19 3-3z"/><path fill="#8a7a70" d="M42 19h6v12l-6-5z"/><path fill="#5b3d2c" d="M28 48h8v14h-8z"/><path fill="#ffe09a" d="M16 47h8v7h-8zM40 47h8v7h-8z"/><path fill="#f3e6cc" d="M19.600 47h.8v7h-.8zM16 50.100h8v.8h-8zM43.600 47h.8v7h-.8zM40 50.100h8v.8h-8z"/>',
  PINE: '<path fill="#6b4a35" d="M30 52h4v10h-4z"/><path fill="#2d6a4f" d="M32 30 50 55H14z"/><path fill="#34785a" d="M32 18 46 42H18z"/><path fill="#3d8a68" d="M32 4 43 28H21z"/><path fill="#52a37e" d="M32 4 21 28l9-2zM32 18 18 42l11-3zM32 30 14 55l14-3z" opacity=".5"/>',
  OAK: '<path fill="#6f4e37" d="M28 62c1.500-8 2-14 1.500-22h5c-.5 8 0 14 1.500 22z"/><path fill="#3f7a3a" d="M32 4c9 0 14 5 15 10 6 2 9 7 8 13-1 7-7 11-14 11-3 4-8 5-12 4-6 1-11-2-12-6C10 35 7 29 9 23c1-5 5-8 9-9 1-6 7-10 14-10z"/><path fill="#4f9246" d="M31 6c7 0 11 4 12 8 5 2 7 6 6 10-2 5-7 7-12 6-3 3-7 4-11 2-6 1-11-2-12-7-1-4 1-8 5-9 1-6 6-10 12-10z"/><path fill="#6bad58" d="M25 10c5-3 10-1 11 2-4 0-7 2-8 5-4-1-7 1-8 4-3-1-4-3-4-5 2-1 4-1 5-1 0-2 2-4 4-5z"/>',
  BALLOON:
    '<path fill="#d8453a" d="M32 2c11 0 19 8 19 19 0 8-7 16-13 24H26C20 37 13 29 13 21 13 10 21 2 32 2z"/><path fill="#f3c24a" d="M32 2c5 0 8 8 8 19 0 8-2.500 16-5 24h-6c-2.500-8-5-16-5-24C24 10 27 2 32 2z"/><path fill="#3f7fc0" d="M32 2c2 0 3 8 3 19 0 8-1 16-1.700 24h-2.600C30 37 29 29 29 21 29 10 30 2 32 2z"/><path fill="#b13229" d="M44 7c5 4 7 9 7 14 0 8-7 16-13 24h-2c6-8 11-16 11-24 0-5-1-10-3-14z"/><g fill="none" stroke="#7a6650" stroke-width=".6"><path d="M27 45l2 9M37 45l-2 9"/></g><path fill="#8a6238" d="M28 54h8l-1 8h-6z"/><path fill="#6f4c2a" d="M28 54h8v2h-8z"/>',
  STONE:
    '<path fill="#8d8b8a" d="M6 60c-1-12 6-22 16-28 8-4 16-3 22 2 9 6 14 15 14 26z"/><path fill="#a9a7a4" d="M22 32c8-4 16-3 22 2-6 3-9 8-10 13-6-4-12-3-18 2 0-7 2-13 6-17z"/><path fill="#6f6d6e" d="M58 60H34c2-8 7-14 14-18 6 5 10 11 10 18z"/>',
}

/** Our own drawing of a thing, or null. */
export function ownArt(hexcode: string): { body: string; size: number } | null {
  const body = drawings[hexcode]
  return body === undefined ? null : { body, size: 64 }
}
