import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, createApiKey, listApiKeys, listInvitations } from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { anInstallation, type Installation } from './installation.ts'
import { invite } from './invited.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const everyPage = async <Item>(
  read: (query: { cursor?: string | undefined }) => Promise<{ items: Item[]; nextCursor?: string | undefined }>,
): Promise<Item[][]> => {
  const pages: Item[][] = []
  let cursor: string | undefined
  do {
    const page = await read({ cursor })
    pages.push(page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return pages
}

onEveryDatabase((database) => {
  describe('where there is much', () => {
    let installation: Installation
    let ada: Actor
    let mia: Actor
    beforeAll(async () => {
      installation = await anInstallation({ db: database().db, emulator })
      ada = await installation.actor('ada')
      mia = await installation.actor('mia')
      for (let made = 0; made < 60; made += 1) {
        await invite(installation, ada, { label: `${made}` })
        await createApiKey(installation.deps, made % 2 === 0 ? ada : mia, { name: `${made}`, scopes: ['read'] })
        // Some are made in the same millisecond.
        if (made % 3 === 0) installation.passTime(1)
      }
    })

    test('invitations come a page at a time, each once, the newest first', async () => {
      const pages = await everyPage(async (query) => listInvitations(installation.deps, ada, query))
      expect(pages.map(({ length }) => length)).toEqual([50, 10])
      const everyOne = pages.flat()
      expect(new Set(everyOne.map(({ id }) => id)).size).toBe(60)
      const times = everyOne.map(({ createdAt }) => createdAt)
      expect(times).toEqual(times.toSorted().toReversed())
    })

    test('keys come a page at a time, to members their own alone', async () => {
      const pages = await everyPage(async (query) => listApiKeys(installation.deps, ada, query))
      expect(pages.map(({ length }) => length)).toEqual([50, 10])
      expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(60)
      const own = await everyPage(async (query) => listApiKeys(installation.deps, mia, query))
      expect(own.map(({ length }) => length)).toEqual([30])
      expect(own.flat().every(({ createdBy }) => createdBy.id === mia.memberId)).toBe(true)
    })

    test('a cursor that was made up is refused', async () => {
      const query = { cursor: 'x' }
      await expect(listInvitations(installation.deps, ada, query)).rejects.toMatchObject({ code: 'cursor_not_valid' })
      await expect(listApiKeys(installation.deps, ada, query)).rejects.toMatchObject({ code: 'cursor_not_valid' })
    })
  })
})
