import type { TableMetadata } from '@liaison/dataverse'
import { contactMapping } from '../contacts/contact.mapping.ts'
import type { ResolvedField } from '../fields/field-input.ts'
import { resolveFieldInputs } from '../fields/resolve-field-input.ts'
import { tableOf } from '../records/table-of.ts'
import { calculatedValueWarning } from './calculated-value.ts'
import type { Drafting, Finish } from './drafted-change.ts'
import type { ProposedOf } from './proposal.ts'
import { toStoredValue } from './stored-value.ts'

export function draftCreate(drafting: Drafting, { table: name, fields }: ProposedOf<'create'>): Finish {
  const { dataverse, tables, changeId, rowId } = drafting
  const table = tableOf(tables, name)
  return async () => {
    const resolved = await resolveFieldInputs(dataverse, { table, fields, for: 'create' })
    if (resolved.kind === 'refused') return resolved
    // What is left empty need not be written into a new row.
    const given = resolved.values.filter(({ value }) => value !== null)
    const recordName = nameOfNew(table, given)
    const warning = calculatedValueWarning(table, given, undefined)
    return {
      kind: 'drafted',
      change: {
        id: changeId,
        kind: 'create',
        title: `Create ${table.displayName} “${recordName}”`,
        record: { table: table.logicalName, id: rowId, name: recordName },
        fields: given.map(({ column, label, text }) => ({ column, label, before: null, after: text })),
        warnings: warning === undefined ? [] : [warning],
      },
      operation: {
        kind: 'create',
        changeId,
        table: table.logicalName,
        id: rowId,
        values: Object.fromEntries(given.map(({ column, value }) => [column, toStoredValue(value)])),
      },
    }
  }
}

/** Of a contact the service makes the name itself, out of these. */
const nameParts: Readonly<Record<string, readonly string[]>> = { [contactMapping.table]: ['firstname', 'lastname'] }

function nameOfNew(table: TableMetadata, fields: readonly ResolvedField[]): string {
  const columns = nameParts[table.logicalName] ?? [table.primaryNameColumn ?? '']
  const texts = columns.flatMap((name) => fields.find(({ column }) => column === name)?.text ?? [])
  return texts.length === 0 ? table.displayName : texts.join(' ')
}
