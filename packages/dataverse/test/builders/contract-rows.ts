import { randomUUID } from 'node:crypto'
import { list, RowNotFoundError, type RowValues, startsWith } from '../../src/index.ts'
import { type ContractTarget, contractTarget } from '../contract-target.ts'

export interface Contract extends ContractTarget {
  /** Begins the name of every row made, and of nothing else. */
  mark: string
  /** A contact of that last name, or of one that begins with it. */
  aContact(values?: RowValues): Promise<string>
  anAccount(values?: RowValues): Promise<string>
  /** Removes all rows that carry the mark; the tables in which some are still there. */
  cleanUp(): Promise<string[]>
}

/** The order in which rows can be removed: those that point at others first. */
const tables = [
  { table: 'annotation', name: 'subject' },
  { table: 'opportunity', name: 'name' },
  { table: 'contact', name: 'lastname' },
  { table: 'account', name: 'name' },
]

export async function startContract(): Promise<Contract> {
  const target = await contractTarget()
  const { dataverse } = target
  const mark = `Contract ${randomUUID().slice(0, 8)}`
  const marked = async (table: string, name: string): Promise<string[]> => {
    const ids: string[] = []
    for await (const row of dataverse.list(table, { select: [name], filter: startsWith(name, mark) })) {
      ids.push(String(row[`${table}id`]))
    }
    return ids
  }
  const make = async (table: string, values: RowValues): Promise<string> =>
    (await dataverse.create(table, values, { id: randomUUID() })).id
  return {
    ...target,
    mark,
    aContact: async (values = {}) => make('contact', { lastname: mark, ...values }),
    anAccount: async (values = {}) => make('account', { name: mark, ...values }),
    async cleanUp() {
      for (const { table, name } of tables) {
        for (const id of await marked(table, name)) {
          await dataverse.delete(table, id).catch((error: unknown) => {
            if (!(error instanceof RowNotFoundError)) throw error
          })
        }
      }
      const left = await dataverse.batch(
        tables.map(({ table, name }) => list(table, { select: [name], filter: startsWith(name, mark), top: 1 })),
      )
      return tables.map(({ table }) => table).filter((_table, index) => (left[index]?.rows.length ?? 0) > 0)
    },
  }
}
