import { build } from '../../scripts/build/build.mjs'

/** Before the processes that would each build what is missing, at once. */
export const setup = () => build()
