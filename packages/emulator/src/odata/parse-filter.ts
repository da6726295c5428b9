import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import type { Aliases, Comparison, Expression, Operand } from './expression.ts'
import { tokenize, type Token } from './lexer.ts'
import { type Literal, parseLiteral, plainLiteral } from './literal.ts'

const comparisons = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])
export const textMethods = new Set(['contains', 'startswith', 'endswith'])
/** OData functions that Dataverse does not list for $filter. */
const otherFunctions = new Set(
  [
    'length indexof substring tolower toupper trim concat year month day hour minute second date time now',
    'round floor ceiling cast isof',
  ].flatMap((names) => names.split(' ')),
)

/**
 * `$filter` as a tree. Names are not checked here, they need the table. Without aliases there may be none: within `$expand`
 * they are not supported, and no page says what becomes of them.
 */
export function parseFilter(source: string, aliases?: Aliases): Expression {
  const parser = new FilterParser(source, aliases)
  return parser.parse()
}

/** Where Microsoft's OData library stops reading, in its own words. */
const deepest = 800

class FilterParser {
  readonly #source: string
  readonly #tokens: Token[]
  readonly #aliases: Aliases | undefined
  #at = 0
  #depth = 0

  constructor(source: string, aliases: Aliases | undefined) {
    this.#source = source
    this.#aliases = aliases
    this.#tokens = tokenize(source)
  }

  parse(): Expression {
    const expression = this.#or()
    if (this.#peek().kind !== 'end') throw this.#syntaxError()
    return expression
  }

  #or(): Expression {
    let left = this.#and()
    while (this.#takeName('or')) left = { kind: 'or', left, right: this.#and() }
    return left
  }

  #and(): Expression {
    let left = this.#unary()
    while (this.#takeName('and')) left = { kind: 'and', left, right: this.#unary() }
    return left
  }

  #unary(): Expression {
    this.#depth += 1
    if (this.#depth > deepest) throw malformed('Recursion depth exceeded allowed limit.')
    const expression = this.#negated()
    this.#depth -= 1
    return expression
  }

  #negated(): Expression {
    if (!this.#takeName('not')) return this.#comparison()
    const operand = this.#unary()
    if (operand.kind === 'function')
      throw malformed('Not operator along with the Custom Named Condition operators is not allowed')
    return { kind: 'not', operand }
  }

  #comparison(): Expression {
    const left = this.#primary()
    const operator = this.#peek()
    if (operator.kind !== 'name' || !comparisons.has(operator.text)) return left
    this.#at += 1
    const right = this.#primary()
    // `contains(name,'x') eq true` says the same as the call alone.
    if (left.kind !== 'operand' && right.kind === 'operand' && right.operand.kind === 'literal') {
      const { literal } = right.operand
      if (literal.type !== 'boolean' || !['eq', 'ne'].includes(operator.text)) throw this.#syntaxError()
      return literal.value === (operator.text === 'eq') ? left : { kind: 'not', operand: left }
    }
    if (left.kind !== 'operand' || right.kind !== 'operand') throw this.#syntaxError()
    return { kind: 'compare', operator: operator.text as Comparison, left: left.operand, right: right.operand }
  }

  #primary(): Expression {
    const token = this.#peek()
    if (token.kind === '(') {
      this.#at += 1
      const inner = this.#or()
      this.#expect(')')
      return inner
    }
    if (token.kind === 'literal') {
      this.#at += 1
      return { kind: 'operand', operand: { kind: 'literal', literal: token.literal } }
    }
    if (token.kind === 'alias') {
      this.#at += 1
      return { kind: 'operand', operand: this.#alias(token.text) }
    }
    if (token.kind !== 'name') throw this.#syntaxError()
    return this.#pathOrCall()
  }

  #pathOrCall(): Expression {
    const segments: string[] = []
    for (;;) {
      const token = this.#peek()
      if (token.kind !== 'name') throw this.#syntaxError()
      this.#at += 1
      if (this.#peek().kind === '(') return this.#call(token.text, segments)
      segments.push(token.text)
      if (this.#peek().kind !== '/') return { kind: 'operand', operand: { kind: 'path', segments } }
      this.#at += 1
    }
  }

  #call(name: string, scope: string[]): Expression {
    if (name === 'any' || name === 'all') return this.#lambda(name, scope)
    if (name.startsWith('Microsoft.Dynamics.CRM.'))
      return { kind: 'function', name: name.slice(23), scope, arguments: this.#namedArguments() }
    if (textMethods.has(name) && scope.length === 0) {
      this.#expect('(')
      const target = this.#operand()
      this.#expect(',')
      const argument = this.#operand()
      this.#expect(')')
      return { kind: 'text', method: name as 'contains', target, argument }
    }
    if (otherFunctions.has(name)) throw new NotEmulated(`the function ${name} in $filter`)
    throw malformed(
      `An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
    )
  }

  #lambda(quantifier: 'any' | 'all', path: string[]): Expression {
    this.#expect('(')
    if (this.#peek().kind === ')' && quantifier === 'any') {
      this.#at += 1
      return { kind: 'lambda', path, quantifier }
    }
    const variable = this.#peek()
    if (variable.kind !== 'name') throw this.#syntaxError()
    this.#at += 1
    this.#expect(':')
    const body = this.#or()
    this.#expect(')')
    return { kind: 'lambda', path, quantifier, variable: variable.text, body }
  }

  #namedArguments(): ReadonlyMap<string, Literal> {
    const named = new Map<string, Literal>()
    this.#expect('(')
    while (this.#peek().kind !== ')') {
      const name = this.#peek()
      if (name.kind !== 'name') throw this.#syntaxError()
      this.#at += 1
      this.#expect('=')
      const value = this.#operand()
      if (value.kind !== 'literal') throw this.#syntaxError()
      named.set(name.text, value.literal)
      if (this.#peek().kind === ',') this.#at += 1
    }
    this.#at += 1
    return named
  }

  #operand(): Operand {
    const expression = this.#primary()
    if (expression.kind !== 'operand') throw this.#syntaxError()
    return expression.operand
  }

  /** An alias stands for a value or a property; one that nobody assigned counts as null. */
  #alias(name: string): Operand {
    if (!this.#aliases) throw new NotEmulated('parameter aliases within $expand')
    const text = (this.#aliases.get(name) ?? 'null').trim()
    const isProperty = /^[A-Za-z_]\w*(?:\/\w+)*$/.test(text) && !plainLiteral(text)
    if (isProperty) return { kind: 'path', segments: text.split('/') }
    return { kind: 'literal', literal: parseLiteral(text) }
  }

  #peek(): Token {
    return this.#tokens[this.#at]!
  }

  #takeName(name: string): boolean {
    const token = this.#peek()
    if (token.kind !== 'name' || token.text !== name) return false
    this.#at += 1
    return true
  }

  #expect(kind: Token['kind']): void {
    if (this.#peek().kind !== kind) throw this.#syntaxError()
    this.#at += 1
  }

  #syntaxError(): Error {
    return malformed(`Syntax error at position ${this.#peek().at} in '${this.#source}'.`)
  }
}
