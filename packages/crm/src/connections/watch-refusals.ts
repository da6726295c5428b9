import type { DataverseClient, DownloadedFile } from '@liaison/dataverse'

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
  const watchedList = <R, P>(list: AsyncIterable<R> & { pages(): AsyncIterable<P> }) => ({
    [Symbol.asyncIterator]: () => watchedIteration(list),
    pages: () => watchedIteration(list.pages()),
  })
  const watchedFile = (file: DownloadedFile | undefined): DownloadedFile | undefined =>
    file && { ...file, stream: () => watchedIteration(file.stream()), bytes: async () => watched(file.bytes()) }
  return {
    environmentUrl: client.environmentUrl,
    tables: {
      get: async (table, options) => watched(client.tables.get(table, options)),
      getMany: async (tables, options) => watched(client.tables.getMany(tables, options)),
      list: async (options) => watched(client.tables.list(options)),
      refresh: async (options) => watched(client.tables.refresh(options)),
      clear: () => client.tables.clear(),
    },
    whoAmI: async (options) => watched(client.whoAmI(options)),
    retrieve: async (table, id, query, options) => watched(client.retrieve(table, id, query, options)),
    list: (table, query, options) => watchedList(client.list(table, query, options)),
    changes: (table, query, options) => ({
      [Symbol.asyncIterator]: () => watchedIteration(client.changes(table, query, options)),
    }),
    countChanges: async (table, since, options) => watched(client.countChanges(table, since, options)),
    changesByModifiedOn: (table, query, options) => ({
      [Symbol.asyncIterator]: () => watchedIteration(client.changesByModifiedOn(table, query, options)),
    }),
    retrieveProperty: async (table, id, column, options) =>
      watched(client.retrieveProperty(table, id, column, options)),
    setProperty: async (table, id, column, value, options) =>
      watched(client.setProperty(table, id, column, value, options)),
    clearProperty: async (table, id, column, options) => watched(client.clearProperty(table, id, column, options)),
    associate: async (table, id, navigation, target, options) =>
      watched(client.associate(table, id, navigation, target, options)),
    disassociate: async (table, id, navigation, target, options) =>
      watched(client.disassociate(table, id, navigation, target, options)),
    createMultiple: (table, rows, options) => watchedIteration(client.createMultiple(table, rows, options)),
    updateMultiple: (table, rows, options) => watchedIteration(client.updateMultiple(table, rows, options)),
    upsertMultiple: (table, rows, options) => watchedIteration(client.upsertMultiple(table, rows, options)),
    merge: async (table, target, subordinate, options) => watched(client.merge(table, target, subordinate, options)),
    count: async (table, filter, options) => watched(client.count(table, filter, options)),
    totalRecordCount: async (tables, options) => watched(client.totalRecordCount(tables, options)),
    fetchXml: (fetchXml, options) => watchedList(client.fetchXml(fetchXml, options)),
    savedQuery: (id, options) => watchedList(client.savedQuery(id, options)),
    userQuery: (id, options) => watchedList(client.userQuery(id, options)),
    aggregate: (table, query, options) => watchedList(client.aggregate(table, query, options)),
    uploadFile: async (table, id, column, content, options) =>
      watched(client.uploadFile(table, id, column, content, options)),
    downloadFile: async (table, id, column, options) =>
      watchedFile(await watched(client.downloadFile(table, id, column, options))),
    deleteFile: async (table, id, column, options) => watched(client.deleteFile(table, id, column, options)),
    uploadAttachment: async (table, values, content, options) =>
      watched(client.uploadAttachment(table, values, content, options)),
    downloadAttachment: async (table, id, options) =>
      watchedFile(await watched(client.downloadAttachment(table, id, options))),
    create: async (table, values, options) => watched(client.create(table, values, options)),
    update: async (table, id, values, options) => watched(client.update(table, id, values, options)),
    upsert: async (table, id, values, options) => watched(client.upsert(table, id, values, options)),
    delete: async (table, id, options) => watched(client.delete(table, id, options)),
    callFunction: async (name, parameters, options) => watched(client.callFunction(name, parameters, options)),
    callAction: async (name, body, options) => watched(client.callAction(name, body, options)),
    batch: async (operations, options) => watched(client.batch(operations, options)),
    batchSettled: async (operations, options) => watched(client.batchSettled(operations, options)),
    changeSet: async (operations, options) => watched(client.changeSet(operations, options)),
    writeSettled: async (items, options) => watched(client.writeSettled(items, options)),
  }
}
