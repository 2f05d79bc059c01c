import { ApiError } from '@krya/client'
import type { Project } from '@krya/contracts'
import { ProviderError } from '@krya/provider-kit'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStudio, type TestStudio } from '../../testing/studio.ts'
import { done } from '../../testing/scripted-provider.ts'
import { assertOwnProjects, projectIfThere } from '../accounts/projects.ts'
import type { Principal } from '../accounts/principal.ts'
import type { OpenDatabase } from '../db/database.ts'
import { openEmbedded } from '../db/embedded.ts'
import { assets, events, users } from '../db/schema/index.ts'
import { openQueue, type Queue } from '../queue/queue.ts'
import { createAssets } from './assets.ts'
import { createProjects } from './projects.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openStudio()
})
afterAll(() => studio.close())

const nobodys = '01999999-9999-7999-8999-999999999999'
const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing went wrong',
    (error: unknown) =>
      error instanceof ApiError
        ? [error.code, ...error.details.map(({ field }) => field)].join(' ')
        : String(error),
  )
const begin = (name: string): Promise<Project> => studio.client.createProject({ body: { name } })
const readAgain = (id: string): Promise<Project> => studio.client.getProject({ params: { id } })

/** A picture that was made, in a project or in none. */
async function made(project?: string, prompt = 'a fox') {
  const id = await studio.ask({ prompt, ...(project === undefined ? {} : { project }) })
  const { images } = await studio.until(id, 'completed')
  return { id, asset: images[0]?.id ?? '' }
}

describe('a project', () => {
  it('begins empty, is renamed, and is listed newest first, page by page', async () => {
    const first = await begin('  Posters ')
    expect(first).toMatchObject({ name: 'Posters', asset_count: 0, cover: null })
    const second = await begin('Album covers')
    const page = await studio.client.listProjects({ query: { limit: 1 } })
    expect(page.items.map(({ id }) => id)).toEqual([second.id])
    const next = await studio.client.listProjects({ query: { limit: 1, cursor: page.next ?? '' } })
    expect(next.items.map(({ id }) => id)).toEqual([first.id])
    const renamed = await studio.client.renameProject({
      params: { id: first.id },
      body: { name: 'POSTERS 2027' },
    })
    expect(renamed.name).toBe('POSTERS 2027')
    expect(Date.parse(renamed.updated_at)).toBeGreaterThanOrEqual(Date.parse(first.updated_at))
  })

  it('has a name that no other of the same person has, in large or small letters', async () => {
    const { id } = await begin('Лето «Ёлка»')
    await begin('Winter')
    expect(await codeOf(begin('ЛЕТО «ёлка»'))).toBe('name_taken name')
    const rename = (name: string) => codeOf(studio.client.renameProject({ params: { id }, body: { name } }))
    expect(await rename('winter')).toBe('name_taken name')
    expect(await rename('ЛЕТО «ЁЛКА»')).toBe('nothing went wrong')
    const race = await Promise.all([codeOf(begin('At once')), codeOf(begin('at once'))])
    expect(race.toSorted()).toEqual(['name_taken name', 'nothing went wrong'])
  })

  it('refuses what is no name, and knows only its own', async () => {
    for (const name of ['', '   ', '\u0000', 'x'.repeat(101)])
      expect(await codeOf(begin(name))).toBe('invalid_input name')
    const params = { id: nobodys }
    expect(await codeOf(studio.client.getProject({ params }))).toBe('not_found')
    expect(await codeOf(studio.client.renameProject({ params, body: { name: 'x' } }))).toBe('not_found')
    expect(await codeOf(studio.client.removeProject({ params }))).toBe('not_found')
  })

  it('shows how much there is in it, its newest picture, and when something last happened', async () => {
    const { id, last_activity } = await begin('Cards')
    await made(id)
    const { asset } = await made(id)
    const full = await readAgain(id)
    expect(full).toMatchObject({ asset_count: 2, cover: { id: asset } })
    expect(Date.parse(full.last_activity)).toBeGreaterThan(Date.parse(last_activity))
    await studio.client.trashAssets({ body: { ids: [asset] } })
    const less = await readAgain(id)
    expect(less.asset_count).toBe(1)
    expect(less.cover?.id).not.toBe(asset)
  })
})

