import { createClient } from '@krya/client'

/** The server this page came from. */
export const client = createClient()
