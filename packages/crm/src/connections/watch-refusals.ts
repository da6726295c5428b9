import type { DataverseClient } from '@liaison/dataverse'

/** The same client; `onError` sees every failure of its requests before the caller does. */
export function watchRefusals(client: DataverseClient, onError: (error: unknown) => Promise<void>): DataverseClient {
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      await onError(error)
      throw error
    }
  }
  async function* watchedIteration<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* items
    } catch (error) {
      await onError(error)
      throw error
    }
  }
  return {
    environmentUrl: client.environmentUrl,
    tables: {
      get: async (table) => watched(client.tables.get(table)),
      getMany: async (tables) => watched(client.tables.getMany(tables)),
      list: async () => watched(client.tables.list()),
      clear: () => client.tables.clear(),
    },
    whoAmI: async (options) => watched(client.whoAmI(options)),
    retrieve: async (table, id, query, options) => watched(client.retrieve(table, id, query, options)),
    list: (table, query, options) => {
      const rows = client.list(table, query, options)
      return {
        [Symbol.asyncIterator]: () => watchedIteration(rows),
        pages: () => watchedIteration(rows.pages()),
      }
    },
    changes: (table, query, options) => ({
      [Symbol.asyncIterator]: () => watchedIteration(client.changes(table, query, options)),
    }),
    changesByModifiedOn: (table, query, options) => ({
      [Symbol.asyncIterator]: () => watchedIteration(client.changesByModifiedOn(table, query, options)),
    }),
    create: async (table, values, options) => watched(client.create(table, values, options)),
    update: async (table, id, values, options) => watched(client.update(table, id, values, options)),
    upsert: async (table, id, values, options) => watched(client.upsert(table, id, values, options)),
    delete: async (table, id, options) => watched(client.delete(table, id, options)),
    callFunction: async (name, parameters, options) => watched(client.callFunction(name, parameters, options)),
    callAction: async (name, body, options) => watched(client.callAction(name, body, options)),
    batch: async (operations, options) => watched(client.batch(operations, options)),
    batchSettled: async (operations, options) => watched(client.batchSettled(operations, options)),
    changeSet: async (operations, options) => watched(client.changeSet(operations, options)),
  }
}
