import { z } from 'zod'

/** Every id we give out is a UUID version 7: sortable by time of creation. */
export const id = z.uuid({ error: 'must be an id as this API gave it out (a UUID)' }).meta({ id: 'Id' })

/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime()
