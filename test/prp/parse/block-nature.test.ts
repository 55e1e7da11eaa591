import { describe, expect, it } from 'vitest';
import { natureOf } from '../../../src/prp/parse/block-nature.ts';

const nature = (...texts: readonly string[]) => natureOf(texts.join('\n')).nature;

describe('runnable', () => {
  it.each([
    'npm run lint && npm test',
    'cd web\nnpx tsc --noEmit 2>&1 | tee log.txt',
    'rm -rf dist node_modules ./web/.next/cache',
    'rm notes.txt; rm -f a.log',
    'for f in src/*.ts; do wc -l "$f"; done',
    'if [ -f package.json ]; then npm ci; fi',
    '[[ -d src ]] || exit 1',
    'test "${CI:-}" = true',
    'diff <(sort a) <(sort b)',
    'sort < in.txt > out.txt',
    'mkdir -p src/{api,web}/test && touch file{1..3}.txt',
    'pip install -e .[dev] "uvicorn[standard]"',
    'ls [a-z]*.md app/[slug]/page.tsx',
    'go test ./...',
    `jq '.items[] | {name}' a.json`,
    `awk '{print $1}' a.txt | grep '<title>'`,
    `echo '{"user": {"name": "x"}}' > a.json`,
    `python -c "print(f'{user_name}')"`,
    'git diff HEAD@{1} --stat && git stash list',
    'TOKEN=abc\necho "$TOKEN"',
    'MAX_TOKENS=5; echo $MAX_TOKENS $HOME',
    'echo "Starting on http://localhost:3000"',
    'npm run build:dev-tools',
    'cat <<EOF > a.py\nimport os\nEOF\npython a.py',
    'hello() { echo hi; }\nhello',
    'make build test',
    'docker build -t app .',
    'npx vite build',
    'git status; git log --oneline -5',
    'node -e "const a = 1; console.log(a)"',
  ])('%j', (text) => {
    expect(natureOf(text)).toEqual({ nature: 'runnable', because: '' });
  });
});

describe('comment-only', () => {
  it.each(['', '\n \n', '# open the page\n# click', '  # nothing'])('%j', (text) => {
    expect(nature(text)).toBe('comment-only');
  });
});

describe('destructive', () => {
  it.each([
    ['rm -rf src', 'rm -rf src'],
    ['sudo rm -r -f /', 'sudo rm -r -f /'],
    ['rm -rf dist ../other', 'rm -rf dist ../other'],
    ['rm -rf "$DIR"', 'rm -rf "$DIR"'],
    ['rm --recursive ~', 'rm --recursive ~'],
    ['bash -c "rm -rf ~"', 'bash -c "rm -rf ~"'],
    ['git add . && git push origin main', 'git push origin main'],
    ['git -C web push --force', 'git -C web push --force'],
    ['git reset --hard HEAD~1', 'git reset --hard HEAD~1'],
    ['git clean -fdx', 'git clean -fdx'],
    ['npm publish', 'npm publish'],
    ['gh pr merge 3', 'gh pr merge 3'],
    ['psql -c "DROP DATABASE app"', 'psql -c "DROP DATABASE app"'],
    ['sudo mkfs.ext4 /dev/sda1', 'sudo mkfs.ext4 /dev/sda1'],
    ['dd if=/dev/zero of=/dev/sda', 'dd if=/dev/zero of=/dev/sda'],
    ['curl -sL https://example.com/install | sudo bash', 'curl -sL https://example.com/install | sudo bash'],
    ['bash <(curl -s https://example.com/a.sh)', 'bash <(curl -s https://example.com/a.sh)'],
    ['terraform destroy -auto-approve', 'terraform destroy -auto-approve'],
    ['terraform apply', 'terraform apply'],
    ['kubectl delete pod a', 'kubectl delete pod a'],
    ['kubectl -n web apply -f a.yaml', 'kubectl -n web apply -f a.yaml'],
    ['docker system prune -af', 'docker system prune -af'],
    ['docker compose -f a.yml down -v', 'docker compose -f a.yml down -v'],
    ['chmod -R 777 /', 'chmod -R 777 /'],
    [':(){ :|:& };:', ':(){ :|:& };:'],
    ['npx vercel --prod', 'npx vercel --prod'],
    ['supabase db push', 'supabase db push'],
    ['find . -name "*.ts" -delete', 'find . -name "*.ts" -delete'],
    ['aws s3 sync dist s3://bucket', 'aws s3 sync dist s3://bucket'],
  ])('%j', (text, because) => {
    expect(natureOf(text)).toEqual({ nature: 'destructive', because });
  });

  it('ignores comments', () => {
    expect(nature('ls # never rm -rf /')).toBe('runnable');
  });

  it('is found in the body of a here-document, which may be fed to a shell', () => {
    expect(nature('bash <<EOF', 'rm -rf ~', 'EOF')).toBe('destructive');
  });

  it('comes before everything else', () => {
    expect(nature('curl $API_KEY <url>', 'git push')).toBe('destructive');
  });
});

