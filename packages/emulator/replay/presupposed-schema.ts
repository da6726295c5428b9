import type { SchemaFile } from '../src/index.ts'
import type { Customisation } from '../src/schema/schema-file.ts'
import type { ColumnSpec, TableFile } from '../src/schema/table-file.ts'
import { requestsOf, type Exchange, type SingleRequest } from './exchange.ts'
import { isOwnName, leading, ownNames, ownProcess, ownTable, shipped, singular, text } from './made-for-the-page.ts'

type Part = Required<Customisation>

/** What a page's authors made before they sent the request: the tables, columns and alternate keys it speaks of. */
export function presupposedSchema(exchange: Exchange): SchemaFile {
  const made = new Made()
  for (const request of requestsOf(exchange)) {
    const address = decode(request.url)
    const [, path = '', query = ''] = /^(?:.*\/api\/data\/v[\d.]+)?\/?([^?]*)(?:\?(.*))?$/s.exec(address) ?? []
    const [, set = '', key = ''] = /^([a-z]\w*)(?:\(([^)]*)\))?/.exec(path) ?? []
    made.ofAction(request.json)
    const definition = /^EntityDefinitions\(LogicalName='(\w+)'\)/.exec(path)?.[1]
    if (definition === undefined && set === '') continue
    const logicalName = definition === undefined ? made.table(set, request) : made.defined(definition)
    if (logicalName === undefined) continue
    made.key(logicalName, key)
    for (const name of ownNamesOf(path.slice(set.length), query)) made.column(logicalName, name, exchange)
    if (definition === undefined) made.body(logicalName, request.json)
  }
  made.shownKeys(exchange)
  return made.file()
}

function ownNamesOf(path: string, query: string): string[] {
  const names = [...`${path}?${query.replaceAll(/\$\w*token=.*/gs, '')}`.matchAll(ownNames)].map(([name]) => name)
  return [...new Set(names)]
}

interface ActionOnMetadata {
  EntityLogicalName?: string
  AttributeLogicalName?: string
  SolutionUniqueName?: string
  Value?: number
  Values?: number[]
  Label?: unknown
  OneToManyRelationships?: { ReferencingEntity?: string }[]
}

class Made {
  #tables = new Map<string, TableFile>()
  #parts = new Map<string, Part>()

  /** Its logical name; nothing when no table can have such a set. */
  table(set: string, request?: SingleRequest): string | undefined {
    const known = shipped.byEntitySetName.get(set)
    if (known) return known.logicalName
    if (!isOwnName(set)) return undefined
    const named = [...JSON.stringify(request?.json ?? null).matchAll(/Microsoft\.Dynamics\.CRM\.(\w+)/g)]
    return this.#add(named.map(([, name = '']) => name).find((name) => set.startsWith(name)) ?? singular(set), set)
  }

