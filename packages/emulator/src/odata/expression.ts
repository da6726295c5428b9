import type { Literal } from './literal.ts'

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

export type Operand = { kind: 'path'; segments: string[] } | { kind: 'literal'; literal: Literal }

export type Expression =
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'not'; operand: Expression }
  | { kind: 'compare'; operator: Comparison; left: Operand; right: Operand }
  | { kind: 'text'; method: 'contains' | 'startswith' | 'endswith'; target: Operand; argument: Operand }
  | { kind: 'lambda'; path: string[]; quantifier: 'any' | 'all'; variable?: string; body?: Expression }
  | { kind: 'function'; name: string; scope: string[]; arguments: ReadonlyMap<string, Literal> }
  | { kind: 'operand'; operand: Operand }

export type Aliases = ReadonlyMap<string, string>