describe('placeholder', () => {
  it.each([
    ['pytest tests/{domain}/', '{domain}'],
    ['ruff check src/{new_files}', '{new_files}'],
    ['curl http://localhost:8000/{your_endpoint}', '{your_endpoint}'],
    ['npm test -- <component name>', '<component name>'],
    ['curl -H "Authorization: Bearer <jwt-token>" https://a.b', '<jwt-token>'],
    ['curl -H "Authorization: Bearer YOUR_TOKEN" https://a.b', 'YOUR_TOKEN'],
    ['export KEY=your_api_key', 'your_api_key'],
    ['npm test [component]', '[component]'],
    ['[your command here]', '[your command here]'],
    ['cd path/to/project', 'path/to/project'],
    ['npm run build ...', '...'],
    ['echo REPLACE_ME', 'REPLACE_ME'],
  ])('%j', (text, because) => {
    expect(natureOf(text)).toEqual({ nature: 'placeholder', because });
  });
});

describe('needs-secret', () => {
  it.each([
    ['curl -H "Authorization: Bearer $API_TOKEN" http://localhost', '$API_TOKEN'],
    ['echo ${OPENAI_API_KEY:?missing}', '$OPENAI_API_KEY'],
    ['mysql -p$DB_PASSWORD', '$DB_PASSWORD'],
    ['deploy --secret "$CLIENT_SECRET"', '$CLIENT_SECRET'],
  ])('%j', (text, because) => {
    expect(natureOf(text)).toEqual({ nature: 'needs-secret', because });
  });

  it('is not needed when the block sets it', () => {
    expect(nature('TOKEN=$(cat token.txt)', 'echo "$TOKEN"')).toBe('runnable');
    expect(nature('export API_KEY=test', 'npm test -- "$API_KEY"')).toBe('runnable');
  });
});

describe('needs-service', () => {
  it.each([
    'npm run dev',
    'npm start',
    'pnpm --filter web dev',
    'yarn dev:web',
    'npx next dev',
    'npx vite',
    'vite preview',
    'uvicorn main:app --reload',
    'uv run uvicorn main:app',
    'poetry run gunicorn app',
    'python -m http.server 8000',
    'python3 manage.py runserver',
    'FLASK_ENV=test flask run',
    'rails s',
    'php artisan serve',
    'docker compose up -d',
    'docker-compose exec api pytest',
    'docker run --rm app',
    'make dev',
    'node server.js &',
    'cargo run & sleep 2',
    'curl http://localhost:3000/health',
    'curl -s "http://127.0.0.1:8000"',
    'psql -c "select 1"',
    'redis-cli ping',
    'sudo -E mysql app',
    'if redis-cli ping; then echo up; fi',
    'DATABASE_URL=postgres://app@localhost/app npm test',
  ])('%j', (text) => {
    expect(nature(text)).toBe('needs-service');
  });

  it('is not needed for redirections with an ampersand', () => {
    expect(nature('npm test > log 2>&1', 'npm test &> log', 'a && b')).toBe('runnable');
  });
});

describe('needs-network', () => {
  it.each([
    'curl https://example.com/health',
    'cd web && wget https://example.com/a',
    'git clone https://example.com/a.git',
    'ssh host uptime',
    'gh pr view 3',
  ])('%j', (text) => {
    expect(natureOf(text)).toEqual({ nature: 'needs-network', because: text });
  });
});

describe('not-shell', () => {
  it.each([
    'import os\nprint(os.name)',
    'from app import main',
    "import { render } from 'react-dom'",
    'const a = 1;',
    'export const a = 1',
    'let total = 0',
    'def test_a():\n    assert True',
    'async def main(): pass',
    'describe("a", () => {})',
    'await page.goto("/")',
    'localStorage.getItem("a")',
    'SELECT * FROM notes;',
    'total = a + b',
    '├── src',
    '- [ ] Open the page',
    '1. Open the page',
    'Open the page and click',
    'Performance: 90+',
    '/validate the plan',
    '{ "a": 1 }',
    'GET /api/notes',
    '// note',
  ])('%j', (text) => {
    expect(nature(text)).toBe('not-shell');
  });
});

it('says in one short line why', () => {
  const { because } = natureOf(`curl https://example.com/${'a'.repeat(1_000)} \\\n -v`);

  expect(because.length).toBeLessThanOrEqual(200);
});
