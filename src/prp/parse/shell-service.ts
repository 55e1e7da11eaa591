import type { Statement } from './shell-script.ts';

const servers = new Set(
  'caddy cloudflared daphne gunicorn http-server hypercorn json-server live-server mongod nginx ngrok nodemon redis-server uvicorn'.split(
    ' ',
  ),
);
const clients = new Set('createdb mongo mongosh mysql pg_dump pg_isready psql redis-cli'.split(' '));
const packageManagers = new Set(['bun', 'npm', 'pnpm', 'yarn']);
const runners = new Set(['bunx', 'npx', 'pnpx', 'exec', 'uvx', 'poetry', 'uv', 'bundle', 'pipenv']);

// Arguments of each program that start a service.
const startsServer: Readonly<Record<string, RegExp>> = {
  artisan: /^serve\b/,
  cargo: /^(?:watch|leptos)\b/,
  docker: /^(?:run|start|exec|logs|attach)\b|^compose\b.*\s(?:up|start|run|exec|logs|restart)\b/,
  'docker-compose': /(?:^|\s)(?:up|start|run|exec|logs|restart)\b/,
  dotnet: /^(?:run|watch)\b/,
  expo: /^start\b/,
  firebase: /^emulators:/,
  flask: /(?:^|\s)run\b/,
  hugo: /^serve/,
  make: /^(?:dev|run|serve|start|up)\b/,
  mkdocs: /^serve\b/,
  next: /^(?:dev|start)\b/,
  php: /^-S\b|^artisan\s+serve\b/,
  python: /^-m\s+(?:http\.server|uvicorn|flask\s+run|gunicorn)\b|manage\.py\s+runserver\b/,
  rails: /^s(?:erver)?\b/,
  serve: /^/,
  storybook: /^dev\b/,
  streamlit: /^run\b/,
  stripe: /^listen\b/,
  supabase: /^start\b/,
  vite: /^$|^(?:dev|preview|serve|--)/,
  wrangler: /^dev\b/,
};

const localAddress = /(?:\/\/|@|\s)(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?=[:/\s"']|$)/;
const background = /(?<![&|><\\])&(?![&>\d])/;

/** The part of a statement that starts a server or a background job, or calls one on this machine. */
export function serviceIn({ text, code }: Statement): string | undefined {
  if (background.test(code)) return text;
  const heads = commandsOf(code);
  if (heads.some(isService)) return text;
  const onlyPrints = heads.every((head) => /^(?:echo|printf|#)/.test(head));
  return onlyPrints ? undefined : localAddress.exec(text)?.[1];
}

const prefix =
  /^(?:[A-Za-z_]\w*=\S*|(?:sudo|nohup|time|env|command)(?:\s+-\S+){0,4}|!|if|while|until|do|then|else|\{|timeout\s+\S+|cross-env)\s+/;

/** The simple commands in a statement, each from its program on. */
export function commandsOf(code: string): readonly string[] {
  return code
    .split(/[;&|()`]/)
    .map(fromProgram)
    .filter((command) => command !== '');
}

function fromProgram(command: string): string {
  let rest = command.trim();
  for (let match = prefix.exec(rest); match !== null; match = prefix.exec(rest)) rest = rest.slice(match[0].length);
  return rest;
}

function isService(command: string): boolean {
  const [program = '', ...words] = command.slice(0, 400).split(/\s+/);
  if (servers.has(program) || clients.has(program)) return true;
  if (packageManagers.has(program) && runsServer(words)) return true;
  const named = program.replace(/^python3(?:\.\d+)?$/, 'python');
  if (startsServer[named]?.test(words.join(' ')) ?? false) return true;
  const inner = words.findIndex((word) => !word.startsWith('-') && word !== 'run' && word !== 'exec');
  return (
    (runners.has(program) || packageManagers.has(program)) && inner >= 0 && isService(words.slice(inner).join(' '))
  );
}

/** `npm run dev`, `pnpm --filter web start`: among the first words, because options may come between. */
function runsServer(words: readonly string[]): boolean {
  return words.slice(0, 4).some((word) => /^(?:dev|start|serve|preview|storybook)(?::[\w:-]+)?$/.test(word));
}
