import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { Comparison, Expression, Operand } from '../odata/expression.ts'
import { guidPattern, type Literal } from '../odata/literal.ts'
import { parseFilter } from '../odata/parse-filter.ts'
import { compileFilter } from '../query/compile-filter.ts'
import type { FilterContext, Predicate } from '../query/filter-context.ts'
import { isLookup, propertyName } from '../query/table-names.ts'
import type { IndexedTable } from './indexed-tables.ts'
import { searchRefused } from './search-faults.ts'

/** A filter over the index, where a column has its logical name and every table has every column, empty. */
export interface SearchFilter {
  /** Columns that it names. */
  names: ReadonlySet<string>
  compile(indexed: IndexedTable, context: FilterContext): Predicate
}

/**
 * Comparisons with `and`, `or`, `not` and parentheses; a date may stand without a time, and a time without its zone.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/search/query "filter parameter"
 */
export function readSearchFilter(text: string): SearchFilter {
  const expression = parseFilter(text, new Map())
  return {
    names: namesIn(expression),
    compile: (indexed, context) => compileFilter(inTable(expression, indexed), indexed.table, context),
  }
}

function namesIn(expression: Expression): Set<string> {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return new Set([...namesIn(expression.left), ...namesIn(expression.right)])
    case 'not':
      return namesIn(expression.operand)
    case 'compare':
      return new Set([...pathName(expression.left), ...pathName(expression.right)])
    case 'operand':
      return new Set(pathName(expression.operand))
    default:
      throw new NotEmulated(`${expression.kind === 'lambda' ? expression.quantifier : 'functions'} in a search filter`)
  }
}

function pathName(operand: Operand): string[] {
  if (operand.kind !== 'path') return []
  if (operand.segments.length > 1) throw searchRefused('A filter names columns of the table itself.')
  return [operand.segments[0]!]
}

function inTable(expression: Expression, indexed: IndexedTable): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, left: inTable(expression.left, indexed), right: inTable(expression.right, indexed) }
    case 'not':
      return { kind: 'not', operand: inTable(expression.operand, indexed) }
    case 'compare':
      return comparison(expression, indexed)
    case 'operand':
      return isAbsent(expression.operand, indexed)
        ? always(false)
        : { kind: 'operand', operand: ownOperand(expression.operand, indexed) }
    default:
      return expression
  }
}

function comparison(expression: Expression & { kind: 'compare' }, indexed: IndexedTable): Expression {
  const { operator, left, right } = expression
  const other = isAbsent(left, indexed) ? right : isAbsent(right, indexed) ? left : undefined
  if (other) return withNothing(operator, other, indexed)
  const asGuid = isGuidColumn(left, indexed) || isGuidColumn(right, indexed)
  const own = (operand: Operand): Operand => (asGuid ? guidOperand(operand, indexed) : ownOperand(operand, indexed))
  return { ...expression, left: own(left), right: own(right) }
}

/** Of a column the table does not have, which is empty. */
function withNothing(operator: Comparison, other: Operand, indexed: IndexedTable): Expression {
  const isNothing = (other.kind === 'literal' && other.literal.type === 'null') || isAbsent(other, indexed)
  if (operator === 'eq') return always(isNothing)
  return always(operator === 'ne' && !isNothing)
}

const always = (value: boolean): Expression => ({
  kind: 'operand',
  operand: { kind: 'literal', literal: { type: 'boolean', value } },
})

const columnOf = (operand: Operand, { columns }: IndexedTable) =>
  operand.kind === 'path' ? columns.get(operand.segments[0]!) : undefined

const isAbsent = (operand: Operand, indexed: IndexedTable): boolean =>
  operand.kind === 'path' && columnOf(operand, indexed) === undefined

function isGuidColumn(operand: Operand, indexed: IndexedTable): boolean {
  const column = columnOf(operand, indexed)
  return column !== undefined && (isLookup(column) || column.type === 'Uniqueidentifier')
}

function ownOperand(operand: Operand, indexed: IndexedTable): Operand {
  const column = columnOf(operand, indexed)
  return column ? { kind: 'path', segments: [propertyName(column)] } : operand
}

/** In the index ids are texts, so that they stand in quotation marks. */
function guidOperand(operand: Operand, indexed: IndexedTable): Operand {
  if (operand.kind !== 'literal') return ownOperand(operand, indexed)
  const { literal } = operand
  if (literal.type !== 'string' || !guidPattern.test(literal.value)) return operand
  const guid: Literal = { type: 'guid', value: literal.value.toLowerCase() }
  return { kind: 'literal', literal: guid }
}
