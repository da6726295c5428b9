import { optionSetId } from './option-set-id.ts'
import { optionKey, type SchemaHistory } from './schema-history.ts'
import type { Column, Option } from './schema.ts'

/** Notes what of a column is new: itself, its choices, or a single option (page cache-schema-data, "Tracking options"). */
export function noteColumn(history: SchemaHistory, before: Column | undefined, after: Column, version: number): void {
  const { options: _before, ...own } = before ?? ({} as Column)
  const { options: _after, ...now } = after
  if (!before || !same(own, now)) history.changedAt.set(after.metadataId, version)
  if (after.options) noteOptions(history, optionSetId(after), before?.options ?? [], after.options, version)
}

export function noteOptions(
  { changedAt, addedAt }: SchemaHistory,
  id: string,
  before: readonly Option[],
  after: readonly Option[],
  version: number,
): void {
  const values = (options: readonly Option[]): number[] => options.map(({ value }) => value)
  if (!same(values(before), values(after))) changedAt.set(id, version)
  for (const option of after) {
    const known = before.find(({ value }) => value === option.value)
    if (!known) addedAt.set(optionKey(id, option.value), version)
    else if (!same(known, option)) changedAt.set(optionKey(id, option.value), version)
  }
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
