import type { Actor, Deps, Scope } from '@liaison/crm'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

/** What every route is made with. */
export interface RouteContext {
  deps: Deps
  /** Who asks, of an operation that says in `security` who may. */
  actorOf: (request: FastifyRequest) => Actor
}

/** Dataverse's ids are GUIDs of any version, so not every one is a UUID by the RFC. */
const id = z.guid('must be an id, like 93c71621-bd9f-e711-8122-000d3a2ba2ea')

export const IdParams = z.object({ id })
export const TableParams = z.object({
  table: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/i, 'must be the logical name of a table, like account')
    .max(128),
})

export const SearchQuery = z.object({
  search: z.string().max(200).optional().describe('Part of the name.'),
  cursor: z.string().max(8_000).optional().describe('`nextCursor` of the page before.'),
})
export const CursorQuery = SearchQuery.pick({ cursor: true })

/** OpenAPI: for people in a browser; no program has a key to it. */
export const signedIn: Security = [{ session: [] }]

/** OpenAPI: for people in a browser, and for programs whose key has the scope. `actorOf` keeps to it. */
export const withScope = (scope: Scope): Security => [{ session: [] }, { apiKey: [scope] }]

/** OpenAPI: for programs whose key has the scope; a person in a browser has no use for it. */
export const keyOnly = (scope: Scope): Security => [{ apiKey: [scope] }]

type Security = readonly Readonly<Record<string, readonly string[]>>[]
