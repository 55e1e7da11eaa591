import { type Argument, programName } from './arguments.ts';
import { optionsIn } from './harm.ts';

/** A program that starts the program in its arguments. */
interface Wrapper {
  /** Options that take the next word as their value. */
  readonly values?: string;
  /** The verb that makes it a wrapper. */
  readonly verb?: string;
  /** Number of words between its options and the program. */
  readonly skips?: number;
  /** Options whose value is a shell script. */
  readonly script?: string;
  /** True when its words, joined, are a shell script. */
  readonly joins?: boolean;
  /** True when its first word is a shell script. */
  readonly first?: boolean;
  /** An option without which it is no wrapper. */
  readonly only?: RegExp;
  /** The program that it starts without arguments. */
  readonly program?: string;
}

const execInContainer: Wrapper = {
  verb: 'exec',
  values: '-e --env -u --user -w --workdir --env-file --index --detach-keys -n --namespace -c --container',
  skips: 1,
};
/** Only with a mounted directory of this machine. */
const runInContainer: Wrapper = {
  verb: 'run',
  only: /^(?:-v|--volume|--mount)(?:=|$)/,
  values:
    '-e --env -u --user -w --workdir --env-file -v --volume --mount -p --publish --name --network --entrypoint -l --label -h --hostname --platform -m --memory --cpus --link --add-host',
  skips: 1,
};
const shell: Wrapper = { values: '-o -O +o +O --rcfile --init-file', script: '-c' };
const packageRunner: Wrapper = { values: '-p --package -w --workspace --registry', script: '-c --call --shell-mode' };
const environmentRun: Wrapper = {
  verb: 'run',
  values:
    '--with --extra --group --python -p --env-file --project --directory -C -e --env -n --name --index-url --package --with-requirements -m',
};
const prefixRun: Wrapper = { verb: 'run', values: '-e --env -c --config -p --project --token --env-file --path' };

