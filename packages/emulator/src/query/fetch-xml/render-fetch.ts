import type { AnnotationFilter } from '../../odata/preferences.ts'
import type { Column, Table } from '../../schema/schema.ts'
import type { StoredRow } from '../../store/row.ts'
import { asTarget, readerOf } from '../column-reader.ts'
import { formatterOf, type FormatContext } from '../formatted-value.ts'
import { isLookup, navigationTo, propertyName } from '../table-names.ts'
import type { FetchResult } from './fetch-rows.ts'
import type { FetchLevel, FetchLink, FetchQuery } from './fetch-query.ts'

type Fill = (body: Record<string, unknown>, row: StoredRow) => void

/** Results as JSON. Unlike `$select`, empty columns are left out; linked columns are named `alias.column`. */
export function compileResult(
  query: FetchQuery,
  annotations: AnnotationFilter | undefined,
  context: FormatContext,
): (result: FetchResult) => string {
  const own = rootColumns(query).map((column) =>
    fillColumn(query.table, column, propertyName(column), annotations, context),
  )
  const links = allLinks(query).map((link) => ({
    link,
    fills: link.columns.map((column) =>
      fillColumn(link.table, column, `${link.alias}.${column.logicalName}`, annotations, context),
    ),
  }))
  return ({ row, linked }) => {
    const body: Record<string, unknown> = { '@odata.etag': `W/"${row.version}"` }
    for (const fill of own) fill(body, row)
    for (const { link, fills } of links) {
      const other = linked.get(link)
      if (other) for (const fill of fills) fill(body, other)
    }
    return JSON.stringify(body)
  }
}

const allLinks = (level: FetchLevel): FetchLink[] => level.links.flatMap((link) => [link, ...allLinks(link)])

/** The attributes, the currency that money brings along, and the primary key. */
export function rootColumns({ table, columns }: FetchLevel): Column[] {
  const shown = new Set(columns)
  const currency = table.columns.get('transactioncurrencyid')
  if (currency && columns.some((column) => column.type === 'Money')) shown.add(currency)
  const key = table.columns.get(table.primaryId)
  if (key) shown.add(key)
  return [...shown]
}

/** `accounts(name,_ownerid_value,ownerid,accountid,ownerid())`: lookups also stand with their navigation property. */
export function fetchContext(query: FetchQuery): string {
  const columns = rootColumns(query)
  const navigation = (column: Column): string => navigationTo(query.table, column, column.targets?.[0] ?? '')
  const names = columns.flatMap((column) =>
    isLookup(column) ? [propertyName(column), navigation(column)] : [column.logicalName],
  )
  const expanded = columns.filter(isLookup).map((column) => `${navigation(column)}()`)
  return `${query.table.entitySetName}(${[...names, ...expanded].join(',')})`
}

function fillColumn(
  table: Table,
  column: Column,
  name: string,
  annotations: AnnotationFilter | undefined,
  context: FormatContext,
): Fill {
  const read = readerOf(table, column)
  const format = annotations?.formattedValue ? formatterOf(table, column, context) : undefined
  return (body, row) => {
    const value = read(row)
    if (value === null) return
    const formatted = format?.(value, row) ?? null
    if (formatted !== null) body[`${name}@OData.Community.Display.V1.FormattedValue`] = formatted
    const target = asTarget(value)
    if (target && annotations?.associatedNavigationProperty)
      body[`${name}@Microsoft.Dynamics.CRM.associatednavigationproperty`] = navigationTo(table, column, target.table)
    if (target && annotations?.lookupLogicalName)
      body[`${name}@Microsoft.Dynamics.CRM.lookuplogicalname`] = target.table
    body[name] = target?.id ?? value
  }
}
