import type { DataverseClient } from './dataverse-client.ts'
import type { SchemaTypes } from './schema-types.ts'
import type { TypedFiles } from './typed-files.ts'
import type { TypedReads } from './typed-reads.ts'
import type { TypedWrites } from './typed-writes.ts'

/** A client whose tables, columns, values and rows are those of a generated `Schema`; its other methods are as they were. */
export interface TypedClient<S extends SchemaTypes>
  extends
    Omit<DataverseClient, keyof TypedReads<S> | keyof TypedWrites<S> | keyof TypedFiles<S>>,
    TypedReads<S>,
    TypedWrites<S>,
    TypedFiles<S> {}

/**
 * The same client, checked by the compiler against the `Schema` of a file that `npx @liaison/dataverse generate` wrote.
 * Nothing is checked at run time beyond what the client checks anyway, so rows are only as the schema says while the
 * environment still has it: generate again when it changes.
 *
 * @example
 * const crm = typedClient<Schema>(createDataverseClient(options))
 * const { name, revenue } = await crm.retrieve('account', id, { select: ['name', 'revenue'] })
 */
export function typedClient<S extends SchemaTypes>(client: DataverseClient): TypedClient<S> {
  return client as unknown as TypedClient<S>
}
