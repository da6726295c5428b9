import { resourceNotFound } from '../../errors/faults.ts'
import type { PathSegment } from '../../odata/parse-path.ts'
import { isA } from '../types/metadata-types.ts'

/**
 * A definition may be addressed through a cast to its type, for writing as for reading: OData 4.0 part 2, 4.11.
 *
 * @throws {DataverseFault} where it is of another type, as of something that is not there.
 */
export function requireCast([cast, ...more]: readonly PathSegment[], type: string): void {
  if (!cast) return
  const named = /^Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(cast.name)?.[1]
  if (named === undefined || !isA(type, named)) throw resourceNotFound(cast.name)
  if (more[0]) throw resourceNotFound(more[0].name)
}
