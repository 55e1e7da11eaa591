import { foreignCode, natureOf } from '../../prp/parse/block-nature.ts';
import { commandsOf, serviceIn } from '../../prp/parse/shell-service.ts';
import type { WholeCommand } from './whole-commands.ts';
import { type LoopSkipReason, skipReason } from './skip-reason.ts';

/** The services that a block starts. A command is identified by its index. */
export interface ServicePlan {
  /** Commands that would block the rest, and run in the background instead. */
  readonly toBackground: ReadonlySet<number>;
  readonly waits: readonly ServiceWait[];
}

interface ServiceWait {
  /** On this machine. */
  readonly port: number;
  /** The command that starts the service. */
  readonly start: number;
  /** The command before which the port must answer; the number of commands for the end of the block. */
  readonly before: number;
}

/**
 * Finds the services that the block starts and the commands that wait for them. A block that relies on other services
 * is not run.
 */
export function planServices(commands: readonly WholeCommand[]): ServicePlan | LoopSkipReason {
  const toBackground = new Set<number>();
  const waits = new Map<number, ServiceWait>();
  const others: WholeCommand[] = [];
  let start: number | undefined;

  for (const [index, command] of commands.entries()) {
    const { text, code } = command;
    if (commandsOf(code).some((simple) => external.test(simple))) return needsOtherService(text);
    const ports = loopbackPorts(text);
    if (ports === undefined) return skipReason('names a port that is not a number', text);
    if (isService(code)) {
      if (!isPlainStart(command)) return skipReason('starts a service and does more in one command', text);
      start = index;
      if (!code.endsWith('&')) toBackground.add(index);
      for (const port of ports.length > 0 ? ports : ownPort(text)) {
        if (!waits.has(port)) waits.set(port, { port, start, before: index + 1 });
      }
    } else if (ports.length > 0) {
      if (start === undefined) return needsOtherService(text);
      if (remote.test(text)) return skipReason('needs the network', text);
      if (foreignCode({ text, code, line: 0 }) !== undefined) return skipReason('is not a shell script', text);
      for (const port of ports) if (!waits.has(port)) waits.set(port, { port, start, before: index });
    } else {
      others.push(command);
    }
  }

  const { nature, because } = natureOf(others.map(({ text }) => text).join('\n'));
  if (nature !== 'runnable' && nature !== 'comment-only' && nature !== 'unjudged')
    return skipReason(`needs more than a shell (${nature})`, because);
  const started = commands[start ?? 0]?.text ?? '';
  if (waits.size === 0) return skipReason('starts a service and names no port by which to see that it is up', started);
  if (waits.size > maxPorts) return skipReason(`names more than ${maxPorts} ports of this machine`, started);
  return { toBackground, waits: [...waits.values()] };
}

/** Each port is polled until it answers. */
const maxPorts = 8;

function needsOtherService(text: string): LoopSkipReason {
  return skipReason('relies on a service that it does not start', text);
}

/**
 * Their servers are not child processes, so they could neither be awaited nor ended; or they are clients of such
 * servers.
 */
const external =
  /^(?:brew|createdb|docker|docker-compose|firebase|mongo|mongosh|mysql|pg_ctl|pg_dump|pg_isready|podman|psql|redis-cli|service|supabase|systemctl)\s/;

function isService(code: string): boolean {
  return serviceIn({ text: '', code, line: 0 }) !== undefined;
}

/** `[cd somewhere &&] server [&]`, on a separate line. */
function isPlainStart({ text, code }: WholeCommand): boolean {
  const start = code.replace(/^cd\s+[^;&|()]{1,200}&&/, '').replace(/(?<![&|])&$/, '');
  return !text.includes('\n') && !/[;|()`]|&&|(?<![><&])&(?![>&\d])/.test(start);
}

const loopback = /(?:\/\/|@|\s|^)(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d{1,5}(?!\d)|\D)|(?=[/\s"'?]|$))/g;
const remote = /\b(?:https?|wss?):\/\/(?!localhost\b|127\.0\.0\.1\b|0\.0\.0\.0\b|\[::1\])/;
const httpPort = 80;

/** The ports of this machine that a command names; `undefined` when one of them is not a number. */
function loopbackPorts(text: string): readonly number[] | undefined {
  const ports = [...text.matchAll(loopback)].map((match) => (match[1] === undefined ? httpPort : Number(match[1])));
  return ports.every(isPort) ? [...new Set(ports)] : undefined;
}

/** The port on which a server listens, by its arguments. */
function ownPort(text: string): readonly number[] {
  const match = /(?:\bPORT=|--port[= ]|\s-p |http\.server |runserver |:)(\d{2,5})(?!\d)/.exec(text)?.[1];
  return match !== undefined && isPort(Number(match)) ? [Number(match)] : [];
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}
