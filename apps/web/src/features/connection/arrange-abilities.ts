import type { Ability } from '../../api/api.gen.ts'

/** What can be done with records of any table, in the order of the columns. */
export const recordKinds = ['read', 'create', 'update', 'link', 'assign'] as const
type RecordKind = (typeof recordKinds)[number]

export interface TableAbilities {
  table: string
  label: string
  abilities: Partial<Record<RecordKind, Ability>>
}

export interface ArrangedAbilities {
  /** A row for each table. */
  tables: TableAbilities[]
  /** What is not about single records: closing, moving along flows, following changes. */
  others: Ability[]
  /** What everybody has to be able to, and this person is not. */
  lacking: Ability[]
  /** Dynamics did not tell. */
  unknown: Ability[]
}

export function arrangeAbilities(abilities: readonly Ability[]): ArrangedAbilities {
  const tables = new Map<string, TableAbilities>()
  const others: Ability[] = []
  for (const ability of abilities) {
    const { kind, table, label } = ability
    if (!isRecordKind(kind)) {
      others.push(ability)
      continue
    }
    const row = tables.get(table) ?? { table, label, abilities: {} }
    row.abilities[kind] = ability
    tables.set(table, row)
  }
  return {
    tables: [...tables.values()],
    others: others.toSorted((one, other) => otherKinds.indexOf(one.kind) - otherKinds.indexOf(other.kind)),
    lacking: abilities.filter(({ answer, optional }) => answer === 'no' && !optional),
    unknown: abilities.filter(({ answer }) => answer === 'unknown'),
  }
}

const otherKinds: readonly Ability['kind'][] = ['close', 'move', 'follow']

const isRecordKind = (kind: Ability['kind']): kind is RecordKind => recordKinds.some((each) => each === kind)

/** What the person can or cannot do, after “you can” or “you cannot”. */
export function deedOf({ kind, label }: Pick<Ability, 'kind' | 'label'>): string {
  switch (kind) {
    case 'read':
      return `see ${label}`
    case 'create':
      return `create ${label}`
    case 'update':
      return `change ${label}`
    case 'link':
      return `link ${label} to other records`
    case 'assign':
      return `hand over ${label}`
    case 'close':
      return `win and lose ${label}`
    case 'move':
      return `move deals along ${label}`
    case 'follow':
      return `follow changes of all ${label}`
  }
}
