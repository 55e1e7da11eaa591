import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PrpError } from '../src/index.ts';
import { openInbox } from './inbox/open-inbox.ts';
import { createApp } from './operation/create-app.ts';
import { listDead, replayDead } from './operation/dead-letters.ts';
import { apiUrlOf, readSettings } from './settings.ts';

const usage = `Usage:
  start                     run the app (the default)
  create --url URL          create the GitHub App, and write .env and its private key
         [--name NAME] [--organization NAME] [--out FOLDER]
  dead [--json]             list the deliveries that failed too often
  replay <delivery>|--all   handle them again, also while the app runs

The settings are environment variables, or stand in the file .env: see docs/app.md.
`;

export interface CommandPorts {
  readonly print: (text: string) => void;
  readonly env: NodeJS.ProcessEnv;
  /** Runs the app until a signal stops it. */
  readonly start: () => Promise<void>;
}

/** Runs a command of the app, and returns the exit code. Throws `PrpError`. */
export async function runCommand(args: readonly string[], { print, env, start }: CommandPorts): Promise<number> {
  const [name = 'start', ...rest] = args;
  switch (name) {
    case 'start':
      optionsOf(rest, {});
      await start();
      return 0;
    case 'help':
    case '--help':
    case '-h':
      print(usage);
      return 0;
    case 'create':
      return create(rest, { print, env });
    case 'dead': {
      const { json } = optionsOf(rest, { json: { type: 'boolean' } }).values;
      const inbox = await openInbox(await readSettings(env));
      print(await listDead(inbox, json === true));
      await inbox.close();
      return 0;
    }
    case 'replay': {
      const { values, positionals } = optionsOf(rest, { all: { type: 'boolean' } });
      const [which] = values['all'] === true ? ['--all'] : positionals;
      if (which === undefined) throw wrongUsage('replay needs the id of a delivery, or --all.');
      const inbox = await openInbox(await readSettings(env));
      const { text, ok } = await replayDead(inbox, which);
      await inbox.close();
      print(text);
      return ok ? 0 : 1;
    }
    default:
      throw wrongUsage('There is no such command.');
  }
}

async function create(args: readonly string[], { print, env }: Omit<CommandPorts, 'start'>): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = optionsOf(args, { url: text, name: text, organization: text, out: text });
  const { url, name, organization, out } = values;
  if (typeof url !== 'string' || !/^https?:\/\/[^\s/]+/.test(url)) {
    throw wrongUsage('create needs --url: the address at which GitHub reaches the app.');
  }
  const serverUrl = env['GITHUB_SERVER_URL'] || 'https://github.com';
  const created = await createApp({
    url,
    name: typeof name === 'string' ? name : 'PRP',
    organization: typeof organization === 'string' ? organization : undefined,
    folder: typeof out === 'string' ? out : '.',
    serverUrl,
    apiUrl: env['GITHUB_API_URL'] || apiUrlOf(serverUrl),
    open: (address) => print(`Open ${address} in a browser on this machine.\n`),
  });
  print(
    `Created the app ${created.appId}, and wrote ${created.envFile}.\nInstall it: ${created.page}/installations/new\n`,
  );
  return 0;
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function optionsOf(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch {
    throw wrongUsage('An option is not known, or lacks its value.');
  }
}

function wrongUsage(message: string): PrpError {
  return new PrpError('E_USAGE', message, { hint: usage });
}

/** Reads the file `.env` of the current folder. Variables that are set already win. */
export function loadEnvFile(file: string): void {
  if (existsSync(file)) process.loadEnvFile(file);
}
