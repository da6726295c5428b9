import { checkedNumber, oneOf } from './search-parameters.ts'
import { searchRefused } from './search-faults.ts'

export type Interval = number | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

export type FacetSort = 'count' | '-count' | 'value' | '-value'

/** One way to group what was found. */
export interface FacetRequest {
  /** As it was written, which the reply repeats: `entityname`, `ownerid`, `account:primarycontactid`. */
  name: string
  table: string | undefined
  column: string
  by:
    | { kind: 'value'; count: number; sort: FacetSort }
    | { kind: 'ranges'; bounds: readonly string[] }
    | { kind: 'interval'; interval: Interval; offsetMinutes: number }
}

const most = Number.MAX_SAFE_INTEGER

/** `modifiedon,values:2019-04-27T00:00:00|2020-03-27T00:00:00` (page "Dataverse Search query", "Facet definition"). */
export function readFacet(text: string): FacetRequest {
  const [name = '', ...parts] = text.split(',').map((part) => part.trim())
  const settings = new Map(
    parts.map((part): [string, string] => {
      const colon = part.indexOf(':')
      return colon < 0 ? [part, ''] : [part.slice(0, colon), part.slice(colon + 1)]
    }),
  )
  const [, table, column = ''] = /^(?:(\w+)[:.])?(@search\.\w+|\w+)$/.exec(name) ?? []
  if (column === '') throw searchRefused(`'${text}' is no facet.`)
  return { name, table, column, by: readGrouping(text, settings) }
}

function readGrouping(text: string, settings: ReadonlyMap<string, string>): FacetRequest['by'] {
  for (const name of settings.keys())
    oneOf('A setting of a facet', name, ['count', 'sort', 'values', 'interval', 'timeoffset'])
  const kinds = [settings.has('values'), settings.has('interval'), settings.has('count') || settings.has('sort')]
  if (kinds.filter(Boolean).length > 1) throw searchRefused(`The settings of the facet '${text}' cannot be combined.`)
  if (settings.has('timeoffset') && !settings.has('interval'))
    throw searchRefused(`The timeoffset of the facet '${text}' needs an interval.`)
  if (settings.has('values')) return { kind: 'ranges', bounds: settings.get('values')!.split('|') }
  if (settings.has('interval'))
    return {
      kind: 'interval',
      interval: readInterval(settings.get('interval')!),
      offsetMinutes: readOffset(settings.get('timeoffset') ?? '+00:00'),
    }
  const count = checkedNumber(Number(settings.get('count') ?? 10), 'The count of a facet', most)
  return {
    kind: 'value',
    count,
    sort: oneOf('The sort of a facet', settings.get('sort') ?? 'count', ['count', '-count', 'value', '-value']),
  }
}

function readInterval(text: string): Interval {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  return oneOf('The interval of a facet', text, ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'])
}

/** `+hh:mm`, `+hhmm` or `+hh`. */
function readOffset(text: string): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? []
  if (hours === undefined) throw searchRefused(`'${text}' is no timeoffset.`)
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