const wrappers: Readonly<Record<string, readonly Wrapper[]>> = {
  sudo: [{ values: '-u -g -h -p -C -r -t -T -U -D -R --user --group --host --prompt --chdir --role --type' }],
  doas: [{ values: '-u -C' }],
  env: [{ values: '-u --unset -C --chdir', script: '-S --split-string' }],
  command: [{}],
  builtin: [{}],
  exec: [{ values: '-a' }],
  nohup: [{}],
  setsid: [{}],
  nice: [{ values: '-n --adjustment' }],
  ionice: [{ values: '-c -n --class --classdata' }],
  chrt: [{ skips: 1 }],
  taskset: [{ skips: 1 }],
  time: [{ values: '-f -o --format --output' }],
  timeout: [{ values: '-k -s --signal --kill-after', skips: 1 }],
  gtimeout: [{ values: '-k -s --signal --kill-after', skips: 1 }],
  stdbuf: [{ values: '-i -o -e' }],
  unbuffer: [{}],
  script: [{ script: '-c --command', skips: 1 }],
  caffeinate: [{ values: '-t -w' }],
  chronic: [{}],
  strace: [{ values: '-e -o -s -p' }],
  ltrace: [{ values: '-e -o' }],
  valgrind: [{}],
  'xvfb-run': [{ values: '-n -s -e -f -p -w' }],
  fakeroot: [{}],
  flock: [{ values: '-w -E --timeout', script: '-c --command', skips: 1 }],
  watch: [{ values: '-n --interval', joins: true }],
  watchexec: [{ values: '-w -e -f -i --watch --exts', joins: true }],
  entr: [{}],
  hyperfine: [{ values: '-w -r -m -M -n --warmup --runs --export-json --export-markdown', joins: true }],
  retry: [{ values: '-t -d --times --delay' }],
  nodemon: [{ values: '-w -e --watch --ext', script: '-x --exec' }],
  concurrently: [{ values: '-n --names -c --prefix-colors -s --success', joins: true }],
  busybox: [{}],
  toybox: [{}],
  shx: [{}],
  su: [{ script: '-c --command', skips: 9 }],
  runuser: [{ values: '-u', script: '-c --command' }],
  chroot: [{ skips: 1 }],
  'cross-env': [{}],
  'cross-env-shell': [{ joins: true }],
  dotenv: [{ values: '-e -c -f -p -v' }],
  dotenvx: [{ ...prefixRun, values: '-f --env-file -e --env' }],
  'env-cmd': [{ values: '-f -e -r --file --environments' }],
  op: [prefixRun],
  doppler: [prefixRun],
  infisical: [prefixRun],
  'aws-vault': [{ verb: 'exec', skips: 1 }],
  direnv: [{ verb: 'exec', skips: 1 }],
  mise: [{ verb: 'exec' }, { verb: 'x' }],
  asdf: [{ verb: 'exec' }],
  corepack: [{}],
  volta: [{ verb: 'run', values: '--node --npm --yarn' }],
  nvm: [{ verb: 'exec', skips: 1 }],
  fnm: [{ verb: 'exec' }],
  spring: [{}],
  heroku: [{ verb: 'run' }],
  minikube: [{ verb: 'kubectl', program: 'kubectl' }],
  rbenv: [{ verb: 'exec' }],
  'nix-shell': [{ values: '-p', script: '--run --command' }],
  devbox: [{ verb: 'run', joins: true }],
  sh: [shell],
  bash: [shell],
  zsh: [shell],
  dash: [shell],
  ksh: [shell],
  ash: [shell],
  fish: [shell],
  eval: [{ joins: true }],
  trap: [{ first: true }],
  npx: [packageRunner],
  bunx: [packageRunner],
  pnpx: [packageRunner],
  uvx: [{ values: '--from --with --python -p' }],
  npm: [
    { ...packageRunner, verb: 'exec' },
    { ...packageRunner, verb: 'x' },
  ],
  pnpm: [
    { verb: 'exec', values: '-F --filter -C --dir', script: '-c --shell-mode' },
    { verb: 'dlx', values: '--package', script: '-c --shell-mode' },
  ],
  yarn: [
    { verb: 'exec', values: '--cwd' },
    { verb: 'dlx', values: '-p --package' },
  ],
  bun: [{ verb: 'x' }],
  lerna: [{ verb: 'exec', values: '--scope --ignore', joins: true }],
  uv: [environmentRun, { verb: 'tool run', values: '--from --with' }],
  poetry: [environmentRun],
  pipenv: [environmentRun],
  pdm: [environmentRun],
  hatch: [environmentRun],
  rye: [environmentRun],
  pixi: [environmentRun],
  conda: [environmentRun],
  mamba: [environmentRun],
  micromamba: [environmentRun],
  pipx: [{ verb: 'run', values: '--spec --python' }],
  coverage: [{ ...environmentRun, program: 'python' }],
  bundle: [{ verb: 'exec' }],
  symfony: [{ verb: 'console', program: 'console' }],
  php: [{ values: '-d -c -r -f' }],
  ddev: [{ verb: 'exec' }],
  docker: [
    execInContainer,
    runInContainer,
    { ...execInContainer, verb: 'compose exec' },
    { ...execInContainer, verb: 'compose run' },
  ],
  podman: [execInContainer, runInContainer],
  nerdctl: [execInContainer],
  'docker-compose': [execInContainer, { ...execInContainer, verb: 'run' }],
  kubectl: [execInContainer],
  oc: [execInContainer],
  ssh: [
    {
      values: '-p -i -l -o -F -J -L -R -D -b -c -E -e -I -m -O -Q -S -W -w -B',
      skips: 1,
      joins: true,
    },
  ],
  vagrant: [{ verb: 'ssh', script: '-c --command' }],
  git: [{ verb: 'submodule foreach', joins: true }, { verb: 'bisect run' }],
};

const assignment = /^[A-Za-z_]\w*=/;

