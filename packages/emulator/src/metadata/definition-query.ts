import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { Aliases, Expression, Operand } from '../odata/expression.ts'
import type { ExpandItem } from '../odata/parse-expand.ts'
import { parseFilter } from '../odata/parse-filter.ts'
import type { Definition } from './labels.ts'

/** A definition that can be asked for: its properties, and what `$expand` can add to it. */
export interface Definable {
  /** `EntityMetadata`, `StringAttributeMetadata`, …: for messages. */
  type: string
  properties: Definition
  /** Whether `$filter` minds the case of texts. */
  caseSensitive?: true
  navigations: Readonly<Record<string, () => Definition | readonly Definable[] | null>>
}

export interface DefinitionQuery {
  select?: readonly string[] | undefined
  filter?: string | undefined
  expand?: readonly ExpandItem[] | undefined
  aliases: Aliases
}

export function filtered(
  items: readonly Definable[],
  source: string | undefined,
  aliases: Aliases,
): readonly Definable[] {
  if (source === undefined) return items
  const expression = parseFilter(source, aliases)
  return items.filter((item) => holds(expression, item))
}

/** `$select` and `$expand`. The id always comes along; the type only where it tells something. */
export function shaped(item: Definable, { select, expand = [], aliases }: DefinitionQuery): Definition {
  const { properties } = item
  const shown: Definition = {}
  if ('@odata.type' in properties) shown['@odata.type'] = properties['@odata.type']
  for (const name of select ?? Object.keys(properties)) shown[name] = read(item, name)
  if ('MetadataId' in properties) shown['MetadataId'] = properties['MetadataId']
  for (const each of expand) shown[each.navigation] = expanded(item, each, aliases)
  return shown
}

function expanded(item: Definable, expand: ExpandItem, aliases: Aliases): unknown {
  const navigation = item.navigations[expand.navigation]
  if (!navigation) throw new NotEmulated(`the navigation property ${expand.navigation} of ${item.type}`)
  if (expand.orderBy !== undefined || expand.top !== undefined) throw new NotEmulated('$orderby or $top of metadata')
  const target = navigation()
  if (isList(target))
    return filtered(target, expand.filter, aliases).map((each) => shaped(each, { ...expand, aliases }))
  if (target === null || expand.select === undefined) return target
  return shaped({ type: 'OptionSetMetadata', properties: target, navigations: {} }, { select: expand.select, aliases })
}

const isList = (value: unknown): value is readonly Definable[] => Array.isArray(value)

/** A property that is asked for and not known here is not answered with a guess. */
function read({ type, properties }: Definable, name: string): unknown {
  if (!(name in properties)) throw new NotEmulated(`the property ${name} of ${type}`)
  return properties[name]
}

function holds(expression: Expression, item: Definable): boolean {
  switch (expression.kind) {
    case 'and':
      return holds(expression.left, item) && holds(expression.right, item)
    case 'or':
      return holds(expression.left, item) || holds(expression.right, item)
    case 'not':
      return !holds(expression.operand, item)
    case 'compare':
      return compare(
        expression.operator,
        valueOf(expression.left, item),
        valueOf(expression.right, item),
        foldFor(item),
      )
    case 'text': {
      const fold = foldFor(item)
      const text = textOf(fold(valueOf(expression.target, item)))
      const argument = textOf(fold(valueOf(expression.argument, item)))
      if (expression.method === 'contains') return text.includes(argument)
      return expression.method === 'startswith' ? text.startsWith(argument) : text.endsWith(argument)
    }
    case 'operand':
      return valueOf(expression.operand, item) === true
    default:
      throw new NotEmulated(`${expression.kind} in $filter of metadata`)
  }
}

type Fold = (value: unknown) => unknown

const foldFor = ({ caseSensitive }: Definable): Fold =>
  caseSensitive ? (value) => value : (value) => (typeof value === 'string' ? value.toLowerCase() : value)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function valueOf(operand: Operand, item: Definable): unknown {
  if (operand.kind === 'literal') return operand.literal.value
  const [first = '', ...rest] = operand.segments
  let value = read(item, first)
  for (const name of rest) value = (value as Definition | null)?.[name]
  return value
}

function compare(operator: string, left: unknown, right: unknown, fold: Fold): boolean {
  const [one, other] = [fold(left), fold(right)]
  if (operator === 'eq') return one === other
  if (operator === 'ne') return one !== other
  if (typeof one !== typeof other || one === null || other === null) return false
  const [low, high] = [one as number, other as number]
  if (operator === 'gt') return low > high
  if (operator === 'ge') return low >= high
  return operator === 'lt' ? low < high : low <= high
}
