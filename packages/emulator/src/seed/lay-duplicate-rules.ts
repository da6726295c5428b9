import type { LayRow } from './lay-rows.ts'
import { seedId } from './seed-id.ts'

interface DetectionRule {
  table: string
  name: string
  columns: readonly string[]
}

/** What this organisation takes for a duplicate, among active rows. */
const rules: readonly DetectionRule[] = [
  { table: 'account', name: 'Accounts with the same name', columns: ['name'] },
  { table: 'account', name: 'Accounts with the same e-mail address', columns: ['emailaddress1'] },
  { table: 'contact', name: 'Contacts with the same e-mail address', columns: ['emailaddress1'] },
  { table: 'contact', name: 'Contacts with the same first and last name', columns: ['firstname', 'lastname'] },
  { table: 'lead', name: 'Leads with the same e-mail address', columns: ['emailaddress1'] },
]

const published = { statecode: 1, statuscode: 2 }

export function layDuplicateRules(lay: LayRow): void {
  for (const { table, name, columns } of rules) {
    const rule = lay('duplicaterule', seedId('duplicate rule', name), {
      name,
      uniquename: `bw_${name.toLowerCase().replaceAll(/\W+/g, '_')}`,
      baseentityname: table,
      matchingentityname: table,
      excludeinactiverecords: true,
      ...published,
    })
    for (const column of columns)
      lay('duplicaterulecondition', seedId('duplicate rule', name, column), {
        baseattributename: column,
        matchingattributename: column,
        operatorcode: 0,
        ignoreblankvalues: true,
        regardingobjectid: rule,
      })
  }
}
