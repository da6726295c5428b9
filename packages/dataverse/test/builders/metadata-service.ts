import type { ServerResponse } from 'node:http'
import { type Handler, type HttpService, json, refusal, startHttpService } from './http-service.ts'
import { batchReply, partsOf } from './schema-service.ts'

type Json = Record<string, unknown>

/** An EntityMetadata with its collections; columns carry their own OptionSet and GlobalOptionSet. */
export interface Definition extends Json {
  LogicalName: string
  MetadataId: string
  Attributes: Json[]
  Keys: Json[]
  ManyToOneRelationships: Json[]
  OneToManyRelationships: Json[]
  ManyToManyRelationships: Json[]
}

export interface MetadataQuestion {
  tables: string[]
  stamp: string
  deletedFilters: string
}

export interface MetadataService extends HttpService {
  /** What it holds; `change` and `drop` so that it is told. */
  tables: Map<string, Definition>
  change(table: string, make: (definition: Definition) => void): void
  /** A column, relationship or key goes, and its id is among the deleted ones. */
  drop(table: string, member: keyof Definition, name: string): void
  /** Tables whose definition was read, in order. */
  read: string[]
  /** RetrieveMetadataChanges since a stamp. */
  questions: MetadataQuestion[]
  headers: Json[]
  /** How RetrieveMetadataChanges answers. */
  changesAnswer: { status: number; body: unknown } | undefined
  /** Microsoft's pages disagree whether a definition read by its key is wrapped in a list. */
  wrapped: boolean
  version: number
  /** What metadata waits for before it is answered; when it rejects the connection is cut. */
  hold: (() => Promise<void>) | undefined
  rest: Handler
}

let ids = 0
export const newId = (): string => `${(0x1000 + ids++).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`

export const labelOf = (text: string, german = `${text} (de)`) => ({
  LocalizedLabels: [
    { Label: text, LanguageCode: 1033 },
    { Label: german, LanguageCode: 1031 },
  ],
  UserLocalizedLabel: { Label: text, LanguageCode: 1033 },
})

export const definitionOf = (name: string, fields: Partial<Definition> = {}): Definition => ({
  LogicalName: name,
  MetadataId: newId(),
  SchemaName: name,
  EntitySetName: `${name}s`,
  PrimaryIdAttribute: `${name}id`,
  PrimaryNameAttribute: 'name',
  DisplayName: labelOf(name),
  Attributes: [attribute(`${name}id`, 'Uniqueidentifier'), attribute('name', 'String', { MaxLength: 160 })],
  Keys: [],
  ManyToOneRelationships: [],
  OneToManyRelationships: [],
  ManyToManyRelationships: [],
  ...fields,
})

export const attribute = (name: string, type: string, fields: Json = {}): Json => ({
  LogicalName: name,
  MetadataId: newId(),
  SchemaName: name,
  AttributeType: type,
  DisplayName: labelOf(name),
  IsValidForRead: true,
  ...fields,
})

export const option = (value: number, text: string, fields: Json = {}): Json => ({
  Value: value,
  Label: labelOf(text),
  ...fields,
})

/** Tells definitions, and what changed in them since when, as Microsoft's pages have it. */
export async function startMetadataService(definitions: readonly Definition[]): Promise<MetadataService> {
  const changedAt = new Map<string, number>()
  const deleted: { id: string; at: number }[] = []
  let time = 100
  const http = await startHttpService()
  const service: MetadataService = Object.assign(http, {
    tables: new Map(definitions.map((each) => [each.LogicalName, each])),
    read: [],
    questions: [],
    headers: [],
    changesAnswer: undefined,
    wrapped: false,
    version: 1,
    hold: undefined,
    rest: (_request, response) => json(response, 200, { value: [], ...versioned() }),
    change(table, make) {
      const definition = service.tables.get(table)
      if (definition) make(definition)
      changedAt.set(table, ++time)
    },
    drop(table, member, name) {
      const definition = service.tables.get(table)
      const members = definition?.[member] as Json[]
      const gone = members.find((each) => each['LogicalName'] === name || each['SchemaName'] === name)
      members.splice(members.indexOf(gone ?? {}), 1)
      deleted.push({ id: String(gone?.['MetadataId']), at: ++time })
    },
  } satisfies Omit<MetadataService, keyof HttpService>)
  const versioned = () => ({ '@Microsoft.Dynamics.CRM.globalmetadataversion': String(service.version) })

  const changes = (parameters: URLSearchParams): { status: number; body: unknown } => {
    const query = JSON.parse(parameters.get('@p1') ?? '{}') as {
      Criteria: { Conditions: { Value: { Value: string } }[] }
    }
    const tables = query.Criteria.Conditions.map(({ Value }) => Value.Value)
    const stamp = parameters.get('@p2')?.replaceAll("'", '')
    if (stamp !== undefined) service.questions.push({ tables, stamp, deletedFilters: parameters.get('@p3') ?? '' })
    if (service.changesAnswer) return service.changesAnswer
    const since = Number(stamp?.split('!')[0] ?? Number.NaN)
    const told = tables.filter((table) => stamp === undefined || (changedAt.get(table) ?? 0) > since)
    const gone = deleted.filter(({ at }) => at > since).map(({ id }) => id)
    const body = {
      ServerVersionStamp: `${time}!10/09/2022 22:10:22`,
      DeletedMetadata: {
        Count: gone.length > 0 ? 1 : 0,
        IsReadOnly: false,
        Keys: gone.length > 0 ? ['Attribute'] : [],
        Values: gone.length > 0 ? [{ Items: ['ffffffff-0000-4000-8000-000000000000', ...gone] }] : [],
      },
      EntityMetadata: told.map((LogicalName) => ({ LogicalName, HasChanged: stamp === undefined ? null : false })),
    }
    return { status: 200, body }
  }

  const part = (line: string): { status: number; body: unknown } => {
    const url = new URL(line.split(' ')[1] ?? '', 'https://environment')
    const path = decodeURIComponent(url.pathname)
    if (path.includes('RetrieveMetadataChanges')) return changes(url.searchParams)
    const name = /LogicalName='(\w+)'/.exec(path)?.[1] ?? ''
    const definition = service.tables.get(name)
    if (!definition) return { status: 404, body: refusal('0x80060888', 'Could not find it.') }
    const cast = /Microsoft\.Dynamics\.CRM\.(\w+)AttributeMetadata$/.exec(path)?.[1]
    if (cast !== undefined) {
      const isOfType = (column: Json): boolean =>
        cast === 'MultiSelectPicklist'
          ? column['AttributeType'] === 'Virtual' && 'OptionSet' in column
          : column['AttributeType'] === cast
      return { status: 200, body: { value: definition.Attributes.filter(isOfType) } }
    }
    service.read.push(name)
    return { status: 200, body: service.wrapped ? { value: [definition] } : definition }
  }

  const answerMetadata = (url: string, body: string, response: ServerResponse): void => {
    if (url.endsWith('$batch')) return batchReply(response, partsOf(body).map(part))
    return json(response, 200, { value: [...service.tables.values()] })
  }
  http.answer(async (request, response) => {
    const about = request.url + request.body
    if (!/EntityDefinitions|RetrieveMetadataChanges/.test(about)) return service.rest(request, response)
    service.headers.push(request.headers)
    const isCut = await service.hold?.().then(
      () => false,
      () => true,
    )
    if (isCut) return response.destroy()
    return answerMetadata(request.url, request.body, response)
  })
  return service
}
