// Generated from the schema by `npm run generate`: without a configuration the schema need not be loaded.
import type { Config } from './config.ts';

/** The values of all keys that the configuration leaves out. */
export const defaultConfig: Config = {
  prps: ['PRPs/**/*.md', '.claude/PRPs/**/*.md'],
  ignore: ['**/templates/**', '**/ai_docs/**', '**/README.md'],
  features: ['features/**/*.md', 'INITIAL.md'],
  env: 'auto',
  workers: 'auto',
  timeout: 300,
  retries: 3,
  'fail-on': 'error',
  versions: {
    branch: 'prp-versions',
    'max-per-prp': 50,
    'max-age-days': 0,
    'cleanup-interval-days': 30,
    'encrypt-to': [],
  },
  gates: {},
  rules: {},
  aliases: {},
  commands: [],
  plugins: [],
  environment: [],
  observers: {
    metrics: true,
    notify: [],
  },
  'report-by': 'auto',
  rollback: {
    auto: false,
    checks: ['*'],
  },
  permissions: {
    bots: [],
  },
};
