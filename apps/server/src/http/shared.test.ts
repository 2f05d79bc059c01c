import { routes } from '@krya/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shareCanvas } from '../../testing/shared-canvas.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

let studio: TestStudio
const sockets: { close(): Promise<void> }[] = []
beforeAll(async () => {
  studio = await openStudio({ env: { KRYA_SHARED_PORT: '0', KRYA_SHARED_URL: 'https://draw.example/' } })
})
afterAll(async () => {
  await Promise.all(sockets.map((socket) => socket.close()))
  await studio.close()
})

describe('the port for those who hold a link', () => {
  it('has nothing of the API, whatever is shown to it', async () => {
    const canvas = await shareCanvas(studio, (socket) => sockets.push(socket))
    const { token, id: link } = await canvas.link('draw')
    const { id } = canvas.document
    for (const { method, path } of Object.values(routes)) {
      const address = path.replace('{link}', link).replaceAll(/\{\w+\}/g, id)
      const answer = await fetch(`${studio.sharedUrl}${address}?token=${token}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          cookie: `token=${token}`,
          'content-type': 'application/json',
        },
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }),
      })
      expect(answer.status, `${method} ${address}`).toBe(404)
    }
    for (const address of [
      '/',
      '/index.html',
      '/docs',
      '/library',
      '/realtime',
      '/openapi.json',
      '/ws/realtime',
    ])
      expect((await fetch(`${studio.sharedUrl}${address}`)).status, address).toBe(404)
    // The document is as it was.
    expect((await studio.client.getDocument({ params: { id } })).revision).toBe(0)
  })

  it('leads to the canvas of a link and to no document, for nobody is the owner there', async () => {
    const canvas = await shareCanvas({ url: studio.sharedUrl, client: studio.client }, (socket) =>
      sockets.push(socket),
    )
    const { token } = await canvas.link('watch')
    const guest = await canvas.guest(token)
    expect(guest.hello.role).toBe('watch')
    const posing = await canvas.open()
    posing.say({ type: 'join', document: canvas.document.id, name: 'Owner' })
    expect(await posing.next('error')).toMatchObject({ code: 'not_found' })
    await expect(canvas.open({ headers: { origin: 'https://elsewhere.example' } })).rejects.toThrow('403')
  })

  it('is where links begin, as others reach it', async () => {
    const { id } = await studio.client.createDocument({ body: { name: 'Shared', width: 64, height: 64 } })
    const { url } = await studio.client.createCanvasLink({ params: { id }, body: { role: 'watch' } })
    expect(url).toMatch(/^https:\/\/draw\.example\/shared\/[\w-]{32}$/)
  })
})
