import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { closedBody, withNull } from './open-api-schema.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: unknown;
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly body?: unknown;
  readonly isBodyRequired?: boolean;
  readonly responses: Readonly<Record<string, { readonly schema?: unknown }>>;
}

interface Slice {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: unknown;
}

/** An operation of the API that a request is one of. */
interface Found {
  /** `GET /repos/{owner}/{repo}` */
  readonly name: string;
  readonly operation: Operation;
  /** Decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** GitHub's description of its API, as far as we speak of it, held against what is said. */
export interface Contract {
  find(method: string, path: string): Found | undefined;
  /** The problems of a request, but for lengths and counts, which GitHub itself refuses. */
  requestProblems(found: Found, query: URLSearchParams, body: unknown): readonly string[];
  /** The problems of a reply. */
  replyProblems(found: Found, status: number, body: unknown): readonly string[];
}

let loaded: Contract | undefined;

export function contract(): Contract {
  // Read once in a process.
  loaded ??= load(JSON.parse(readFileSync(new URL('./openapi-slice.json', import.meta.url), 'utf8')) as Slice);
  return loaded;
}

function load(slice: Slice): Contract {
  const answers = new Ajv({ strict: false, logger: false, validateFormats: true });
  const parameters = new Ajv({ strict: false, logger: false, coerceTypes: true });
  // The module is CommonJS: its function is the default of its default.
  for (const ajv of [answers, parameters]) addFormats.default(ajv);
  answers.addSchema({ $id: 'github', components: withNull(slice.components) });
  const compiled = new Map<unknown, ValidateFunction>();
  const templates = Object.keys(slice.paths)
    .map(template)
    .toSorted((a, b) => b.weight - a.weight);

  function check(ajv: Ajv, key: unknown, schema: () => unknown, value: unknown): readonly ErrorObject[] {
    const validate = compiled.get(key) ?? ajv.compile(inSlice(schema()));
    compiled.set(key, validate);
    return validate(value) ? [] : (validate.errors ?? []);
  }

  return {
    find(method, path) {
      for (const { text, pattern, names } of templates) {
        const operation = slice.paths[text]?.[method.toLowerCase()];
        const match = operation && pattern.exec(path);
        if (!match) continue;
        const values = names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')] as const);
        return { name: `${method} ${text}`, operation, parameters: Object.fromEntries(values) };
      }
      return undefined;
    },

    requestProblems({ operation, parameters: given }, query, body) {
      const problems: string[] = [];
      const queries = operation.parameters.filter((one) => one.in === 'query');
      for (const name of query.keys()) {
        if (!queries.some((one) => one.name === name)) problems.push(`there is no query parameter ${name}`);
      }
      for (const one of operation.parameters) {
        const value = one.in === 'path' ? given[one.name] : query.get(one.name);
        if (value === null || value === undefined) {
          if (one.required === true && one.in !== 'header') problems.push(`${one.name} is missing`);
          continue;
        }
        const errors = check(parameters, one, () => ({ properties: { value: withNull(one.schema) } }), { value });
        problems.push(...errors.map((error) => `${one.name} ${error.message ?? ''}`));
      }
      if (body === undefined) return operation.isBodyRequired === true ? [...problems, 'a body is missing'] : problems;
      if (operation.body === undefined) return [...problems, 'it takes no body'];
      const errors = check(answers, operation.body, () => closedBody(withNull(operation.body)), body);
      return [...problems, ...errors.filter((error) => !isLimit(error, errors)).map(told)];
    },

    replyProblems({ operation, name }, status, body) {
      const response = operation.responses[String(status)];
      if (response === undefined) return status < 400 ? [`${name} never answers ${status}`] : [];
      if (response.schema === undefined || body instanceof Uint8Array || status >= 400) return [];
      // JSON leaves undefined fields out.
      const sent: unknown = JSON.parse(JSON.stringify(body ?? null));
      return check(answers, response, () => withNull(response.schema), sent).map(told);
    },
  };
}

/** References of a schema lead into the slice. */
function inSlice(schema: unknown): object {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/');
  // It was an object before.
  return JSON.parse(text) as object;
}

function isLimit({ keyword }: ErrorObject, all: readonly ErrorObject[]): boolean {
  const limits = new Set(['maxLength', 'maxItems', 'maxProperties']);
  if (limits.has(keyword)) return true;
  return ['oneOf', 'anyOf'].includes(keyword) && all.some((error) => limits.has(error.keyword));
}

function told({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || 'body'} ${message ?? ''} ${JSON.stringify(params)}`;
}

/** Parameters that may hold slashes. */
const long = new Set(['ref', 'path', 'basehead', 'branch']);

/** Literal parts weigh most, and short parameters more than long ones: the most telling template is tried first. */
function template(text: string) {
  const names: string[] = [];
  let weight = 0;
  const parts = text.split('/').map((part) => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined) weight += 10;
    else {
      names.push(name);
      weight += long.has(name) ? -1 : 1;
    }
    if (name === undefined) return part;
    return long.has(name) ? '(.*)' : '([^/]+)';
  });
  return { text, weight, names, pattern: new RegExp(`^${parts.join('/')}$`) };
}
