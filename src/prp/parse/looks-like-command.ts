const programs = new Set(
  (
    '[ alembic ansible apt apt-get artisan awk aws az babel basedpyright bandit bash biome black brew buf bun bundle bunx cargo cat cd ' +
    'chmod chown clang cmake code composer coverage cp cross-env ctest curl cypress dart date deno detox df diff dig django-admin docker ' +
    'docker-compose dotenv dotnet du echo electron env esbuild eslint expo export false find firebase flake8 fly flutter fvm gcc gcloud ' +
    'gem gh git go godot golangci-lint goose gradle graphql-codegen grep gunicorn gzip head helm heroku hexo hey http https hugo ' +
    'isort java jest jq k6 kill kubectl less lighthouse ln locust ls lsof lua madge make markdownlint mkdir mix mocha mongosh mv mvn mypy ' +
    'mysql nc ncu netlify netstat next ng nginx node nohup nox npm npx nslookup nu nuxt nvm nx openssl oxlint pdm perl pgrep php phpunit ' +
    'ping pip pip3 pipenv pkill playwright pnpm pnpx podman poetry pre-commit prettier prisma printf ps psql pwd py.test pylint pyright ' +
    'pytest python python3 rails rake rbenv redis-cli rg rm rspec rsync rubocop ruby ruff rustc rustup sam scp sed semgrep seq serve sh ' +
    'shellcheck sleep sls sort source sqlite3 sqlx ssh sudo supabase svelte-check swift systemctl tail tar tee terraform test time timeout ' +
    'touch tox tree trivy true tsc tsx turbo uv uvicorn uvx vercel vim vite vitest vue-tsc watch wc webpack wget which wrangler xargs ' +
    'xcodebuild yarn yq zig zip'
  ).split(' '),
);

// `make sure that…`, `find the…`, `test all…` are sentences.
const proseWords = new Set(
  'a all an and any are as at be both by each every for has if in into is it its not of on or our sure that the these they this to when with your'.split(
    ' ',
  ),
);

/** True when a line reads as a command and not as a sentence: its first word is a program, or a script by its path. */
export function looksLikeCommand(line: string): boolean {
  const words = line.slice(0, 400).trim().split(/\s+/);
  if (words[0] === '$') words.shift();
  while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) words.shift();
  const [program = '', argument = ''] = words;
  if (/^(?:\.{1,2}\/|\/|~\/)?[\w.-]+\/[\w./-]+$/.test(program)) return /^[.~/]|\.(?:sh|py|js|ts|bash)$/.test(program);
  return (programs.has(program) || /^\.\/[\w.-]+$/.test(program)) && !proseWords.has(argument.toLowerCase());
}
