import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')

/** So that what one client left behind is not collected in another's time, and idle means idle. */
export const collectGarbage = runInNewContext('gc') as () => void
