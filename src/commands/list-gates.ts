import type { ListGatesCommand } from '../command.ts';
import { commandGates } from '../components.ts';
import { gateDescriptions, staticGateIds } from '../gates/static-gates.ts';
import type { ListedGate, ListGatesData } from '../report/command-data.ts';
import type { ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { chooseGates, offeredGates } from './validate/choose-gates.ts';

/** Lists every gate of this repository, and says which of them a validation with the same options would run. */
export async function listGates(
  command: ListGatesCommand,
  runtime: Runtime,
): Promise<ReportOf<'list-gates', ListGatesData>> {
  const { config } = runtime;
  const plugins = await runtime.pluginGates();
  const configured = commandGates(config);
  const own = [...staticGateIds, ...plugins, ...configured.map(({ id }) => id)];
  const offered = await offeredGates(command.env, new Set(own), runtime);
  const offeredIds = offered.gates.map(({ id }) => id);
  const asked = command.env === undefined && command.gates === undefined ? own : [...own, ...offeredIds];
  const wanted = chooseGates(command.gates, asked, config);

  const listed = (id: string, kind: ListedGate['kind'], description: string): ListedGate => {
    const options = config.gates[id];
    const severity = typeof options === 'object' ? options.severity : undefined;
    return { id, kind, runs: wanted.has(id), description, ...(severity !== undefined && { severity }) };
  };
  const gates = [
    ...staticGateIds.map((id) => listed(id, 'static', gateDescriptions[id] ?? '')),
    ...plugins.map((id) => listed(id, 'plugin', 'a gate of this repository')),
    ...configured.map(({ id, run }) => ({ ...listed(id, 'command', 'from the configuration'), command: run })),
    ...offered.gates.map(({ id, run }) => ({ ...listed(id, 'environment', `from ${offered.id}`), command: run })),
  ];
  return {
    command: 'list-gates',
    status: 'passed',
    data: { gates, environment: { id: offered.id, others: offered.others } },
  };
}
