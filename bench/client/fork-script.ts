import { type ChildProcess, fork } from 'node:child_process'

export interface Forked {
  child: ChildProcess
  /** The next message of the child; rejects when it ends instead. */
  answer<T>(): Promise<T>
  stop(): Promise<void>
}

/** A script of this folder as a process of its own, run as this one is. */
export function forkScript(file: string, args: readonly string[] = []): Forked {
  const child = fork(new URL(file, import.meta.url), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    child,
    answer: <T>() =>
      new Promise<T>((resolve, reject) => {
        const ended = (code: number | null): void => reject(new Error(`${file} ended with ${code} before it answered`))
        child.once('exit', ended)
        child.once('message', (message) => {
          child.off('exit', ended)
          resolve(message as T)
        })
      }),
    async stop() {
      child.kill()
      await exited
    },
  }
}
