import type { Environment } from './environment.ts';

export const go: Environment = {
  id: 'go',
  title: 'Go',
  language: 'go',
  marks: [{ file: 'go.mod' }, { file: 'go.work' }],
  words: {},
  commands: [
    // gofmt succeeds whatever it lists: what it lists must be nothing, and is shown when it is something.
    { id: 'format', level: 1, run: 'test -z "$(gofmt -l . | tee /dev/stderr)"' },
    { id: 'lint', level: 1, run: 'golangci-lint run', when: { like: ['.golangci.*'] } },
    { id: 'lint', level: 1, run: 'go vet ./...' },
    { id: 'test', level: 2, run: 'go test ./...' },
    { id: 'build', level: 3, run: 'go build ./...' },
  ],
};
