/** One sub-command: what may follow its name. */
export interface SlashRule {
  /** Names of the arguments, in order. */
  readonly needs: readonly string[];
  readonly may: readonly string[];
  /** Options with a value: name → what the value is. */
  readonly options: Readonly<Record<string, string>>;
  readonly about: string;
}

/** Everything that can be asked for in a comment. */
export const slashRules = {
  help: { needs: [], may: [], options: {}, about: 'Shows this.' },
  status: { needs: [], may: [], options: {}, about: 'How the PRPs of this repository stand.' },
  validate: { needs: [], may: ['prp'], options: {}, about: 'Runs the gates on a PRP, or on those that changed here.' },
  generate: {
    needs: [],
    may: ['feature'],
    options: {},
    about: 'Makes PRPs of the feature requests that changed here.',
  },
  list: { needs: ['prp'], may: [], options: {}, about: 'The versions of a PRP.' },
  diff: { needs: ['prp'], may: ['from', 'to'], options: {}, about: 'What changed between two versions.' },
  rollback: {
    needs: ['prp', 'version'],
    may: [],
    options: { expect: 'SHA' },
    about: 'Restores a version as a new commit, if the branch is still at that commit.',
  },
  tag: { needs: ['prp', 'version', 'name'], may: [], options: {}, about: 'Names a version.' },
} as const satisfies Record<string, SlashRule>;

export type SlashName = keyof typeof slashRules;

export function isSlashName(name: string): name is SlashName {
  return Object.hasOwn(slashRules, name);
}

/** `/prp rollback <prp> <version> [--expect SHA]` */
export function slashUsage(name: SlashName): string {
  const { needs, may, options }: SlashRule = slashRules[name];
  return [
    `/prp ${name}`,
    ...needs.map((argument) => `<${argument}>`),
    ...may.map((argument) => `[${argument}]`),
    ...Object.entries(options).map(([option, value]) => `[--${option} ${value}]`),
  ].join(' ');
}