  /** Tables and choices that actions on metadata name in their bodies. */
  ofAction(json: unknown): void {
    const { EntityLogicalName: table, AttributeLogicalName: column, ...body } = (json ?? {}) as ActionOnMetadata
    for (const { ReferencingEntity: name } of body.OneToManyRelationships ?? []) if (name) this.defined(name)
    if (table === undefined || column === undefined || !isOwnName(column)) return
    this.defined(table)
    const values = /bool/.test(column) ? undefined : [...(body.Values ?? [])]
    // The other values are inserted, renamed or deleted; only what is inserted is not there before.
    const isInserted = body.SolutionUniqueName !== undefined && body.Label !== undefined
    if (values && body.Value !== undefined && !isInserted) values.push(body.Value)
    this.#put(table, column, {
      schemaName: column,
      type: values ? 'Picklist' : 'Boolean',
      label: column,
      ...(values && { options: values.map((value): [number, string] => [value, String(value)]) }),
    })
  }

  /** The table that an address below EntityDefinitions names. */
  defined(logicalName: string): string {
    return shipped.tables.has(logicalName) || !isOwnName(logicalName)
      ? logicalName
      : this.#add(logicalName, `${logicalName}s`)
  }

  #add(logicalName: string, set: string): string {
    const make = logicalName.endsWith('bpf') ? ownProcess : ownTable
    if (!this.#tables.has(logicalName)) this.#tables.set(logicalName, make(logicalName, set, this.#tables.size))
    if (logicalName.endsWith('bpf')) this.#lookup(logicalName, 'bpf_accountid', 'account')
    return logicalName
  }

  column(table: string, name: string, exchange: Exchange): void {
    const owner = name.endsWith('_name') ? name.slice(0, -'_name'.length) : name
    if (name === table || this.#has(table, name) || this.#has(table, owner)) return
    // A cast in the address tells the type.
    const isBoolean = exchange.request.url.includes(`'${name}')/Microsoft.Dynamics.CRM.BooleanAttributeMetadata`)
    if (isBoolean) this.#put(table, name, { schemaName: name, type: 'Boolean', label: name })
    else if (!/file/.test(name)) this.#put(table, name, text(name))
    else {
      const { MaxSizeInKB: maxSizeInKB = 32_768 } = (exchange.response?.json ?? {}) as { MaxSizeInKB?: number }
      this.#put(table, owner, { schemaName: owner, type: 'File', label: owner, maxSizeInKB })
      this.#part('fileattachment').manyToOne.push({
        ...leading('fileattachment', 'objectid', `objectid_${table}`, table),
        collection: `${table}_FileAttachments`,
      })
    }
  }

  /** `(example_key1=2,example_key2=2)`: columns of the literals' types, and the key of them all. */
  key(table: string, key: string): void {
    const pairs = [...key.matchAll(/(\w+)=('[^']*'|[\w-]+)/g)].map(([, name = '', literal = '']) => ({
      name: name.replace(/^_(\w+)_value$/, '$1'),
      literal,
    }))
    const columns = pairs.map(({ name }) => name)
    const known = shipped.tables.get(table)
    const sameAs = (own: readonly string[]): boolean => own.toSorted().join() === columns.toSorted().join()
    if (columns.length === 0 || columns.join() === known?.primaryId) return
    if (known?.keys.some((each) => sameAs(each.columns)) === true) return
    for (const { name, literal } of pairs)
      if (!this.#has(table, name)) this.#put(table, name, /^\d+$/.test(literal) ? wholeNumber(name) : text(name))
    this.#putKey(table, columns)
  }

  /** Columns and lookups that a row is written with. */
  body(table: string, json: unknown): void {
    if (json === null || typeof json !== 'object') return
    const rows = 'Targets' in json && Array.isArray(json.Targets) ? (json.Targets as object[]) : [json]
    for (const [key, value] of rows.flatMap((row) => Object.entries(row))) {
      const navigation = /^(\w+)@odata\.bind$/.exec(key)?.[1]
      if (navigation !== undefined && typeof value === 'string') this.#bind(table, navigation, value)
      else if (isOwnName(key) && !key.includes('@') && key !== this.#tables.get(table)?.primaryId)
        if (!this.#has(table, key)) this.#put(table, key, typeof value === 'number' ? wholeNumber(key) : text(key))
    }
  }

  #bind(table: string, navigation: string, reference: string): void {
    const target = this.table(/(\w+)\(/.exec(reference)?.[1] ?? '')
    if (target === undefined || this.#leads(table, navigation)) return
    const column = navigation.endsWith(`_${target}`) ? navigation.slice(0, -target.length - 1) : navigation
    this.#lookup(table, column, target, navigation)
  }

  #lookup(table: string, schemaName: string, target: string, navigation = schemaName): void {
    const column = schemaName.toLowerCase()
    if (this.#leads(table, navigation)) return
    if (!this.#has(table, column)) this.#put(table, column, { schemaName, type: 'Lookup', label: schemaName })
    this.#part(table).manyToOne.push(leading(table, column, navigation, target))
  }

  /** A reply that lists alternate keys of tables. */
  shownKeys({ response }: Exchange): void {
    const items = (Array.isArray(response?.json) ? response.json : []) as {
      SchemaName?: string
      Keys?: { KeyAttributes?: string[] }[]
    }[]
    for (const { SchemaName: name = '', Keys: keys = [] } of items) {
      const table = name.toLowerCase()
      if (keys.length > 0 && !shipped.tables.has(table)) {
        this.#add(table, `${table}s`)
        this.#tables.set(table, { ...this.#tables.get(table)!, schemaName: name })
      }
      for (const { KeyAttributes: columns = [] } of keys) {
        for (const column of columns) if (!this.#has(table, column)) this.#put(table, column, text(column))
        this.#putKey(table, columns)
      }
    }
  }

  file(): SchemaFile {
    return { tables: [...this.#tables.values()], columns: Object.fromEntries(this.#parts) }
  }

  #has(table: string, column: string): boolean {
    if (shipped.tables.get(table)?.columns.has(column) === true) return true
    const own = this.#tables.get(table)
    return own?.columns[column] !== undefined || this.#parts.get(table)?.columns[column] !== undefined
  }

  #leads(table: string, navigation: string): boolean {
    const known = shipped.tables.get(table)
    if (known?.manyToOne.some((one) => one.referencingNavigation === navigation) === true) return true
    if (known?.oneToMany.some((one) => one.referencedNavigation === navigation) === true) return true
    const own = [...(this.#tables.get(table)?.manyToOne ?? []), ...(this.#parts.get(table)?.manyToOne ?? [])]
    return own.some((each) => each.navigation === navigation)
  }

  #put(table: string, name: string, column: ColumnSpec): void {
    this.#part(table).columns[name] = column
  }

  #putKey(table: string, columns: string[]): void {
    this.#part(table).keys.push({ schemaName: `${columns.join('_')}_key`, columns })
  }

  #part(table: string): Part {
    const part = this.#parts.get(table) ?? { columns: {}, manyToOne: [], keys: [] }
    this.#parts.set(table, part)
    return part
  }
}

const wholeNumber = (name: string): ColumnSpec => ({
  schemaName: name,
  type: 'Integer',
  label: name,
  min: -2_147_483_648,
  max: 2_147_483_647,
})

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