export type Unwrapped =
  | { readonly kind: 'call'; readonly words: readonly Argument[] }
  | { readonly kind: 'script'; readonly text: string; readonly isLiteral: boolean };

/** The program or script that a program starts, one layer down; `undefined` when it is not known to start one. */
export function unwrap(words: readonly Argument[], valuesBefore: (program: string) => string): Unwrapped | undefined {
  const program = programName(words[0]?.text ?? '');
  if (!Object.hasOwn(wrappers, program)) return undefined;
  for (const wrapper of wrappers[program] ?? []) {
    const found = unwrapAs(wrapper, words.slice(1), valuesBefore(program));
    if (found !== undefined) return found;
  }
  return undefined;
}

function unwrapAs(wrapper: Wrapper, args: readonly Argument[], before: string): Unwrapped | undefined {
  const valued = optionsIn(`${wrapper.values ?? ''} ${wrapper.verb === undefined ? '' : before}`);
  const scripts = optionsIn(wrapper.script ?? '');
  const { only } = wrapper;
  if (only !== undefined && !args.some(({ text }) => only.test(text))) return undefined;
  let verbs = wrapper.verb?.split(' ') ?? [];
  let skips = wrapper.skips ?? 0;
  let at = 0;
  for (; at < args.length; at++) {
    const { text, isLiteral } = args[at] ?? { text: '', isLiteral: false };
    if (text === '--') {
      if (verbs.length > 0) return undefined;
      if (skips > 0) continue;
      at += 1;
      break;
    }
    if (text.startsWith('-') && text.length > 1) {
      const equals = text.indexOf('=');
      const name = equals < 0 ? text : text.slice(0, equals);
      const isScript = scripts.has(name) || (scripts.has('-c') && /^-[a-z]{0,6}c$/.test(name));
      const next = args[at + 1];
      if (isScript && verbs.length === 0 && (equals > 0 || next !== undefined)) {
        if (equals > 0) return { kind: 'script', text: text.slice(equals + 1), isLiteral };
        // A program that joins its words may take several.
        const joined = args.slice(at + 1).map((arg) => arg.text);
        const value = name === '--shell-mode' ? joined.join(' ') : (next?.text ?? '');
        return { kind: 'script', text: value, isLiteral: next?.isLiteral ?? false };
      }
      if (equals < 0 && takesValue(name, valued)) at += 1;
    } else if (verbs.length > 0) {
      if (text !== verbs[0]) return undefined;
      verbs = verbs.slice(1);
    } else if (assignment.test(text)) {
      continue;
    } else if (skips > 0) {
      skips -= 1;
    } else {
      break;
    }
  }
  if (verbs.length > 0) return undefined;
  while (assignment.test(args[at]?.text ?? '')) at += 1;
  const inner = args.slice(at);
  if (inner[0]?.text === '--') inner.shift();
  if (inner.length === 0) return undefined;
  if (wrapper.first === true)
    return { kind: 'script', text: inner[0]?.text ?? '', isLiteral: inner[0]?.isLiteral ?? false };
  if (wrapper.joins === true) {
    const text = inner.map((arg) => arg.text).join(wrapper.values?.includes('--runs') || isList(inner) ? '\n' : ' ');
    return { kind: 'script', text, isLiteral: inner.every((arg) => arg.isLiteral) };
  }
  const words = wrapper.program === undefined ? inner : [{ text: wrapper.program, isLiteral: true }, ...inner];
  return { kind: 'call', words };
}

/** `-u`, and `-iu` for a program with `-u`. */
function takesValue(name: string, valued: ReadonlySet<string>): boolean {
  return valued.has(name) || (/^-[A-Za-z]{2,6}$/.test(name) && valued.has(`-${name.at(-1) ?? ''}`));
}

/** Several words, each of them a script, as for `concurrently`. */
function isList(words: readonly Argument[]): boolean {
  return words.length > 1 && words.every(({ text }) => /\s|^npm:/.test(text));
}
