import type { ServiceLimits } from '../limits/service-limits.ts'
import { defaultSwitches, type Switches } from '../write/switches.ts'
import { bodySchema, flag, integer, number, word, type ValueSchema } from './body-schema.ts'

/** Those that are not a plain yes or no. */
const choices: Readonly<Partial<Record<keyof Switches, ValueSchema>>> = {
  duplicateDetectionStatus: word(412, 500),
  errorCodes: word('hex', 'empty'),
  payloadErrors: word('identified', 'validated'),
  noContentReason: word('No Content', 'NoContent'),
  challenge: word('bearer', 'claims'),
  noteTextMaxLength: { type: ['integer', 'null'], minimum: 1 },
  accentsInFilters: word('distinguished', 'ignored'),
  quotedIds: word('taken', 'refused'),
  keyIndexes: word('at-once', 'held'),
  searchFacetNames: word('lower-case', 'pascal-case'),
  searchIndex: word('at-once', 'held'),
  priceLists: word('mandatory', 'optional'),
  extendedAmountTax: word('left-out', 'added'),
  totalDiscount: word('with-lines', 'deal-only'),
}

const yesOrNo = Object.entries(defaultSwitches)
  .filter(([, value]) => typeof value === 'boolean')
  .map(([name]): [string, ValueSchema] => [name, flag])

const limits: Readonly<Record<keyof ServiceLimits, ValueSchema>> = {
  requests: integer(1),
  executionMilliseconds: number,
  concurrent: integer(1),
  windowSeconds: integer(1),
  evaluation: word('after-window', 'at-once'),
  refusalsCount: flag,
  servers: integer(1, 64),
  concurrentRetrySeconds: integer(0),
  recommendedParallelism: integer(1),
  searchesPerSecond: integer(1),
  searchesPerMinute: integer(1),
}

/** Some of the switches; null stands for undefined. */
export const switchesSchema = bodySchema({ ...Object.fromEntries(yesOrNo), ...choices })

/** Some of the limits. */
export const limitsSchema = bodySchema(limits)
