/** Programs that take database statements as arguments or input. */
export const databaseClients = new Set(
  'redis-cli valkey-cli psql mysql mariadb sqlite3 mongosh mongo sqlcmd usql duckdb clickhouse-client clickhouse cqlsh cockroach snowsql pgcli mycli litecli bq d1 wrangler turso supabase wp drush prisma typeorm'.split(
    ' ',
  ),
);

const statements: readonly RegExp[] = [
  /\bdrop\s+(?:database|schema|table|view|index|user|role|column|keyspace|collection|owned|type|function|extension|sequence|materialized)\b/i,
  /\btruncate\s+(?:table\s+)?["`\w]/i,
  /\bdelete\s+from\s+[\w."`]+\s*(?:[;"']|$)/i,
  /\bupdate\s+[\w."`]+\s+set\s+(?![^;]{0,400}\bwhere\b)/i,
  /\balter\s+(?:system|user|role)\b/i,
  /\bdropDatabase\s*\(|\.drop\s*\(|\.(?:deleteMany|remove)\s*\(\s*\{?\s*\}?\s*\)|\bflush(?:all|db)\b/i,
];

/** Whether database statements destroy data. */
export function destroysData(text: string): boolean {
  return statements.some((sign) => sign.test(text));
}

/** Interpreters, with the options before their code. */
export const interpreters: Readonly<Record<string, RegExp>> = {
  python: /^-\w{0,4}c$/,
  node: /^(?:-\w{0,3}[ep]|--eval|--print)$/,
  bun: /^(?:-e|--eval|-p|--print)$/,
  tsx: /^(?:-e|--eval|-p|--print)$/,
  'ts-node': /^(?:-\w{0,2}e|--eval|-p|--print)$/,
  deno: /^eval$/,
  perl: /^-\w{0,6}[eE]$/,
  ruby: /^-\w{0,4}e$/,
  php: /^-r$/,
  awk: /^[^-]/,
  gawk: /^[^-]/,
  rails: /^(?:runner|r)$/,
  'manage.py': /^(?:-c|--command)$/,
  artisan: /^--execute$/,
  pwsh: /^-(?:c|Command)$/i,
  powershell: /^-(?:c|Command)$/i,
};

const removals =
  /\brmtree\s*\(|\bos\.(?:remove|unlink|rmdir|removedirs)\s*\(|\.unlink\s*\(|\b(?:rm|unlink|rmdir|truncate)Sync\s*\(|\bfs(?:\.promises|p)?\.(?:rm|unlink|rmdir)\s*\(|\bFileUtils\.(?:rm|remove)|\bFile\.(?:delete|unlink)\b|\bunlink\s+glob|\bRemove-Item\b|\bdrop_all\s*\(|\.flush(?:all|db)\s*\(|::truncate\(|\bdestroy_all\b|\bdelete_all\b|\.delete(?:Many)?\(\s*\)|objects\.all\(\)\.delete\(/;
const expendable = /\bte?mp|tempfile|mkdtemp|['"](?:\.\/)?(?:dist|build|coverage|node_modules)\b/i;
const shellCall =
  /\b(?:system|exec|execSync|execFileSync|spawnSync|spawn|popen|Popen|run|call|check_call|check_output|shell_exec|passthru|getoutput)\s*\(?\s*(?:\(\s*)?(?:"([^"\n]{1,400})"|'([^'\n]{1,400})'|`([^`\n]{1,400})`|\[([^\]\n]{1,400})\])/g;

/** Whether a piece of code deletes files itself. */
export function removesFiles(code: string): boolean {
  return (removals.test(code) && !expendable.test(code)) || statements[0]?.test(code) === true;
}

/** The literal shell commands that a piece of code starts. */
export function shellCallsIn(code: string): readonly string[] {
  return [...code.matchAll(shellCall)].map(([, double, single, template, list]) => {
    if (list !== undefined) return list.replaceAll(/["'],\s*["']/g, ' ').replaceAll(/["']/g, '');
    return double ?? single ?? template ?? '';
  });
}
