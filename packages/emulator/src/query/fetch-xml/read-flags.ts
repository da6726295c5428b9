import { invalidAttributeValue, invalidFlag, notAboveZero, type CheckedFlag } from './fetch-faults.ts'
import type { XmlElement } from './parse-xml.ts'

/** A yes/no attribute of an element: absent is no. */
export function flagOf(element: XmlElement, name: CheckedFlag): boolean {
  const value = element.attributes[name]
  if (value === undefined || value === 'false' || value === '0') return false
  if (value === 'true' || value === '1') return true
  throw invalidFlag(name)
}

/** A whole number above zero; undefined when absent. */
export function countOf(element: XmlElement, name: string): number | undefined {
  const value = element.attributes[name]
  if (value === undefined) return undefined
  if (!/^\d{1,9}$/.test(value.trim())) throw invalidAttributeValue()
  if (Number(value) === 0) throw notAboveZero()
  return Number(value)
}
