import { Command } from 'commander'
import { describeVariables } from '../config.ts'
import { version } from '../version.ts'
import { explain } from './explain.ts'

/**
 * The command line. Resolves when the command has ended; what it started may still run. Each command loads what it needs:
 * a server has no use for the emulator.
 */
export async function run(args: readonly string[]): Promise<void> {
  const program = new Command('liaison')
    .description('Microsoft Dynamics 365 Sales for a sales assistant, on your own machine.')
    .version(version)
    .showHelpAfterError()

  program
    .command('demo', { isDefault: true })
    .description('Liaison with a demo organisation: Dynamics and Entra ID are emulated. Needs no settings.')
    .action(async () => (await import('./demo.ts')).demo())
  program
    .command('serve')
    .description('Liaison for a real Dynamics environment.')
    .addHelpText('after', `\nSettings (environment variables):\n${variableTable()}`)
    .action(async () => (await import('./serve.ts')).serve())
  program
    .command('set-up-code')
    .description('A one-time code to add a further environment. With the embedded database, stop the server first.')
    .action(async () => (await import('./set-up-code.ts')).setUpCode())
  program
    .command('invite-admin')
    .description(
      'A link that makes an administrator of one person, for a workspace that lost its own. With the embedded database, stop the server first.',
    )
    .option('--environment <address>', 'any address of the Dynamics that is meant, where there are several')
    .action(async (options) => (await import('./invite-admin.ts')).inviteAdmin(options))
  program
    .command('doctor')
    .description('Looks whether everything an installation needs is in order, and says the mend of what is not.')
    .option('--json', 'one JSON object instead of the words')
    .action(async (options) => (await import('./doctor.ts')).doctor(options))
  program
    .command('reseal')
    .description(
      'After ENCRYPTION_KEY got a new first key: seals everything with it and says whether the others can go. Servers do it by themselves when they start. With the embedded database, stop the server first.',
    )
    .action(async () => (await import('./reseal.ts')).reseal())
  program
    .command('journey')
    .description('Plays the whole line in the terminal, against servers of its own.')
    .option('--json', 'one JSON object instead of the story')
    .action(async (options) => (await import('./journey/journey.ts')).journey(options))

  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    explain(error)
    process.exitCode = 1
  }
}

function variableTable(): string {
  return describeVariables()
    .map(({ name, required, meaning }) => `  ${name.padEnd(22)} ${required ? 'required. ' : ''}${meaning}`)
    .join('\n')
}
