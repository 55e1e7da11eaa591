import { shellQuote } from '../../base/quote.ts';
import type { WholeCommand } from './whole-commands.ts';
import type { ServicePlan } from './plan-services.ts';

/** The commands of a block and how to run them. A command is identified by its index. */
export interface LoopScript {
  readonly commands: readonly WholeCommand[];
  readonly services: ServicePlan;
  /** Searches that pass when they find nothing, with the line of their expectation. */
  readonly searches: ReadonlyMap<number, number>;
}

/**
 * Files in a temporary directory through which script and runner communicate: the running command, and answering ports.
 */
export const stepFile = 'step';
export const readyFile = (port: number): string => `ready-${port}`;

/** The exit code of a block whose service ended before its port answered. */
export const serviceGone = 69;

/**
 * The script of a block: its unchanged commands, with calls between them that record the running command and end the
 * script after a failed one. The calls stand only between whole commands, so `cd`, `export` and functions keep their
 * effect.
 */
export function markedScript({ commands, services, searches }: LoopScript, directory: string): string {
  const { toBackground, waits } = services;
  const awaited = (before: number) =>
    waits
      .filter((wait) => wait.before === before)
      .flatMap(({ port, start }) => [`prp_step ${start}`, `prp_await ${port}`]);
  return [
    prelude(directory),
    ...commands.flatMap(({ text }, index) => [
      ...awaited(index),
      `prp_step ${index}`,
      ...(searches.has(index) ? ['prp_search=1', text, 'eval "$prp_searched"'] : []),
      ...(searches.has(index) ? [] : [toBackground.has(index) ? `${text} &` : text, 'eval "$prp_after"']),
    ]),
    ...awaited(commands.length),
    '',
  ].join('\n');
}

/** The script without these calls, for blocks in which they would be syntax errors. */
export function plainScript({ commands }: LoopScript, directory: string): string {
  return [prelude(directory), ...commands.map(({ text }) => text), 'eval "$prp_after"', ''].join('\n');
}

/**
 * Unlike under `set -e`, a failure of the first part of `a && b` counts. Every part of a pipeline must succeed, except
 * one that ends early because a later one has read enough (141, as in `… | head`). A plain `sh` cannot see the parts
 * of a pipeline and uses the exit code of the last one.
 */
function prelude(directory: string): string {
  const files = shellQuote(directory);
  return `prp_step() { printf '%s' "$1" >|${files}/${stepFile}; }
prp_await() {
  until [ -e ${files}/${readyFile(0).slice(0, -1)}"$1" ]; do
    kill -0 "$!" 2>/dev/null || { echo "The service ended before port $1 answered." >&2; exit ${serviceGone}; }
    sleep 0.1
  done
}
prp_search=
prp_found() {
  prp_search=
  case $1 in
    1) ;;
    0) exit 1 ;;
    *) exit "$1" ;;
  esac
}
if [ -n "\${BASH_VERSION-}" ]; then
  prp_check() {
    local status=$1 part cut= last=0
    if [ "$status" -eq 0 ] || [ -n "$prp_search" ]; then return 0; fi
    shift
    for part in "$@"; do
      last=$part
      case $part in
        0) ;;
        141) cut=1 ;;
        *) exit "$status" ;;
      esac
    done
    if [ -n "$cut" ] && [ "$last" -eq 0 ]; then return 0; fi
    exit "$status"
  }
  set -E -o pipefail
  prp_after='prp_check "$?" "\${PIPESTATUS[@]}"'
  prp_searched='prp_found "\${PIPESTATUS[@]: -1}"'
  trap "$prp_after" ERR
else
  prp_check() { [ "$1" -eq 0 ] || exit "$1"; }
  prp_after='prp_check "$?"'
  prp_searched='prp_found "$?"'
fi`;
}
