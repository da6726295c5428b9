import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Expression } from '../odata/expression.ts'

const mostConditions = 500

/** @throws {DataverseFault} 0x8004430c over more than 500 conditions. */
export function refuseTooManyConditions(expression: Expression): void {
  if (conditions(expression) > mostConditions)
    throw new DataverseFault(400, '0x8004430c', 'Number of conditions in query exceeded maximum limit.')
}

/** A chain of `or` is as deep as it is long on its left side, so that side is walked and not descended. */
function conditions(expression: Expression): number {
  let total = 0
  let rest = expression
  while (rest.kind === 'and' || rest.kind === 'or') {
    total += conditions(rest.right)
    rest = rest.left
  }
  if (rest.kind === 'not') return total + conditions(rest.operand)
  if (rest.kind === 'lambda' && rest.body) return total + conditions(rest.body)
  return total + 1
}