describe('what is made', () => {
  it('belongs to the project that its request names, and so do its files', async () => {
    const { id: project } = await begin('Foxes')
    const { id, asset } = await made(project)
    const other = await made()
    expect((await studio.read(id)).project).toBe(project)
    expect((await studio.client.describeAsset({ params: { id: asset } })).project).toBe(project)
    expect((await studio.read(other.id)).project).toBeNull()
    const run = await studio.client.runOperation({
      params: { operation: 'text-to-image' },
      body: { prompt: 'a fox', width: 64, height: 64, project },
    })
    expect((await studio.read(run.id)).project).toBe(project)
    expect((await studio.read(run.id)).input).not.toHaveProperty('project')
  })

  it('is refused by name where the project is nobody’s, and nothing of it is written', async () => {
    expect(await codeOf(studio.ask({ project: nobodys }))).toBe('invalid_input project')
    const small = { prompt: 'batch of nobody', width: 64, height: 64 }
    const batch = studio.client.createImageBatch({
      body: { requests: [small, { ...small, project: nobodys }] },
    })
    expect(await codeOf(batch)).toBe('invalid_input requests.1.project')
    const run = studio.client.runOperation({
      params: { operation: 'text-to-image' },
      body: { ...small, project: nobodys },
    })
    expect(await codeOf(run)).toBe('invalid_input project')
    expect((await studio.client.listImages({ query: { text: 'batch of nobody' } })).items).toEqual([])
    for (const project of ['x', '', 7]) {
      const answer = await fetch(`${studio.url}/api/generate/image`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...small, project }),
      })
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain('"field":"project"')
    }
  })

  it('is retried where it was', async () => {
    const { id: project } = await begin('Retried')
    studio.provider.script = async () => {
      throw new ProviderError('rejected', 'not today', { billed: 'no' })
    }
    const id = await studio.ask({ project })
    await studio.until(id, 'failed')
    studio.provider.script = done
    await studio.client.retryImage({ params: { id } })
    const { images } = await studio.until(id, 'completed')
    expect((await studio.client.describeAsset({ params: { id: images[0]?.id ?? '' } })).project).toBe(project)
  })

  it('stays where it is when it is edited, unless another project is named, or none', async () => {
    const [{ id: one }, { id: other }] = [await begin('One'), await begin('Other')]
    await studio.client.pauseQueue()
    const id = await studio.ask({ project: one })
    const edit = async (change: { project?: string | null }) =>
      (await studio.client.editImage({ params: { id }, body: { prompt: 'a bear', ...change } })).project
    expect(await edit({})).toBe(one)
    expect(await edit({ project: other })).toBe(other)
    expect(await codeOf(edit({ project: nobodys }))).toBe('invalid_input project')
    expect(await edit({ project: null })).toBeNull()
    await studio.client.cancelImage({ params: { id } })
    await studio.client.resumeQueue()
  })

  it('may be a file that is brought', async () => {
    const { id: project } = await begin('Brought')
    const { asset } = await made()
    const file = await (await fetch(`${studio.url}/api/assets/${asset}`)).blob()
    const bring = (query: { project?: string }) => studio.client.uploadAsset({ body: file, query })
    expect((await bring({ project })).project).toBe(project)
    expect((await bring({})).project).toBeNull()
    expect(await codeOf(bring({ project: nobodys }))).toBe('invalid_input project')
  })
})

