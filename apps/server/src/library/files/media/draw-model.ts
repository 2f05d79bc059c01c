/**
 * A process of its own that draws a 3D model: a stranger's file may ask for any amount of memory and time. The file
 * comes on standard input; its picture goes out as PNG, nothing where nothing of it can be seen.
 */
import { buffer } from 'node:stream/consumers'
import { stillOf } from '@krya/mesh/still'

/** In pixels. */
const side = 768

const png = await stillOf(await buffer(process.stdin), side)
if (png !== null) process.stdout.write(png)
