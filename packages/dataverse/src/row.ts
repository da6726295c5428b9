/** A row as the service sent it. Read it with the functions below; nothing is copied or converted. */
export type Row = Record<string, unknown>

/** A page of a list. */
export interface Page<R = Row> {
  /** May be empty while more pages follow. */
  rows: R[]
  /** Opaque. Absent on the last page. */
  nextLink?: string
  /** Only when asked for; capped at 5,000 by the service. */
  count?: number
}

/** The row a lookup points at: its id (GUID), and the table and name that the service tells with it. */
export interface LookupReference {
  id: string
  table?: string
  name?: string
}

const formatted = '@OData.Community.Display.V1.FormattedValue'
const lookupTable = '@Microsoft.Dynamics.CRM.lookuplogicalname'

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The row version, to be sent as `ifMatch`. Opaque: compare as a string only. */
export function etagOf(row: Row): string | undefined {
  return text(row['@odata.etag'])
}

/** Where a lookup points. `table` and `name` come from annotations and may be missing. */
export function lookupOf(row: Row, column: string): LookupReference | undefined {
  const property = `_${column}_value`
  const id = text(row[property])
  if (id === undefined) return undefined
  const table = text(row[property + lookupTable])
  const name = text(row[property + formatted])
  return { id, ...(table === undefined ? {} : { table }), ...(name === undefined ? {} : { name }) }
}

/** The value as the service formats it for this user: choice labels, money with its symbol, dates in the user's zone. */
export function formattedOf(row: Row, column: string): string | undefined {
  return text(row[column + formatted]) ?? text(row[`_${column}_value${formatted}`])
}

/** The page of a row in Dynamics. */
export function linkOf(environmentUrl: string, table: string, id: string): string {
  const query = new URLSearchParams({ pagetype: 'entityrecord', etn: table, id })
  return `${environmentUrl}/main.aspx?${query.toString()}`
}
