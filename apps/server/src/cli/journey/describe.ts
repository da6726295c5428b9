import type { AccountScreen, Plan } from './replies.ts'

export function describeAccount({ account, contacts, opportunities, timeline }: AccountScreen): string {
  const place = [account.industry, account.city].filter((part) => part !== undefined).join(', ')
  return [
    '',
    `${account.name}${place === '' ? '' : ` (${place})`}`,
    `  contacts   ${contacts.map(({ name }) => name).join(', ') || 'none'}`,
    ...opportunities.map(({ name, value, status, stage }) => {
      const at = stage === undefined ? '' : `, stage ${stage.name}`
      return `  deal       ${name}: ${value?.formatted ?? 'no value'}, ${status.label}${at}`
    }),
    ...timeline.items.slice(0, 5).map(({ at, kind, title, by }) => {
      return `  timeline   ${at.slice(0, 10)} ${kind}: ${title}${by === undefined ? '' : ` (${by.name})`}`
    }),
  ].join('\n')
}

export function describePlan({ changes }: Plan): string {
  return ['', 'Planned:', ...changes.flatMap(describeChange)].join('\n')
}

function describeChange({ title, fields, warnings }: Plan['changes'][number]): string[] {
  return [
    `  ${title}`,
    ...fields.map(({ label, before, after }) => `    ${label}: ${before ?? 'empty'} -> ${after ?? 'empty'}`),
    ...warnings.map((warning) => `    Note: ${warning}`),
  ]
}

export function describeReceipt({ receipt }: Plan): string {
  const records = receipt?.records ?? []
  return [
    '',
    `Applied by ${receipt?.appliedBy.name ?? 'nobody'}:`,
    ...records.map(({ outcome, table, name, url }) => `  ${outcome} ${table} ${name}\n    ${url}`),
  ].join('\n')
}
