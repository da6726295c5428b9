import type { AggregateQuery } from './aggregate.ts'
import { aggregatePath } from './apply-text.ts'
import { createMultiple, updateMultiple, upsertMultiple } from './bulk-writer.ts'
import type { Clock } from './clock.ts'
import { compileAssociate, compileDisassociate } from './compile-reference.ts'
import { compileClearProperty, compileRetrieveProperty, compileSetProperty } from './compile-property.ts'
import { countRows, totalRecordCount } from './count-rows.ts'
import type { RowList } from './dataverse-client.ts'
import { fetchPages } from './fetch-pages.ts'
import { action } from './operations.ts'
import type { RequestOptions } from './request-options.ts'
import type { Reader } from './reader.ts'
import { listOf, pageFrom, rowList } from './row-list.ts'
import type { Page } from './row.ts'
import type { RowMethods } from './rows.ts'
import type { Schema } from './schema.ts'
import type { Service, WriteRequest } from './service.ts'
import { storedQueryPages } from './stored-query.ts'
import type { TableLookup } from './table-lookup.ts'
import { entity, entityReference } from './values.ts'
import { compileWrite, tablesOf } from './compile-operation.ts'

export interface RowTools {
  service: Service
  schema: Schema
  reader: Reader
  clock: Clock
}

type Untyped = Omit<RowMethods, 'aggregate'> & {
  aggregate(table: string, query: AggregateQuery, options?: RequestOptions): RowList
}

export function createRowMethods(tools: RowTools): RowMethods {
  const { service, schema, reader } = tools

  const write = async (
    tables: readonly string[],
    compile: (tableOf: TableLookup) => WriteRequest,
    options: RequestOptions = {},
  ): Promise<void> => {
    await service.write(await schema.compile(tables, compile, options), options)
  }

  const methods = {
    async retrieveProperty(table, id, column, options = {}) {
      const { path, member } = await schema.compile(
        [table],
        (tableOf) => compileRetrieveProperty(tableOf(table), id, column),
        options,
      )
      return (await service.getJson(path, options))?.[member] ?? null
    },
    setProperty: async (table, id, column, value, options) =>
      write([table], (tableOf) => compileSetProperty(table, id, column, value, tableOf), options),
    clearProperty: async (table, id, column, options) =>
      write([table], (tableOf) => compileClearProperty(table, id, column, tableOf), options),
    associate: async (table, id, navigation, target, options) =>
      write(
        [table, target.table],
        (tableOf) => compileAssociate({ table, id, navigation }, target, service.environmentUrl, tableOf),
        options,
      ),
    disassociate: async (table, id, navigation, target, options) =>
      write(
        [table, ...(target ? [target.table] : [])],
        (tableOf) => compileDisassociate({ table, id, navigation }, target, tableOf),
        options,
      ),
    createMultiple: (table, rows, options = {}) => ({
      [Symbol.asyncIterator]: () => createMultiple(tools, table, rows, options),
    }),
    updateMultiple: (table, rows, options = {}) => ({
      [Symbol.asyncIterator]: () => updateMultiple(tools, table, rows, options),
    }),
    upsertMultiple: (table, rows, options = {}) => ({
      [Symbol.asyncIterator]: () => upsertMultiple(tools, table, rows, options),
    }),
    async merge(table, target, subordinate, { updateContent, performParentingChecks = false, ...options } = {}) {
      const merge = action('Merge', {
        Target: entityReference(table, target),
        Subordinate: entityReference(table, subordinate),
        ...(updateContent ? { UpdateContent: entity(table, updateContent) } : {}),
        PerformParentingChecks: performParentingChecks,
      })
      await write(tablesOf([merge]), (tableOf) => compileWrite(merge, tableOf), options)
    },
    count: async (table, filter, options) => countRows(tools, table, filter, options),
    totalRecordCount: async (tables, options) => totalRecordCount(reader, tables, options),
    fetchXml: (fetchXml, options = {}) => listOf(() => fetchPages(service, schema, fetchXml, options)),
    savedQuery: (id, options = {}) => listOf(() => storedQueryPages(tools, 'savedquery', id, options)),
    userQuery: (id, options = {}) => listOf(() => storedQueryPages(tools, 'userquery', id, options)),
    aggregate(table, query, options = {}) {
      const path = async (): Promise<string> =>
        schema.compile([table], (tableOf) => aggregatePath(tableOf(table), query, tableOf), options)
      const page = async (link: string | undefined): Promise<Page> =>
        pageFrom(await service.getJson(link ?? (await path()), options))
      return rowList({ page, rowPage: page }, undefined)
    },
  } satisfies Untyped
  return methods as RowMethods
}
