import { type ColumnMetadata, type NameCandidate, nearestNames, type TableMetadata } from '@liaison/dataverse'
import { accountMapping } from '../accounts/account.mapping.ts'
import { contactMapping } from '../contacts/contact.mapping.ts'
import { opportunityMapping } from '../opportunities/opportunity.mapping.ts'
import type { MappedFields, Mapping } from '../records/define-mapping.ts'
import { formColumns } from './form-columns.ts'

export type FoundColumn =
  | { kind: 'found'; column: ColumnMetadata }
  | { kind: 'not-found'; problem: string; candidates: readonly NameCandidate[] }

const mappings: Readonly<Record<string, Mapping<MappedFields>>> = {
  account: accountMapping,
  contact: contactMapping,
  opportunity: opportunityMapping,
}

/** Labels differ in case and spacing between forms, exports and speech. */
export const sameWords = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ')

/**
 * The column somebody means: by its logical name, its label, or our own name of the field. A miss names the fields most
 * like it (P15); a label that several fields bear is not guessed.
 */
export function findColumn(table: TableMetadata, name: string): FoundColumn {
  const exact = table.columns.get(name) ?? table.columns.get(name.trim().toLowerCase())
  if (exact) return { kind: 'found', column: exact }
  const fields = formColumns(table)
  const labelled = fields.filter(({ displayName }) => sameWords(displayName) === sameWords(name))
  const [first, ...more] = labelled
  if (first && more.length === 0) return { kind: 'found', column: first }
  if (first) {
    const names = labelled.map(({ logicalName }) => logicalName).join(', ')
    const candidates = labelled.map(({ logicalName, displayName }) => ({ name: logicalName, label: displayName }))
    return { kind: 'not-found', problem: `is the label of several fields; name one of ${names}`, candidates }
  }
  const ours = table.columns.get(mappings[table.logicalName]?.fields[name]?.column ?? '')
  if (ours) return { kind: 'found', column: ours }
  return unknownField(table, name, fields)
}

function unknownField(table: TableMetadata, name: string, fields: readonly ColumnMetadata[]): FoundColumn {
  const candidates = nearestNames(
    name,
    fields.map(({ logicalName, displayName }) => ({ name: logicalName, label: displayName })),
    3,
  )
  const suggestion = candidates.map(({ name: column, label }) => `${label} (${column})`).join(', ')
  const miss = `is no field of ${table.displayName}`
  const problem = suggestion === '' ? miss : `${miss}; did you mean ${suggestion}?`
  return { kind: 'not-found', problem, candidates }
}
