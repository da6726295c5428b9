import type { AnnotationFilter } from '../../odata/preferences.ts'
import type { Column, Table } from '../../schema/schema.ts'
import type { StoredRow } from '../../store/row.ts'
import { asTarget, readerOf } from '../column-reader.ts'
import { formatterOf, grouped, type FormatContext } from '../formatted-value.ts'
import { isLookup, navigationTo, propertyName } from '../table-names.ts'
import { allLinks, type FetchAttribute, type FetchQuery } from './fetch-query.ts'
import type { FetchResult } from './fetch-scope.ts'
import { allAttributes } from './read-fetch-xml.ts'

type Fill = (body: Record<string, unknown>, row: StoredRow) => void

/**
 * Results as JSON. Unlike `$select`, empty columns are left out; linked columns are named `alias.column`, and a column
 * with an alias of its own has just that. Distinct results have no key of their own, so no etag either.
 */
export function compileResult(
  query: FetchQuery,
  annotations: AnnotationFilter | undefined,
  context: FormatContext,
): (result: FetchResult) => string {
  const own = rootAttributes(query).map((attribute) =>
    fillAttribute(query.table, attribute, propertyName(attribute.column), annotations, context),
  )
  const links = allLinks(query).map((link) => ({
    link,
    fills: link.attributes.map((attribute) =>
      fillAttribute(link.table, attribute, `${link.alias}.${attribute.column.logicalName}`, annotations, context),
    ),
  }))
  return ({ row, linked }) => {
    const body: Record<string, unknown> = query.distinct ? {} : { '@odata.etag': `W/"${row.version}"` }
    for (const fill of own) fill(body, row)
    for (const { link, fills } of links) {
      const other = linked.get(link)
      if (other) for (const fill of fills) fill(body, other)
    }
    return JSON.stringify(body)
  }
}

const plain = (column: Column): FetchAttribute => ({ column, groupBy: false, countChildren: false })

/** The attributes, the currency that money brings along, and the primary key. */
export function rootAttributes({ table, attributes, unnamed, distinct }: FetchQuery): FetchAttribute[] {
  if (unnamed) return allAttributes(table)
  const shown = [...attributes]
  const has = (column: Column): boolean => shown.some((each) => each.column === column && each.alias === undefined)
  const currency = table.columns.get('transactioncurrencyid')
  if (currency && !distinct && attributes.some(({ column }) => column.type === 'Money') && !has(currency))
    shown.push(plain(currency))
  const key = table.columns.get(table.primaryId)
  if (key && !distinct && !has(key)) shown.push(plain(key))
  return shown
}

/** `accounts(name,_ownerid_value,ownerid,accountid,ownerid())`: lookups also stand with their navigation property. */
export function fetchContext(query: FetchQuery): string {
  const columns = rootAttributes(query)
    .filter(({ alias }) => alias === undefined)
    .map(({ column }) => column)
  const navigation = (column: Column): string => navigationTo(query.table, column, column.targets?.[0] ?? '')
  const names = columns.flatMap((column) =>
    isLookup(column) ? [propertyName(column), navigation(column)] : [column.logicalName],
  )
  const expanded = columns.filter(isLookup).map((column) => `${navigation(column)}()`)
  return `${query.table.entitySetName}(${[...names, ...expanded].join(',')})`
}

function fillAttribute(
  table: Table,
  { column, alias, countChildren }: FetchAttribute,
  ownName: string,
  annotations: AnnotationFilter | undefined,
  context: FormatContext,
): Fill {
  const name = alias ?? ownName
  if (countChildren) return fillChildCount(table, name, annotations, context)
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

/** How many rows name this one as their parent, readable or not. */
function fillChildCount(
  { logicalName }: Table,
  name: string,
  annotations: AnnotationFilter | undefined,
  { store }: FormatContext,
): Fill {
  return (body, row) => {
    const count = store.referencing(logicalName, `parent${logicalName}id`, row.id).length
    if (annotations?.formattedValue) body[`${name}@OData.Community.Display.V1.FormattedValue`] = grouped(count, 0)
    body[name] = count
  }
}
