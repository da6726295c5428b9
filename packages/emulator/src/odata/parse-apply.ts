import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import { splitOutside } from './parse-expand.ts'

export type ApplyMethod = 'sum' | 'average' | 'min' | 'max' | 'countdistinct' | 'count'

export interface ApplyMeasure {
  alias: string
  method: ApplyMethod
  /** Absent for `$count`. */
  path?: string[]
}

/** `filter(…)/groupby((…),aggregate(…))` or `filter(…)/aggregate(…)`, as far as Dataverse documents `$apply`. */
export interface Apply {
  filters: string[]
  /** Absent: one result over all rows. */
  groupBy?: string[][]
  measures: ApplyMeasure[]
}

export const methods = new Set(['sum', 'average', 'min', 'max', 'countdistinct'])

export function parseApply(source: string): Apply {
  const apply: Apply = { filters: [], measures: [] }
  const steps = splitOutside(source, '/').map((step) => readCall(step, source))
  for (const [at, { name, inner }] of steps.entries()) {
    const last = at === steps.length - 1
    if (name === 'filter') {
      if (last) throw new NotEmulated('$apply of filter() alone')
      apply.filters.push(inner)
    } else if (!last) throw new NotEmulated(`a transformation after ${name}() in $apply`)
    else if (name === 'aggregate') apply.measures = parseMeasures(inner, source)
    else if (name === 'groupby') Object.assign(apply, parseGroupBy(inner, source))
    else throw new NotEmulated(`the transformation ${name}() in $apply`)
  }
  return apply
}

function parseGroupBy(inner: string, source: string): Pick<Apply, 'groupBy' | 'measures'> {
  const [columns = '', measures, ...rest] = splitOutside(inner, ',').map((part) => part.trim())
  if (!columns.startsWith('(') || !columns.endsWith(')') || rest.length > 0) throw syntaxError(source)
  const groupBy = splitOutside(columns.slice(1, -1), ',').map((column) => readPath(column, source))
  if (measures === undefined) return { groupBy, measures: [] }
  const { name, inner: list } = readCall(measures, source)
  if (name !== 'aggregate') throw new NotEmulated(`the transformation ${name}() within groupby() in $apply`)
  return { groupBy, measures: parseMeasures(list, source) }
}

function parseMeasures(inner: string, source: string): ApplyMeasure[] {
  return splitOutside(inner, ',').map((part): ApplyMeasure => {
    const [what = '', ...words] = part.trim().split(/\s+/)
    const [keyword, method = '', as, alias] = what === '$count' ? ['with', 'count', ...words] : words
    const isMethod = methods.has(method) || (what === '$count' && method === 'count')
    if (keyword !== 'with' || as !== 'as' || alias === undefined || !/^\w+$/.test(alias) || words.length > 4)
      throw syntaxError(source)
    if (!isMethod) throw new NotEmulated(`the aggregation method '${method}' in $apply`)
    if (what === '$count') return { alias, method: 'count' }
    return { alias, method: method as ApplyMethod, path: readPath(what, source) }
  })
}

function readCall(text: string, source: string): { name: string; inner: string } {
  const call = /^\s*(\w+)\s*\(([\s\S]*)\)\s*$/.exec(text)
  if (!call) throw syntaxError(source)
  return { name: call[1]!, inner: call[2]! }
}

function readPath(text: string, source: string): string[] {
  const path = text.trim()
  if (/^\w+\(/.test(path)) throw new NotEmulated(`the function ${path.slice(0, path.indexOf('('))} in $apply`)
  if (!/^\w+(\/\w+)*$/.test(path)) throw syntaxError(source)
  return path.split('/')
}

const syntaxError = (source: string): Error => malformed(`Syntax error at position 0 in '${source}'.`)