describe('lists', () => {
  it('show what belongs to a project, or to none, page by page', async () => {
    const { id: project } = await begin('Listed')
    const inside = [
      await made(project, 'listed'),
      await made(project, 'listed'),
      await made(project, 'listed'),
    ]
    const outside = await made(undefined, 'listed')
    for (const [query, expected] of [
      [{ project }, inside],
      [{ project: 'none' }, [outside]],
      [{}, [...inside, outside]],
    ] as const) {
      const found: string[] = []
      let cursor: string | undefined
      do {
        const asked = { ...query, text: 'listed', limit: 2, ...(cursor === undefined ? {} : { cursor }) }
        const page = await studio.client.listAssets({ query: asked })
        found.push(...page.items.map(({ id }) => id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(found.toSorted()).toEqual(expected.map(({ asset }) => asset).toSorted())
      const { items } = await studio.client.listImages({ query: { ...query, text: 'listed' } })
      expect(items.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
    }
    expect(await codeOf(studio.client.listAssets({ query: { project: 'some' } }))).toBe(
      'invalid_input project',
    )
    expect((await studio.client.listAssets({ query: { project: nobodys } })).items).toEqual([])
  })
})

describe('assets', () => {
  it('are moved into a project and out of it, all or none', async () => {
    const { id: project, last_activity } = await begin('Moved')
    const pictures = [(await made()).asset, (await made()).asset]
    const move = (ids: string[], to: string | null) =>
      studio.client.moveAssets({ body: { ids, project: to } })
    expect(await codeOf(move([...pictures, nobodys], project))).toBe('not_found')
    expect((await readAgain(project)).asset_count).toBe(0)
    await move(pictures, project)
    const full = await readAgain(project)
    expect(full.asset_count).toBe(2)
    expect(Date.parse(full.last_activity)).toBeGreaterThan(Date.parse(last_activity))
    await move(pictures.slice(1), null)
    expect((await readAgain(project)).asset_count).toBe(1)
    expect(await codeOf(move(pictures, nobodys))).toBe('invalid_input project')
  })
})

describe('spending', () => {
  it('counts to the project that something was made in, wherever it is moved', async () => {
    const { id: project } = await begin('Paid, “dearly”')
    const { id, asset } = await made(project)
    await studio.client.moveAssets({ body: { ids: [asset], project: null } })
    const { items, total } = await studio.client.getSpend({ query: { by: 'project' } })
    expect(items.find(({ key }) => key === project)).toMatchObject({ name: 'Paid, “dearly”', calls: 1 })
    expect(items.find(({ key }) => key === 'none')).toMatchObject({ name: null })
    expect(total).toBe((await studio.client.getSpend({ query: { by: 'day' } })).total)
    const [header, ...lines] = (await (await fetch(`${studio.url}/api/spend.csv`)).text()).split('\r\n')
    expect(header).toBe(
      'started_at,generation,operation,model,provider,state,billed,credits,project_id,project',
    )
    expect(lines.find((line) => line.includes(id))).toMatch(new RegExp(`,${project},"Paid, “dearly”"$`))
  })

  it.each(['=HYPERLINK("http://a.test")', '+1+1', '-2+3', '@SUM(A1)', '＝1+1', '＠A1'])(
    'is exported with no formula, though a project is called %s',
    async (name) => {
      const { id: project } = await begin(name)
      const { id } = await made(project)
      const lines = (await (await fetch(`${studio.url}/api/spend.csv`)).text()).split('\r\n')
      const cell = lines.find((line) => line.includes(id))?.split(`,${project},`)[1] ?? ''
      expect(cell.replace(/^"|"$/g, '').replaceAll('""', '"')).toBe(`'${name}`)
    },
  )
})

describe('a project that is removed', () => {
  it('leaves everything that was made in it, without a project, and tells of it', async () => {
    const { id: project } = await begin('Short-lived')
    const { id, asset } = await made(project)
    await studio.client.removeProject({ params: { id: project } })
    expect(await codeOf(studio.client.getProject({ params: { id: project } }))).toBe('not_found')
    expect((await studio.read(id)).project).toBeNull()
    expect((await studio.client.describeAsset({ params: { id: asset } })).project).toBeNull()
    expect((await fetch(`${studio.url}/api/assets/${asset}`)).status).toBe(200)
    const { items } = await studio.client.getSpend({ query: { by: 'project' } })
    expect(items.some(({ key }) => key === project)).toBe(false)
  })

  it('takes its name with it, and what is still being made goes on', async () => {
    const { id: project } = await begin('Under way')
    const { promise, resolve } = Promise.withResolvers<void>()
    studio.provider.script = async (call) => {
      await promise
      return done(call)
    }
    const id = await studio.ask({ project })
    await studio.until(id, 'processing')
    await studio.client.removeProject({ params: { id: project } })
    resolve()
    const { images } = await studio.until(id, 'completed')
    studio.provider.script = done
    expect((await studio.client.describeAsset({ params: { id: images[0]?.id ?? '' } })).project).toBeNull()
    expect((await begin('under way')).id).not.toBe(project)
  })
})

describe('a stranger', () => {
  let database: OpenDatabase
  let queue: Queue
  const owner: Principal = { ownerId: uuidv7() }
  const stranger: Principal = { ownerId: uuidv7() }
  beforeAll(async () => {
    database = await openEmbedded('memory')
    queue = await openQueue(database, () => undefined)
    await database.db.insert(users).values([
      { id: owner.ownerId, name: 'owner' },
      { id: stranger.ownerId, name: 'stranger' },
    ])
  })
  afterAll(async () => {
    await queue.stop()
    await database.close()
  })

  const picture = (who: Principal, projectId: string | null = null) => ({
    id: uuidv7(),
    ownerId: who.ownerId,
    projectId,
    kind: 'image' as const,
    mediaType: 'image/png',
    bytes: 1,
    sha256: '',
    storageKey: 'x',
    text: 'a fox',
  })

  it('finds nothing of somebody else’s, changes nothing of it, and has the same name free', async () => {
    const projects = createProjects(database.db)
    const { id } = await projects.create(owner, 'Posters')
    for (const refused of [
      projects.get(stranger, id),
      projects.rename(stranger, id, 'Mine'),
      projects.remove(stranger, id),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'not_found' })
    expect((await projects.list(stranger, { limit: 50 })).items).toEqual([])
    expect(await projects.get(owner, id)).toMatchObject({ name: 'Posters' })
    expect(await projects.create(stranger, 'posters')).toMatchObject({ name: 'posters' })
  })

  it('puts nothing into it', async () => {
    const projects = createProjects(database.db)
    const { id } = await projects.create(owner, 'Closed')
    const theirs = picture(stranger)
    await database.db.insert(assets).values(theirs)
    const named = { code: 'invalid_input', details: [{ field: 'project' }] }
    const use = { field: 'project', id }
    await expect(assertOwnProjects(database.db, stranger, [use])).rejects.toMatchObject(named)
    await expect(assertOwnProjects(database.db, owner, [use])).resolves.toBeUndefined()
    const { move } = createAssets(database.db, queue)
    await expect(move(stranger, [theirs.id], id)).rejects.toMatchObject(named)
    await expect(move(owner, [theirs.id], id)).rejects.toMatchObject({ code: 'not_found' })
    const gone = { ...picture(stranger), projectId: projectIfThere(stranger, id) }
    const [row] = await database.db.insert(assets).values(gone).returning()
    expect(row?.projectId).toBeNull()
    expect(await projects.get(owner, id)).toMatchObject({ asset_count: 0, cover: null })
  })

  it('does not see what was put into a project with theirs, however much there is to let go of', async () => {
    const projects = createProjects(database.db)
    const { id } = await projects.create(owner, 'Full')
    const lots = Array.from({ length: 1_203 }, () => picture(owner, id))
    for (let from = 0; from < lots.length; from += 401)
      await database.db.insert(assets).values(lots.slice(from, from + 401))
    expect((await projects.get(owner, id)).asset_count).toBe(1_203)
    await projects.remove(owner, id)
    const left = await database.db.$count(assets, sql`${assets.projectId} = ${id}`)
    expect(left).toBe(0)
    expect(await database.db.$count(assets, sql`${assets.ownerId} = ${owner.ownerId}`)).toBe(1_203)
    const told = await database.db.$count(events, sql`${events.type} = 'projects-changed'`)
    expect(told).toBeGreaterThan(1)
  })
})
