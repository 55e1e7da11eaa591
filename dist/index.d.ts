import { ChildProcess } from "node:child_process";
// @ts-ignore: without octokit its types are any.
import { Octokit } from "octokit";
/** A unit of work. The mediator reads everything but `payload`, which it passes on untouched. */
interface Task<Payload = unknown> {
  /** Unique among the tasks the mediator knows; `needs` refer to it. */
  readonly id: string;
  /** The capability that a component must provide. */
  readonly operation: string;
  readonly payload: Payload;
  /** @default 'normal' */
  readonly priority?: Priority;
  /** Milliseconds for one attempt; the clock starts when the attempt starts, not in the queue. @default no limit */
  readonly timeoutMs?: number;
  /** How often a task is retried after a retryable failure or a timeout. @default 0 */
  readonly retries?: number;
  /** Whether a timeout is retried, too. @default true */
  readonly retryTimeouts?: boolean;
  /** Ids of tasks that must succeed first. When one does not, this task is skipped. */
  readonly needs?: readonly string[];
  /** Cancels the task, queued or running. */
  readonly signal?: AbortSignal;
  /** How long it is expected to run, in milliseconds: longer chains start first. @default 1 */
  readonly expectedMs?: number;
}
type Priority = 'high' | 'normal' | 'low';
type OutcomeStatus = 'succeeded' | 'failed' | 'timed-out' | 'cancelled' | 'skipped' | 'unroutable';
/** How a task ended. Every submitted task gets exactly one. */
interface Outcome<Value = unknown> {
  readonly id: string;
  readonly operation: string;
  readonly status: OutcomeStatus;
  /** Returned by the component; only when `succeeded`. */
  readonly value?: Value;
  /** Why it did not succeed. */
  readonly error?: Error;
  /** Attempts started, 0 when it never ran. */
  readonly attempts: number;
  /** From submit to the start of the first attempt, or to the end when it never ran. */
  readonly queuedMs: number;
  /** From the start of the first attempt to the end of the last, pauses between them included. */
  readonly runMs: number;
  /** Name of the component that had the last attempt. */
  readonly component?: string;
}
type Severity = 'error' | 'warning' | 'notice';
/**
 * A gate's message about a line of a PRP. Lines and columns count from 1; a range includes both its ends, and without
 * columns it is whole lines without the last line ending. Columns count UTF-16 code units; a byte order mark counts as
 * none.
 */
interface Finding {
  /** Stable id, `PRP` and three digits. */
  readonly rule: string;
  readonly severity: Severity;
  /** The problem, in one sentence. */
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  /** A text that replaces the range and so removes the finding. Advice belongs in `message`. */
  readonly suggestion?: string;
  /** True when the base revision has it too: shown, never failing. */
  readonly baseline: boolean;
  /** Equal for the same finding after lines above it moved. */
  readonly fingerprint: string;
}
type Suggested = Pick<Finding, 'startLine' | 'endLine' | 'startColumn' | 'endColumn' | 'suggestion'>;
/** Replaces the range of a finding by its suggestion; `undefined` without one. */
export declare function applySuggestion(text: string, finding: Suggested): string | undefined;
type GateStatus = 'passed' | 'failed' | 'skipped' | 'timed-out' | 'errored' | 'cancelled';
/** The result of one gate, for one PRP or for the run. */
interface GateResult {
  readonly id: string;
  readonly status: GateStatus;
  /** Milliseconds of execution, with retries and pauses. */
  readonly durationMs: number;
  /** Milliseconds in the queue. */
  readonly queuedMs: number;
  readonly attempts: number;
  /** Why it did not pass, when no finding says it. */
  readonly reason?: string;
  /** The end of the command's output, when it did not pass. */
  readonly output?: string;
  /** Of a failed command: names of environment variables that it did not get. */
  readonly withheld?: readonly string[];
  readonly findings: readonly Finding[];
}
type Verdict = 'passed' | 'failed';
type FailOn = 'error' | 'warning' | 'never';
/** The results of the gates, before the verdict. */
interface GateResults {
  readonly prps: readonly ExaminedPrp[];
  /** The command gates of the run. */
  readonly gates: readonly GateResult[];
  /** The number of workers. */
  readonly workers: number;
  /** Milliseconds from the submission of the first gate to the end of the last one. */
  readonly makespanMs: number;
}
interface ExaminedPrp {
  readonly path: string;
  /** Of the bytes that the gates checked. */
  readonly checksum: string;
  readonly gates: readonly GateResult[];
}
/** All commands, independent of the entry point. Paths are relative to the root of the repository. */
type Command = GenerateCommand | ValidateCommand | ListGatesCommand | SaveCommand | ListCommand | ShowCommand | DiffCommand | RollbackCommand | CleanupCommand | ImportCommand | VerifyCommand | RepairCommand | TagCommand | HistoryCommand | StatusCommand | MoveCommand | PageCommand | OpenCommand | InitCommand;
interface GenerateCommand {
  readonly name: 'generate';
  /** Path of the feature request. */
  readonly feature: string;
  /** One of `environmentChoices`; the configuration's when absent. */
  readonly env?: string | undefined;
  /** Where the PRP goes; `PRPs/<slug of the title>.md` when absent. */
  readonly out?: string | undefined;
  /** Replace an existing PRP that was not generated from this request, or was changed since. */
  readonly force: boolean;
  readonly versioning: boolean;
  readonly dryRun: boolean;
}
interface ValidateCommand {
  readonly name: 'validate';
  /** PRPs as typed; empty: those that changed since `base`, or all. */
  readonly prps: readonly string[];
  /** A revision: only PRPs that changed since are chosen, and findings it has too do not fail. */
  readonly base?: string | undefined;
  /** Compare with `base` itself, not with the commit where it and HEAD parted. @default false */
  readonly isBaseExact?: boolean;
  /** Also run the gates of this environment, one of `environmentChoices`. */
  readonly env?: string | undefined;
  /** Ids of the gates to run; all when absent, but those of the environment. */
  readonly gates?: readonly string[] | undefined;
  readonly failOn?: FailOn | undefined;
  /** Run the PRPs' own validation loops, too. */
  readonly runLoop: boolean;
  readonly versioning: boolean;
  /** Paths of PRPs of which no version is kept all the same: their bytes are in no commit. @default none */
  readonly unkept?: readonly string[];
}
/** Lists the gates, and which of them a validation with the same options would run. */
interface ListGatesCommand extends Pick<ValidateCommand, 'env' | 'gates'> {
  readonly name: 'list-gates';
}
interface SaveCommand {
  readonly name: 'save';
  readonly prps: readonly string[];
  readonly message?: string | undefined;
}
interface ListCommand {
  readonly name: 'list';
  /** One PRP's versions; all PRPs when absent. */
  readonly prp?: string | undefined;
  /** Versions shown at most. */
  readonly limit: number;
}
interface ShowCommand {
  readonly name: 'show';
  readonly prp: string;
  readonly version: string;
}
interface DiffCommand {
  readonly name: 'diff';
  readonly prp: string;
  readonly from?: string | Revision | undefined;
  readonly to?: string | undefined;
  /** Compared with the file when no earlier version is stored. @default HEAD */
  readonly base?: Revision | undefined;
}
interface Revision {
  /** In full. */
  readonly commit: string;
  /** For people, such as the name of a branch. */
  readonly name: string;
}
interface RollbackCommand {
  readonly name: 'rollback';
  readonly prp: string;
  /** The last version that passed before the latest, when absent. */
  readonly version?: string | undefined;
  /** Prefix of HEAD's commit or of the file's checksum. Any other state is a conflict. */
  readonly expect?: string | undefined;
}
interface CleanupCommand {
  readonly name: 'cleanup';
  /** Versions to leave of each PRP; the configuration's when absent. */
  readonly maxVersions?: number | undefined;
  /** Days; the configuration's when absent. */
  readonly olderThan?: number | undefined;
  /** Then squash the whole branch to one commit, to free space. */
  readonly compact: boolean;
  readonly dryRun: boolean;
}
interface ImportCommand {
  readonly name: 'import';
  /** Which files are PRPs, from the root of the repository; the configuration's when empty. */
  readonly globs: readonly string[];
  /** The newest revisions of each PRP; all when absent. */
  readonly limit?: number | undefined;
  /** Add revisions that are older than stored versions after them. */
  readonly append: boolean;
  readonly dryRun: boolean;
}
interface VerifyCommand {
  readonly name: 'verify';
  /** PRPs as typed; empty: all that have versions, and the branch as a whole. */
  readonly prps: readonly string[];
}
interface RepairCommand {
  readonly name: 'repair';
  /** PRPs as typed; empty: all that have versions, and the branch as a whole. */
  readonly prps: readonly string[];
  readonly dryRun: boolean;
}
interface TagCommand {
  readonly name: 'tag';
  readonly prp: string;
  /** Lists the tags when absent. */
  readonly tag?: string | undefined;
  /** A selector. To delete: only from this version. */
  readonly version?: string | undefined;
  readonly delete: boolean;
  /** Move it when another version has it. */
  readonly force: boolean;
  readonly dryRun: boolean;
}
interface HistoryCommand {
  readonly name: 'history';
  readonly prp: string;
  /** Records shown at most, of each kind. */
  readonly limit: number;
}
interface MoveCommand {
  readonly name: 'mv';
  readonly prp: string;
  /** The new path; a folder; or a new name, without a folder and an extension, in the same folder. */
  readonly target: string;
  readonly dryRun: boolean;
}
interface PageCommand {
  readonly name: 'page';
  /** The directory to write; `_site` when absent. */
  readonly out?: string | undefined;
  /** Versions of each PRP that have pages, newest first. */
  readonly limit: number;
}
interface OpenCommand {
  readonly name: 'open';
  /** Also open the address in a browser. */
  readonly browser: boolean;
}
interface StatusCommand {
  readonly name: 'status';
}
interface InitCommand {
  readonly name: 'init';
  /** Where the configuration goes. @default .github/prp.yml */
  readonly configFile?: string | undefined;
}
declare namespace json_schema_d_exports {
  export { ArraySchema, BaseSchema, BooleanSchema, IntegerSchema, JSONSchema, NullSchema, NumberSchema, ObjectSchema, Schema, SchemaType, StringSchema, _JSONSchema };
}
type Schema = ObjectSchema | ArraySchema | StringSchema | NumberSchema | IntegerSchema | BooleanSchema | NullSchema;
type _JSONSchema = boolean | JSONSchema;
type SchemaType = "object" | "array" | "string" | "number" | "boolean" | "null" | "integer";
type JSONSchema = {
  [k: string]: unknown;
  $schema?: "https://json-schema.org/draft/2020-12/schema" | "http://json-schema.org/draft-07/schema#" | "http://json-schema.org/draft-04/schema#";
  $id?: string;
  $anchor?: string;
  $ref?: string;
  $dynamicRef?: string;
  $dynamicAnchor?: string;
  $vocabulary?: Record<string, boolean>;
  $comment?: string;
  $defs?: Record<string, JSONSchema>;
  type?: SchemaType | SchemaType[];
  additionalItems?: _JSONSchema;
  unevaluatedItems?: _JSONSchema;
  prefixItems?: _JSONSchema[];
  items?: _JSONSchema | _JSONSchema[];
  contains?: _JSONSchema;
  additionalProperties?: _JSONSchema;
  unevaluatedProperties?: _JSONSchema;
  properties?: Record<string, _JSONSchema>;
  patternProperties?: Record<string, _JSONSchema>;
  dependentSchemas?: Record<string, _JSONSchema>;
  propertyNames?: _JSONSchema;
  if?: _JSONSchema;
  then?: _JSONSchema;
  else?: _JSONSchema;
  allOf?: JSONSchema[];
  anyOf?: JSONSchema[];
  oneOf?: JSONSchema[];
  not?: _JSONSchema;
  multipleOf?: number;
  maximum?: number;
  exclusiveMaximum?: number | boolean;
  minimum?: number;
  exclusiveMinimum?: number | boolean;
  maxLength?: number;
  minLength?: number;
  pattern?: string;
  maxItems?: number;
  minItems?: number;
  uniqueItems?: boolean;
  maxContains?: number;
  minContains?: number;
  maxProperties?: number;
  minProperties?: number;
  required?: string[];
  dependentRequired?: Record<string, string[]>;
  enum?: Array<string | number | boolean | null>;
  const?: string | number | boolean | null;
  id?: string;
  title?: string;
  description?: string;
  default?: unknown;
  deprecated?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  nullable?: boolean;
  examples?: unknown[];
  format?: string;
  contentMediaType?: string;
  contentEncoding?: string;
  contentSchema?: JSONSchema;
  _prefault?: unknown;
};
type BaseSchema = JSONSchema;
interface ObjectSchema extends JSONSchema {
  type: "object";
}
interface ArraySchema extends JSONSchema {
  type: "array";
}
interface StringSchema extends JSONSchema {
  type: "string";
}
interface NumberSchema extends JSONSchema {
  type: "number";
}
interface IntegerSchema extends JSONSchema {
  type: "integer";
}
interface BooleanSchema extends JSONSchema {
  type: "boolean";
}
interface NullSchema extends JSONSchema {
  type: "null";
}
/** The Standard interface. */
interface StandardTypedV1<Input = unknown, Output = Input> {
  /** The Standard properties. */
  readonly "~standard": StandardTypedV1.Props<Input, Output>;
}
declare namespace StandardTypedV1 {
  /** The Standard properties interface. */
  interface Props<Input = unknown, Output = Input> {
    /** The version number of the standard. */
    readonly version: 1;
    /** The vendor name of the schema library. */
    readonly vendor: string;
    /** Inferred types associated with the schema. */
    readonly types?: Types<Input, Output> | undefined;
  }
  /** The Standard types interface. */
  interface Types<Input = unknown, Output = Input> {
    /** The input type of the schema. */
    readonly input: Input;
    /** The output type of the schema. */
    readonly output: Output;
  }
  /** Infers the input type of a Standard. */
  type InferInput<Schema extends StandardTypedV1> = NonNullable<Schema["~standard"]["types"]>["input"];
  /** Infers the output type of a Standard. */
  type InferOutput<Schema extends StandardTypedV1> = NonNullable<Schema["~standard"]["types"]>["output"];
}
/** The Standard Schema interface. */
interface StandardSchemaV1<Input = unknown, Output = Input> {
  /** The Standard Schema properties. */
  readonly "~standard": StandardSchemaV1.Props<Input, Output>;
}
declare namespace StandardSchemaV1 {
  /** The Standard Schema properties interface. */
  interface Props<Input = unknown, Output = Input> extends StandardTypedV1.Props<Input, Output> {
    /** Validates unknown input values. */
    readonly validate: (value: unknown, options?: StandardSchemaV1.Options | undefined) => Result<Output> | Promise<Result<Output>>;
  }
  /** The result interface of the validate function. */
  type Result<Output> = SuccessResult<Output> | FailureResult;
  /** The result interface if validation succeeds. */
  interface SuccessResult<Output> {
    /** The typed output value. */
    readonly value: Output;
    /** The absence of issues indicates success. */
    readonly issues?: undefined;
  }
  interface Options {
    /** Implicit support for additional vendor-specific parameters, if needed. */
    readonly libraryOptions?: Record<string, unknown> | undefined;
  }
  /** The result interface if validation fails. */
  interface FailureResult {
    /** The issues of failed validation. */
    readonly issues: ReadonlyArray<Issue>;
  }
  /** The issue interface of the failure output. */
  interface Issue {
    /** The error message of the issue. */
    readonly message: string;
    /** The path of the issue, if any. */
    readonly path?: ReadonlyArray<PropertyKey | PathSegment> | undefined;
  }
  /** The path segment interface of the issue. */
  interface PathSegment {
    /** The key representing a path segment. */
    readonly key: PropertyKey;
  }
  /** The Standard types interface. */
  interface Types<Input = unknown, Output = Input> extends StandardTypedV1.Types<Input, Output> {}
  /** Infers the input type of a Standard. */
  type InferInput<Schema extends StandardTypedV1> = StandardTypedV1.InferInput<Schema>;
  /** Infers the output type of a Standard. */
  type InferOutput<Schema extends StandardTypedV1> = StandardTypedV1.InferOutput<Schema>;
}
/** The Standard JSON Schema interface. */
interface StandardJSONSchemaV1<Input = unknown, Output = Input> {
  /** The Standard JSON Schema properties. */
  readonly "~standard": StandardJSONSchemaV1.Props<Input, Output>;
}
declare namespace StandardJSONSchemaV1 {
  /** The Standard JSON Schema properties interface. */
  interface Props<Input = unknown, Output = Input> extends StandardTypedV1.Props<Input, Output> {
    /** Methods for generating the input/output JSON Schema. */
    readonly jsonSchema: Converter;
  }
  /** The Standard JSON Schema converter interface. */
  interface Converter {
    /** Converts the input type to JSON Schema. May throw if conversion is not supported. */
    readonly input: (options: StandardJSONSchemaV1.Options) => Record<string, unknown>;
    /** Converts the output type to JSON Schema. May throw if conversion is not supported. */
    readonly output: (options: StandardJSONSchemaV1.Options) => Record<string, unknown>;
  }
  /** The target version of the generated JSON Schema.
   *
   * It is *strongly recommended* that implementers support `"draft-2020-12"` and `"draft-07"`, as they are both in wide use.
   *
   * The `"openapi-3.0"` target is intended as a standardized specifier for OpenAPI 3.0 which is a superset of JSON Schema `"draft-04"`.
   *
   * All other targets can be implemented on a best-effort basis. Libraries should throw if they don't support a specified target.
   */
  type Target = "draft-2020-12" | "draft-07" | "openapi-3.0" | ({} & string);
  /** The options for the input/output methods. */
  interface Options {
    /** Specifies the target version of the generated JSON Schema. Support for all versions is on a best-effort basis. If a given version is not supported, the library should throw. */
    readonly target: Target;
    /** Implicit support for additional vendor-specific parameters, if needed. */
    readonly libraryOptions?: Record<string, unknown> | undefined;
  }
  /** The Standard types interface. */
  interface Types<Input = unknown, Output = Input> extends StandardTypedV1.Types<Input, Output> {}
  /** Infers the input type of a Standard. */
  type InferInput<Schema extends StandardTypedV1> = StandardTypedV1.InferInput<Schema>;
  /** Infers the output type of a Standard. */
  type InferOutput<Schema extends StandardTypedV1> = StandardTypedV1.InferOutput<Schema>;
}
interface StandardSchemaWithJSONProps<Input = unknown, Output = Input> extends StandardSchemaV1.Props<Input, Output>, StandardJSONSchemaV1.Props<Input, Output> {}
declare namespace registries_d_exports {
  export { $ZodRegistry, $input, $output, $replace, GlobalMeta, JSONSchemaMeta, globalRegistry, registry };
}
declare const $output: unique symbol;
type $output = typeof $output;
declare const $input: unique symbol;
type $input = typeof $input;
type $replace<Meta, S extends $ZodType> = Meta extends $output ? output$1<S> : Meta extends $input ? input$1<S> : Meta extends (infer M)[] ? $replace<M, S>[] : Meta extends ((...args: infer P) => infer R) ? (...args: { [K in keyof P]: $replace<P[K], S>; }) => $replace<R, S> : Meta extends object ? { [K in keyof Meta]: $replace<Meta[K], S>; } : Meta;
type MetadataType = object | undefined;
declare class $ZodRegistry<Meta extends MetadataType = MetadataType, Schema extends $ZodType = $ZodType> {
  _meta: Meta;
  _schema: Schema;
  _map: WeakMap<Schema, $replace<Meta, Schema>>;
  _idmap: Map<string, Schema>;
  add<S extends Schema>(schema: S, ..._meta: undefined extends Meta ? [$replace<Meta, S>?] : [$replace<Meta, S>]): this;
  clear(): this;
  remove(schema: Schema): this;
  get<S extends Schema>(schema: S): $replace<Meta, S> | undefined;
  has(schema: Schema): boolean;
}
interface JSONSchemaMeta {
  id?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  deprecated?: boolean | undefined;
  [k: string]: unknown;
}
interface GlobalMeta extends JSONSchemaMeta {}
declare function registry<T extends MetadataType = MetadataType, S extends $ZodType = $ZodType>(): $ZodRegistry<T, S>;
declare const globalRegistry: $ZodRegistry<GlobalMeta>;
type Processor<T extends $ZodType = $ZodType> = (schema: T, ctx: ToJSONSchemaContext, json: BaseSchema, params: ProcessParams) => void;
/**
 * Called for each schema that has no JSON Schema equivalent. Return a JSON Schema to use in its
 * place, `"any"` to fall back to the `unrepresentable: "any"` behavior, or `"throw"`/`undefined` to
 * throw the default error. Throwing from the handler propagates, so custom errors work too.
 */
type UnrepresentableHandler<T extends $ZodType = $ZodType> = (ctx: {
  zodSchema: T;
  path: (string | number)[];
  /** The error Zod would throw. Distinguishes sites that share a `zodSchema`, e.g. an `undefined`
   *  vs a `bigint` member of the same literal. */
  message: string;
}) => BaseSchema | "throw" | "any" | undefined;
interface JSONSchemaGeneratorParams {
  processors: Record<string, Processor>;
  /** A registry used to look up metadata for each schema. Any schema with an `id` property will be extracted as a $def.
   *  @default globalRegistry */
  metadata?: $ZodRegistry<Record<string, any>>;
  /** The JSON Schema version to target.
   * - `"draft-2020-12"` — Default. JSON Schema Draft 2020-12
   * - `"draft-07"` — JSON Schema Draft 7
   * - `"draft-04"` — JSON Schema Draft 4
   * - `"openapi-3.0"` — OpenAPI 3.0 Schema Object */
  target?: "draft-04" | "draft-07" | "draft-2020-12" | "openapi-3.0" | ({} & string) | undefined;
  /** How to handle unrepresentable types.
   * - `"throw"` — Default. Unrepresentable types throw an error
   * - `"any"` — Unrepresentable types become `{}`
   * - A function — called once per unrepresentable schema; see {@link UnrepresentableHandler}. */
  unrepresentable?: "throw" | "any" | UnrepresentableHandler<$ZodTypes>;
  /** Arbitrary custom logic that can be used to modify the generated JSON Schema. */
  override?: (ctx: {
    zodSchema: $ZodTypes;
    jsonSchema: BaseSchema;
    path: (string | number)[];
  }) => void;
  /** Whether to extract the `"input"` or `"output"` type. Relevant to transforms, defaults, coerced primitives, etc.
   * - `"output"` — Default. Convert the output schema.
   * - `"input"` — Convert the input schema. */
  io?: "input" | "output";
  cycles?: "ref" | "throw";
  reused?: "ref" | "inline";
  external?: {
    registry: $ZodRegistry<{
      id?: string | undefined;
    }>;
    uri?: ((id: string) => string) | undefined;
    defs: Record<string, BaseSchema>;
  } | undefined;
}
/**
 * Parameters for the toJSONSchema function.
 */
type ToJSONSchemaParams = Omit<JSONSchemaGeneratorParams, "processors" | "external">;
/**
 * Parameters for the toJSONSchema function when passing a registry.
 */
interface RegistryToJSONSchemaParams extends ToJSONSchemaParams {
  uri?: (id: string) => string;
}
interface ProcessParams {
  schemaPath: $ZodType[];
  path: (string | number)[];
}
interface Seen {
  /** JSON Schema result for this Zod schema */
  schema: BaseSchema;
  /** A cached version of the schema that doesn't get overwritten during ref resolution */
  def?: BaseSchema;
  defId?: string | undefined;
  /** Number of times this schema was encountered during traversal */
  count: number;
  /** Cycle path */
  cycle?: (string | number)[] | undefined;
  isParent?: boolean | undefined;
  /** Schema to inherit JSON Schema properties from (set by processor for wrappers) */
  ref?: $ZodType | null;
  /** JSON Schema property path for this schema */
  path?: (string | number)[] | undefined;
}
interface ToJSONSchemaContext {
  processors: Record<string, Processor>;
  metadataRegistry: $ZodRegistry<Record<string, any>>;
  target: "draft-04" | "draft-07" | "draft-2020-12" | "openapi-3.0" | ({} & string);
  unrepresentable: "throw" | "any" | UnrepresentableHandler;
  override: (ctx: {
    zodSchema: $ZodType;
    jsonSchema: BaseSchema;
    path: (string | number)[];
  }) => void;
  io: "input" | "output";
  counter: number;
  seen: Map<$ZodType, Seen>;
  /** Registry conversions share one `seen` map across every emitted schema. These hold the
   * `external` the whole-map passes below last ran for, so the passes are not repeated once per
   * schema — and still re-run if the map grows or `external` is swapped. `sharedEmitDoneFor`
   * covers both passes in `finalize`: the ref flattening and the `$defs` build.
   *
   * The passes are valid only while nothing they read has changed, so both are cleared in
   * `processSchema()` when the map grows, and in `JSONSchemaGenerator.emit()`, which can also change
   * the `cycles` and `reused` they branch on.
   *
   * One case is deliberately not covered: an `override` callback that writes to
   * `metadataRegistry` mid-conversion. It runs inside `finalize`, so a registry conversion has
   * nowhere left to clear the guards, and later schemas keep the ids the first pass saw. That
   * output was never coherent — before this, whether a shared subschema was inlined or extracted
   * depended on which registry entry happened to be emitted when the callback fired. */
  sharedDefsExtractedFor?: ToJSONSchemaContext["external"];
  sharedEmitDoneFor?: ToJSONSchemaContext["external"];
  cycles: "ref" | "throw";
  reused: "ref" | "inline";
  /** The `allOf` array of each intersection encountered during traversal, innermost first. `finalize` folds every emitted object holding one; see `foldIntersection`. */
  intersections: BaseSchema[][];
  /** Rewrites a processor deferred to `finalize`, where the flatten has resolved every ref and the union branches are in place. */
  deferred: (() => void)[];
  external?: {
    registry: $ZodRegistry<{
      id?: string | undefined;
    }>;
    uri?: ((id: string) => string) | undefined;
    defs: Record<string, BaseSchema>;
  } | undefined;
}
declare function initializeContext(params: JSONSchemaGeneratorParams): ToJSONSchemaContext;
/**
 * Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
 * `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
 * custom JSON Schema was written into `json`, in which case the caller must not write its own.
 */
declare function handleUnrepresentable(schema: $ZodType, ctx: ToJSONSchemaContext, json: BaseSchema, params: ProcessParams, message: string): boolean;
declare function processSchema<T extends $ZodType>(schema: T, ctx: ToJSONSchemaContext, _params?: ProcessParams): BaseSchema;
declare function extractDefs<T extends $ZodType>(ctx: ToJSONSchemaContext, schema: T): void;
declare function finalize<T extends $ZodType>(ctx: ToJSONSchemaContext, schema: T): ZodStandardJSONSchemaPayload<T>;
type ZodStandardSchemaWithJSON<T> = StandardSchemaWithJSONProps<input$1<T>, output$1<T>>;
interface ZodStandardJSONSchemaPayload<T> extends BaseSchema {
  "~standard": ZodStandardSchemaWithJSON<T>;
}
/**
 * Creates a toJSONSchema method for a schema instance.
 * This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
 */
declare const createToJSONSchemaMethod: <T extends $ZodType>(schema: T, processors?: Record<string, Processor>) => (params?: ToJSONSchemaParams) => ZodStandardJSONSchemaPayload<T>;
/**
 * Creates a toJSONSchema method for a schema instance.
 * This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
 */
type StandardJSONSchemaMethodParams = Parameters<StandardJSONSchemaV1["~standard"]["jsonSchema"]["input"]>[0];
declare const createStandardJSONSchemaMethod: <T extends $ZodType>(schema: T, io: "input" | "output", processors?: Record<string, Processor>) => (params?: StandardJSONSchemaMethodParams) => BaseSchema;
declare namespace util_d_exports {
  export { AnyFunc, AssertEqual, AssertExtends, AssertNotEqual, BIGINT_FORMAT_RANGES, BuiltIn, CONSTANT_CATCH, Class$1 as Class, CleanKey, Constructor, EmptyObject, EmptyToNever, EnumLike, EnumValue, Exactly, Extend, ExtractIndexSignature, Flatten, FromCleanMap, HasLength, HasSize, HashAlgorithm, HashEncoding, HashFormat, IPVersion, Identity$1 as Identity, InexactPartial, IsAny, IsProp, JSONType, JWTAlgorithm, KeyOf, Keys, KeysArray, KeysEnum, Literal, LiteralArray, LoosePartial, MakePartial, MakeReadonly, MakeRequired, Mapped, Mask, MaybeAsync, MimeTypes, NUMBER_FORMAT_RANGES, NoNever, NoNeverKeys, NoUndefined, Normalize, Numeric, Omit$1 as Omit, OmitIndexSignature, OmitKeys, ParsedTypes, Prettify, Primitive, PrimitiveArray, PrimitiveSet, PropValues, ProtoOf, SafeParseError, SafeParseResult, SafeParseSuccess, SchemaClass, ShapeGetter, SomeObject, ToCleanMap, ToEnum, TupleItems, Whatever, Widen, Writeable, aborted, allowsEval, assert, assertEqual, assertIs, assertNever, assertNotEqual, assignProp, attachSchema, base64ToUint8Array, base64urlToUint8Array, cached, captureStackTrace, cleanEnum, cleanRegex, clone, cloneDef, codePointLength, constantCatch, createTransparentProxy, defineLazy, defineLazyInternal, derived, esc, escapeRegex, explicitlyAborted, extend$1 as extend, finalizeIssue, floatSafeRemainder, getElementAtPath, getEnumValues, getLengthableOrigin, getParsedType, getSizableOrigin, hexToUint8Array, hide, installLazyProp, isObject, isPlainObject, issue, joinValues, jsonStringifyReplacer, members, merge$1 as merge, mergeDefs, normalizeParams, nullish$1 as nullish, numKeys, objectClone, omit$1 as omit, optionalKeys, own, parsedType, partial$1 as partial, pick$1 as pick, prefixIssues, primitiveTypes, promiseAllObject, propertyKeyTypes, randomString, rawShape, required$1 as required, safeExtend$1 as safeExtend, shallowClone, sizeCaps, slugify, stringifyPrimitive, toZod, uint8ArrayToBase64, uint8ArrayToBase64url, uint8ArrayToHex, unwrapMessage };
}
type JSONType = string | number | boolean | null | JSONType[] | {
  [key: string]: JSONType;
};
type JWTAlgorithm = "HS256" | "HS384" | "HS512" | "RS256" | "RS384" | "RS512" | "ES256" | "ES384" | "ES512" | "PS256" | "PS384" | "PS512" | "EdDSA" | (string & {});
type HashAlgorithm = "md5" | "sha1" | "sha256" | "sha384" | "sha512";
type HashEncoding = "hex" | "base64" | "base64url";
type HashFormat = `${HashAlgorithm}_${HashEncoding}`;
type IPVersion = "v4" | "v6";
type MimeTypes = "application/json" | "application/xml" | "application/x-www-form-urlencoded" | "application/javascript" | "application/pdf" | "application/zip" | "application/vnd.ms-excel" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/msword" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.ms-powerpoint" | "application/vnd.openxmlformats-officedocument.presentationml.presentation" | "application/octet-stream" | "application/graphql" | "text/html" | "text/plain" | "text/css" | "text/javascript" | "text/csv" | "image/png" | "image/jpeg" | "image/gif" | "image/svg+xml" | "image/webp" | "audio/mpeg" | "audio/ogg" | "audio/wav" | "audio/webm" | "video/mp4" | "video/webm" | "video/ogg" | "font/woff" | "font/woff2" | "font/ttf" | "font/otf" | "multipart/form-data" | (string & {});
type ParsedTypes = "string" | "number" | "bigint" | "boolean" | "symbol" | "undefined" | "object" | "function" | "file" | "date" | "array" | "map" | "set" | "nan" | "null" | "promise";
type AssertEqual<T, U> = (<V>() => V extends T ? 1 : 2) extends (<V>() => V extends U ? 1 : 2) ? true : false;
type AssertNotEqual<T, U> = (<V>() => V extends T ? 1 : 2) extends (<V>() => V extends U ? 1 : 2) ? false : true;
type AssertExtends<T, U> = T extends U ? T : never;
type ToZodMismatch<T, S extends $ZodType> = {
  "types do not match": {
    expected: T;
    received: S["_zod"]["output"];
  };
};
type ToZodKeyMismatch<Expected, Received> = $ZodType & {
  "types do not match": {
    expected: Expected;
    received: Received;
  };
};
declare const toZodDummy: unique symbol;
type ToZodNormalize<T> = [T] extends [(...args: any[]) => any] ? T : [T] extends [object] ? { [K in keyof T]: ToZodNormalize<T[K]>; } : T | typeof toZodDummy;
type ToZodEqual<Output, T> = AssertEqual<Output, T> extends true ? true : IsAny<Output> extends true ? false : IsAny<T> extends true ? false : AssertEqual<ToZodNormalize<Output>, ToZodNormalize<T>>;
type ToZodShape<Shape, T> = { [K in keyof Shape]: Shape[K] extends $ZodType ? K extends keyof T ? ToZodEqual<Shape[K]["_zod"]["output"], T[K]> extends true ? Shape[K] : ToZodKeyMismatch<T[K], Shape[K]["_zod"]["output"]> : ToZodKeyMismatch<never, Shape[K]["_zod"]["output"]> : Shape[K]; } & { [K in Exclude<keyof T, keyof Shape>]: ToZodKeyMismatch<T[K], never>; };
type ToZodExpand<X> = { [K in keyof X]: X[K]; } & {};
type ToZodTarget<S extends $ZodType, T> = S extends $ZodObject<infer Shape, infer Config> ? T extends object ? AssertEqual<ToZodExpand<ToZodShape<Shape, T>>, ToZodExpand<Shape>> extends true ? S & ToZodMismatch<T, S> : $ZodObject<ToZodExpand<ToZodShape<Shape, T>>, Config> : S & ToZodMismatch<T, S> : S & ToZodMismatch<T, S>;
type IsAny<T> = 0 extends 1 & T ? true : false;
type Omit$1<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
type OmitKeys<T, K extends string> = Pick<T, Exclude<keyof T, K>>;
type MakePartial<T, K extends keyof T> = Omit$1<T, K> & InexactPartial<Pick<T, K>>;
type MakeRequired<T, K extends keyof T> = Omit$1<T, K> & Required<Pick<T, K>>;
type Exactly<T, X> = T & Record<Exclude<keyof X, keyof T>, never>;
type NoUndefined<T> = T extends undefined ? never : T;
type Whatever = {} | undefined | null;
type Widen<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T extends bigint ? bigint : T;
type LoosePartial<T extends object> = InexactPartial<T> & {
  [k: string]: unknown;
};
type Mask<Keys extends PropertyKey> = { [K in Keys]?: true; };
type Writeable<T> = { -readonly [P in keyof T]: T[P]; } & {};
type InexactPartial<T> = { [P in keyof T]?: T[P] | undefined; };
type EmptyObject = Record<string, never>;
type BuiltIn = (((...args: any[]) => any) | (new (...args: any[]) => any)) | {
  readonly [Symbol.toStringTag]: string;
} | Date | Error | Generator | Promise<unknown> | RegExp;
type MakeReadonly<T> = T extends Map<infer K, infer V> ? ReadonlyMap<K, V> : T extends Set<infer V> ? ReadonlySet<V> : T extends [infer Head, ...infer Tail] ? readonly [Head, ...Tail] : T extends Array<infer V> ? ReadonlyArray<V> : T extends BuiltIn ? T : Readonly<T>;
type SomeObject = Record<PropertyKey, any>;
type Identity$1<T> = T;
type Flatten<T> = Identity$1<{ [k in keyof T]: T[k]; }>;
type Mapped<T> = { [k in keyof T]: T[k]; };
type Prettify<T> = { [K in keyof T]: T[K]; } & {};
type NoNeverKeys<T> = { [k in keyof T]: [T[k]] extends [never] ? never : k; }[keyof T];
type NoNever<T> = Identity$1<{ [k in NoNeverKeys<T>]: k extends keyof T ? T[k] : never; }>;
type Extend<A extends SomeObject, B extends SomeObject> = Flatten<keyof A & keyof B extends never ? A & B : { [K in keyof A as K extends keyof B ? never : K]: A[K]; } & { [K in keyof B]: B[K]; }>;
type TupleItems = ReadonlyArray<SomeType$1>;
type AnyFunc = (...args: any[]) => any;
type IsProp<T, K extends keyof T> = T[K] extends AnyFunc ? never : K;
type MaybeAsync<T> = T | Promise<T>;
type KeyOf<T> = keyof OmitIndexSignature<T>;
type OmitIndexSignature<T> = { [K in keyof T as string extends K ? never : K extends string ? K : never]: T[K]; };
type ExtractIndexSignature<T> = { [K in keyof T as string extends K ? K : K extends string ? never : K]: T[K]; };
type Keys<T extends object> = keyof OmitIndexSignature<T>;
type SchemaClass<T extends SomeType$1> = {
  new (def: T["_zod"]["def"]): T;
};
type EnumValue = string | number;
type EnumLike = Readonly<Record<string, EnumValue>>;
type ToEnum<T extends EnumValue> = Flatten<{ [k in T]: k; }>;
type KeysEnum<T extends object> = ToEnum<Exclude<keyof T, symbol>>;
type KeysArray<T extends object> = Flatten<(keyof T & string)[]>;
type Literal = string | number | bigint | boolean | null | undefined;
type LiteralArray = Array<Literal>;
type Primitive = string | number | symbol | bigint | boolean | null | undefined;
type PrimitiveArray = Array<Primitive>;
type HasSize = {
  size: number;
};
type HasLength = {
  length: number;
};
type Numeric = number | bigint | Date;
type SafeParseResult<T> = SafeParseSuccess<T> | SafeParseError<T>;
type SafeParseSuccess<T> = {
  success: true;
  data: T;
  error?: never;
};
type SafeParseError<T> = {
  success: false;
  data?: never;
  error: $ZodError<T>;
};
type PropValues = Record<string, Set<Primitive>>;
type PrimitiveSet = Set<Primitive>;
declare function assertEqual<A, B>(val: AssertEqual<A, B>): AssertEqual<A, B>;
declare function assertNotEqual<A, B>(val: AssertNotEqual<A, B>): AssertNotEqual<A, B>;
declare function toZod<T>(): <S extends $ZodType>(schema: ToZodEqual<S["_zod"]["output"], T> extends true ? S : ToZodTarget<S, T>) => S;
declare function assertIs<T>(_arg: T): void;
declare function assertNever(_x: never): never;
declare function assert<T>(_: any): asserts _ is T;
declare function getEnumValues(entries: EnumLike): EnumValue[];
declare function joinValues<T extends Primitive[]>(array: T, separator?: string): string;
declare function jsonStringifyReplacer(_: string, value: any): any;
declare function cached<T>(getter: () => T): {
  value: T;
};
declare function nullish$1(input: any): boolean;
declare function cleanRegex(source: string): string;
declare function floatSafeRemainder(val: number, step: number): number;
declare function defineLazy<T, K extends keyof T>(object: T, key: K, getter: () => T[K]): void;
declare function objectClone(obj: object): any;
declare function assignProp<T extends object, K extends PropertyKey>(target: T, prop: K, value: K extends keyof T ? T[K] : any): void;
/** A def's `shape` accessor, carrying whichever object it currently answers from. */
interface ShapeGetter {
  (): Record<PropertyKey, any>;
  raw: Record<PropertyKey, any>;
}
/**
 * Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
 *
 * Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
 */
declare function rawShape(def: any): Record<PropertyKey, any> | undefined;
declare function mergeDefs(...defs: Record<string, any>[]): any;
declare function cloneDef(schema: $ZodType): any;
declare function getElementAtPath(obj: any, path: (string | number)[] | null | undefined): any;
declare function promiseAllObject<T extends object>(promisesObj: T): Promise<{ [k in keyof T]: Awaited<T[k]>; }>;
declare function randomString(length?: number): string;
declare function esc(str: string): string;
declare function slugify(input: string): string;
declare const captureStackTrace: (targetObject: object, constructorOpt?: Function) => void;
declare function isObject(data: any): data is Record<PropertyKey, unknown>;
declare const allowsEval: {
  value: boolean;
};
declare function isPlainObject(o: any): o is Record<PropertyKey, unknown>;
declare function shallowClone(o: any): any;
declare function numKeys(data: any): number;
declare const getParsedType: (data: any) => ParsedTypes;
declare const propertyKeyTypes: Set<string>;
declare const primitiveTypes: Set<string>;
declare function escapeRegex(str: string): string;
declare function clone<T extends $ZodType>(inst: T, def?: T["_zod"]["def"], params?: {
  parent: boolean;
}): T;
type EmptyToNever<T> = keyof T extends never ? never : T;
type Normalize<T> = T extends undefined ? never : T extends Record<any, any> ? Flatten<{ [k in keyof Omit$1<T, "error" | "message">]: T[k]; } & ("error" extends keyof T ? {
  error?: Exclude<T["error"], string>;
} : unknown)> : never;
declare function normalizeParams<T>(_params: T): Normalize<T>;
declare function createTransparentProxy<T extends object>(getter: () => T): T;
declare function stringifyPrimitive(value: any): string;
declare function optionalKeys(shape: $ZodShape): string[];
type CleanKey<T extends PropertyKey> = T extends `?${infer K}` ? K : T extends `${infer K}?` ? K : T;
type ToCleanMap<T extends $ZodLooseShape> = { [k in keyof T]: k extends `?${infer K}` ? K : k extends `${infer K}?` ? K : k; };
type FromCleanMap<T extends $ZodLooseShape> = { [k in keyof T as k extends `?${infer K}` ? K : k extends `${infer K}?` ? K : k]: k; };
declare const NUMBER_FORMAT_RANGES: Record<$ZodNumberFormats, [number, number]>;
declare const BIGINT_FORMAT_RANGES: Record<$ZodBigIntFormats, [bigint, bigint]>;
declare function pick$1(schema: $ZodObject, mask: Record<string, unknown>): any;
declare function omit$1(schema: $ZodObject, mask: object): any;
declare function extend$1(schema: $ZodObject, shape: $ZodShape): any;
declare function safeExtend$1(schema: $ZodObject, shape: $ZodShape): any;
declare function merge$1(a: $ZodObject, b: $ZodObject): any;
declare function partial$1(Class: SchemaClass<$ZodOptional> | null, schema: $ZodObject, mask: object | undefined, name?: string): any;
declare function required$1(Class: SchemaClass<$ZodNonOptional>, schema: $ZodObject, mask: object | undefined): any;
type Constructor<T, Def extends any[] = any[]> = new (...args: Def) => T;
declare function aborted(x: ParsePayload, startIndex?: number): boolean;
declare function explicitlyAborted(x: ParsePayload, startIndex?: number): boolean;
declare function prefixIssues(path: PropertyKey, issues: $ZodRawIssue[]): $ZodRawIssue[];
declare function unwrapMessage(message: string | {
  message: string;
} | undefined | null): string | undefined;
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
declare function sizeCaps(defChecks: $ZodCheck<never>[] | undefined): [number, $ZodCheck<never>][];
declare function attachSchema(issues: $ZodRawIssue[], start: number, inst: $ZodType): void;
declare function finalizeIssue(iss: $ZodRawIssue, ctx: ParseContextInternal | undefined, config: $ZodConfig): $ZodIssue;
declare function getSizableOrigin(input: any): "set" | "map" | "file" | "unknown";
declare function codePointLength(str: string): number;
declare function getLengthableOrigin(input: any): "array" | "string" | "unknown";
declare function parsedType(data: unknown): $ZodInvalidTypeExpected;
declare function issue(_iss: string, input: any, inst: any): $ZodRawIssue;
declare function issue(_iss: $ZodRawIssue): $ZodRawIssue;
declare function cleanEnum(obj: Record<string, EnumValue>): EnumValue[];
declare function base64ToUint8Array(base64: string): InstanceType<typeof Uint8Array>;
declare function uint8ArrayToBase64(bytes: Uint8Array): string;
declare function base64urlToUint8Array(base64url: string): InstanceType<typeof Uint8Array>;
declare function uint8ArrayToBase64url(bytes: Uint8Array): string;
declare function hexToUint8Array(hex: string): InstanceType<typeof Uint8Array>;
declare function uint8ArrayToHex(bytes: Uint8Array): string;
declare abstract class Class$1 {
  constructor(..._args: any[]);
}
/**
 * Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
 *
 * Call this from a `proto` initializer, which runs once per prototype — never per instance.
 */
declare function members(proto: object, table: object): void;
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
declare function own<T>(inst: object, key: PropertyKey, value: T, enumerable?: boolean): T;
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
declare function hide<T>(inst: object, key: PropertyKey, value: T): T;
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
declare function derived<T>(computes: { [K in keyof T]?: (inst: T) => T[K]; }, table: ProtoOf<T>): ProtoOf<T>;
/** A trait's prototype members: a partial view of its own interface, with `this` typed as the instance. */
type ProtoOf<T> = { [K in keyof T]?: (T[K] extends ((...args: infer A) => infer R) ? (...args: A) => R : T[K]) | undefined; } & ThisType<T>;
/**
 * Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
 * constructor, computed from the internals object itself and cached there on
 * first read. One accessor per constructor rather than one per instance.
 */
declare function defineLazyInternal<T extends {
  _zod: any;
}>(inst: T, key: string, compute: (zod: T["_zod"]) => unknown): void;
/**
 * Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
 * data property. One accessor per constructor rather than one per instance, because an own accessor
 * puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
 */
declare function installLazyProp(inst: object, key: string, make: (self: any) => unknown, enumerable: boolean): void;
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
declare const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
declare function constantCatch<T>(value: T): () => T;
declare const version$1: {
  readonly major: 4;
  readonly minor: 6;
  readonly patch: number;
};
declare namespace schemas_d_exports$1 {
  export { $DiscriminatedOption, $DiscriminatorValue, $InferEnumInput, $InferEnumOutput, $InferInnerFunctionType, $InferInnerFunctionTypeAsync, $InferObjectInput, $InferObjectOutput, $InferOuterFunctionType, $InferOuterFunctionTypeAsync, $InferTupleInputType, $InferTupleOutputType, $InferUnionInput, $InferUnionOutput, $InferZodRecordInput, $InferZodRecordOutput, $PartsToTemplateLiteral, $ZodAny, $ZodAnyDef, $ZodAnyInternals, $ZodArray, $ZodArrayDef, $ZodArrayInternals, $ZodBase64, $ZodBase64Def, $ZodBase64Internals, $ZodBase64URL, $ZodBase64URLDef, $ZodBase64URLInternals, $ZodBigInt, $ZodBigIntDef, $ZodBigIntFormat, $ZodBigIntFormatDef, $ZodBigIntFormatInternals, $ZodBigIntInternals, $ZodBoolean, $ZodBooleanDef, $ZodBooleanInternals, $ZodCIDRv4, $ZodCIDRv4Def, $ZodCIDRv4Internals, $ZodCIDRv6, $ZodCIDRv6Def, $ZodCIDRv6Internals, $ZodCUID, $ZodCUID2, $ZodCUID2Def, $ZodCUID2Internals, $ZodCUIDDef, $ZodCUIDInternals, $ZodCatch, $ZodCatchCtx, $ZodCatchDef, $ZodCatchInternals, $ZodCodec, $ZodCodecDef, $ZodCodecInternals, $ZodCreditCard, $ZodCreditCardDef, $ZodCreditCardInternals, $ZodCustom, $ZodCustomDef, $ZodCustomInternals, $ZodCustomStringFormat, $ZodCustomStringFormatDef, $ZodCustomStringFormatInternals, $ZodDate, $ZodDateDef, $ZodDateInternals, $ZodDefault, $ZodDefaultDef, $ZodDefaultInternals, $ZodDiscriminatedUnion, $ZodDiscriminatedUnionDef, $ZodDiscriminatedUnionInternals, $ZodE164, $ZodE164Def, $ZodE164Internals, $ZodEmail, $ZodEmailDef, $ZodEmailInternals, $ZodEmoji, $ZodEmojiDef, $ZodEmojiInternals, $ZodEnum, $ZodEnumDef, $ZodEnumInternals, $ZodExactOptional, $ZodExactOptionalDef, $ZodExactOptionalInternals, $ZodFile, $ZodFileDef, $ZodFileInternals, $ZodFunction, $ZodFunctionArgs, $ZodFunctionDef, $ZodFunctionIn, $ZodFunctionInternals, $ZodFunctionOut, $ZodFunctionParams, $ZodGUID, $ZodGUIDDef, $ZodGUIDInternals, $ZodIBAN, $ZodIBANDef, $ZodIBANInternals, $ZodIPv4, $ZodIPv4Def, $ZodIPv4Internals, $ZodIPv6, $ZodIPv6Def, $ZodIPv6Internals, $ZodISODate, $ZodISODateDef, $ZodISODateInternals, $ZodISODateTime, $ZodISODateTimeDef, $ZodISODateTimeInternals, $ZodISODuration, $ZodISODurationDef, $ZodISODurationInternals, $ZodISOTime, $ZodISOTimeDef, $ZodISOTimeInternals, $ZodIntersection, $ZodIntersectionDef, $ZodIntersectionInternals, $ZodJWT, $ZodJWTDef, $ZodJWTInternals, $ZodKSUID, $ZodKSUIDDef, $ZodKSUIDInternals, $ZodLazy, $ZodLazyDef, $ZodLazyInternals, $ZodLiteral, $ZodLiteralDef, $ZodLiteralInternals, $ZodLooseShape, $ZodMAC, $ZodMACDef, $ZodMACInternals, $ZodMap, $ZodMapDef, $ZodMapInternals, $ZodMemoizer, $ZodNaN, $ZodNaNDef, $ZodNaNInternals, $ZodNanoID, $ZodNanoIDDef, $ZodNanoIDInternals, $ZodNever, $ZodNeverDef, $ZodNeverInternals, $ZodNonOptional, $ZodNonOptionalDef, $ZodNonOptionalInternals, $ZodNull, $ZodNullDef, $ZodNullInternals, $ZodNullable, $ZodNullableDef, $ZodNullableInternals, $ZodNumber, $ZodNumberDef, $ZodNumberFormat, $ZodNumberFormatDef, $ZodNumberFormatInternals, $ZodNumberInternals, $ZodObject, $ZodObjectConfig, $ZodObjectDef, $ZodObjectInternals, $ZodObjectJIT, $ZodOptional, $ZodOptionalDef, $ZodOptionalInternals, $ZodPipe, $ZodPipeDef, $ZodPipeInternals, $ZodPrefault, $ZodPrefaultDef, $ZodPrefaultInternals, $ZodPreprocess, $ZodPreprocessDef, $ZodPreprocessInternals, $ZodPromise, $ZodPromiseDef, $ZodPromiseInternals, $ZodReadonly, $ZodReadonlyDef, $ZodReadonlyInternals, $ZodRecord, $ZodRecordDef, $ZodRecordInternals, $ZodRecordKey, $ZodSet, $ZodSetDef, $ZodSetInternals, $ZodShape, $ZodStandardSchema, $ZodString, $ZodStringDef, $ZodStringFormat, $ZodStringFormatDef, $ZodStringFormatInternals, $ZodStringFormatTypes, $ZodStringInternals, $ZodSuccess, $ZodSuccessDef, $ZodSuccessInternals, $ZodSymbol, $ZodSymbolDef, $ZodSymbolInternals, $ZodTemplateLiteral, $ZodTemplateLiteralDef, $ZodTemplateLiteralInternals, $ZodTemplateLiteralPart, $ZodTransform, $ZodTransformDef, $ZodTransformInternals, $ZodTuple, $ZodTupleDef, $ZodTupleInternals, $ZodType, $ZodTypeDef, $ZodTypeInternals, $ZodTypes, $ZodULID, $ZodULIDDef, $ZodULIDInternals, $ZodURL, $ZodURLDef, $ZodURLInternals, $ZodUUID, $ZodUUIDDef, $ZodUUIDInternals, $ZodUndefined, $ZodUndefinedDef, $ZodUndefinedInternals, $ZodUnion, $ZodUnionDef, $ZodUnionInternals, $ZodUnknown, $ZodUnknownDef, $ZodUnknownInternals, $ZodVoid, $ZodVoidDef, $ZodVoidInternals, $ZodXID, $ZodXIDDef, $ZodXIDInternals, $ZodXor, $ZodXorInternals, $catchall, $loose, $partial, $strict, $strip, CheckFn, ConcatenateTupleOfStrings, ConvertPartsToStringTuple, File, ParseContext, ParseContextInternal, ParsePayload, SomeType$1 as SomeType, ToTemplateLiteral, URL_BAD_FORMAT, URL_UNPARSEABLE, _$ZodType, _$ZodTypeInternals, base64Charset, base64urlCharset, canParseURL, clone, getDiscriminatedOption, isValidBase64, isValidBase64URL, isValidCIDRv6, isValidCreditCard, isValidIBAN, isValidIPv6, isValidJWT, mergeValues, parseURLObject, standardProps, stripTabAndNewline, urlHostnameOk, urlProtocolOk, validateURL };
}
interface ParseContext<T extends $ZodIssueBase = never> {
  /** Customize error messages. */
  readonly error?: $ZodErrorMap<T>;
  /** Include the `input` field in issue objects. Default `false`. */
  readonly reportInput?: boolean;
  /** Skip eval-based fast path. Default `false`. */
  readonly jitless?: boolean;
}
/** @internal */
interface ParseContextInternal<T extends $ZodIssueBase = never> extends ParseContext<T> {
  readonly async?: boolean | undefined;
  readonly direction?: "forward" | "backward";
  readonly skipChecks?: boolean;
  /** Set only by `validate`/`validateAsync`. A container may stop before its next child, never inside one, so a map entry and a tuple's fixed items parse whole. */
  readonly abortEarly?: boolean;
}
/** Gives a container cycle support: `attach` wraps its parse, and `alloc` registers the object it builds into before any child is parsed so a reference back to the same input resolves to it. */
interface $ZodMemoizer {
  attach(inst: $ZodType): void;
  guard(inst: $ZodType): void;
  alloc<T extends object>(inst: $ZodType, payload: ParsePayload, empty: T, ctx: ParseContextInternal): T;
}
interface ParsePayload<T = unknown> {
  value: T;
  issues: $ZodRawIssue[];
  /** A way to mark a whole payload as aborted. Used in codecs/pipes. */
  aborted?: boolean;
  /** @internal Set when the value came from a repeat visit to a node still being
   * parsed. Its checks run on the node itself, against the finished value. */
  memo?: boolean | undefined;
}
type CheckFn<T> = (input: ParsePayload<T>) => MaybeAsync<void>;
interface $ZodTypeDef {
  type: "string" | "number" | "int" | "boolean" | "bigint" | "symbol" | "null" | "undefined" | "void" | "never" | "any" | "unknown" | "date" | "object" | "record" | "file" | "array" | "tuple" | "union" | "intersection" | "map" | "set" | "enum" | "literal" | "nullable" | "optional" | "nonoptional" | "success" | "transform" | "default" | "prefault" | "catch" | "nan" | "pipe" | "readonly" | "template_literal" | "promise" | "lazy" | "function" | "custom";
  error?: $ZodErrorMap<never> | undefined;
  checks?: $ZodCheck<never>[];
}
interface _$ZodTypeInternals {
  /** The `@zod/core` version of this schema */
  version: typeof version$1;
  /** Schema definition. */
  def: $ZodTypeDef;
  /** @internal Randomly generated ID for this schema. */
  /** @internal List of deferred initializers. */
  deferred: AnyFunc[] | undefined;
  /** @internal Parses input and runs all checks (refinements). */
  run(payload: ParsePayload<any>, ctx: ParseContextInternal): MaybeAsync<ParsePayload>;
  /** @internal Parses input, doesn't run checks. */
  parse(payload: ParsePayload<any>, ctx: ParseContextInternal): MaybeAsync<ParsePayload>;
  /** @internal  Stores identifiers for the set of traits implemented by this schema. */
  traits: Set<string>;
  /** @internal Indicates that a schema output type should be considered optional inside objects.
   * @default Required
   */
  /** @internal Three rungs, each strictly stronger than the last:
   *   undefined    — required; the container may not omit this slot
   *   "optional"   — the container may omit it; nothing is supplied in its place
   *   "defaulted"  — the container may omit it AND this schema substitutes a value
   * Consumers asking "may the slot be absent?" test `!== undefined`.
   * $ZodOptional asks the stronger question and tests `=== "defaulted"`. */
  optin?: "optional" | "defaulted" | undefined;
  /** @internal */
  optout?: "optional" | undefined;
  /** @internal The set of literal values that will pass validation. Must be an exhaustive set. Used to determine optionality in z.record().
   *
   * Defined on: enum, const, literal, null, undefined
   * Passthrough: optional, nullable, branded, default, catch, pipe
   * Todo: unions?
   */
  values?: PrimitiveSet | undefined;
  /** Default value bubbled up from  */
  /** @internal A set of literal discriminators used for the fast path in discriminated unions. */
  propValues?: PropValues | undefined;
  /** @internal This flag indicates that a schema validation can be represented with a regular expression. Used to determine allowable schemas in z.templateLiteral(). */
  pattern: RegExp | undefined;
  /** @internal The constructor function of this schema. */
  constr: new (def: any) => $ZodType;
  /** @internal A catchall object for bag metadata related to this schema. Commonly modified by checks using `onattach`. */
  bag: Record<string, unknown>;
  /** @internal The set of issues this schema might throw during type checking. */
  isst: $ZodIssueBase;
  /** @internal Subject to change, not a public API. */
  processJSONSchema?: ((ctx: ToJSONSchemaContext, json: BaseSchema, params: ProcessParams) => void) | undefined;
  /** An optional method used to override `toJSONSchema` logic. */
  toJSONSchema?: () => unknown;
  /** @internal The parent of this schema. Only set during certain clone operations. */
  parent?: $ZodType | undefined;
}
/** @internal */
interface $ZodTypeInternals<out O = unknown, out I = unknown> extends _$ZodTypeInternals {
  /** @internal The inferred output type */
  output: O;
  /** @internal The inferred input type */
  input: I;
}
type $ZodStandardSchema<T> = StandardSchemaV1.Props<input$1<T>, output$1<T>>;
type SomeType$1 = {
  _zod: _$ZodTypeInternals;
};
interface $ZodType<O = unknown, I = unknown, Internals extends $ZodTypeInternals<O, I> = $ZodTypeInternals<O, I>> {
  _zod: Internals;
  "~standard": $ZodStandardSchema<this>;
}
interface _$ZodType<T extends $ZodTypeInternals = $ZodTypeInternals> extends $ZodType<T["output"], T["input"], T> {}
declare const $ZodType: $constructor<$ZodType>;
declare function standardProps(inst: $ZodType): StandardSchemaV1.Props<any, any>;
interface $ZodStringDef extends $ZodTypeDef {
  type: "string";
  coerce?: boolean;
  checks?: $ZodCheck<string>[];
}
interface $ZodStringInternals<Input> extends $ZodTypeInternals<string, Input> {
  def: $ZodStringDef;
  /** @deprecated Internal API, use with caution (not deprecated) */
  pattern: RegExp;
  /** @deprecated Internal API, use with caution (not deprecated) */
  isst: $ZodIssueInvalidType;
  bag: LoosePartial<{
    minimum: number;
    maximum: number;
    patterns: Set<RegExp>;
    format: string;
    contentEncoding: string;
    /** the pattern admits strings its `format` keyword forbids, so `toJSONSchema` must not emit it */
    laxFormat: boolean;
  }>;
}
interface $ZodString<Input = unknown> extends _$ZodType<$ZodStringInternals<Input>> {}
declare const $ZodString: $constructor<$ZodString>;
interface $ZodStringFormatDef<Format extends string = string> extends $ZodStringDef, $ZodCheckStringFormatDef<Format> {}
interface $ZodStringFormatInternals<Format extends string = string> extends $ZodStringInternals<string>, $ZodCheckStringFormatInternals {
  def: $ZodStringFormatDef<Format>;
}
interface $ZodStringFormat<Format extends string = string> extends $ZodType {
  _zod: $ZodStringFormatInternals<Format>;
}
declare const $ZodStringFormat: $constructor<$ZodStringFormat>;
interface $ZodGUIDDef extends $ZodStringFormatDef<"guid"> {}
interface $ZodGUIDInternals extends $ZodStringFormatInternals<"guid"> {}
interface $ZodGUID extends $ZodType {
  _zod: $ZodGUIDInternals;
}
declare const $ZodGUID: $constructor<$ZodGUID>;
interface $ZodUUIDDef extends $ZodStringFormatDef<"uuid"> {
  version?: "v1" | "v2" | "v3" | "v4" | "v5" | "v6" | "v7" | "v8";
}
interface $ZodUUIDInternals extends $ZodStringFormatInternals<"uuid"> {
  def: $ZodUUIDDef;
}
interface $ZodUUID extends $ZodType {
  _zod: $ZodUUIDInternals;
}
declare const $ZodUUID: $constructor<$ZodUUID>;
interface $ZodEmailDef extends $ZodStringFormatDef<"email"> {}
interface $ZodEmailInternals extends $ZodStringFormatInternals<"email"> {}
interface $ZodEmail extends $ZodType {
  _zod: $ZodEmailInternals;
}
declare const $ZodEmail: $constructor<$ZodEmail>;
interface $ZodURLDef extends $ZodStringFormatDef<"url"> {
  hostname?: RegExp | undefined;
  protocol?: RegExp | undefined;
  normalize?: boolean | undefined;
}
interface $ZodURLInternals extends $ZodStringFormatInternals<"url"> {
  def: $ZodURLDef;
}
interface $ZodURL extends $ZodType {
  _zod: $ZodURLInternals;
}
/** The `://` guard rejected the input before the URL constructor saw it. */
declare const URL_BAD_FORMAT = 1;
/** The URL parser rejected the input. */
declare const URL_UNPARSEABLE = 2;
declare function canParseURL(input: string): boolean;
declare function validateURL(trimmed: string, def: Pick<$ZodURLDef, "protocol" | "hostname" | "normalize">): URL | true | typeof URL_BAD_FORMAT | typeof URL_UNPARSEABLE;
/** Parses a URL while preserving the non-normalizing HTTP guard. */
declare function parseURLObject(trimmed: string, def: Pick<$ZodURLDef, "protocol" | "normalize">): URL | typeof URL_BAD_FORMAT | typeof URL_UNPARSEABLE;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
declare function stripTabAndNewline(value: string): string;
declare function urlHostnameOk(url: URL, hostname: RegExp): boolean;
declare function urlProtocolOk(url: URL, protocol: RegExp): boolean;
declare const $ZodURL: $constructor<$ZodURL>;
interface $ZodEmojiDef extends $ZodStringFormatDef<"emoji"> {}
interface $ZodEmojiInternals extends $ZodStringFormatInternals<"emoji"> {}
interface $ZodEmoji extends $ZodType {
  _zod: $ZodEmojiInternals;
}
declare const $ZodEmoji: $constructor<$ZodEmoji>;
interface $ZodNanoIDDef extends $ZodStringFormatDef<"nanoid"> {
  length?: number | undefined;
}
interface $ZodNanoIDInternals extends $ZodStringFormatInternals<"nanoid"> {
  def: $ZodNanoIDDef;
}
interface $ZodNanoID extends $ZodType {
  _zod: $ZodNanoIDInternals;
}
declare const $ZodNanoID: $constructor<$ZodNanoID>;
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
interface $ZodCUIDDef extends $ZodStringFormatDef<"cuid"> {}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
interface $ZodCUIDInternals extends $ZodStringFormatInternals<"cuid"> {}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
interface $ZodCUID extends $ZodType {
  _zod: $ZodCUIDInternals;
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
declare const $ZodCUID: $constructor<$ZodCUID>;
interface $ZodCUID2Def extends $ZodStringFormatDef<"cuid2"> {}
interface $ZodCUID2Internals extends $ZodStringFormatInternals<"cuid2"> {}
interface $ZodCUID2 extends $ZodType {
  _zod: $ZodCUID2Internals;
}
declare const $ZodCUID2: $constructor<$ZodCUID2>;
interface $ZodULIDDef extends $ZodStringFormatDef<"ulid"> {}
interface $ZodULIDInternals extends $ZodStringFormatInternals<"ulid"> {}
interface $ZodULID extends $ZodType {
  _zod: $ZodULIDInternals;
}
declare const $ZodULID: $constructor<$ZodULID>;
interface $ZodXIDDef extends $ZodStringFormatDef<"xid"> {}
interface $ZodXIDInternals extends $ZodStringFormatInternals<"xid"> {}
interface $ZodXID extends $ZodType {
  _zod: $ZodXIDInternals;
}
declare const $ZodXID: $constructor<$ZodXID>;
interface $ZodKSUIDDef extends $ZodStringFormatDef<"ksuid"> {}
interface $ZodKSUIDInternals extends $ZodStringFormatInternals<"ksuid"> {}
interface $ZodKSUID extends $ZodType {
  _zod: $ZodKSUIDInternals;
}
declare const $ZodKSUID: $constructor<$ZodKSUID>;
interface $ZodISODateTimeDef extends $ZodStringFormatDef<"datetime"> {
  precision: number | null;
  offset: boolean;
  local: boolean;
}
interface $ZodISODateTimeInternals extends $ZodStringFormatInternals {
  def: $ZodISODateTimeDef;
}
interface $ZodISODateTime extends $ZodType {
  _zod: $ZodISODateTimeInternals;
}
declare const $ZodISODateTime: $constructor<$ZodISODateTime>;
interface $ZodISODateDef extends $ZodStringFormatDef<"date"> {}
interface $ZodISODateInternals extends $ZodStringFormatInternals<"date"> {}
interface $ZodISODate extends $ZodType {
  _zod: $ZodISODateInternals;
}
declare const $ZodISODate: $constructor<$ZodISODate>;
interface $ZodISOTimeDef extends $ZodStringFormatDef<"time"> {
  precision?: number | null;
}
interface $ZodISOTimeInternals extends $ZodStringFormatInternals<"time"> {
  def: $ZodISOTimeDef;
}
interface $ZodISOTime extends $ZodType {
  _zod: $ZodISOTimeInternals;
}
declare const $ZodISOTime: $constructor<$ZodISOTime>;
interface $ZodISODurationDef extends $ZodStringFormatDef<"duration"> {}
interface $ZodISODurationInternals extends $ZodStringFormatInternals<"duration"> {}
interface $ZodISODuration extends $ZodType {
  _zod: $ZodISODurationInternals;
}
declare const $ZodISODuration: $constructor<$ZodISODuration>;
interface $ZodIPv4Def extends $ZodStringFormatDef<"ipv4"> {
  version?: "v4";
}
interface $ZodIPv4Internals extends $ZodStringFormatInternals<"ipv4"> {
  def: $ZodIPv4Def;
}
interface $ZodIPv4 extends $ZodType {
  _zod: $ZodIPv4Internals;
}
declare const $ZodIPv4: $constructor<$ZodIPv4>;
interface $ZodIPv6Def extends $ZodStringFormatDef<"ipv6"> {
  version?: "v6";
}
interface $ZodIPv6Internals extends $ZodStringFormatInternals<"ipv6"> {
  def: $ZodIPv6Def;
}
interface $ZodIPv6 extends $ZodType {
  _zod: $ZodIPv6Internals;
}
declare function isValidIPv6(value: string): boolean;
declare const $ZodIPv6: $constructor<$ZodIPv6>;
interface $ZodMACDef extends $ZodStringFormatDef<"mac"> {
  delimiter?: string;
}
interface $ZodMACInternals extends $ZodStringFormatInternals<"mac"> {
  def: $ZodMACDef;
}
interface $ZodMAC extends $ZodType {
  _zod: $ZodMACInternals;
}
declare const $ZodMAC: $constructor<$ZodMAC>;
interface $ZodCIDRv4Def extends $ZodStringFormatDef<"cidrv4"> {
  version?: "v4";
}
interface $ZodCIDRv4Internals extends $ZodStringFormatInternals<"cidrv4"> {
  def: $ZodCIDRv4Def;
}
interface $ZodCIDRv4 extends $ZodType {
  _zod: $ZodCIDRv4Internals;
}
declare const $ZodCIDRv4: $constructor<$ZodCIDRv4>;
interface $ZodCIDRv6Def extends $ZodStringFormatDef<"cidrv6"> {
  version?: "v6";
}
interface $ZodCIDRv6Internals extends $ZodStringFormatInternals<"cidrv6"> {
  def: $ZodCIDRv6Def;
}
interface $ZodCIDRv6 extends $ZodType {
  _zod: $ZodCIDRv6Internals;
}
declare function isValidCIDRv6(value: string): boolean;
declare const $ZodCIDRv6: $constructor<$ZodCIDRv6>;
declare function isValidBase64(data: string): boolean;
interface $ZodBase64Def extends $ZodStringFormatDef<"base64"> {}
interface $ZodBase64Internals extends $ZodStringFormatInternals<"base64"> {}
interface $ZodBase64 extends $ZodType {
  _zod: $ZodBase64Internals;
}
declare const base64Charset: RegExp;
declare const $ZodBase64: $constructor<$ZodBase64>;
declare const base64urlCharset: RegExp;
declare function isValidBase64URL(data: string): boolean;
interface $ZodBase64URLDef extends $ZodStringFormatDef<"base64url"> {}
interface $ZodBase64URLInternals extends $ZodStringFormatInternals<"base64url"> {}
interface $ZodBase64URL extends $ZodType {
  _zod: $ZodBase64URLInternals;
}
declare const $ZodBase64URL: $constructor<$ZodBase64URL>;
interface $ZodE164Def extends $ZodStringFormatDef<"e164"> {}
interface $ZodE164Internals extends $ZodStringFormatInternals<"e164"> {}
interface $ZodE164 extends $ZodType {
  _zod: $ZodE164Internals;
}
declare const $ZodE164: $constructor<$ZodE164>;
declare function isValidCreditCard(input: string): boolean;
interface $ZodCreditCardDef extends $ZodStringFormatDef<"credit_card"> {}
interface $ZodCreditCardInternals extends $ZodStringFormatInternals<"credit_card"> {
  def: $ZodCreditCardDef;
}
interface $ZodCreditCard extends $ZodType {
  _zod: $ZodCreditCardInternals;
}
declare const $ZodCreditCard: $constructor<$ZodCreditCard>;
declare function isValidIBAN(input: string): boolean;
interface $ZodIBANDef extends $ZodStringFormatDef<"iban"> {}
interface $ZodIBANInternals extends $ZodStringFormatInternals<"iban"> {
  def: $ZodIBANDef;
}
interface $ZodIBAN extends $ZodType {
  _zod: $ZodIBANInternals;
}
declare const $ZodIBAN: $constructor<$ZodIBAN>;
declare function isValidJWT(token: string, algorithm?: JWTAlgorithm | null): boolean;
interface $ZodJWTDef extends $ZodStringFormatDef<"jwt"> {
  alg?: JWTAlgorithm | undefined;
}
interface $ZodJWTInternals extends $ZodStringFormatInternals<"jwt"> {
  def: $ZodJWTDef;
}
interface $ZodJWT extends $ZodType {
  _zod: $ZodJWTInternals;
}
declare const $ZodJWT: $constructor<$ZodJWT>;
interface $ZodCustomStringFormatDef<Format extends string = string> extends $ZodStringFormatDef<Format> {
  fn: (val: string) => unknown;
}
interface $ZodCustomStringFormatInternals<Format extends string = string> extends $ZodStringFormatInternals<Format> {
  def: $ZodCustomStringFormatDef<Format>;
}
interface $ZodCustomStringFormat<Format extends string = string> extends $ZodStringFormat<Format> {
  _zod: $ZodCustomStringFormatInternals<Format>;
}
declare const $ZodCustomStringFormat: $constructor<$ZodCustomStringFormat>;
interface $ZodNumberDef extends $ZodTypeDef {
  type: "number";
  coerce?: boolean;
}
interface $ZodNumberInternals<Input = unknown> extends $ZodTypeInternals<number, Input> {
  def: $ZodNumberDef;
  /** @deprecated Internal API, use with caution (not deprecated) */
  pattern: RegExp;
  /** @deprecated Internal API, use with caution (not deprecated) */
  isst: $ZodIssueInvalidType;
  bag: LoosePartial<{
    minimum: number;
    maximum: number;
    exclusiveMinimum: number;
    exclusiveMaximum: number;
    format: string;
    pattern: RegExp;
  }>;
}
interface $ZodNumber<Input = unknown> extends $ZodType {
  _zod: $ZodNumberInternals<Input>;
}
declare const $ZodNumber: $constructor<$ZodNumber>;
interface $ZodNumberFormatDef<Format extends $ZodNumberFormats = $ZodNumberFormats> extends $ZodNumberDef, $ZodCheckNumberFormatDef<Format> {}
interface $ZodNumberFormatInternals<Format extends $ZodNumberFormats = $ZodNumberFormats> extends $ZodNumberInternals<number>, $ZodCheckNumberFormatInternals<Format> {
  def: $ZodNumberFormatDef<Format>;
  isst: $ZodIssueInvalidType;
}
interface $ZodNumberFormat<Format extends $ZodNumberFormats = $ZodNumberFormats> extends $ZodType {
  _zod: $ZodNumberFormatInternals<Format>;
}
declare const $ZodNumberFormat: $constructor<$ZodNumberFormat>;
interface $ZodBooleanDef extends $ZodTypeDef {
  type: "boolean";
  coerce?: boolean;
  checks?: $ZodCheck<boolean>[];
}
interface $ZodBooleanInternals<T = unknown> extends $ZodTypeInternals<boolean, T> {
  pattern: RegExp;
  def: $ZodBooleanDef;
  isst: $ZodIssueInvalidType;
}
interface $ZodBoolean<T = unknown> extends $ZodType {
  _zod: $ZodBooleanInternals<T>;
}
declare const $ZodBoolean: $constructor<$ZodBoolean>;
interface $ZodBigIntDef extends $ZodTypeDef {
  type: "bigint";
  coerce?: boolean;
}
interface $ZodBigIntInternals<T = unknown> extends $ZodTypeInternals<bigint, T> {
  pattern: RegExp;
  /** @internal Internal API, use with caution */
  def: $ZodBigIntDef;
  isst: $ZodIssueInvalidType;
  bag: LoosePartial<{
    minimum: bigint;
    maximum: bigint;
    format: string;
  }>;
}
interface $ZodBigInt<T = unknown> extends $ZodType {
  _zod: $ZodBigIntInternals<T>;
}
declare const $ZodBigInt: $constructor<$ZodBigInt>;
interface $ZodBigIntFormatDef<Format extends $ZodBigIntFormats = $ZodBigIntFormats> extends $ZodBigIntDef, $ZodCheckBigIntFormatDef<Format> {
  check: "bigint_format";
}
interface $ZodBigIntFormatInternals<Format extends $ZodBigIntFormats = $ZodBigIntFormats> extends $ZodBigIntInternals<bigint>, $ZodCheckBigIntFormatInternals<Format> {
  def: $ZodBigIntFormatDef<Format>;
}
interface $ZodBigIntFormat<Format extends $ZodBigIntFormats = $ZodBigIntFormats> extends $ZodType {
  _zod: $ZodBigIntFormatInternals<Format>;
}
declare const $ZodBigIntFormat: $constructor<$ZodBigIntFormat>;
interface $ZodSymbolDef extends $ZodTypeDef {
  type: "symbol";
}
interface $ZodSymbolInternals extends $ZodTypeInternals<symbol, symbol> {
  def: $ZodSymbolDef;
  isst: $ZodIssueInvalidType;
}
interface $ZodSymbol extends $ZodType {
  _zod: $ZodSymbolInternals;
}
declare const $ZodSymbol: $constructor<$ZodSymbol>;
interface $ZodUndefinedDef extends $ZodTypeDef {
  type: "undefined";
}
interface $ZodUndefinedInternals extends $ZodTypeInternals<undefined, undefined> {
  pattern: RegExp;
  def: $ZodUndefinedDef;
  values: PrimitiveSet;
  isst: $ZodIssueInvalidType;
}
interface $ZodUndefined extends $ZodType {
  _zod: $ZodUndefinedInternals;
}
declare const $ZodUndefined: $constructor<$ZodUndefined>;
interface $ZodNullDef extends $ZodTypeDef {
  type: "null";
}
interface $ZodNullInternals extends $ZodTypeInternals<null, null> {
  pattern: RegExp;
  def: $ZodNullDef;
  values: PrimitiveSet;
  isst: $ZodIssueInvalidType;
}
interface $ZodNull extends $ZodType {
  _zod: $ZodNullInternals;
}
declare const $ZodNull: $constructor<$ZodNull>;
interface $ZodAnyDef extends $ZodTypeDef {
  type: "any";
}
interface $ZodAnyInternals extends $ZodTypeInternals<any, any> {
  def: $ZodAnyDef;
  isst: never;
}
interface $ZodAny extends $ZodType {
  _zod: $ZodAnyInternals;
}
declare const $ZodAny: $constructor<$ZodAny>;
interface $ZodUnknownDef extends $ZodTypeDef {
  type: "unknown";
}
interface $ZodUnknownInternals extends $ZodTypeInternals<unknown, unknown> {
  def: $ZodUnknownDef;
  isst: never;
}
interface $ZodUnknown extends $ZodType {
  _zod: $ZodUnknownInternals;
}
declare const $ZodUnknown: $constructor<$ZodUnknown>;
interface $ZodNeverDef extends $ZodTypeDef {
  type: "never";
}
interface $ZodNeverInternals extends $ZodTypeInternals<never, never> {
  def: $ZodNeverDef;
  isst: $ZodIssueInvalidType;
}
interface $ZodNever extends $ZodType {
  _zod: $ZodNeverInternals;
}
declare const $ZodNever: $constructor<$ZodNever>;
interface $ZodVoidDef extends $ZodTypeDef {
  type: "void";
}
interface $ZodVoidInternals extends $ZodTypeInternals<void, void> {
  def: $ZodVoidDef;
  isst: $ZodIssueInvalidType;
}
interface $ZodVoid extends $ZodType {
  _zod: $ZodVoidInternals;
}
declare const $ZodVoid: $constructor<$ZodVoid>;
interface $ZodDateDef extends $ZodTypeDef {
  type: "date";
  coerce?: boolean;
}
interface $ZodDateInternals<T = unknown> extends $ZodTypeInternals<Date, T> {
  def: $ZodDateDef;
  isst: $ZodIssueInvalidType;
  bag: LoosePartial<{
    minimum: Date;
    maximum: Date;
    format: string;
  }>;
}
interface $ZodDate<T = unknown> extends $ZodType {
  _zod: $ZodDateInternals<T>;
}
declare const $ZodDate: $constructor<$ZodDate>;
interface $ZodArrayDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "array";
  element: T;
}
interface $ZodArrayInternals<T extends SomeType$1 = $ZodType> extends _$ZodTypeInternals {
  def: $ZodArrayDef<T>;
  isst: $ZodIssueInvalidType;
  output: output$1<T>[];
  input: input$1<T>[];
}
interface $ZodArray<T extends SomeType$1 = $ZodType> extends $ZodType<any, any, $ZodArrayInternals<T>> {}
declare const $ZodArray: $constructor<$ZodArray>;
type OptionalOutSchema = {
  _zod: {
    optout: "optional";
  };
};
type OptionalInSchema = {
  _zod: {
    optin: "optional" | "defaulted";
  };
};
type $InferObjectOutput<T extends $ZodLooseShape, Extra extends Record<string, unknown>> = string extends keyof T ? IsAny<T[keyof T]> extends true ? Record<string, unknown> : { [k in string]: output$1<T[keyof T]>; } : keyof (T & Extra) extends never ? Record<string, never> : Prettify<{ -readonly [k in keyof T as T[k] extends OptionalOutSchema ? never : k]: T[k]["_zod"]["output"]; } & { -readonly [k in keyof T as T[k] extends OptionalOutSchema ? k : never]?: T[k]["_zod"]["output"]; } & Extra>;
type $InferObjectInput<T extends $ZodLooseShape, Extra extends Record<string, unknown>> = string extends keyof T ? IsAny<T[keyof T]> extends true ? Record<string, unknown> : { [k in string]: input$1<T[keyof T]>; } : keyof (T & Extra) extends never ? Record<string, never> : Prettify<{ -readonly [k in keyof T as T[k] extends OptionalInSchema ? never : k]: T[k]["_zod"]["input"]; } & { -readonly [k in keyof T as T[k] extends OptionalInSchema ? k : never]?: T[k]["_zod"]["input"]; } & Extra>;
type $ZodObjectConfig = {
  out: Record<string, unknown>;
  in: Record<string, unknown>;
};
type $loose = {
  out: Record<string, unknown>;
  in: Record<string, unknown>;
};
type $strict = {
  out: {};
  in: {};
};
type $strip = {
  out: {};
  in: {};
};
type $catchall<T extends SomeType$1> = {
  out: {
    [k: string]: output$1<T>;
  };
  in: {
    [k: string]: input$1<T>;
  };
};
type $ZodShape = Readonly<{
  [k: string]: $ZodType;
}>;
interface $ZodObjectDef<Shape extends $ZodShape = $ZodShape> extends $ZodTypeDef {
  type: "object";
  shape: Shape;
  catchall?: $ZodType | undefined;
}
interface $ZodObjectInternals<
/** @ts-ignore Cast variance */
out Shape extends $ZodShape = $ZodShape, out Config extends $ZodObjectConfig = $ZodObjectConfig> extends _$ZodTypeInternals {
  def: $ZodObjectDef<Shape>;
  config: Config;
  isst: $ZodIssueInvalidType | $ZodIssueUnrecognizedKeys;
  propValues: PropValues;
  output: $InferObjectOutput<Shape, Config["out"]>;
  input: $InferObjectInput<Shape, Config["in"]>;
  optin?: "optional" | undefined;
  optout?: "optional" | undefined;
}
type $ZodLooseShape = Record<string, any>;
interface $ZodObject<
/** @ts-ignore Cast variance */
out Shape extends Readonly<$ZodShape> = Readonly<$ZodShape>, out Params extends $ZodObjectConfig = $ZodObjectConfig> extends $ZodType<any, any, $ZodObjectInternals<Shape, Params>> {}
declare const $ZodObject: $constructor<$ZodObject>;
declare const $ZodObjectJIT: $constructor<$ZodObject>;
type $InferUnionOutput<T extends SomeType$1> = T extends any ? output$1<T> : never;
type $InferUnionInput<T extends SomeType$1> = T extends any ? input$1<T> : never;
interface $ZodUnionDef<Options extends readonly SomeType$1[] = readonly $ZodType[]> extends $ZodTypeDef {
  type: "union";
  options: Options;
  inclusive?: boolean;
}
type IsOptionalIn<T extends SomeType$1> = T extends OptionalInSchema ? true : false;
type IsOptionalOut<T extends SomeType$1> = T extends OptionalOutSchema ? true : false;
interface $ZodUnionInternals<T extends readonly SomeType$1[] = readonly $ZodType[]> extends _$ZodTypeInternals {
  def: $ZodUnionDef<T>;
  isst: $ZodIssueInvalidUnion;
  pattern: T[number]["_zod"]["pattern"];
  values: T[number]["_zod"]["values"];
  output: $InferUnionOutput<T[number]>;
  input: $InferUnionInput<T[number]>;
  optin: IsOptionalIn<T[number]> extends false ? "optional" | "defaulted" | undefined : "optional" | "defaulted";
  optout: IsOptionalOut<T[number]> extends false ? "optional" | undefined : "optional";
}
interface $ZodUnion<T extends readonly SomeType$1[] = readonly $ZodType[]> extends $ZodType<any, any, $ZodUnionInternals<T>> {
  _zod: $ZodUnionInternals<T>;
}
declare const $ZodUnion: $constructor<$ZodUnion>;
interface $ZodXorInternals<T extends readonly SomeType$1[] = readonly $ZodType[]> extends $ZodUnionInternals<T> {}
interface $ZodXor<T extends readonly SomeType$1[] = readonly $ZodType[]> extends $ZodType<any, any, $ZodXorInternals<T>> {
  _zod: $ZodXorInternals<T>;
}
declare const $ZodXor: $constructor<$ZodXor>;
interface $ZodDiscriminatedUnionDef<Options extends readonly SomeType$1[] = readonly $ZodType[], Disc extends string = string> extends $ZodUnionDef<Options> {
  discriminator: Disc;
  unionFallback?: boolean;
}
interface $ZodDiscriminatedUnionInternals<Options extends readonly SomeType$1[] = readonly $ZodType[], Disc extends string = string> extends $ZodUnionInternals<Options> {
  def: $ZodDiscriminatedUnionDef<Options, Disc>;
  propValues: PropValues;
  bag: LoosePartial<{
    optionsMap: Map<Primitive, $ZodType | null>;
  }>;
}
/** The discriminator values a member of `Options` can declare. An omittable discriminator contributes `undefined`, matching what `propValues` claims for it. */
type $DiscriminatorValue<Options extends readonly SomeType$1[], Disc extends string> = { [I in keyof Options]: Options[I] extends {
  _zod: {
    output: infer Out;
  };
} ? Disc extends keyof Out ? Out[Disc] : never : never; }[number];
/** The member of `Options` that declares `V`. */
type $DiscriminatedOption<Options extends readonly SomeType$1[], Disc extends string, V> = { [I in keyof Options]: Options[I] extends {
  _zod: {
    output: infer Out;
  };
} ? Disc extends keyof Out ? V extends Out[Disc] ? Options[I] : never : never : never; }[number];
/** Returns the option whose discriminator claims `value`, or throws if ambiguous. */
declare function getDiscriminatedOption<Options extends readonly SomeType$1[], Disc extends string, const V extends $DiscriminatorValue<Options, Disc>>(union: $ZodDiscriminatedUnion<Options, Disc>, value: V): $DiscriminatedOption<Options, Disc, V>;
interface $ZodDiscriminatedUnion<Options extends readonly SomeType$1[] = readonly $ZodType[], Disc extends string = string> extends $ZodType {
  _zod: $ZodDiscriminatedUnionInternals<Options, Disc>;
}
declare const $ZodDiscriminatedUnion: $constructor<$ZodDiscriminatedUnion>;
interface $ZodIntersectionDef<Left extends SomeType$1 = $ZodType, Right extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "intersection";
  left: Left;
  right: Right;
}
interface $ZodIntersectionInternals<A extends SomeType$1 = $ZodType, B extends SomeType$1 = $ZodType> extends _$ZodTypeInternals {
  def: $ZodIntersectionDef<A, B>;
  isst: never;
  optin: A["_zod"]["optin"] | B["_zod"]["optin"];
  optout: A["_zod"]["optout"] | B["_zod"]["optout"];
  output: output$1<A> & output$1<B>;
  input: input$1<A> & input$1<B>;
}
interface $ZodIntersection<A extends SomeType$1 = $ZodType, B extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodIntersectionInternals<A, B>;
}
declare const $ZodIntersection: $constructor<$ZodIntersection>;
declare function mergeValues(a: any, b: any): {
  valid: true;
  data: any;
} | {
  valid: false;
  mergeErrorPath: (string | number)[];
};
interface $ZodTupleDef<T extends TupleItems = readonly $ZodType[], Rest extends SomeType$1 | null = $ZodType | null> extends $ZodTypeDef {
  type: "tuple";
  items: T;
  rest: Rest;
}
type $InferTupleInputType<T extends TupleItems, Rest extends SomeType$1 | null> = [...TupleInputTypeWithOptionals<T>, ...(Rest extends SomeType$1 ? input$1<Rest>[] : [])];
type TupleInputTypeNoOptionals<T extends TupleItems> = { [k in keyof T]: input$1<T[k]>; };
type TupleInputTypeWithOptionals<T extends TupleItems> = T extends readonly [...infer Prefix extends SomeType$1[], infer Tail extends SomeType$1] ? Tail["_zod"]["optin"] extends "optional" | "defaulted" ? [...TupleInputTypeWithOptionals<Prefix>, input$1<Tail>?] : TupleInputTypeNoOptionals<T> : [];
type $InferTupleOutputType<T extends TupleItems, Rest extends SomeType$1 | null> = [...TupleOutputTypeWithOptionals<T>, ...(Rest extends SomeType$1 ? output$1<Rest>[] : [])];
type TupleOutputTypeNoOptionals<T extends TupleItems> = { [k in keyof T]: output$1<T[k]>; };
type TupleOutputTypeWithOptionals<T extends TupleItems> = T extends readonly [...infer Prefix extends SomeType$1[], infer Tail extends SomeType$1] ? Tail["_zod"]["optout"] extends "optional" ? [...TupleOutputTypeWithOptionals<Prefix>, output$1<Tail>?] : TupleOutputTypeNoOptionals<T> : [];
interface $ZodTupleInternals<T extends TupleItems = readonly $ZodType[], Rest extends SomeType$1 | null = $ZodType | null> extends _$ZodTypeInternals {
  def: $ZodTupleDef<T, Rest>;
  isst: $ZodIssueInvalidType | $ZodIssueTooBig<unknown[]> | $ZodIssueTooSmall<unknown[]>;
  output: $InferTupleOutputType<T, Rest>;
  input: $InferTupleInputType<T, Rest>;
}
interface $ZodTuple<T extends TupleItems = readonly $ZodType[], Rest extends SomeType$1 | null = $ZodType | null> extends $ZodType {
  _zod: $ZodTupleInternals<T, Rest>;
}
declare const $ZodTuple: $constructor<$ZodTuple>;
type $ZodRecordKey = $ZodType<string | number | symbol, unknown>;
interface $ZodRecordDef<Key extends $ZodRecordKey = $ZodRecordKey, Value extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "record";
  keyType: Key;
  valueType: Value;
  /** @default "strict" - errors on keys not matching keyType. "loose" passes through non-matching keys unchanged. */
  mode?: "strict" | "loose";
  partial?: boolean;
}
type $InferZodRecordOutput<Key extends $ZodRecordKey = $ZodRecordKey, Value extends SomeType$1 = $ZodType> = Key extends $partial ? Partial<Record<output$1<Key>, output$1<Value>>> : Record<output$1<Key>, output$1<Value>>;
type $InferZodRecordInput<Key extends $ZodRecordKey = $ZodRecordKey, Value extends SomeType$1 = $ZodType> = Key extends $partial ? Partial<Record<input$1<Key> & PropertyKey, input$1<Value>>> : [Value] extends [OptionalInSchema] ? Partial<Record<input$1<Key> & PropertyKey, input$1<Value>>> : Record<input$1<Key> & PropertyKey, input$1<Value>>;
interface $ZodRecordInternals<Key extends $ZodRecordKey = $ZodRecordKey, Value extends SomeType$1 = $ZodType> extends $ZodTypeInternals {
  def: $ZodRecordDef<Key, Value>;
  output: $InferZodRecordOutput<Key, Value>;
  input: $InferZodRecordInput<Key, Value>;
  isst: $ZodIssueInvalidType | $ZodIssueInvalidKey<Record<PropertyKey, unknown>>;
  optin?: "optional" | undefined;
  optout?: "optional" | undefined;
}
type $partial = {
  "~~partial": true;
};
interface $ZodRecord<Key extends $ZodRecordKey = $ZodRecordKey, Value extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodRecordInternals<Key, Value>;
}
declare const $ZodRecord: $constructor<$ZodRecord>;
interface $ZodMapDef<Key extends SomeType$1 = $ZodType, Value extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "map";
  keyType: Key;
  valueType: Value;
}
interface $ZodMapInternals<Key extends SomeType$1 = $ZodType, Value extends SomeType$1 = $ZodType> extends $ZodTypeInternals<Map<output$1<Key>, output$1<Value>>, Map<input$1<Key>, input$1<Value>>> {
  def: $ZodMapDef<Key, Value>;
  isst: $ZodIssueInvalidType | $ZodIssueInvalidKey | $ZodIssueInvalidElement<unknown>;
  optin?: "optional" | undefined;
  optout?: "optional" | undefined;
}
interface $ZodMap<Key extends SomeType$1 = $ZodType, Value extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodMapInternals<Key, Value>;
}
declare const $ZodMap: $constructor<$ZodMap>;
interface $ZodSetDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "set";
  valueType: T;
}
interface $ZodSetInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<Set<output$1<T>>, Set<input$1<T>>> {
  def: $ZodSetDef<T>;
  isst: $ZodIssueInvalidType;
  optin?: "optional" | undefined;
  optout?: "optional" | undefined;
}
interface $ZodSet<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodSetInternals<T>;
}
declare const $ZodSet: $constructor<$ZodSet>;
type $InferEnumOutput<T extends EnumLike> = T[keyof T] & {};
type $InferEnumInput<T extends EnumLike> = T[keyof T] & {};
interface $ZodEnumDef<T extends EnumLike = EnumLike> extends $ZodTypeDef {
  type: "enum";
  entries: T;
}
interface $ZodEnumInternals<
/** @ts-ignore Cast variance */
out T extends EnumLike = EnumLike> extends $ZodTypeInternals<$InferEnumOutput<T>, $InferEnumInput<T>> {
  def: $ZodEnumDef<T>;
  /** @deprecated Internal API, use with caution (not deprecated) */
  values: PrimitiveSet;
  /** @deprecated Internal API, use with caution (not deprecated) */
  pattern: RegExp;
  isst: $ZodIssueInvalidValue;
}
interface $ZodEnum<T extends EnumLike = EnumLike> extends $ZodType {
  _zod: $ZodEnumInternals<T>;
}
declare const $ZodEnum: $constructor<$ZodEnum>;
interface $ZodLiteralDef<T extends Literal> extends $ZodTypeDef {
  type: "literal";
  values: T[];
}
interface $ZodLiteralInternals<T extends Literal = Literal> extends $ZodTypeInternals<T, T> {
  def: $ZodLiteralDef<T>;
  values: Set<T>;
  pattern: RegExp;
  isst: $ZodIssueInvalidValue;
}
interface $ZodLiteral<T extends Literal = Literal> extends $ZodType {
  _zod: $ZodLiteralInternals<T>;
}
declare const $ZodLiteral: $constructor<$ZodLiteral>;
type _File = typeof globalThis extends {
  File: infer F extends new (...args: any[]) => any;
} ? InstanceType<F> : {};
/** Do not reference this directly. */
interface File extends _File {
  readonly type: string;
  readonly size: number;
}
interface $ZodFileDef extends $ZodTypeDef {
  type: "file";
}
interface $ZodFileInternals extends $ZodTypeInternals<File, File> {
  def: $ZodFileDef;
  isst: $ZodIssueInvalidType;
  bag: LoosePartial<{
    minimum: number;
    maximum: number;
    mime: MimeTypes[];
  }>;
}
interface $ZodFile extends $ZodType {
  _zod: $ZodFileInternals;
}
declare const $ZodFile: $constructor<$ZodFile>;
interface $ZodTransformDef extends $ZodTypeDef {
  type: "transform";
  transform: (input: unknown, payload: ParsePayload<unknown>) => MaybeAsync<unknown>;
}
interface $ZodTransformInternals<O = unknown, I = unknown> extends $ZodTypeInternals<O, I> {
  def: $ZodTransformDef;
  isst: never;
}
interface $ZodTransform<O = unknown, I = unknown> extends $ZodType {
  _zod: $ZodTransformInternals<O, I>;
}
declare const $ZodTransform: $constructor<$ZodTransform>;
interface $ZodOptionalDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "optional";
  innerType: T;
}
interface $ZodOptionalInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<output$1<T> | undefined, input$1<T> | undefined> {
  def: $ZodOptionalDef<T>;
  optin: "optional" | "defaulted";
  optout: "optional";
  isst: never;
  values: T["_zod"]["values"];
  pattern: T["_zod"]["pattern"];
}
interface $ZodOptional<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodOptionalInternals<T>;
}
declare const $ZodOptional: $constructor<$ZodOptional>;
interface $ZodExactOptionalDef<T extends SomeType$1 = $ZodType> extends $ZodOptionalDef<T> {}
interface $ZodExactOptionalInternals<T extends SomeType$1 = $ZodType> extends $ZodOptionalInternals<T> {
  def: $ZodExactOptionalDef<T>;
  output: output$1<T>;
  input: input$1<T>;
}
interface $ZodExactOptional<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodExactOptionalInternals<T>;
}
declare const $ZodExactOptional: $constructor<$ZodExactOptional>;
interface $ZodNullableDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "nullable";
  innerType: T;
}
interface $ZodNullableInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<output$1<T> | null, input$1<T> | null> {
  def: $ZodNullableDef<T>;
  optin: T["_zod"]["optin"];
  optout: T["_zod"]["optout"];
  isst: never;
  values: T["_zod"]["values"];
  pattern: T["_zod"]["pattern"];
}
interface $ZodNullable<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodNullableInternals<T>;
}
declare const $ZodNullable: $constructor<$ZodNullable>;
interface $ZodDefaultDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "default";
  innerType: T;
  /** The default value. May be a getter. */
  defaultValue: NoUndefined<output$1<T>>;
}
interface $ZodDefaultInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<NoUndefined<output$1<T>>, input$1<T> | undefined> {
  def: $ZodDefaultDef<T>;
  optin: "defaulted";
  optout?: "optional" | undefined;
  isst: never;
  values: T["_zod"]["values"];
}
interface $ZodDefault<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodDefaultInternals<T>;
}
declare const $ZodDefault: $constructor<$ZodDefault>;
interface $ZodPrefaultDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "prefault";
  innerType: T;
  /** The default value. May be a getter. */
  defaultValue: input$1<T>;
}
interface $ZodPrefaultInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<output$1<T>, input$1<T> | undefined> {
  def: $ZodPrefaultDef<T>;
  optin: "defaulted";
  optout?: "optional" | undefined;
  isst: never;
  values: T["_zod"]["values"];
}
interface $ZodPrefault<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodPrefaultInternals<T>;
}
declare const $ZodPrefault: $constructor<$ZodPrefault>;
interface $ZodNonOptionalDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "nonoptional";
  innerType: T;
}
interface $ZodNonOptionalInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<NoUndefined<output$1<T>>, NoUndefined<input$1<T>>> {
  def: $ZodNonOptionalDef<T>;
  isst: $ZodIssueInvalidType;
  values: T["_zod"]["values"];
  optin: "optional" | undefined;
  optout: "optional" | undefined;
}
interface $ZodNonOptional<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodNonOptionalInternals<T>;
}
declare const $ZodNonOptional: $constructor<$ZodNonOptional>;
interface $ZodSuccessDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "success";
  innerType: T;
}
interface $ZodSuccessInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<boolean, input$1<T>> {
  def: $ZodSuccessDef<T>;
  isst: never;
  optin: T["_zod"]["optin"];
  optout: "optional" | undefined;
}
interface $ZodSuccess<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodSuccessInternals<T>;
}
declare const $ZodSuccess: $constructor<$ZodSuccess>;
interface $ZodCatchCtx extends ParsePayload {
  /** @deprecated Use `ctx.issues` */
  error: {
    issues: $ZodIssue[];
  };
  /** @deprecated Use `ctx.value` */
  input: unknown;
}
interface $ZodCatchDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "catch";
  innerType: T;
  catchValue: (ctx: $ZodCatchCtx) => unknown;
}
interface $ZodCatchInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<output$1<T>, input$1<T>> {
  def: $ZodCatchDef<T>;
  optin: T["_zod"]["optin"];
  optout: T["_zod"]["optout"];
  isst: never;
  values: T["_zod"]["values"];
}
interface $ZodCatch<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodCatchInternals<T>;
}
declare const $ZodCatch: $constructor<$ZodCatch>;
interface $ZodNaNDef extends $ZodTypeDef {
  type: "nan";
}
interface $ZodNaNInternals extends $ZodTypeInternals<number, number> {
  def: $ZodNaNDef;
  isst: $ZodIssueInvalidType;
}
interface $ZodNaN extends $ZodType {
  _zod: $ZodNaNInternals;
}
declare const $ZodNaN: $constructor<$ZodNaN>;
interface $ZodPipeDef<A extends SomeType$1 = $ZodType, B extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "pipe";
  in: A;
  out: B;
  /** Only defined inside $ZodCodec instances. */
  transform?: (value: output$1<A>, payload: ParsePayload<output$1<A>>) => MaybeAsync<input$1<B>>;
  /** Only defined inside $ZodCodec instances. */
  reverseTransform?: (value: input$1<B>, payload: ParsePayload<input$1<B>>) => MaybeAsync<output$1<A>>;
}
interface $ZodPipeInternals<A extends SomeType$1 = $ZodType, B extends SomeType$1 = $ZodType> extends $ZodTypeInternals<output$1<B>, input$1<A>> {
  def: $ZodPipeDef<A, B>;
  isst: never;
  values: A["_zod"]["values"];
  optin: A["_zod"]["optin"];
  optout: B["_zod"]["optout"];
  propValues: A["_zod"]["propValues"];
}
interface $ZodPipe<A extends SomeType$1 = $ZodType, B extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodPipeInternals<A, B>;
}
declare const $ZodPipe: $constructor<$ZodPipe>;
interface $ZodCodecDef<A extends SomeType$1 = $ZodType, B extends SomeType$1 = $ZodType> extends $ZodPipeDef<A, B> {
  transform: (value: output$1<A>, payload: ParsePayload<output$1<A>>) => MaybeAsync<input$1<B>>;
  reverseTransform: (value: input$1<B>, payload: ParsePayload<input$1<B>>) => MaybeAsync<output$1<A>>;
}
interface $ZodCodecInternals<A extends SomeType$1 = $ZodType, B extends SomeType$1 = $ZodType> extends $ZodTypeInternals<output$1<B>, input$1<A>> {
  def: $ZodCodecDef<A, B>;
  isst: never;
  values: A["_zod"]["values"];
  optin: A["_zod"]["optin"];
  optout: B["_zod"]["optout"];
  propValues: A["_zod"]["propValues"];
}
interface $ZodCodec<A extends SomeType$1 = $ZodType, B extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodCodecInternals<A, B>;
}
declare const $ZodCodec: $constructor<$ZodCodec>;
interface $ZodPreprocessDef<B extends SomeType$1 = $ZodType, I = unknown> extends $ZodPipeDef<$ZodTransform<unknown, I>, B> {
  in: $ZodTransform<unknown, I>;
  out: B;
}
interface $ZodPreprocessInternals<B extends SomeType$1 = $ZodType, I = unknown> extends $ZodPipeInternals<$ZodTransform<unknown, I>, B> {
  def: $ZodPreprocessDef<B, I>;
  optin: B["_zod"]["optin"];
  optout: B["_zod"]["optout"];
}
interface $ZodPreprocess<B extends SomeType$1 = $ZodType, I = unknown> extends $ZodPipe<$ZodTransform<unknown, I>, B> {
  _zod: $ZodPreprocessInternals<B, I>;
}
declare const $ZodPreprocess: $constructor<$ZodPreprocess>;
interface $ZodReadonlyDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "readonly";
  innerType: T;
}
interface $ZodReadonlyInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<MakeReadonly<output$1<T>>, MakeReadonly<input$1<T>>> {
  def: $ZodReadonlyDef<T>;
  optin: T["_zod"]["optin"];
  optout: T["_zod"]["optout"];
  isst: never;
  propValues: T["_zod"]["propValues"];
  values: T["_zod"]["values"];
}
interface $ZodReadonly<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodReadonlyInternals<T>;
}
declare const $ZodReadonly: $constructor<$ZodReadonly>;
interface $ZodTemplateLiteralDef extends $ZodTypeDef {
  type: "template_literal";
  parts: $ZodTemplateLiteralPart[];
  format?: string | undefined;
}
interface $ZodTemplateLiteralInternals<Template extends string = string> extends $ZodTypeInternals<Template, Template> {
  pattern: RegExp;
  def: $ZodTemplateLiteralDef;
  isst: $ZodIssueInvalidType;
}
interface $ZodTemplateLiteral<Template extends string = string> extends $ZodType {
  _zod: $ZodTemplateLiteralInternals<Template>;
}
type LiteralPart = Exclude<Literal, symbol>;
interface SchemaPartInternals extends $ZodTypeInternals<LiteralPart, LiteralPart> {
  pattern: RegExp;
}
interface SchemaPart extends $ZodType {
  _zod: SchemaPartInternals;
}
type $ZodTemplateLiteralPart = LiteralPart | SchemaPart;
type UndefinedToEmptyString<T> = T extends undefined ? "" : T;
type AppendToTemplateLiteral<Template extends string, Suffix extends LiteralPart | $ZodType> = Suffix extends LiteralPart ? `${Template}${UndefinedToEmptyString<Suffix>}` : Suffix extends $ZodType ? `${Template}${output$1<Suffix> extends (infer T extends LiteralPart) ? UndefinedToEmptyString<T> : never}` : never;
type ConcatenateTupleOfStrings<T extends string[]> = T extends [infer First extends string, ...infer Rest extends string[]] ? Rest extends string[] ? First extends "" ? ConcatenateTupleOfStrings<Rest> : `${First}${ConcatenateTupleOfStrings<Rest>}` : never : "";
type ConvertPartsToStringTuple<Parts extends $ZodTemplateLiteralPart[]> = { [K in keyof Parts]: Parts[K] extends LiteralPart ? `${UndefinedToEmptyString<Parts[K]>}` : Parts[K] extends $ZodType ? `${output$1<Parts[K]> extends (infer T extends LiteralPart) ? UndefinedToEmptyString<T> : never}` : never; };
type ToTemplateLiteral<Parts extends $ZodTemplateLiteralPart[]> = ConcatenateTupleOfStrings<ConvertPartsToStringTuple<Parts>>;
type $PartsToTemplateLiteral<Parts extends $ZodTemplateLiteralPart[]> = [] extends Parts ? `` : Parts extends [...infer Rest, infer Last extends $ZodTemplateLiteralPart] ? Rest extends $ZodTemplateLiteralPart[] ? AppendToTemplateLiteral<$PartsToTemplateLiteral<Rest>, Last> : never : never;
declare const $ZodTemplateLiteral: $constructor<$ZodTemplateLiteral>;
type $ZodFunctionArgs = $ZodType<unknown[], unknown[]>;
type $ZodFunctionIn = $ZodFunctionArgs;
type $ZodFunctionOut = $ZodType;
type $InferInnerFunctionType<Args extends $ZodFunctionIn, Returns extends $ZodFunctionOut> = (...args: $ZodFunctionIn extends Args ? never[] : output$1<Args>) => input$1<Returns>;
type $InferInnerFunctionTypeAsync<Args extends $ZodFunctionIn, Returns extends $ZodFunctionOut> = (...args: $ZodFunctionIn extends Args ? never[] : output$1<Args>) => MaybeAsync<input$1<Returns>>;
type $InferOuterFunctionType<Args extends $ZodFunctionIn, Returns extends $ZodFunctionOut> = (...args: $ZodFunctionIn extends Args ? never[] : input$1<Args>) => output$1<Returns>;
type $InferOuterFunctionTypeAsync<Args extends $ZodFunctionIn, Returns extends $ZodFunctionOut> = (...args: $ZodFunctionIn extends Args ? never[] : input$1<Args>) => Promise<output$1<Returns>>;
interface $ZodFunctionDef<In extends $ZodFunctionIn = $ZodFunctionIn, Out extends $ZodFunctionOut = $ZodFunctionOut> extends $ZodTypeDef {
  type: "function";
  input: In;
  output: Out;
}
interface $ZodFunctionInternals<Args extends $ZodFunctionIn, Returns extends $ZodFunctionOut> extends $ZodTypeInternals<$InferOuterFunctionType<Args, Returns>, $InferInnerFunctionType<Args, Returns>> {
  def: $ZodFunctionDef<Args, Returns>;
  isst: $ZodIssueInvalidType;
}
interface $ZodFunction<Args extends $ZodFunctionIn = $ZodFunctionIn, Returns extends $ZodFunctionOut = $ZodFunctionOut> extends $ZodType<any, any, $ZodFunctionInternals<Args, Returns>> {
  /** @deprecated */
  _def: $ZodFunctionDef<Args, Returns>;
  _input: $InferInnerFunctionType<Args, Returns>;
  _output: $InferOuterFunctionType<Args, Returns>;
  implement<F extends $InferInnerFunctionType<Args, Returns>>(func: F): (...args: Parameters<this["_output"]>) => ReturnType<F> extends ReturnType<this["_output"]> ? ReturnType<F> : ReturnType<this["_output"]>;
  implementAsync<F extends $InferInnerFunctionTypeAsync<Args, Returns>>(func: F): F extends $InferOuterFunctionTypeAsync<Args, Returns> ? F : $InferOuterFunctionTypeAsync<Args, Returns>;
  input<const Items extends TupleItems, const Rest extends $ZodFunctionOut = $ZodFunctionOut>(args: Items, rest?: Rest): $ZodFunction<$ZodTuple<Items, Rest>, Returns>;
  input<NewArgs extends $ZodFunctionIn>(args: NewArgs): $ZodFunction<NewArgs, Returns>;
  input(...args: any[]): $ZodFunction<any, Returns>;
  output<NewReturns extends $ZodType>(output: NewReturns): $ZodFunction<Args, NewReturns>;
}
interface $ZodFunctionParams<I extends $ZodFunctionIn, O extends $ZodType> {
  input?: I;
  output?: O;
}
declare const $ZodFunction: $constructor<$ZodFunction>;
interface $ZodPromiseDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "promise";
  innerType: T;
}
interface $ZodPromiseInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<Promise<output$1<T>>, MaybeAsync<input$1<T>>> {
  def: $ZodPromiseDef<T>;
  isst: never;
}
interface $ZodPromise<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodPromiseInternals<T>;
}
declare const $ZodPromise: $constructor<$ZodPromise>;
interface $ZodLazyDef<T extends SomeType$1 = $ZodType> extends $ZodTypeDef {
  type: "lazy";
  getter: () => T;
}
interface $ZodLazyInternals<T extends SomeType$1 = $ZodType> extends $ZodTypeInternals<output$1<T>, input$1<T>> {
  def: $ZodLazyDef<T>;
  isst: never;
  /** Auto-cached way to retrieve the inner schema */
  innerType: T;
  pattern: T["_zod"]["pattern"];
  propValues: T["_zod"]["propValues"];
  optin: T["_zod"]["optin"];
  optout: T["_zod"]["optout"];
}
interface $ZodLazy<T extends SomeType$1 = $ZodType> extends $ZodType {
  _zod: $ZodLazyInternals<T>;
}
declare const $ZodLazy: $constructor<$ZodLazy>;
interface $ZodCustomDef<O = unknown> extends $ZodTypeDef, $ZodCheckDef {
  type: "custom";
  check: "custom";
  path?: PropertyKey[] | undefined;
  error?: $ZodErrorMap | undefined;
  params?: Record<string, any> | undefined;
  fn: (arg: O) => unknown;
}
interface $ZodCustomInternals<O = unknown, I = unknown> extends $ZodTypeInternals<O, I>, $ZodCheckInternals<O> {
  def: $ZodCustomDef;
  issc: $ZodIssue;
  isst: never;
  bag: LoosePartial<{
    Class: typeof Class$1;
  }>;
}
interface $ZodCustom<O = unknown, I = unknown> extends $ZodType {
  _zod: $ZodCustomInternals<O, I>;
}
declare const $ZodCustom: $constructor<$ZodCustom>;
type $ZodTypes = $ZodString | $ZodNumber | $ZodBigInt | $ZodBoolean | $ZodDate | $ZodSymbol | $ZodUndefined | $ZodNullable | $ZodNull | $ZodAny | $ZodUnknown | $ZodNever | $ZodVoid | $ZodArray | $ZodObject | $ZodUnion | $ZodIntersection | $ZodTuple | $ZodRecord | $ZodMap | $ZodSet | $ZodLiteral | $ZodEnum | $ZodFunction | $ZodPromise | $ZodLazy | $ZodOptional | $ZodDefault | $ZodPrefault | $ZodTemplateLiteral | $ZodCustom | $ZodTransform | $ZodNonOptional | $ZodReadonly | $ZodNaN | $ZodPipe | $ZodSuccess | $ZodCatch | $ZodFile;
type $ZodStringFormatTypes = $ZodGUID | $ZodUUID | $ZodEmail | $ZodURL | $ZodEmoji | $ZodNanoID | $ZodCUID | $ZodCUID2 | $ZodULID | $ZodXID | $ZodKSUID | $ZodISODateTime | $ZodISODate | $ZodISOTime | $ZodISODuration | $ZodIPv4 | $ZodIPv6 | $ZodMAC | $ZodCIDRv4 | $ZodCIDRv6 | $ZodBase64 | $ZodBase64URL | $ZodE164 | $ZodCreditCard | $ZodIBAN | $ZodJWT | $ZodCustomStringFormat<"hex"> | $ZodCustomStringFormat<HashFormat> | $ZodCustomStringFormat<"hostname"> | $ZodCustomStringFormat<"currency_code">;
declare namespace checks_d_exports {
  export { $ZodBigIntFormats, $ZodCheck, $ZodCheckBigIntFormat, $ZodCheckBigIntFormatDef, $ZodCheckBigIntFormatInternals, $ZodCheckDef, $ZodCheckEndsWith, $ZodCheckEndsWithDef, $ZodCheckEndsWithInternals, $ZodCheckGreaterThan, $ZodCheckGreaterThanDef, $ZodCheckGreaterThanInternals, $ZodCheckIncludes, $ZodCheckIncludesDef, $ZodCheckIncludesInternals, $ZodCheckInternals, $ZodCheckLengthEquals, $ZodCheckLengthEqualsDef, $ZodCheckLengthEqualsInternals, $ZodCheckLessThan, $ZodCheckLessThanDef, $ZodCheckLessThanInternals, $ZodCheckLowerCase, $ZodCheckLowerCaseDef, $ZodCheckLowerCaseInternals, $ZodCheckMaxLength, $ZodCheckMaxLengthDef, $ZodCheckMaxLengthInternals, $ZodCheckMaxSize, $ZodCheckMaxSizeDef, $ZodCheckMaxSizeInternals, $ZodCheckMimeType, $ZodCheckMimeTypeDef, $ZodCheckMimeTypeInternals, $ZodCheckMinLength, $ZodCheckMinLengthDef, $ZodCheckMinLengthInternals, $ZodCheckMinSize, $ZodCheckMinSizeDef, $ZodCheckMinSizeInternals, $ZodCheckMultipleOf, $ZodCheckMultipleOfDef, $ZodCheckMultipleOfInternals, $ZodCheckNumberFormat, $ZodCheckNumberFormatDef, $ZodCheckNumberFormatInternals, $ZodCheckOverwrite, $ZodCheckOverwriteDef, $ZodCheckOverwriteInternals, $ZodCheckProperties, $ZodCheckPropertiesDef, $ZodCheckPropertiesInput, $ZodCheckPropertiesInternals, $ZodCheckProperty, $ZodCheckPropertyDef, $ZodCheckPropertyInternals, $ZodCheckRegex, $ZodCheckRegexDef, $ZodCheckRegexInternals, $ZodCheckSizeEquals, $ZodCheckSizeEqualsDef, $ZodCheckSizeEqualsInternals, $ZodCheckStartsWith, $ZodCheckStartsWithDef, $ZodCheckStartsWithInternals, $ZodCheckStringFormat, $ZodCheckStringFormatDef, $ZodCheckStringFormatInternals, $ZodCheckUpperCase, $ZodCheckUpperCaseDef, $ZodCheckUpperCaseInternals, $ZodChecks, $ZodNumberFormats, $ZodStringFormatChecks, $ZodStringFormats };
}
interface $ZodCheckDef {
  check: string;
  error?: $ZodErrorMap<never> | undefined;
  /** If true, no later checks will be executed if this check fails. Default `false`. */
  abort?: boolean | undefined;
  /** If provided, the check runs only when this returns `true`. By default, it is skipped if prior parsing produced aborting issues. */
  when?: ((payload: ParsePayload) => boolean) | undefined;
}
interface $ZodCheckInternals<T> {
  def: $ZodCheckDef;
  /** The set of issues this check might throw. */
  issc?: $ZodIssueBase;
  check(payload: ParsePayload<T>): MaybeAsync<void>;
  onattach: ((schema: $ZodType) => void)[];
}
interface $ZodCheck<in T = never> {
  _zod: $ZodCheckInternals<T>;
}
declare const $ZodCheck: $constructor<$ZodCheck<any>>;
interface $ZodCheckLessThanDef extends $ZodCheckDef {
  check: "less_than";
  value: Numeric;
  inclusive: boolean;
}
interface $ZodCheckLessThanInternals<T extends Numeric = Numeric> extends $ZodCheckInternals<T> {
  def: $ZodCheckLessThanDef;
  issc: $ZodIssueTooBig<T>;
}
interface $ZodCheckLessThan<T extends Numeric = Numeric> extends $ZodCheck<T> {
  _zod: $ZodCheckLessThanInternals<T>;
}
declare const $ZodCheckLessThan: $constructor<$ZodCheckLessThan>;
interface $ZodCheckGreaterThanDef extends $ZodCheckDef {
  check: "greater_than";
  value: Numeric;
  inclusive: boolean;
}
interface $ZodCheckGreaterThanInternals<T extends Numeric = Numeric> extends $ZodCheckInternals<T> {
  def: $ZodCheckGreaterThanDef;
  issc: $ZodIssueTooSmall<T>;
}
interface $ZodCheckGreaterThan<T extends Numeric = Numeric> extends $ZodCheck<T> {
  _zod: $ZodCheckGreaterThanInternals<T>;
}
declare const $ZodCheckGreaterThan: $constructor<$ZodCheckGreaterThan>;
interface $ZodCheckMultipleOfDef<T extends number | bigint = number | bigint> extends $ZodCheckDef {
  check: "multiple_of";
  value: T;
}
interface $ZodCheckMultipleOfInternals<T extends number | bigint = number | bigint> extends $ZodCheckInternals<T> {
  def: $ZodCheckMultipleOfDef<T>;
  issc: $ZodIssueNotMultipleOf;
}
interface $ZodCheckMultipleOf<T extends number | bigint = number | bigint> extends $ZodCheck<T> {
  _zod: $ZodCheckMultipleOfInternals<T>;
}
declare const $ZodCheckMultipleOf: $constructor<$ZodCheckMultipleOf<number | bigint>>;
type $ZodNumberFormats = "int32" | "uint32" | "float32" | "float64" | "safeint";
interface $ZodCheckNumberFormatDef<Format extends $ZodNumberFormats = $ZodNumberFormats> extends $ZodCheckDef {
  check: "number_format";
  format: Format;
}
interface $ZodCheckNumberFormatInternals<Format extends $ZodNumberFormats = $ZodNumberFormats> extends $ZodCheckInternals<number> {
  def: $ZodCheckNumberFormatDef<Format>;
  issc: $ZodIssueInvalidType | $ZodIssueTooBig<"number"> | $ZodIssueTooSmall<"number">;
}
interface $ZodCheckNumberFormat<Format extends $ZodNumberFormats = $ZodNumberFormats> extends $ZodCheck<number> {
  _zod: $ZodCheckNumberFormatInternals<Format>;
}
declare const $ZodCheckNumberFormat: $constructor<$ZodCheckNumberFormat>;
type $ZodBigIntFormats = "int64" | "uint64";
interface $ZodCheckBigIntFormatDef<Format extends $ZodBigIntFormats = $ZodBigIntFormats> extends $ZodCheckDef {
  check: "bigint_format";
  format: Format;
}
interface $ZodCheckBigIntFormatInternals<Format extends $ZodBigIntFormats = $ZodBigIntFormats> extends $ZodCheckInternals<bigint> {
  def: $ZodCheckBigIntFormatDef<Format>;
  issc: $ZodIssueTooBig<"bigint"> | $ZodIssueTooSmall<"bigint">;
}
interface $ZodCheckBigIntFormat<Format extends $ZodBigIntFormats = $ZodBigIntFormats> extends $ZodCheck<bigint> {
  _zod: $ZodCheckBigIntFormatInternals<Format>;
}
declare const $ZodCheckBigIntFormat: $constructor<$ZodCheckBigIntFormat>;
interface $ZodCheckMaxSizeDef extends $ZodCheckDef {
  check: "max_size";
  maximum: number;
}
interface $ZodCheckMaxSizeInternals<T extends HasSize = HasSize> extends $ZodCheckInternals<T> {
  def: $ZodCheckMaxSizeDef;
  issc: $ZodIssueTooBig<T>;
}
interface $ZodCheckMaxSize<T extends HasSize = HasSize> extends $ZodCheck<T> {
  _zod: $ZodCheckMaxSizeInternals<T>;
}
declare const $ZodCheckMaxSize: $constructor<$ZodCheckMaxSize>;
interface $ZodCheckMinSizeDef extends $ZodCheckDef {
  check: "min_size";
  minimum: number;
}
interface $ZodCheckMinSizeInternals<T extends HasSize = HasSize> extends $ZodCheckInternals<T> {
  def: $ZodCheckMinSizeDef;
  issc: $ZodIssueTooSmall<T>;
}
interface $ZodCheckMinSize<T extends HasSize = HasSize> extends $ZodCheck<T> {
  _zod: $ZodCheckMinSizeInternals<T>;
}
declare const $ZodCheckMinSize: $constructor<$ZodCheckMinSize>;
interface $ZodCheckSizeEqualsDef extends $ZodCheckDef {
  check: "size_equals";
  size: number;
}
interface $ZodCheckSizeEqualsInternals<T extends HasSize = HasSize> extends $ZodCheckInternals<T> {
  def: $ZodCheckSizeEqualsDef;
  issc: $ZodIssueTooBig<T> | $ZodIssueTooSmall<T>;
}
interface $ZodCheckSizeEquals<T extends HasSize = HasSize> extends $ZodCheck<T> {
  _zod: $ZodCheckSizeEqualsInternals<T>;
}
declare const $ZodCheckSizeEquals: $constructor<$ZodCheckSizeEquals>;
interface $ZodCheckMaxLengthDef extends $ZodCheckDef {
  check: "max_length";
  maximum: number;
}
interface $ZodCheckMaxLengthInternals<T extends HasLength = HasLength> extends $ZodCheckInternals<T> {
  def: $ZodCheckMaxLengthDef;
  issc: $ZodIssueTooBig<T>;
}
interface $ZodCheckMaxLength<T extends HasLength = HasLength> extends $ZodCheck<T> {
  _zod: $ZodCheckMaxLengthInternals<T>;
}
declare const $ZodCheckMaxLength: $constructor<$ZodCheckMaxLength>;
interface $ZodCheckMinLengthDef extends $ZodCheckDef {
  check: "min_length";
  minimum: number;
}
interface $ZodCheckMinLengthInternals<T extends HasLength = HasLength> extends $ZodCheckInternals<T> {
  def: $ZodCheckMinLengthDef;
  issc: $ZodIssueTooSmall<T>;
}
interface $ZodCheckMinLength<T extends HasLength = HasLength> extends $ZodCheck<T> {
  _zod: $ZodCheckMinLengthInternals<T>;
}
declare const $ZodCheckMinLength: $constructor<$ZodCheckMinLength>;
interface $ZodCheckLengthEqualsDef extends $ZodCheckDef {
  check: "length_equals";
  length: number;
}
interface $ZodCheckLengthEqualsInternals<T extends HasLength = HasLength> extends $ZodCheckInternals<T> {
  def: $ZodCheckLengthEqualsDef;
  issc: $ZodIssueTooBig<T> | $ZodIssueTooSmall<T>;
}
interface $ZodCheckLengthEquals<T extends HasLength = HasLength> extends $ZodCheck<T> {
  _zod: $ZodCheckLengthEqualsInternals<T>;
}
declare const $ZodCheckLengthEquals: $constructor<$ZodCheckLengthEquals>;
type $ZodStringFormats = "email" | "url" | "emoji" | "uuid" | "guid" | "nanoid" | "cuid" | "cuid2" | "ulid" | "xid" | "ksuid" | "datetime" | "date" | "time" | "duration" | "ipv4" | "ipv6" | "cidrv4" | "cidrv6" | "base64" | "base64url" | "json_string" | "e164" | "credit_card" | "iban" | "lowercase" | "uppercase" | "regex" | "jwt" | "starts_with" | "ends_with" | "includes";
interface $ZodCheckStringFormatDef<Format extends string = string> extends $ZodCheckDef {
  check: "string_format";
  format: Format;
  pattern?: RegExp | undefined;
}
interface $ZodCheckStringFormatInternals extends $ZodCheckInternals<string> {
  def: $ZodCheckStringFormatDef;
  issc: $ZodIssueInvalidStringFormat;
}
interface $ZodCheckStringFormat extends $ZodCheck<string> {
  _zod: $ZodCheckStringFormatInternals;
}
declare const $ZodCheckStringFormat: $constructor<$ZodCheckStringFormat>;
interface $ZodCheckRegexDef extends $ZodCheckStringFormatDef {
  format: "regex";
  pattern: RegExp;
}
interface $ZodCheckRegexInternals extends $ZodCheckInternals<string> {
  def: $ZodCheckRegexDef;
  issc: $ZodIssueInvalidStringFormat;
}
interface $ZodCheckRegex extends $ZodCheck<string> {
  _zod: $ZodCheckRegexInternals;
}
declare const $ZodCheckRegex: $constructor<$ZodCheckRegex>;
interface $ZodCheckLowerCaseDef extends $ZodCheckStringFormatDef<"lowercase"> {}
interface $ZodCheckLowerCaseInternals extends $ZodCheckInternals<string> {
  def: $ZodCheckLowerCaseDef;
  issc: $ZodIssueInvalidStringFormat;
}
interface $ZodCheckLowerCase extends $ZodCheck<string> {
  _zod: $ZodCheckLowerCaseInternals;
}
declare const $ZodCheckLowerCase: $constructor<$ZodCheckLowerCase>;
interface $ZodCheckUpperCaseDef extends $ZodCheckStringFormatDef<"uppercase"> {}
interface $ZodCheckUpperCaseInternals extends $ZodCheckInternals<string> {
  def: $ZodCheckUpperCaseDef;
  issc: $ZodIssueInvalidStringFormat;
}
interface $ZodCheckUpperCase extends $ZodCheck<string> {
  _zod: $ZodCheckUpperCaseInternals;
}
declare const $ZodCheckUpperCase: $constructor<$ZodCheckUpperCase>;
interface $ZodCheckIncludesDef extends $ZodCheckStringFormatDef<"includes"> {
  includes: string;
  position?: number | undefined;
}
interface $ZodCheckIncludesInternals extends $ZodCheckInternals<string> {
  def: $ZodCheckIncludesDef;
  issc: $ZodIssueInvalidStringFormat;
}
interface $ZodCheckIncludes extends $ZodCheck<string> {
  _zod: $ZodCheckIncludesInternals;
}
declare const $ZodCheckIncludes: $constructor<$ZodCheckIncludes>;
interface $ZodCheckStartsWithDef extends $ZodCheckStringFormatDef<"starts_with"> {
  prefix: string;
}
interface $ZodCheckStartsWithInternals extends $ZodCheckInternals<string> {
  def: $ZodCheckStartsWithDef;
  issc: $ZodIssueInvalidStringFormat;
}
interface $ZodCheckStartsWith extends $ZodCheck<string> {
  _zod: $ZodCheckStartsWithInternals;
}
declare const $ZodCheckStartsWith: $constructor<$ZodCheckStartsWith>;
interface $ZodCheckEndsWithDef extends $ZodCheckStringFormatDef<"ends_with"> {
  suffix: string;
}
interface $ZodCheckEndsWithInternals extends $ZodCheckInternals<string> {
  def: $ZodCheckEndsWithDef;
  issc: $ZodIssueInvalidStringFormat;
}
interface $ZodCheckEndsWith extends $ZodCheckInternals<string> {
  _zod: $ZodCheckEndsWithInternals;
}
declare const $ZodCheckEndsWith: $constructor<$ZodCheckEndsWith>;
interface $ZodCheckPropertyDef extends $ZodCheckDef {
  check: "property";
  property: string;
  schema: $ZodType;
}
interface $ZodCheckPropertyInternals<T extends object = object> extends $ZodCheckInternals<T> {
  def: $ZodCheckPropertyDef;
  issc: $ZodIssue;
}
interface $ZodCheckProperty<T extends object = object> extends $ZodCheck<T> {
  _zod: $ZodCheckPropertyInternals<T>;
}
declare const $ZodCheckProperty: $constructor<$ZodCheckProperty>;
interface $ZodCheckPropertiesDef<Shape extends $ZodShape = $ZodShape> extends $ZodCheckDef {
  check: "properties";
  shape: Shape;
}
type $ZodCheckPropertiesInput<Shape extends $ZodShape = $ZodShape> = { -readonly [k in keyof Shape]: Widen<input$1<Shape[k]>>; };
interface $ZodCheckPropertiesInternals<Shape extends $ZodShape = $ZodShape> extends $ZodCheckInternals<$ZodCheckPropertiesInput<Shape>> {
  def: $ZodCheckPropertiesDef<Shape>;
  issc: $ZodIssue;
}
interface $ZodCheckProperties<Shape extends $ZodShape = $ZodShape> extends $ZodCheck<$ZodCheckPropertiesInput<Shape>> {
  _zod: $ZodCheckPropertiesInternals<Shape>;
  [Symbol.iterator](): Iterator<this>;
}
declare const $ZodCheckProperties: $constructor<$ZodCheckProperties>;
interface $ZodCheckMimeTypeDef extends $ZodCheckDef {
  check: "mime_type";
  mime: MimeTypes[];
}
interface $ZodCheckMimeTypeInternals<T extends File = File> extends $ZodCheckInternals<T> {
  def: $ZodCheckMimeTypeDef;
  issc: $ZodIssueInvalidValue;
}
interface $ZodCheckMimeType<T extends File = File> extends $ZodCheck<T> {
  _zod: $ZodCheckMimeTypeInternals<T>;
}
declare const $ZodCheckMimeType: $constructor<$ZodCheckMimeType>;
interface $ZodCheckOverwriteDef<T = unknown> extends $ZodCheckDef {
  check: "overwrite";
  tx(value: T): T;
}
interface $ZodCheckOverwriteInternals<T = unknown> extends $ZodCheckInternals<T> {
  def: $ZodCheckOverwriteDef<T>;
  issc: never;
}
interface $ZodCheckOverwrite<T = unknown> extends $ZodCheck<T> {
  _zod: $ZodCheckOverwriteInternals<T>;
}
declare const $ZodCheckOverwrite: $constructor<$ZodCheckOverwrite>;
type $ZodChecks = $ZodCheckLessThan | $ZodCheckGreaterThan | $ZodCheckMultipleOf | $ZodCheckNumberFormat | $ZodCheckBigIntFormat | $ZodCheckMaxSize | $ZodCheckMinSize | $ZodCheckSizeEquals | $ZodCheckMaxLength | $ZodCheckMinLength | $ZodCheckLengthEquals | $ZodCheckStringFormat | $ZodCheckProperty | $ZodCheckMimeType | $ZodCheckOverwrite;
type $ZodStringFormatChecks = $ZodCheckRegex | $ZodCheckLowerCase | $ZodCheckUpperCase | $ZodCheckIncludes | $ZodCheckStartsWith | $ZodCheckEndsWith | $ZodStringFormatTypes;
declare namespace errors_d_exports {
  export { $ZodError, $ZodErrorMap, $ZodErrorTree, $ZodFlattenedError, $ZodFormattedError, $ZodInternalIssue, $ZodInvalidTypeExpected, $ZodIssue, $ZodIssueBase, $ZodIssueCode, $ZodIssueCustom, $ZodIssueInvalidElement, $ZodIssueInvalidKey, $ZodIssueInvalidStringFormat, $ZodIssueInvalidType, $ZodIssueInvalidUnion, $ZodIssueInvalidValue, $ZodIssueNotMultipleOf, $ZodIssueStringCommonFormats, $ZodIssueStringEndsWith, $ZodIssueStringIncludes, $ZodIssueStringInvalidJWT, $ZodIssueStringInvalidRegex, $ZodIssueStringStartsWith, $ZodIssueTooBig, $ZodIssueTooSmall, $ZodIssueUnrecognizedKeys, $ZodRawIssue, $ZodRealError, $ZodStringFormatIssues, flattenError, formatError, prettifyError, toDotPath, treeifyError };
}
interface $ZodIssueBase {
  readonly code?: string;
  readonly input?: unknown;
  readonly path: PropertyKey[];
  readonly message: string;
}
type $ZodInvalidTypeExpected = "string" | "number" | "int" | "boolean" | "bigint" | "symbol" | "undefined" | "null" | "never" | "void" | "date" | "array" | "object" | "tuple" | "record" | "map" | "set" | "file" | "nonoptional" | "nan" | "function" | (string & {});
interface $ZodIssueInvalidType<Input = unknown> extends $ZodIssueBase {
  readonly code: "invalid_type";
  readonly expected: $ZodInvalidTypeExpected;
  readonly input?: Input;
}
interface $ZodIssueTooBig<Input = unknown> extends $ZodIssueBase {
  readonly code: "too_big";
  readonly origin: "number" | "int" | "bigint" | "date" | "string" | "array" | "set" | "file" | (string & {});
  readonly maximum: number | bigint;
  readonly inclusive?: boolean;
  readonly exact?: boolean;
  readonly input?: Input;
}
interface $ZodIssueTooSmall<Input = unknown> extends $ZodIssueBase {
  readonly code: "too_small";
  readonly origin: "number" | "int" | "bigint" | "date" | "string" | "array" | "set" | "file" | (string & {});
  readonly minimum: number | bigint;
  /** True if the allowable range includes the minimum */
  readonly inclusive?: boolean;
  /** True if the allowed value is fixed (e.g.` z.length(5)`), not a range (`z.minLength(5)`) */
  readonly exact?: boolean;
  readonly input?: Input;
}
interface $ZodIssueInvalidStringFormat extends $ZodIssueBase {
  readonly code: "invalid_format";
  readonly format: $ZodStringFormats | (string & {});
  readonly pattern?: string;
  readonly input?: string;
}
interface $ZodIssueNotMultipleOf<Input extends number | bigint = number | bigint> extends $ZodIssueBase {
  readonly code: "not_multiple_of";
  readonly divisor: number;
  readonly input?: Input;
}
interface $ZodIssueUnrecognizedKeys extends $ZodIssueBase {
  readonly code: "unrecognized_keys";
  readonly keys: string[];
  readonly input?: Record<string, unknown>;
}
interface $ZodIssueInvalidUnionNoMatch extends $ZodIssueBase {
  readonly code: "invalid_union";
  readonly errors: $ZodIssue[][];
  readonly input?: unknown;
  readonly discriminator?: string | undefined;
  readonly options?: Primitive[];
  readonly inclusive?: true;
}
interface $ZodIssueInvalidUnionMultipleMatch extends $ZodIssueBase {
  readonly code: "invalid_union";
  readonly errors: [];
  readonly input?: unknown;
  readonly discriminator?: string | undefined;
  readonly inclusive: false;
  /** Indices of the options that matched */
  readonly matches: number[];
}
type $ZodIssueInvalidUnion = $ZodIssueInvalidUnionNoMatch | $ZodIssueInvalidUnionMultipleMatch;
interface $ZodIssueInvalidKey<Input = unknown> extends $ZodIssueBase {
  readonly code: "invalid_key";
  readonly origin: "map" | "record";
  readonly issues: $ZodIssue[];
  readonly input?: Input;
}
interface $ZodIssueInvalidElement<Input = unknown> extends $ZodIssueBase {
  readonly code: "invalid_element";
  readonly origin: "map" | "set";
  readonly key: unknown;
  readonly issues: $ZodIssue[];
  readonly input?: Input;
}
interface $ZodIssueInvalidValue<Input = unknown> extends $ZodIssueBase {
  readonly code: "invalid_value";
  readonly values: Primitive[];
  readonly input?: Input;
}
interface $ZodIssueCustom extends $ZodIssueBase {
  readonly code: "custom";
  readonly params?: Record<string, any> | undefined;
  readonly input?: unknown;
}
interface $ZodIssueStringCommonFormats extends $ZodIssueInvalidStringFormat {
  format: Exclude<$ZodStringFormats, "regex" | "jwt" | "starts_with" | "ends_with" | "includes">;
}
interface $ZodIssueStringInvalidRegex extends $ZodIssueInvalidStringFormat {
  format: "regex";
  pattern: string;
}
interface $ZodIssueStringInvalidJWT extends $ZodIssueInvalidStringFormat {
  format: "jwt";
  algorithm?: string;
}
interface $ZodIssueStringStartsWith extends $ZodIssueInvalidStringFormat {
  format: "starts_with";
  prefix: string;
}
interface $ZodIssueStringEndsWith extends $ZodIssueInvalidStringFormat {
  format: "ends_with";
  suffix: string;
}
interface $ZodIssueStringIncludes extends $ZodIssueInvalidStringFormat {
  format: "includes";
  includes: string;
}
type $ZodStringFormatIssues = $ZodIssueStringCommonFormats | $ZodIssueStringInvalidRegex | $ZodIssueStringInvalidJWT | $ZodIssueStringStartsWith | $ZodIssueStringEndsWith | $ZodIssueStringIncludes;
type $ZodIssue = $ZodIssueInvalidType | $ZodIssueTooBig | $ZodIssueTooSmall | $ZodIssueInvalidStringFormat | $ZodIssueNotMultipleOf | $ZodIssueUnrecognizedKeys | $ZodIssueInvalidUnion | $ZodIssueInvalidKey | $ZodIssueInvalidElement | $ZodIssueInvalidValue | $ZodIssueCustom;
type $ZodIssueCode = $ZodIssue["code"];
type $ZodInternalIssue<T extends $ZodIssueBase = $ZodIssue> = T extends any ? RawIssue$1<T> : never;
type RawIssue$1<T extends $ZodIssueBase> = T extends any ? Flatten<MakePartial<T, "message" | "path"> & {
  /** The input data */
  readonly input: unknown;
  /** The schema or check that originated this issue. */
  readonly inst?: $ZodType | $ZodCheck;
  /** The schema that owns the issue. Equal to `inst` when a schema originated the issue, and the schema the check was attached to when a check did. */
  readonly schema?: $ZodType | undefined;
  /** If `true`, Zod will continue executing checks/refinements after this issue. */
  readonly continue?: boolean | undefined;
} & Record<string, unknown>> : never;
type $ZodRawIssue<T extends $ZodIssueBase = $ZodIssue> = $ZodInternalIssue<T>;
interface $ZodErrorMap<T extends $ZodIssueBase = $ZodIssue> {
  (issue: $ZodRawIssue<T>): {
    message: string;
  } | string | undefined | null;
}
interface $ZodError<T = unknown> extends Error {
  type: T;
  issues: $ZodIssue[];
  _zod: {
    output: T;
    def: $ZodIssue[];
  };
  stack?: string;
  name: string;
}
declare const $ZodError: $constructor<$ZodError>;
interface $ZodRealError<T = any> extends $ZodError<T> {}
declare const $ZodRealError: $constructor<$ZodRealError>;
type $ZodFlattenedError<T, U = string> = _FlattenedError<T, U>;
type _FlattenedError<T, U = string> = {
  formErrors: U[];
  fieldErrors: { [P in keyof T]?: U[]; };
};
declare function flattenError<T>(error: $ZodError<T>): _FlattenedError<T>;
declare function flattenError<T, U>(error: $ZodError<T>, mapper?: (issue: $ZodIssue) => U): _FlattenedError<T, U>;
type _ZodFormattedError<T, U = string> = T extends [any, ...any[]] ? { [K in keyof T]?: $ZodFormattedError<T[K], U>; } : T extends any[] ? {
  [k: number]: $ZodFormattedError<T[number], U>;
} : T extends object ? Flatten<{ [K in keyof T]?: $ZodFormattedError<T[K], U>; }> : any;
type $ZodFormattedError<T, U = string> = {
  _errors: U[];
} & Flatten<_ZodFormattedError<T, U>>;
declare function formatError<T>(error: $ZodError<T>): $ZodFormattedError<T>;
declare function formatError<T, U>(error: $ZodError<T>, mapper?: (issue: $ZodIssue) => U): $ZodFormattedError<T, U>;
type $ZodErrorTree<T, U = string> = T extends Primitive ? {
  errors: U[];
} : T extends [any, ...any[]] ? {
  errors: U[];
  items?: { [K in keyof T]?: $ZodErrorTree<T[K], U>; };
} : T extends any[] ? {
  errors: U[];
  items?: Array<$ZodErrorTree<T[number], U>>;
} : T extends object ? {
  errors: U[];
  properties?: { [K in keyof T]?: $ZodErrorTree<T[K], U>; };
} : {
  errors: U[];
};
declare function treeifyError<T>(error: $ZodError<T>): $ZodErrorTree<T>;
declare function treeifyError<T, U>(error: $ZodError<T>, mapper?: (issue: $ZodIssue) => U): $ZodErrorTree<T, U>;
/** Format a ZodError as a human-readable string in the following form.
 *
 * From
 *
 * ```ts
 * ZodError {
 *   issues: [
 *     {
 *       expected: 'string',
 *       code: 'invalid_type',
 *       path: [ 'username' ],
 *       message: 'Invalid input: expected string'
 *     },
 *     {
 *       expected: 'number',
 *       code: 'invalid_type',
 *       path: [ 'favoriteNumbers', 1 ],
 *       message: 'Invalid input: expected number'
 *     }
 *   ];
 * }
 * ```
 *
 * to
 *
 * ```
 * username
 *   ✖ Expected number, received string at "username
 * favoriteNumbers[0]
 *   ✖ Invalid input: expected number
 * ```
 */
declare function toDotPath(_path: readonly (string | number | symbol | StandardSchemaV1.PathSegment)[]): string;
declare function prettifyError(error: StandardSchemaV1.FailureResult): string;
declare namespace core_d_exports {
  export { $ZodAsyncError, $ZodBranded, $ZodConfig, $ZodEncodeError, $ZodNarrow, $brand, $constructor, $constructorParams, NEVER, config$1 as config, globalConfig, output$1 as infer, input$1 as input, output$1 as output };
}
type ZodTrait = {
  _zod: {
    def: any;
    [k: string]: any;
  };
};
interface $constructor<T extends ZodTrait, D = T["_zod"]["def"]> {
  new (def: D): T;
  init(inst: T, def: D): asserts inst is T;
}
interface $constructorParams {
  Parent?: typeof Class$1;
}
/** A special constant with type `never` */
declare const NEVER: never;
declare function $constructor<T extends ZodTrait, D = T["_zod"]["def"]>(name: string, initializer: (inst: T, def: D) => void,
/** This trait's members, installed once on every prototype that composes it. They cannot be declared in the initializer above: that runs per instance, and the prototype is shared. */
proto?: ProtoOf<T>, params?: $constructorParams): $constructor<T, D>;
declare const $brand: unique symbol;
type $brand<T extends string | number | symbol = string | number | symbol> = {
  [$brand]: { [k in T]: true; };
};
type $ZodBranded<T extends SomeType$1, Brand extends string | number | symbol, Dir extends "in" | "out" | "inout" = "out"> = T & (Dir extends "inout" ? {
  _zod: {
    input: input$1<T> & $brand<Brand>;
    output: output$1<T> & $brand<Brand>;
  };
} : Dir extends "in" ? {
  _zod: {
    input: input$1<T> & $brand<Brand>;
  };
} : {
  _zod: {
    output: output$1<T> & $brand<Brand>;
  };
});
type $ZodNarrow<T extends SomeType$1, Out> = T & {
  _zod: {
    output: Out;
  };
};
declare class $ZodAsyncError extends Error {
  constructor();
}
declare class $ZodEncodeError extends Error {
  constructor(name: string);
}
type input$1<T> = T extends {
  _zod: {
    input: any;
  };
} ? T["_zod"]["input"] : unknown;
type output$1<T> = T extends {
  _zod: {
    output: any;
  };
} ? T["_zod"]["output"] : unknown;
interface $ZodConfig {
  /** Custom error map. Overrides `config().localeError`. */
  customError?: $ZodErrorMap | undefined;
  /** Localized error map. Lowest priority. */
  localeError?: $ZodErrorMap | undefined;
  /** Disable JIT schema compilation. Useful in environments that disallow `eval`. */
  jitless?: boolean | undefined;
  /** Enables parsing input that contains reference cycles. Read when a schema is constructed. */
  memoizer?: $ZodMemoizer | undefined;
  /**
   * Internal: post-processor invoked on every freshly-constructed schema
   * instance, after init and deferred fns run. Set by `import "zod/compile"`
   * to install AOT compilation. Not part of the public API.
   * @internal
   */
  postProcessor?: ((inst: any) => void) | undefined;
}
declare const globalConfig: $ZodConfig;
declare function config$1(newConfig?: Partial<$ZodConfig>): $ZodConfig;
type $ZodErrorClass = {
  new (issues: $ZodIssue[]): $ZodError;
};
type $ParseParams = {
  callee?: AnyFunc;
  Err?: $ZodErrorClass | undefined;
};
type $Parse = <T extends $ZodType>(schema: T, value: unknown, _ctx?: ParseContext<$ZodIssue>, _params?: $ParseParams) => output$1<T>;
declare const _parse: (_Err: $ZodErrorClass) => $Parse;
declare const parse$1: $Parse;
type $ParseAsync = <T extends $ZodType>(schema: T, value: unknown, _ctx?: ParseContext<$ZodIssue>, _params?: $ParseParams) => Promise<output$1<T>>;
declare const _parseAsync: (_Err: $ZodErrorClass) => $ParseAsync;
declare const parseAsync: $ParseAsync;
type $SafeParse = <T extends $ZodType>(schema: T, value: unknown, _ctx?: ParseContext<$ZodIssue>) => SafeParseResult<output$1<T>>;
declare const _safeParse: (_Err: $ZodErrorClass) => $SafeParse;
declare const safeParse: $SafeParse;
type $SafeParseAsync = <T extends $ZodType>(schema: T, value: unknown, _ctx?: ParseContext<$ZodIssue>) => Promise<SafeParseResult<output$1<T>>>;
declare const _safeParseAsync: (_Err: $ZodErrorClass) => $SafeParseAsync;
declare const safeParseAsync: $SafeParseAsync;
type $Validate = <T extends $ZodType>(schema: T, value: unknown, _ctx?: ParseContext<$ZodIssue>) => value is input$1<T>;
declare const validate: $Validate;
type $ValidateAsync = <T extends $ZodType>(schema: T, value: unknown, _ctx?: ParseContext<$ZodIssue>) => Promise<boolean>;
declare const validateAsync: $ValidateAsync;
type $Encode = <T extends $ZodType>(schema: T, value: output$1<T>, _ctx?: ParseContext<$ZodIssue>, _params?: $ParseParams) => input$1<T>;
declare const _encode: (_Err: $ZodErrorClass) => $Encode;
declare const encode: $Encode;
type $Decode = <T extends $ZodType>(schema: T, value: input$1<T>, _ctx?: ParseContext<$ZodIssue>, _params?: $ParseParams) => output$1<T>;
declare const _decode: (_Err: $ZodErrorClass) => $Decode;
declare const decode: $Decode;
type $EncodeAsync = <T extends $ZodType>(schema: T, value: output$1<T>, _ctx?: ParseContext<$ZodIssue>, _params?: $ParseParams) => Promise<input$1<T>>;
declare const _encodeAsync: (_Err: $ZodErrorClass) => $EncodeAsync;
declare const encodeAsync: $EncodeAsync;
type $DecodeAsync = <T extends $ZodType>(schema: T, value: input$1<T>, _ctx?: ParseContext<$ZodIssue>, _params?: $ParseParams) => Promise<output$1<T>>;
declare const _decodeAsync: (_Err: $ZodErrorClass) => $DecodeAsync;
declare const decodeAsync: $DecodeAsync;
type $SafeEncode = <T extends $ZodType>(schema: T, value: output$1<T>, _ctx?: ParseContext<$ZodIssue>) => SafeParseResult<input$1<T>>;
declare const _safeEncode: (_Err: $ZodErrorClass) => $SafeEncode;
declare const safeEncode: $SafeEncode;
type $SafeDecode = <T extends $ZodType>(schema: T, value: input$1<T>, _ctx?: ParseContext<$ZodIssue>) => SafeParseResult<output$1<T>>;
declare const _safeDecode: (_Err: $ZodErrorClass) => $SafeDecode;
declare const safeDecode: $SafeDecode;
type $SafeEncodeAsync = <T extends $ZodType>(schema: T, value: output$1<T>, _ctx?: ParseContext<$ZodIssue>) => Promise<SafeParseResult<input$1<T>>>;
declare const _safeEncodeAsync: (_Err: $ZodErrorClass) => $SafeEncodeAsync;
declare const safeEncodeAsync: $SafeEncodeAsync;
type $SafeDecodeAsync = <T extends $ZodType>(schema: T, value: input$1<T>, _ctx?: ParseContext<$ZodIssue>) => Promise<SafeParseResult<output$1<T>>>;
declare const _safeDecodeAsync: (_Err: $ZodErrorClass) => $SafeDecodeAsync;
declare const safeDecodeAsync: $SafeDecodeAsync;
declare class $ZodCyclicError extends Error {
  constructor();
}
/**
 * Whether one parse can re-enter this schema, i.e. its subtree contains a cycle.
 * Exported for `z.compile`, which refuses to compile such a schema: cycle
 * breaking is driven from here off state keyed on the parse context, and a
 * generated fast path has no context to key on.
 */
declare function isRecursiveSchema(inst: $ZodType): boolean;
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
declare function memoizer(): $ZodMemoizer;
/** Whether this value is a node a back-edge resolved to before it finished. */
declare function isBackEdge(ctx: object, value: unknown): boolean;
declare namespace regexes_d_exports {
  export { anyString, base64$1 as base64, base64url$1 as base64url, bigint$2 as bigint, boolean$2 as boolean, browserEmail, cidrv4$1 as cidrv4, cidrv6$1 as cidrv6, creditCard$1 as creditCard, cuid$1 as cuid, cuid2$1 as cuid2, currencyCode$1 as currencyCode, date$3 as date, datetime$1 as datetime, domain, duration$1 as duration, e164$1 as e164, email$1 as email, emoji$1 as emoji, extendedDuration, guid$1 as guid, hex$1 as hex, hostname$1 as hostname, html5Email, httpProtocol, iban$1 as iban, idnEmail, integer, ipv4$1 as ipv4, ipv6$1 as ipv6, ksuid$1 as ksuid, lowercase, mac$1 as mac, md5_base64, md5_base64url, md5_hex, nanoid$1 as nanoid, nanoidOfLength, _null$2 as null, number$2 as number, rfc5322Email, sha1_base64, sha1_base64url, sha1_hex, sha256_base64, sha256_base64url, sha256_hex, sha384_base64, sha384_base64url, sha384_hex, sha512_base64, sha512_base64url, sha512_hex, string$2 as string, time$1 as time, ulid$1 as ulid, _undefined$2 as undefined, unicodeEmail, uppercase, uuid$1 as uuid, uuid4, uuid6, uuid7, xid$1 as xid };
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
declare const cuid$1: RegExp;
declare const cuid2$1: RegExp;
declare const ulid$1: RegExp;
declare const xid$1: RegExp;
declare const ksuid$1: RegExp;
declare const nanoid$1: RegExp;
declare function nanoidOfLength(length: number): RegExp;
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
declare const duration$1: RegExp;
/** Implements ISO 8601-2 extensions like explicit +- prefixes, mixing weeks with other units, and fractional/negative components. */
declare const extendedDuration: RegExp;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
declare const guid$1: RegExp;
/** Returns a regex for validating an RFC 9562/4122 UUID.
 *
 * @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
declare const uuid$1: (version?: number | undefined) => RegExp;
declare const uuid4: RegExp;
declare const uuid6: RegExp;
declare const uuid7: RegExp;
/** Practical email validation */
declare const email$1: RegExp;
/** Equivalent to the HTML5 input[type=email] validation implemented by browsers. Source: https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input/email */
declare const html5Email: RegExp;
/** The classic emailregex.com regex for RFC 5322-compliant emails */
declare const rfc5322Email: RegExp;
/** A loose regex that allows Unicode characters, enforces length limits, and that's about it. */
declare const unicodeEmail: RegExp;
declare const idnEmail: RegExp;
declare const browserEmail: RegExp;
declare function emoji$1(): RegExp;
declare const ipv4$1: RegExp;
declare const ipv6$1: RegExp;
declare const mac$1: (delimiter?: string) => RegExp;
declare const cidrv4$1: RegExp;
declare const cidrv6$1: RegExp;
declare const base64$1: RegExp;
declare const base64url$1: RegExp;
declare const hostname$1: RegExp;
declare const domain: RegExp;
declare const httpProtocol: RegExp;
declare const e164$1: RegExp;
declare const creditCard$1: RegExp;
declare const currencyCode$1: RegExp;
declare const iban$1: RegExp;
declare const date$3: RegExp;
declare function time$1(args: {
  precision?: number | null;
}): RegExp;
declare function datetime$1(args: {
  precision?: number | null;
  offset?: boolean;
  local?: boolean;
}): RegExp;
declare const anyString: RegExp;
declare const string$2: (params?: {
  minimum?: number | undefined;
  maximum?: number | undefined;
}) => RegExp;
declare const bigint$2: RegExp;
declare const integer: RegExp;
declare const number$2: RegExp;
declare const boolean$2: RegExp;
declare const _null$2: RegExp;
declare const _undefined$2: RegExp;
declare const lowercase: RegExp;
declare const uppercase: RegExp;
declare const hex$1: RegExp;
declare const md5_hex: RegExp;
declare const md5_base64: RegExp;
declare const md5_base64url: RegExp;
declare const sha1_hex: RegExp;
declare const sha1_base64: RegExp;
declare const sha1_base64url: RegExp;
declare const sha256_hex: RegExp;
declare const sha256_base64: RegExp;
declare const sha256_base64url: RegExp;
declare const sha384_hex: RegExp;
declare const sha384_base64: RegExp;
declare const sha384_base64url: RegExp;
declare const sha512_hex: RegExp;
declare const sha512_base64: RegExp;
declare const sha512_base64url: RegExp;
declare function _default$64(): {
  localeError: $ZodErrorMap;
};
declare function _default$63(): {
  localeError: $ZodErrorMap;
};
declare function _default$62(): {
  localeError: $ZodErrorMap;
};
declare function _default$61(): {
  localeError: $ZodErrorMap;
};
declare function _default$60(): {
  localeError: $ZodErrorMap;
};
declare function _default$59(): {
  localeError: $ZodErrorMap;
};
declare function _default$58(): {
  localeError: $ZodErrorMap;
};
declare function _default$57(): {
  localeError: $ZodErrorMap;
};
declare function _default$56(): {
  localeError: $ZodErrorMap;
};
declare function _default$55(): {
  localeError: $ZodErrorMap;
};
declare function _default$54(): {
  localeError: $ZodErrorMap;
};
declare function _default$53(): {
  localeError: $ZodErrorMap;
};
declare function _default$52(): {
  localeError: $ZodErrorMap;
};
declare function _default$51(): {
  localeError: $ZodErrorMap;
};
declare function _default$50(): {
  localeError: $ZodErrorMap;
};
declare function _default$49(): {
  localeError: $ZodErrorMap;
};
declare function _default$48(): {
  localeError: $ZodErrorMap;
};
declare function _default$47(): {
  localeError: $ZodErrorMap;
};
declare function _default$46(): {
  localeError: $ZodErrorMap;
};
declare function _default$45(): {
  localeError: $ZodErrorMap;
};
declare function _default$44(): {
  localeError: $ZodErrorMap;
};
declare function _default$43(): {
  localeError: $ZodErrorMap;
};
declare function _default$42(): {
  localeError: $ZodErrorMap;
};
declare function _default$41(): {
  localeError: $ZodErrorMap;
};
declare function _default$40(): {
  localeError: $ZodErrorMap;
};
declare function _default$39(): {
  localeError: $ZodErrorMap;
};
declare function _default$38(): {
  localeError: $ZodErrorMap;
};
declare function _default$37(): {
  localeError: $ZodErrorMap;
};
declare function _default$36(): {
  localeError: $ZodErrorMap;
};
declare function _default$35(): {
  localeError: $ZodErrorMap;
};
declare function _default$34(): {
  localeError: $ZodErrorMap;
};
declare function _default$33(): {
  localeError: $ZodErrorMap;
};
declare function _default$32(): {
  localeError: $ZodErrorMap;
};
declare function _default$31(): {
  localeError: $ZodErrorMap;
};
declare function _default$30(): {
  localeError: $ZodErrorMap;
};
declare function _default$29(): {
  localeError: $ZodErrorMap;
};
declare function _default$28(): {
  localeError: $ZodErrorMap;
};
declare function _default$27(): {
  localeError: $ZodErrorMap;
};
declare function _default$26(): {
  localeError: $ZodErrorMap;
};
declare function _default$25(): {
  localeError: $ZodErrorMap;
};
declare function _default$24(): {
  localeError: $ZodErrorMap;
};
declare function _default$23(): {
  localeError: $ZodErrorMap;
};
declare function _default$22(): {
  localeError: $ZodErrorMap;
};
declare function _default$21(): {
  localeError: $ZodErrorMap;
};
declare function _default$20(): {
  localeError: $ZodErrorMap;
};
declare function _default$19(): {
  localeError: $ZodErrorMap;
};
declare function _default$18(): {
  localeError: $ZodErrorMap;
};
declare function _default$17(): {
  localeError: $ZodErrorMap;
};
declare function _default$16(): {
  localeError: $ZodErrorMap;
};
declare function _default$15(): {
  localeError: $ZodErrorMap;
};
declare function _default$14(): {
  localeError: $ZodErrorMap;
};
declare function _default$13(): {
  localeError: $ZodErrorMap;
};
declare function _default$12(): {
  localeError: $ZodErrorMap;
};
declare function _default$11(): {
  localeError: $ZodErrorMap;
};
declare function _default$10(): {
  localeError: $ZodErrorMap;
};
declare function _default$9(): {
  localeError: $ZodErrorMap;
};
declare function _default$8(): {
  localeError: $ZodErrorMap;
};
declare function _default$7(): {
  localeError: $ZodErrorMap;
};
declare function _default$6(): {
  localeError: $ZodErrorMap;
};
declare function _default$5(): {
  localeError: $ZodErrorMap;
};
declare function _default$4(): {
  localeError: $ZodErrorMap;
};
declare function _default$3(): {
  localeError: $ZodErrorMap;
};
declare function _default$2(): {
  localeError: $ZodErrorMap;
};
declare namespace index_d_exports$2 {
  export { _default$64 as ar, _default$63 as az, _default$62 as be, _default$61 as bg, _default$60 as bn, _default$59 as ca, _default$58 as ckb, _default$57 as cs, _default$56 as da, _default$55 as de, _default$54 as el, _default$53 as en, _default$52 as eo, _default$51 as es, _default$50 as fa, _default$49 as fi, _default$48 as fr, _default$47 as frCA, _default$46 as gu, _default$45 as he, _default$44 as hi, _default$43 as hr, _default$42 as hu, _default$41 as hy, _default$40 as id, _default$39 as is, _default$38 as it, _default$37 as ja, _default$36 as ka, _default$35 as kh, _default$34 as km, _default$33 as kn, _default$32 as ko, _default$31 as lt, _default$30 as mk, _default$29 as ms, _default$28 as ne, _default$27 as nl, _default$26 as nn, _default$25 as no, _default$24 as ota, _default$22 as pl, _default$23 as ps, _default$21 as pt, _default$20 as ptBR, _default$19 as ro, _default$18 as ru, _default$17 as sk, _default$16 as sl, _default$15 as sv, _default$14 as ta, _default$13 as tg, _default$12 as th, _default$11 as tk, _default$10 as tr, _default$9 as ua, _default$8 as uk, _default$7 as ur, _default$6 as uz, _default$5 as vi, _default$2 as yo, _default$4 as zhCN, _default$3 as zhTW };
}
type ModeWriter = (doc: Doc, modes: {
  execution: "sync" | "async";
}) => void;
declare class Doc {
  args: string[];
  /** Bindings the compiled function closes over, by name. */
  closed: Record<string, unknown>;
  content: string[];
  indent: number;
  constructor(args?: string[], closed?: Record<string, unknown>);
  indented(fn: (doc: Doc) => void): void;
  write(fn: ModeWriter): void;
  write(line: string): void;
  compile(): any;
}
/** @internal Sentinel the compiled fast path returns when validation fails. */
declare const INVALID: unique symbol;
/** @internal */
type INVALID = typeof INVALID;
interface CompileFnOptions {
  debug?: boolean | undefined;
  /** Emit a validator instead of a parser: skip building the output value where nothing reads it. */
  assertOnly?: boolean | undefined;
}
type CompiledFn<T> = ((input: unknown) => T | INVALID) & {
  code?: string | undefined;
  /** False when this function's INVALID does not strictly mean "the runtime would reject". */
  definite?: boolean | undefined;
};
/** Raised when the schema contains async refinements or transforms. Surfaces only under `compile(schema, { strict: true })`. */
declare class ZodCompileAsyncError extends Error {
  constructor(message?: string);
}
/**
 * Raised when the schema contains a feature whose semantics the fast path
 * can't fully model. Both the shim in `zod/compile` and the default
 * `compile()` fall back to the runtime parser for that schema; only
 * `compile(schema, { strict: true })` lets it surface.
 */
declare class ZodCompileUnsupportedError extends Error {
  /** Whether a container may absorb this refusal by running the child through the runtime (see `compileChild`). False when running only that node on the runtime is not equivalent to running the whole parse there — a runtime island gets no parse context, so a node that *consumes* issues rather than propagating them would finalize them against the wrong error map and still succeed. */
  readonly islandable: boolean;
  constructor(feature: string, islandable?: boolean);
}
interface CompileOptions {
  /** Throw the refusal instead of returning the schema uncompiled. */
  strict?: boolean | undefined;
}
/**
 * AOT-compile a Zod schema. Returns a clone whose `_zod.run` calls a generated
 * fast path first and falls back to the original runtime parser on failure.
 *
 * - Forward direction only. Backward (encode), async, and `skipChecks` paths
 *   bypass the fast path and use the runtime directly.
 * - Never throws. A schema the fast path can't model is returned unchanged and
 *   keeps using the runtime parser. Pass `{ strict: true }` to get the refusal
 *   as a thrown `ZodCompileUnsupportedError` / `ZodCompileAsyncError` instead.
 * - The original schema is unchanged. The clone shares children by reference.
 */
declare function compile<T extends SomeType$1>(schema: T, options?: CompileOptions): T;
/**
 * Install an already-generated parser as a schema's fast path. Returns a clone; the original is
 * unchanged.
 *
 * The parser takes the input and returns the parsed value, or `INVALID` to hand the parse to the
 * runtime. It must be synchronous and forward-direction, and it must build fresh output rather than
 * return its input — Zod cannot check either, and a wrong *success* is returned to the caller as-is.
 *
 * `compile()` is the ordinary entry point. This is for a build-time or native compiler that produces
 * a parser where `new Function` is unavailable.
 */
declare function withParser<T extends SomeType$1>(schema: T, parser: (input: unknown) => output$1<T> | INVALID): T;
/**
 * @internal Generate the standalone compiled function: a parser by default, a validator under
 * `assertOnly`. Returns the parsed value, `true` where nothing reads the output, or `INVALID`. Consumers use `compile()`.
 */
declare function compileFn<T extends SomeType$1>(schema: T, options?: CompileFnOptions): CompiledFn<output$1<T>>;
type Params<T extends $ZodType | $ZodCheck, IssueTypes extends $ZodIssueBase, OmitKeys extends keyof T["_zod"]["def"] = never> = Flatten<Partial<EmptyToNever<Omit<T["_zod"]["def"], OmitKeys> & ([IssueTypes] extends [never] ? {} : {
  error?: string | $ZodErrorMap<IssueTypes> | undefined;
  /** @deprecated This parameter is deprecated. Use `error` instead. */
  message?: string | undefined;
})>>>;
type TypeParams<T extends $ZodType = $ZodType & {
  _isst: never;
}, AlsoOmit extends Exclude<keyof T["_zod"]["def"], "type" | "checks" | "error"> = never> = Params<T, NonNullable<T["_zod"]["isst"]>, "type" | "checks" | "error" | AlsoOmit>;
type CheckParams<T extends $ZodCheck = $ZodCheck // & { _issc: never },
, AlsoOmit extends Exclude<keyof T["_zod"]["def"], "check" | "error"> = never> = Params<T, NonNullable<T["_zod"]["issc"]>, "check" | "error" | AlsoOmit>;
type StringFormatParams<T extends $ZodStringFormat = $ZodStringFormat, AlsoOmit extends Exclude<keyof T["_zod"]["def"], "type" | "coerce" | "checks" | "error" | "check" | "format"> = never> = Params<T, NonNullable<T["_zod"]["isst"] | T["_zod"]["issc"]>, "type" | "coerce" | "checks" | "error" | "check" | "format" | AlsoOmit>;
type CheckStringFormatParams<T extends $ZodStringFormat = $ZodStringFormat, AlsoOmit extends Exclude<keyof T["_zod"]["def"], "type" | "coerce" | "checks" | "error" | "check" | "format"> = never> = Params<T, NonNullable<T["_zod"]["issc"]>, "type" | "coerce" | "checks" | "error" | "check" | "format" | AlsoOmit>;
type CheckTypeParams<T extends $ZodType & $ZodCheck = $ZodType & $ZodCheck, AlsoOmit extends Exclude<keyof T["_zod"]["def"], "type" | "checks" | "error" | "check"> = never> = Params<T, NonNullable<T["_zod"]["isst"] | T["_zod"]["issc"]>, "type" | "checks" | "error" | "check" | AlsoOmit>;
type $ZodStringParams = TypeParams<$ZodString<string>, "coerce"> & {
  checks?: readonly $ZodCheck<string>[];
};
declare function _string<T extends $ZodString>(Class: SchemaClass<T>, params?: string | $ZodStringParams): T;
declare function _coercedString<T extends $ZodString>(Class: SchemaClass<T>, params?: string | $ZodStringParams): T;
type $ZodStringFormatParams = CheckTypeParams<$ZodStringFormat, "format" | "coerce" | "when" | "pattern">;
type $ZodCheckStringFormatParams = CheckParams<$ZodCheckStringFormat, "format">;
type $ZodEmailParams = StringFormatParams<$ZodEmail, "when">;
type $ZodCheckEmailParams = CheckStringFormatParams<$ZodEmail, "when">;
declare function _email<T extends $ZodEmail>(Class: SchemaClass<T>, params?: string | $ZodEmailParams | $ZodCheckEmailParams): T;
type $ZodGUIDParams = StringFormatParams<$ZodGUID, "pattern" | "when">;
type $ZodCheckGUIDParams = CheckStringFormatParams<$ZodGUID, "pattern" | "when">;
declare function _guid<T extends $ZodGUID>(Class: SchemaClass<T>, params?: string | $ZodGUIDParams | $ZodCheckGUIDParams): T;
type $ZodUUIDParams = StringFormatParams<$ZodUUID, "pattern" | "when">;
type $ZodCheckUUIDParams = CheckStringFormatParams<$ZodUUID, "pattern" | "when">;
declare function _uuid<T extends $ZodUUID>(Class: SchemaClass<T>, params?: string | $ZodUUIDParams | $ZodCheckUUIDParams): T;
type $ZodUUIDv4Params = StringFormatParams<$ZodUUID, "pattern" | "when">;
type $ZodCheckUUIDv4Params = CheckStringFormatParams<$ZodUUID, "pattern" | "when">;
declare function _uuidv4<T extends $ZodUUID>(Class: SchemaClass<T>, params?: string | $ZodUUIDv4Params | $ZodCheckUUIDv4Params): T;
type $ZodUUIDv6Params = StringFormatParams<$ZodUUID, "pattern" | "when">;
type $ZodCheckUUIDv6Params = CheckStringFormatParams<$ZodUUID, "pattern" | "when">;
declare function _uuidv6<T extends $ZodUUID>(Class: SchemaClass<T>, params?: string | $ZodUUIDv6Params | $ZodCheckUUIDv6Params): T;
type $ZodUUIDv7Params = StringFormatParams<$ZodUUID, "pattern" | "when">;
type $ZodCheckUUIDv7Params = CheckStringFormatParams<$ZodUUID, "pattern" | "when">;
declare function _uuidv7<T extends $ZodUUID>(Class: SchemaClass<T>, params?: string | $ZodUUIDv7Params | $ZodCheckUUIDv7Params): T;
type $ZodURLParams = StringFormatParams<$ZodURL, "when">;
type $ZodCheckURLParams = CheckStringFormatParams<$ZodURL, "when">;
declare function _url<T extends $ZodURL>(Class: SchemaClass<T>, params?: string | $ZodURLParams | $ZodCheckURLParams): T;
type $ZodEmojiParams = StringFormatParams<$ZodEmoji, "when">;
type $ZodCheckEmojiParams = CheckStringFormatParams<$ZodEmoji, "when">;
declare function _emoji<T extends $ZodEmoji>(Class: SchemaClass<T>, params?: string | $ZodEmojiParams | $ZodCheckEmojiParams): T;
type $ZodNanoIDParams = StringFormatParams<$ZodNanoID, "when" | "pattern">;
type $ZodCheckNanoIDParams = CheckStringFormatParams<$ZodNanoID, "when" | "pattern">;
declare function _nanoid<T extends $ZodNanoID>(Class: SchemaClass<T>, params?: string | $ZodNanoIDParams | $ZodCheckNanoIDParams): T;
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link _cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
type $ZodCUIDParams = StringFormatParams<$ZodCUID, "when">;
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link _cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
type $ZodCheckCUIDParams = CheckStringFormatParams<$ZodCUID, "when">;
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link _cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
declare function _cuid<T extends $ZodCUID>(Class: SchemaClass<T>, params?: string | $ZodCUIDParams | $ZodCheckCUIDParams): T;
type $ZodCUID2Params = StringFormatParams<$ZodCUID2, "when">;
type $ZodCheckCUID2Params = CheckStringFormatParams<$ZodCUID2, "when">;
declare function _cuid2<T extends $ZodCUID2>(Class: SchemaClass<T>, params?: string | $ZodCUID2Params | $ZodCheckCUID2Params): T;
type $ZodULIDParams = StringFormatParams<$ZodULID, "when">;
type $ZodCheckULIDParams = CheckStringFormatParams<$ZodULID, "when">;
declare function _ulid<T extends $ZodULID>(Class: SchemaClass<T>, params?: string | $ZodULIDParams | $ZodCheckULIDParams): T;
type $ZodXIDParams = StringFormatParams<$ZodXID, "when">;
type $ZodCheckXIDParams = CheckStringFormatParams<$ZodXID, "when">;
declare function _xid<T extends $ZodXID>(Class: SchemaClass<T>, params?: string | $ZodXIDParams | $ZodCheckXIDParams): T;
type $ZodKSUIDParams = StringFormatParams<$ZodKSUID, "when">;
type $ZodCheckKSUIDParams = CheckStringFormatParams<$ZodKSUID, "when">;
declare function _ksuid<T extends $ZodKSUID>(Class: SchemaClass<T>, params?: string | $ZodKSUIDParams | $ZodCheckKSUIDParams): T;
type $ZodIPv4Params = StringFormatParams<$ZodIPv4, "pattern" | "when" | "version">;
type $ZodCheckIPv4Params = CheckStringFormatParams<$ZodIPv4, "pattern" | "when" | "version">;
declare function _ipv4<T extends $ZodIPv4>(Class: SchemaClass<T>, params?: string | $ZodIPv4Params | $ZodCheckIPv4Params): T;
type $ZodIPv6Params = StringFormatParams<$ZodIPv6, "pattern" | "when" | "version">;
type $ZodCheckIPv6Params = CheckStringFormatParams<$ZodIPv6, "pattern" | "when" | "version">;
declare function _ipv6<T extends $ZodIPv6>(Class: SchemaClass<T>, params?: string | $ZodIPv6Params | $ZodCheckIPv6Params): T;
type $ZodMACParams = StringFormatParams<$ZodMAC, "pattern" | "when">;
type $ZodCheckMACParams = CheckStringFormatParams<$ZodMAC, "pattern" | "when">;
declare function _mac<T extends $ZodMAC>(Class: SchemaClass<T>, params?: string | $ZodMACParams | $ZodCheckMACParams): T;
type $ZodCIDRv4Params = StringFormatParams<$ZodCIDRv4, "pattern" | "when">;
type $ZodCheckCIDRv4Params = CheckStringFormatParams<$ZodCIDRv4, "pattern" | "when">;
declare function _cidrv4<T extends $ZodCIDRv4>(Class: SchemaClass<T>, params?: string | $ZodCIDRv4Params | $ZodCheckCIDRv4Params): T;
type $ZodCIDRv6Params = StringFormatParams<$ZodCIDRv6, "pattern" | "when">;
type $ZodCheckCIDRv6Params = CheckStringFormatParams<$ZodCIDRv6, "pattern" | "when">;
declare function _cidrv6<T extends $ZodCIDRv6>(Class: SchemaClass<T>, params?: string | $ZodCIDRv6Params | $ZodCheckCIDRv6Params): T;
type $ZodBase64Params = StringFormatParams<$ZodBase64, "pattern" | "when">;
type $ZodCheckBase64Params = CheckStringFormatParams<$ZodBase64, "pattern" | "when">;
declare function _base64<T extends $ZodBase64>(Class: SchemaClass<T>, params?: string | $ZodBase64Params | $ZodCheckBase64Params): T;
type $ZodBase64URLParams = StringFormatParams<$ZodBase64URL, "pattern" | "when">;
type $ZodCheckBase64URLParams = CheckStringFormatParams<$ZodBase64URL, "pattern" | "when">;
declare function _base64url<T extends $ZodBase64URL>(Class: SchemaClass<T>, params?: string | $ZodBase64URLParams | $ZodCheckBase64URLParams): T;
type $ZodE164Params = StringFormatParams<$ZodE164, "when">;
type $ZodCheckE164Params = CheckStringFormatParams<$ZodE164, "when">;
declare function _e164<T extends $ZodE164>(Class: SchemaClass<T>, params?: string | $ZodE164Params | $ZodCheckE164Params): T;
type $ZodCreditCardParams = StringFormatParams<$ZodCreditCard, "pattern" | "when">;
type $ZodCheckCreditCardParams = CheckStringFormatParams<$ZodCreditCard, "pattern" | "when">;
declare function _creditCard<T extends $ZodCreditCard>(Class: SchemaClass<T>, params?: string | $ZodCreditCardParams | $ZodCheckCreditCardParams): T;
type $ZodIBANParams = StringFormatParams<$ZodIBAN, "pattern" | "when">;
type $ZodCheckIBANParams = CheckStringFormatParams<$ZodIBAN, "pattern" | "when">;
declare function _iban<T extends $ZodIBAN>(Class: SchemaClass<T>, params?: string | $ZodIBANParams | $ZodCheckIBANParams): T;
type $ZodJWTParams = StringFormatParams<$ZodJWT, "pattern" | "when">;
type $ZodCheckJWTParams = CheckStringFormatParams<$ZodJWT, "pattern" | "when">;
declare function _jwt<T extends $ZodJWT>(Class: SchemaClass<T>, params?: string | $ZodJWTParams | $ZodCheckJWTParams): T;
declare const TimePrecision: {
  readonly Any: null;
  readonly Minute: -1;
  readonly Second: 0;
  readonly Millisecond: 3;
  readonly Microsecond: 6;
};
type $ZodISODateTimeParams = StringFormatParams<$ZodISODateTime, "pattern" | "when">;
type $ZodCheckISODateTimeParams = CheckStringFormatParams<$ZodISODateTime, "pattern" | "when">;
declare function _isoDateTime<T extends $ZodISODateTime>(Class: SchemaClass<T>, params?: string | $ZodISODateTimeParams | $ZodCheckISODateTimeParams): T;
type $ZodISODateParams = StringFormatParams<$ZodISODate, "pattern" | "when">;
type $ZodCheckISODateParams = CheckStringFormatParams<$ZodISODate, "pattern" | "when">;
declare function _isoDate<T extends $ZodISODate>(Class: SchemaClass<T>, params?: string | $ZodISODateParams | $ZodCheckISODateParams): T;
type $ZodISOTimeParams = StringFormatParams<$ZodISOTime, "pattern" | "when">;
type $ZodCheckISOTimeParams = CheckStringFormatParams<$ZodISOTime, "pattern" | "when">;
declare function _isoTime<T extends $ZodISOTime>(Class: SchemaClass<T>, params?: string | $ZodISOTimeParams | $ZodCheckISOTimeParams): T;
type $ZodISODurationParams = StringFormatParams<$ZodISODuration, "when">;
type $ZodCheckISODurationParams = CheckStringFormatParams<$ZodISODuration, "when">;
declare function _isoDuration<T extends $ZodISODuration>(Class: SchemaClass<T>, params?: string | $ZodISODurationParams | $ZodCheckISODurationParams): T;
type $ZodNumberParams = TypeParams<$ZodNumber<number>, "coerce"> & {
  checks?: readonly $ZodCheck<number>[];
};
type $ZodNumberFormatParams = CheckTypeParams<$ZodNumberFormat, "format" | "coerce">;
type $ZodCheckNumberFormatParams = CheckParams<$ZodCheckNumberFormat, "format" | "when">;
declare function _number<T extends $ZodNumber>(Class: SchemaClass<T>, params?: string | $ZodNumberParams): T;
declare function _coercedNumber<T extends $ZodNumber>(Class: SchemaClass<T>, params?: string | $ZodNumberParams): T;
declare function _int<T extends $ZodNumberFormat>(Class: SchemaClass<T>, params?: string | $ZodCheckNumberFormatParams): T;
declare function _float32<T extends $ZodNumberFormat>(Class: SchemaClass<T>, params?: string | $ZodCheckNumberFormatParams): T;
declare function _float64<T extends $ZodNumberFormat>(Class: SchemaClass<T>, params?: string | $ZodCheckNumberFormatParams): T;
declare function _int32<T extends $ZodNumberFormat>(Class: SchemaClass<T>, params?: string | $ZodCheckNumberFormatParams): T;
declare function _uint32<T extends $ZodNumberFormat>(Class: SchemaClass<T>, params?: string | $ZodCheckNumberFormatParams): T;
type $ZodBooleanParams = TypeParams<$ZodBoolean<boolean>, "coerce">;
declare function _boolean<T extends $ZodBoolean>(Class: SchemaClass<T>, params?: string | $ZodBooleanParams): T;
declare function _coercedBoolean<T extends $ZodBoolean>(Class: SchemaClass<T>, params?: string | $ZodBooleanParams): T;
type $ZodBigIntParams = TypeParams<$ZodBigInt<bigint>>;
type $ZodBigIntFormatParams = CheckTypeParams<$ZodBigIntFormat, "format" | "coerce">;
type $ZodCheckBigIntFormatParams = CheckParams<$ZodCheckBigIntFormat, "format" | "when">;
declare function _bigint<T extends $ZodBigInt>(Class: SchemaClass<T>, params?: string | $ZodBigIntParams): T;
declare function _coercedBigint<T extends $ZodBigInt>(Class: SchemaClass<T>, params?: string | $ZodBigIntParams): T;
declare function _int64<T extends $ZodBigIntFormat>(Class: SchemaClass<T>, params?: string | $ZodBigIntFormatParams): T;
declare function _uint64<T extends $ZodBigIntFormat>(Class: SchemaClass<T>, params?: string | $ZodBigIntFormatParams): T;
type $ZodSymbolParams = TypeParams<$ZodSymbol>;
declare function _symbol<T extends $ZodSymbol>(Class: SchemaClass<T>, params?: string | $ZodSymbolParams): T;
type $ZodUndefinedParams = TypeParams<$ZodUndefined>;
declare function _undefined$1<T extends $ZodUndefined>(Class: SchemaClass<T>, params?: string | $ZodUndefinedParams): T;
type $ZodNullParams = TypeParams<$ZodNull>;
declare function _null$1<T extends $ZodNull>(Class: SchemaClass<T>, params?: string | $ZodNullParams): T;
type $ZodAnyParams = TypeParams<$ZodAny>;
declare function _any<T extends $ZodAny>(Class: SchemaClass<T>): T;
type $ZodUnknownParams = TypeParams<$ZodUnknown>;
declare function _unknown<T extends $ZodUnknown>(Class: SchemaClass<T>): T;
type $ZodNeverParams = TypeParams<$ZodNever>;
declare function _never<T extends $ZodNever>(Class: SchemaClass<T>, params?: string | $ZodNeverParams): T;
type $ZodVoidParams = TypeParams<$ZodVoid>;
declare function _void$1<T extends $ZodVoid>(Class: SchemaClass<T>, params?: string | $ZodVoidParams): T;
type $ZodDateParams = TypeParams<$ZodDate, "coerce">;
declare function _date<T extends $ZodDate>(Class: SchemaClass<T>, params?: string | $ZodDateParams): T;
declare function _coercedDate<T extends $ZodDate>(Class: SchemaClass<T>, params?: string | $ZodDateParams): T;
type $ZodNaNParams = TypeParams<$ZodNaN>;
declare function _nan<T extends $ZodNaN>(Class: SchemaClass<T>, params?: string | $ZodNaNParams): T;
type $ZodCheckLessThanParams = CheckParams<$ZodCheckLessThan, "inclusive" | "value" | "when">;
declare function _lt(value: Numeric, params?: string | $ZodCheckLessThanParams): $ZodCheckLessThan<Numeric>;
declare function _lte(value: Numeric, params?: string | $ZodCheckLessThanParams): $ZodCheckLessThan<Numeric>;
type $ZodCheckGreaterThanParams = CheckParams<$ZodCheckGreaterThan, "inclusive" | "value" | "when">;
declare function _gt(value: Numeric, params?: string | $ZodCheckGreaterThanParams): $ZodCheckGreaterThan;
declare function _gte(value: Numeric, params?: string | $ZodCheckGreaterThanParams): $ZodCheckGreaterThan;
declare function _positive(params?: string | $ZodCheckGreaterThanParams): $ZodCheckGreaterThan;
declare function _negative(params?: string | $ZodCheckLessThanParams): $ZodCheckLessThan;
declare function _nonpositive(params?: string | $ZodCheckLessThanParams): $ZodCheckLessThan;
declare function _nonnegative(params?: string | $ZodCheckGreaterThanParams): $ZodCheckGreaterThan;
type $ZodCheckMultipleOfParams = CheckParams<$ZodCheckMultipleOf, "value" | "when">;
declare function _multipleOf(value: number | bigint, params?: string | $ZodCheckMultipleOfParams): $ZodCheckMultipleOf;
type $ZodCheckMaxSizeParams = CheckParams<$ZodCheckMaxSize, "maximum" | "when">;
declare function _maxSize(maximum: number, params?: string | $ZodCheckMaxSizeParams): $ZodCheckMaxSize<HasSize>;
type $ZodCheckMinSizeParams = CheckParams<$ZodCheckMinSize, "minimum" | "when">;
declare function _minSize(minimum: number, params?: string | $ZodCheckMinSizeParams): $ZodCheckMinSize<HasSize>;
type $ZodCheckSizeEqualsParams = CheckParams<$ZodCheckSizeEquals, "size" | "when">;
declare function _size(size: number, params?: string | $ZodCheckSizeEqualsParams): $ZodCheckSizeEquals<HasSize>;
type $ZodCheckMaxLengthParams = CheckParams<$ZodCheckMaxLength, "maximum" | "when">;
declare function _maxLength(maximum: number, params?: string | $ZodCheckMaxLengthParams): $ZodCheckMaxLength<HasLength>;
type $ZodCheckMinLengthParams = CheckParams<$ZodCheckMinLength, "minimum" | "when">;
declare function _minLength(minimum: number, params?: string | $ZodCheckMinLengthParams): $ZodCheckMinLength<HasLength>;
type $ZodCheckLengthEqualsParams = CheckParams<$ZodCheckLengthEquals, "length" | "when">;
declare function _length(length: number, params?: string | $ZodCheckLengthEqualsParams): $ZodCheckLengthEquals<HasLength>;
type $ZodCheckRegexParams = CheckParams<$ZodCheckRegex, "format" | "pattern" | "when">;
declare function _regex(pattern: RegExp, params?: string | $ZodCheckRegexParams): $ZodCheckRegex;
type $ZodCheckLowerCaseParams = CheckParams<$ZodCheckLowerCase, "format" | "when">;
declare function _lowercase(params?: string | $ZodCheckLowerCaseParams): $ZodCheckLowerCase;
type $ZodCheckUpperCaseParams = CheckParams<$ZodCheckUpperCase, "format" | "when">;
declare function _uppercase(params?: string | $ZodCheckUpperCaseParams): $ZodCheckUpperCase;
type $ZodCheckIncludesParams = CheckParams<$ZodCheckIncludes, "includes" | "format" | "when" | "pattern">;
declare function _includes(includes: string, params?: string | $ZodCheckIncludesParams): $ZodCheckIncludes;
type $ZodCheckStartsWithParams = CheckParams<$ZodCheckStartsWith, "prefix" | "format" | "when" | "pattern">;
declare function _startsWith(prefix: string, params?: string | $ZodCheckStartsWithParams): $ZodCheckStartsWith;
type $ZodCheckEndsWithParams = CheckParams<$ZodCheckEndsWith, "suffix" | "format" | "pattern" | "when">;
declare function _endsWith(suffix: string, params?: string | $ZodCheckEndsWithParams): $ZodCheckEndsWith;
type $ZodCheckPropertyParams = CheckParams<$ZodCheckProperty, "property" | "schema" | "when">;
declare function _property<K extends string, T extends $ZodType>(property: K, schema: T, params?: string | $ZodCheckPropertyParams): $ZodCheckProperty<{ [k in K]: Widen<input$1<T>>; }>;
type $ZodCheckPropertiesParams = CheckParams<$ZodCheckProperties, "shape" | "when">;
declare function _properties<Shape extends $ZodShape>(shape: Shape, params?: string | $ZodCheckPropertiesParams): $ZodCheckProperties<Shape>;
type $ZodCheckMimeTypeParams = CheckParams<$ZodCheckMimeType, "mime" | "when">;
declare function _mime(types: MimeTypes[], params?: string | $ZodCheckMimeTypeParams): $ZodCheckMimeType;
declare function _overwrite<T>(tx: (input: T) => T): $ZodCheckOverwrite<T>;
declare function _normalize(form?: "NFC" | "NFD" | "NFKC" | "NFKD" | (string & {})): $ZodCheckOverwrite<string>;
declare function _trim(): $ZodCheckOverwrite<string>;
declare function _toLowerCase(): $ZodCheckOverwrite<string>;
declare function _toUpperCase(): $ZodCheckOverwrite<string>;
declare function _slugify(): $ZodCheckOverwrite<string>;
type $ZodArrayParams = TypeParams<$ZodArray, "element">;
declare function _array<T extends $ZodType>(Class: SchemaClass<$ZodArray>, element: T, params?: string | $ZodArrayParams): $ZodArray<T>;
type $ZodObjectParams = TypeParams<$ZodObject, "shape" | "catchall">;
type $ZodUnionParams = TypeParams<$ZodUnion, "options">;
declare function _union<const T extends readonly $ZodObject[]>(Class: SchemaClass<$ZodUnion>, options: T, params?: string | $ZodUnionParams): $ZodUnion<T>;
type $ZodXorParams = TypeParams<$ZodXor, "options">;
declare function _xor<const T extends readonly $ZodObject[]>(Class: SchemaClass<$ZodXor>, options: T, params?: string | $ZodXorParams): $ZodXor<T>;
interface $ZodTypeDiscriminableInternals<_Disc extends string = string> extends _$ZodTypeInternals {
  propValues: PropValues;
}
interface $ZodTypeDiscriminable<_Disc extends string = string> extends SomeType$1 {
  _zod: $ZodTypeDiscriminableInternals;
}
type $ZodDiscriminatedUnionParams = TypeParams<$ZodDiscriminatedUnion, "options" | "discriminator">;
declare function _discriminatedUnion<Types extends [$ZodTypeDiscriminable, ...$ZodTypeDiscriminable[]], Disc extends string>(Class: SchemaClass<$ZodDiscriminatedUnion>, discriminator: Disc, options: Types, params?: string | $ZodDiscriminatedUnionParams): $ZodDiscriminatedUnion<Types, Disc>;
type $ZodIntersectionParams = TypeParams<$ZodIntersection, "left" | "right">;
declare function _intersection<T extends $ZodObject, U extends $ZodObject>(Class: SchemaClass<$ZodIntersection>, left: T, right: U): $ZodIntersection<T, U>;
type $ZodTupleParams = TypeParams<$ZodTuple, "items" | "rest">;
declare function _tuple<T extends readonly [$ZodType, ...$ZodType[]]>(Class: SchemaClass<$ZodTuple>, items: T, params?: string | $ZodTupleParams): $ZodTuple<T, null>;
declare function _tuple<T extends readonly [$ZodType, ...$ZodType[]], Rest extends $ZodType>(Class: SchemaClass<$ZodTuple>, items: T, rest: Rest, params?: string | $ZodTupleParams): $ZodTuple<T, Rest>;
type $ZodRecordParams = TypeParams<$ZodRecord, "keyType" | "valueType" | "partial">;
declare function _record<Key extends $ZodRecordKey, Value extends $ZodObject>(Class: SchemaClass<$ZodRecord>, keyType: Key, valueType: Value, params?: string | $ZodRecordParams): $ZodRecord<Key, Value>;
type $ZodMapParams = TypeParams<$ZodMap, "keyType" | "valueType">;
declare function _map<Key extends $ZodObject, Value extends $ZodObject>(Class: SchemaClass<$ZodMap>, keyType: Key, valueType: Value, params?: string | $ZodMapParams): $ZodMap<Key, Value>;
type $ZodSetParams = TypeParams<$ZodSet, "valueType">;
declare function _set<Value extends $ZodObject>(Class: SchemaClass<$ZodSet>, valueType: Value, params?: string | $ZodSetParams): $ZodSet<Value>;
type $ZodEnumParams = TypeParams<$ZodEnum, "entries">;
declare function _enum$1<const T extends string[]>(Class: SchemaClass<$ZodEnum>, values: T, params?: string | $ZodEnumParams): $ZodEnum<ToEnum<T[number]>>;
declare function _enum$1<T extends EnumLike>(Class: SchemaClass<$ZodEnum>, entries: T, params?: string | $ZodEnumParams): $ZodEnum<T>;
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
declare function _nativeEnum<T extends EnumLike>(Class: SchemaClass<$ZodEnum>, entries: T, params?: string | $ZodEnumParams): $ZodEnum<T>;
type $ZodLiteralParams = TypeParams<$ZodLiteral, "values">;
declare function _literal<const T extends Array<Literal>>(Class: SchemaClass<$ZodLiteral>, value: T, params?: string | $ZodLiteralParams): $ZodLiteral<T[number]>;
declare function _literal<const T extends Literal>(Class: SchemaClass<$ZodLiteral>, value: T, params?: string | $ZodLiteralParams): $ZodLiteral<T>;
type $ZodFileParams = TypeParams<$ZodFile>;
declare function _file(Class: SchemaClass<$ZodFile>, params?: string | $ZodFileParams): $ZodFile;
type $ZodTransformParams = TypeParams<$ZodTransform, "transform">;
declare function _transform<I = unknown, O = I>(Class: SchemaClass<$ZodTransform>, fn: (input: I, ctx?: ParsePayload) => O): $ZodTransform<Awaited<O>, I>;
type $ZodOptionalParams = TypeParams<$ZodOptional, "innerType">;
declare function _optional<T extends $ZodObject>(Class: SchemaClass<$ZodOptional>, innerType: T): $ZodOptional<T>;
type $ZodNullableParams = TypeParams<$ZodNullable, "innerType">;
declare function _nullable<T extends $ZodObject>(Class: SchemaClass<$ZodNullable>, innerType: T): $ZodNullable<T>;
type $ZodDefaultParams = TypeParams<$ZodDefault, "innerType" | "defaultValue">;
declare function _default$1<T extends $ZodObject>(Class: SchemaClass<$ZodDefault>, innerType: T, defaultValue: NoUndefined<output$1<T>> | (() => NoUndefined<output$1<T>>)): $ZodDefault<T>;
type $ZodNonOptionalParams = TypeParams<$ZodNonOptional, "innerType">;
declare function _nonoptional<T extends $ZodObject>(Class: SchemaClass<$ZodNonOptional>, innerType: T, params?: string | $ZodNonOptionalParams): $ZodNonOptional<T>;
type $ZodSuccessParams = TypeParams<$ZodSuccess, "innerType">;
declare function _success<T extends $ZodObject>(Class: SchemaClass<$ZodSuccess>, innerType: T): $ZodSuccess<T>;
type $ZodCatchParams = TypeParams<$ZodCatch, "innerType" | "catchValue">;
declare function _catch$1<T extends $ZodObject>(Class: SchemaClass<$ZodCatch>, innerType: T, catchValue: output$1<T> | ((ctx: $ZodCatchCtx) => output$1<T>)): $ZodCatch<T>;
type $ZodPipeParams = TypeParams<$ZodPipe, "in" | "out">;
declare function _pipe<const A extends $ZodType, B extends $ZodType<unknown, output$1<A>> = $ZodType<unknown, output$1<A>>>(Class: SchemaClass<$ZodPipe>, in_: A, out: B | $ZodType<unknown, output$1<A>>): $ZodPipe<A, B>;
type $ZodReadonlyParams = TypeParams<$ZodReadonly, "innerType">;
declare function _readonly<T extends $ZodObject>(Class: SchemaClass<$ZodReadonly>, innerType: T): $ZodReadonly<T>;
type $ZodTemplateLiteralParams = TypeParams<$ZodTemplateLiteral, "parts">;
declare function _templateLiteral<const Parts extends $ZodTemplateLiteralPart[]>(Class: SchemaClass<$ZodTemplateLiteral>, parts: Parts, params?: string | $ZodTemplateLiteralParams): $ZodTemplateLiteral<$PartsToTemplateLiteral<Parts>>;
type $ZodLazyParams = TypeParams<$ZodLazy, "getter">;
declare function _lazy$1<T extends $ZodType>(Class: SchemaClass<$ZodLazy>, getter: () => T): $ZodLazy<T>;
type $ZodPromiseParams = TypeParams<$ZodPromise, "innerType">;
declare function _promise<T extends $ZodObject>(Class: SchemaClass<$ZodPromise>, innerType: T): $ZodPromise<T>;
type $ZodCustomParams = CheckTypeParams<$ZodCustom, "fn">;
declare function _custom<O = unknown, I = O>(Class: SchemaClass<$ZodCustom>, fn: (data: O) => unknown, _params: string | $ZodCustomParams | undefined): $ZodCustom<O, I>;
declare function _refine<O = unknown, I = O>(Class: SchemaClass<$ZodCustom>, fn: (data: O) => unknown, _params: string | $ZodCustomParams | undefined): $ZodCustom<O, I>;
type $ZodSuperRefineIssue<T extends $ZodIssueBase = $ZodIssue> = T extends any ? RawIssue<T> : never;
type RawIssue<T extends $ZodIssueBase> = T extends any ? Flatten<MakePartial<T, "message" | "path"> & {
  /** The schema or check that originated this issue. */
  readonly inst?: $ZodType | $ZodCheck;
  /** If `true`, Zod will execute subsequent checks/refinements instead of immediately aborting */
  readonly continue?: boolean | undefined;
} & Record<string, unknown>> : never;
interface $RefinementCtx<T = unknown> extends ParsePayload<T> {
  addIssue(arg: string | $ZodSuperRefineIssue): void;
}
interface $ZodSuperRefineParams {
  /** If provided, the refinement runs only when this returns `true`. By default, it is skipped if prior parsing produced aborting issues. */
  when?: ((payload: ParsePayload) => boolean) | undefined;
}
declare function _superRefine<T>(fn: (arg: T, payload: $RefinementCtx<T>) => void | Promise<void>, params?: $ZodSuperRefineParams): $ZodCheck<T>;
declare function _check<O = unknown>(fn: CheckFn<O>, params?: string | $ZodCustomParams): $ZodCheck<O>;
declare function describe$1<T>(description: string): $ZodCheck<T>;
declare function meta$1<T>(metadata: GlobalMeta): $ZodCheck<T>;
interface $ZodStringBoolParams extends TypeParams {
  truthy?: string[];
  falsy?: string[];
  /**
   * Options: `"sensitive"`, `"insensitive"`
   *
   * @default `"insensitive"`
   */
  case?: "sensitive" | "insensitive" | undefined;
}
declare function _stringbool(Classes: {
  Codec?: typeof $ZodCodec;
  Boolean?: typeof $ZodBoolean;
  String?: typeof $ZodString;
}, _params?: string | $ZodStringBoolParams): $ZodCodec<$ZodString, $ZodBoolean>;
declare function _stringFormat<Format extends string>(Class: typeof $ZodCustomStringFormat, format: Format, fnOrRegex: ((arg: string) => MaybeAsync<unknown>) | RegExp, _params?: string | $ZodStringFormatParams): $ZodCustomStringFormat<Format>;
declare function toJSONSchema<T extends $ZodType>(schema: T, params?: ToJSONSchemaParams): ZodStandardJSONSchemaPayload<T>;
declare function toJSONSchema(registry: $ZodRegistry<{
  id?: string | undefined;
}>, params?: RegistryToJSONSchemaParams): {
  schemas: Record<string, ZodStandardJSONSchemaPayload<$ZodType>>;
};
/**
 * Parameters for the emit method of JSONSchemaGenerator.
 * @deprecated Use toJSONSchema function instead
 */
type EmitParams = Pick<JSONSchemaGeneratorParams, "cycles" | "reused" | "external">;
/**
 * Parameters for JSONSchemaGenerator constructor.
 * @deprecated Use toJSONSchema function instead
 */
type JSONSchemaGeneratorConstructorParams = Pick<JSONSchemaGeneratorParams, "metadata" | "target" | "unrepresentable" | "override" | "io">;
/**
 * Legacy class-based interface for JSON Schema generation.
 * This class wraps the new functional implementation to provide backward compatibility.
 *
 * @deprecated Use the `toJSONSchema` function instead for new code.
 *
 * @example
 * ```typescript
 * // Legacy usage (still supported)
 * const gen = new JSONSchemaGenerator({ target: "draft-07" });
 * gen.process(schema);
 * const result = gen.emit(schema);
 *
 * // Preferred modern usage
 * const result = toJSONSchema(schema, { target: "draft-07" });
 * ```
 */
declare class JSONSchemaGenerator {
  private ctx;
  /** @deprecated Access via ctx instead */
  get metadataRegistry(): $ZodRegistry<Record<string, any>>;
  /** @deprecated Access via ctx instead */
  get target(): ({} & string) | "draft-2020-12" | "draft-07" | "openapi-3.0" | "draft-04";
  /** @deprecated Access via ctx instead */
  get unrepresentable(): ToJSONSchemaContext["unrepresentable"];
  /** @deprecated Access via ctx instead */
  get override(): (ctx: {
    zodSchema: $ZodType;
    jsonSchema: BaseSchema;
    path: (string | number)[];
  }) => void;
  /** @deprecated Access via ctx instead */
  get io(): "input" | "output";
  /** @deprecated Access via ctx instead */
  get counter(): number;
  set counter(value: number);
  /** @deprecated Access via ctx instead */
  get seen(): Map<$ZodType, Seen>;
  constructor(params?: JSONSchemaGeneratorConstructorParams);
  /**
   * Process a schema to prepare it for JSON Schema generation.
   * This must be called before emit().
   */
  process(schema: $ZodType, _params?: ProcessParams): BaseSchema;
  /**
   * Emit the final JSON Schema after processing.
   * Must call process() first.
   */
  emit(schema: $ZodType, _params?: EmitParams): BaseSchema;
}
declare namespace index_d_exports$1 {
  export { $Decode, $DecodeAsync, $DiscriminatedOption, $DiscriminatorValue, $Encode, $EncodeAsync, $InferEnumInput, $InferEnumOutput, $InferInnerFunctionType, $InferInnerFunctionTypeAsync, $InferObjectInput, $InferObjectOutput, $InferOuterFunctionType, $InferOuterFunctionTypeAsync, $InferTupleInputType, $InferTupleOutputType, $InferUnionInput, $InferUnionOutput, $InferZodRecordInput, $InferZodRecordOutput, $Parse, $ParseAsync, $PartsToTemplateLiteral, $RefinementCtx, $SafeDecode, $SafeDecodeAsync, $SafeEncode, $SafeEncodeAsync, $SafeParse, $SafeParseAsync, $Validate, $ValidateAsync, $ZodAny, $ZodAnyDef, $ZodAnyInternals, $ZodAnyParams, $ZodArray, $ZodArrayDef, $ZodArrayInternals, $ZodArrayParams, $ZodAsyncError, $ZodBase64, $ZodBase64Def, $ZodBase64Internals, $ZodBase64Params, $ZodBase64URL, $ZodBase64URLDef, $ZodBase64URLInternals, $ZodBase64URLParams, $ZodBigInt, $ZodBigIntDef, $ZodBigIntFormat, $ZodBigIntFormatDef, $ZodBigIntFormatInternals, $ZodBigIntFormatParams, $ZodBigIntFormats, $ZodBigIntInternals, $ZodBigIntParams, $ZodBoolean, $ZodBooleanDef, $ZodBooleanInternals, $ZodBooleanParams, $ZodBranded, $ZodCIDRv4, $ZodCIDRv4Def, $ZodCIDRv4Internals, $ZodCIDRv4Params, $ZodCIDRv6, $ZodCIDRv6Def, $ZodCIDRv6Internals, $ZodCIDRv6Params, $ZodCUID, $ZodCUID2, $ZodCUID2Def, $ZodCUID2Internals, $ZodCUID2Params, $ZodCUIDDef, $ZodCUIDInternals, $ZodCUIDParams, $ZodCatch, $ZodCatchCtx, $ZodCatchDef, $ZodCatchInternals, $ZodCatchParams, $ZodCheck, $ZodCheckBase64Params, $ZodCheckBase64URLParams, $ZodCheckBigIntFormat, $ZodCheckBigIntFormatDef, $ZodCheckBigIntFormatInternals, $ZodCheckBigIntFormatParams, $ZodCheckCIDRv4Params, $ZodCheckCIDRv6Params, $ZodCheckCUID2Params, $ZodCheckCUIDParams, $ZodCheckCreditCardParams, $ZodCheckDef, $ZodCheckE164Params, $ZodCheckEmailParams, $ZodCheckEmojiParams, $ZodCheckEndsWith, $ZodCheckEndsWithDef, $ZodCheckEndsWithInternals, $ZodCheckEndsWithParams, $ZodCheckGUIDParams, $ZodCheckGreaterThan, $ZodCheckGreaterThanDef, $ZodCheckGreaterThanInternals, $ZodCheckGreaterThanParams, $ZodCheckIBANParams, $ZodCheckIPv4Params, $ZodCheckIPv6Params, $ZodCheckISODateParams, $ZodCheckISODateTimeParams, $ZodCheckISODurationParams, $ZodCheckISOTimeParams, $ZodCheckIncludes, $ZodCheckIncludesDef, $ZodCheckIncludesInternals, $ZodCheckIncludesParams, $ZodCheckInternals, $ZodCheckJWTParams, $ZodCheckKSUIDParams, $ZodCheckLengthEquals, $ZodCheckLengthEqualsDef, $ZodCheckLengthEqualsInternals, $ZodCheckLengthEqualsParams, $ZodCheckLessThan, $ZodCheckLessThanDef, $ZodCheckLessThanInternals, $ZodCheckLessThanParams, $ZodCheckLowerCase, $ZodCheckLowerCaseDef, $ZodCheckLowerCaseInternals, $ZodCheckLowerCaseParams, $ZodCheckMACParams, $ZodCheckMaxLength, $ZodCheckMaxLengthDef, $ZodCheckMaxLengthInternals, $ZodCheckMaxLengthParams, $ZodCheckMaxSize, $ZodCheckMaxSizeDef, $ZodCheckMaxSizeInternals, $ZodCheckMaxSizeParams, $ZodCheckMimeType, $ZodCheckMimeTypeDef, $ZodCheckMimeTypeInternals, $ZodCheckMimeTypeParams, $ZodCheckMinLength, $ZodCheckMinLengthDef, $ZodCheckMinLengthInternals, $ZodCheckMinLengthParams, $ZodCheckMinSize, $ZodCheckMinSizeDef, $ZodCheckMinSizeInternals, $ZodCheckMinSizeParams, $ZodCheckMultipleOf, $ZodCheckMultipleOfDef, $ZodCheckMultipleOfInternals, $ZodCheckMultipleOfParams, $ZodCheckNanoIDParams, $ZodCheckNumberFormat, $ZodCheckNumberFormatDef, $ZodCheckNumberFormatInternals, $ZodCheckNumberFormatParams, $ZodCheckOverwrite, $ZodCheckOverwriteDef, $ZodCheckOverwriteInternals, $ZodCheckProperties, $ZodCheckPropertiesDef, $ZodCheckPropertiesInput, $ZodCheckPropertiesInternals, $ZodCheckPropertiesParams, $ZodCheckProperty, $ZodCheckPropertyDef, $ZodCheckPropertyInternals, $ZodCheckPropertyParams, $ZodCheckRegex, $ZodCheckRegexDef, $ZodCheckRegexInternals, $ZodCheckRegexParams, $ZodCheckSizeEquals, $ZodCheckSizeEqualsDef, $ZodCheckSizeEqualsInternals, $ZodCheckSizeEqualsParams, $ZodCheckStartsWith, $ZodCheckStartsWithDef, $ZodCheckStartsWithInternals, $ZodCheckStartsWithParams, $ZodCheckStringFormat, $ZodCheckStringFormatDef, $ZodCheckStringFormatInternals, $ZodCheckStringFormatParams, $ZodCheckULIDParams, $ZodCheckURLParams, $ZodCheckUUIDParams, $ZodCheckUUIDv4Params, $ZodCheckUUIDv6Params, $ZodCheckUUIDv7Params, $ZodCheckUpperCase, $ZodCheckUpperCaseDef, $ZodCheckUpperCaseInternals, $ZodCheckUpperCaseParams, $ZodCheckXIDParams, $ZodChecks, $ZodCodec, $ZodCodecDef, $ZodCodecInternals, $ZodConfig, $ZodCreditCard, $ZodCreditCardDef, $ZodCreditCardInternals, $ZodCreditCardParams, $ZodCustom, $ZodCustomDef, $ZodCustomInternals, $ZodCustomParams, $ZodCustomStringFormat, $ZodCustomStringFormatDef, $ZodCustomStringFormatInternals, $ZodCyclicError, $ZodDate, $ZodDateDef, $ZodDateInternals, $ZodDateParams, $ZodDefault, $ZodDefaultDef, $ZodDefaultInternals, $ZodDefaultParams, $ZodDiscriminatedUnion, $ZodDiscriminatedUnionDef, $ZodDiscriminatedUnionInternals, $ZodDiscriminatedUnionParams, $ZodE164, $ZodE164Def, $ZodE164Internals, $ZodE164Params, $ZodEmail, $ZodEmailDef, $ZodEmailInternals, $ZodEmailParams, $ZodEmoji, $ZodEmojiDef, $ZodEmojiInternals, $ZodEmojiParams, $ZodEncodeError, $ZodEnum, $ZodEnumDef, $ZodEnumInternals, $ZodEnumParams, $ZodError, $ZodErrorClass, $ZodErrorMap, $ZodErrorTree, $ZodExactOptional, $ZodExactOptionalDef, $ZodExactOptionalInternals, $ZodFile, $ZodFileDef, $ZodFileInternals, $ZodFileParams, $ZodFlattenedError, $ZodFormattedError, $ZodFunction, $ZodFunctionArgs, $ZodFunctionDef, $ZodFunctionIn, $ZodFunctionInternals, $ZodFunctionOut, $ZodFunctionParams, $ZodGUID, $ZodGUIDDef, $ZodGUIDInternals, $ZodGUIDParams, $ZodIBAN, $ZodIBANDef, $ZodIBANInternals, $ZodIBANParams, $ZodIPv4, $ZodIPv4Def, $ZodIPv4Internals, $ZodIPv4Params, $ZodIPv6, $ZodIPv6Def, $ZodIPv6Internals, $ZodIPv6Params, $ZodISODate, $ZodISODateDef, $ZodISODateInternals, $ZodISODateParams, $ZodISODateTime, $ZodISODateTimeDef, $ZodISODateTimeInternals, $ZodISODateTimeParams, $ZodISODuration, $ZodISODurationDef, $ZodISODurationInternals, $ZodISODurationParams, $ZodISOTime, $ZodISOTimeDef, $ZodISOTimeInternals, $ZodISOTimeParams, $ZodInternalIssue, $ZodIntersection, $ZodIntersectionDef, $ZodIntersectionInternals, $ZodIntersectionParams, $ZodInvalidTypeExpected, $ZodIssue, $ZodIssueBase, $ZodIssueCode, $ZodIssueCustom, $ZodIssueInvalidElement, $ZodIssueInvalidKey, $ZodIssueInvalidStringFormat, $ZodIssueInvalidType, $ZodIssueInvalidUnion, $ZodIssueInvalidValue, $ZodIssueNotMultipleOf, $ZodIssueStringCommonFormats, $ZodIssueStringEndsWith, $ZodIssueStringIncludes, $ZodIssueStringInvalidJWT, $ZodIssueStringInvalidRegex, $ZodIssueStringStartsWith, $ZodIssueTooBig, $ZodIssueTooSmall, $ZodIssueUnrecognizedKeys, $ZodJWT, $ZodJWTDef, $ZodJWTInternals, $ZodJWTParams, $ZodKSUID, $ZodKSUIDDef, $ZodKSUIDInternals, $ZodKSUIDParams, $ZodLazy, $ZodLazyDef, $ZodLazyInternals, $ZodLazyParams, $ZodLiteral, $ZodLiteralDef, $ZodLiteralInternals, $ZodLiteralParams, $ZodLooseShape, $ZodMAC, $ZodMACDef, $ZodMACInternals, $ZodMACParams, $ZodMap, $ZodMapDef, $ZodMapInternals, $ZodMapParams, $ZodMemoizer, $ZodNaN, $ZodNaNDef, $ZodNaNInternals, $ZodNaNParams, $ZodNanoID, $ZodNanoIDDef, $ZodNanoIDInternals, $ZodNanoIDParams, $ZodNarrow, $ZodNever, $ZodNeverDef, $ZodNeverInternals, $ZodNeverParams, $ZodNonOptional, $ZodNonOptionalDef, $ZodNonOptionalInternals, $ZodNonOptionalParams, $ZodNull, $ZodNullDef, $ZodNullInternals, $ZodNullParams, $ZodNullable, $ZodNullableDef, $ZodNullableInternals, $ZodNullableParams, $ZodNumber, $ZodNumberDef, $ZodNumberFormat, $ZodNumberFormatDef, $ZodNumberFormatInternals, $ZodNumberFormatParams, $ZodNumberFormats, $ZodNumberInternals, $ZodNumberParams, $ZodObject, $ZodObjectConfig, $ZodObjectDef, $ZodObjectInternals, $ZodObjectJIT, $ZodObjectParams, $ZodOptional, $ZodOptionalDef, $ZodOptionalInternals, $ZodOptionalParams, $ZodPipe, $ZodPipeDef, $ZodPipeInternals, $ZodPipeParams, $ZodPrefault, $ZodPrefaultDef, $ZodPrefaultInternals, $ZodPreprocess, $ZodPreprocessDef, $ZodPreprocessInternals, $ZodPromise, $ZodPromiseDef, $ZodPromiseInternals, $ZodPromiseParams, $ZodRawIssue, $ZodReadonly, $ZodReadonlyDef, $ZodReadonlyInternals, $ZodReadonlyParams, $ZodRealError, $ZodRecord, $ZodRecordDef, $ZodRecordInternals, $ZodRecordKey, $ZodRecordParams, $ZodRegistry, $ZodSet, $ZodSetDef, $ZodSetInternals, $ZodSetParams, $ZodShape, $ZodStandardSchema, $ZodString, $ZodStringBoolParams, $ZodStringDef, $ZodStringFormat, $ZodStringFormatChecks, $ZodStringFormatDef, $ZodStringFormatInternals, $ZodStringFormatIssues, $ZodStringFormatParams, $ZodStringFormatTypes, $ZodStringFormats, $ZodStringInternals, $ZodStringParams, $ZodSuccess, $ZodSuccessDef, $ZodSuccessInternals, $ZodSuccessParams, $ZodSuperRefineIssue, $ZodSuperRefineParams, $ZodSymbol, $ZodSymbolDef, $ZodSymbolInternals, $ZodSymbolParams, $ZodTemplateLiteral, $ZodTemplateLiteralDef, $ZodTemplateLiteralInternals, $ZodTemplateLiteralParams, $ZodTemplateLiteralPart, $ZodTransform, $ZodTransformDef, $ZodTransformInternals, $ZodTransformParams, $ZodTuple, $ZodTupleDef, $ZodTupleInternals, $ZodTupleParams, $ZodType, $ZodTypeDef, $ZodTypeDiscriminable, $ZodTypeDiscriminableInternals, $ZodTypeInternals, $ZodTypes, $ZodULID, $ZodULIDDef, $ZodULIDInternals, $ZodULIDParams, $ZodURL, $ZodURLDef, $ZodURLInternals, $ZodURLParams, $ZodUUID, $ZodUUIDDef, $ZodUUIDInternals, $ZodUUIDParams, $ZodUUIDv4Params, $ZodUUIDv6Params, $ZodUUIDv7Params, $ZodUndefined, $ZodUndefinedDef, $ZodUndefinedInternals, $ZodUndefinedParams, $ZodUnion, $ZodUnionDef, $ZodUnionInternals, $ZodUnionParams, $ZodUnknown, $ZodUnknownDef, $ZodUnknownInternals, $ZodUnknownParams, $ZodVoid, $ZodVoidDef, $ZodVoidInternals, $ZodVoidParams, $ZodXID, $ZodXIDDef, $ZodXIDInternals, $ZodXIDParams, $ZodXor, $ZodXorInternals, $ZodXorParams, $brand, $catchall, $constructor, $constructorParams, $input, $loose, $output, $partial, $replace, $strict, $strip, CheckFn, CheckParams, CheckStringFormatParams, CheckTypeParams, CompileOptions, ConcatenateTupleOfStrings, ConvertPartsToStringTuple, Doc, File, GlobalMeta, INVALID, json_schema_d_exports as JSONSchema, JSONSchemaGenerator, JSONSchemaGeneratorParams, JSONSchemaMeta, NEVER, Params, ParseContext, ParseContextInternal, ParsePayload, ProcessParams, Processor, RegistryToJSONSchemaParams, Seen, SomeType$1 as SomeType, StringFormatParams, TimePrecision, ToJSONSchemaContext, ToJSONSchemaParams, ToTemplateLiteral, TypeParams, URL_BAD_FORMAT, URL_UNPARSEABLE, UnrepresentableHandler, ZodCompileAsyncError, ZodCompileUnsupportedError, ZodStandardJSONSchemaPayload, ZodStandardSchemaWithJSON, _$ZodType, _$ZodTypeInternals, _any, _array, _base64, _base64url, _bigint, _boolean, _catch$1 as _catch, _check, _cidrv4, _cidrv6, _coercedBigint, _coercedBoolean, _coercedDate, _coercedNumber, _coercedString, _creditCard, _cuid, _cuid2, _custom, _date, _decode, _decodeAsync, _default$1 as _default, _discriminatedUnion, _e164, _email, _emoji, _encode, _encodeAsync, _endsWith, _enum$1 as _enum, _file, _float32, _float64, _gt, _gte, _guid, _iban, _includes, _int, _int32, _int64, _intersection, _ipv4, _ipv6, _isoDate, _isoDateTime, _isoDuration, _isoTime, _jwt, _ksuid, _lazy$1 as _lazy, _length, _literal, _lowercase, _lt, _lte, _mac, _map, _lte as _max, _maxLength, _maxSize, _mime, _gte as _min, _minLength, _minSize, _multipleOf, _nan, _nanoid, _nativeEnum, _negative, _never, _nonnegative, _nonoptional, _nonpositive, _normalize, _null$1 as _null, _nullable, _number, _optional, _overwrite, _parse, _parseAsync, _pipe, _positive, _promise, _properties, _property, _readonly, _record, _refine, _regex, _safeDecode, _safeDecodeAsync, _safeEncode, _safeEncodeAsync, _safeParse, _safeParseAsync, _set, _size, _slugify, _startsWith, _string, _stringFormat, _stringbool, _success, _superRefine, _symbol, _templateLiteral, _toLowerCase, _toUpperCase, _transform, _trim, _tuple, _uint32, _uint64, _ulid, _undefined$1 as _undefined, _union, _unknown, _uppercase, _url, _uuid, _uuidv4, _uuidv6, _uuidv7, _void$1 as _void, _xid, _xor, base64Charset, base64urlCharset, canParseURL, clone, compile, compileFn, config$1 as config, createStandardJSONSchemaMethod, createToJSONSchemaMethod, decode, decodeAsync, describe$1 as describe, encode, encodeAsync, extractDefs, finalize, flattenError, formatError, getDiscriminatedOption, globalConfig, globalRegistry, handleUnrepresentable, output$1 as infer, initializeContext, input$1 as input, isBackEdge, isRecursiveSchema, isValidBase64, isValidBase64URL, isValidCIDRv6, isValidCreditCard, isValidIBAN, isValidIPv6, isValidJWT, index_d_exports$2 as locales, memoizer, mergeValues, meta$1 as meta, output$1 as output, parse$1 as parse, parseAsync, parseURLObject, prettifyError, processSchema as process, processSchema, regexes_d_exports as regexes, registry, safeDecode, safeDecodeAsync, safeEncode, safeEncodeAsync, safeParse, safeParseAsync, standardProps, stripTabAndNewline, toDotPath, toJSONSchema, toZod, treeifyError, urlHostnameOk, urlProtocolOk, util_d_exports as util, validate, validateAsync, validateURL, version$1 as version, withParser };
}
declare namespace schemas_d_exports {
  export { RequiredInterfaceShape, SafeExtendShape, ZodMiniAny, ZodMiniArray, ZodMiniBase64, ZodMiniBase64URL, ZodMiniBigInt, ZodMiniBigIntFormat, ZodMiniBoolean, ZodMiniCIDRv4, ZodMiniCIDRv6, ZodMiniCUID, ZodMiniCUID2, ZodMiniCatch, ZodMiniCodec, ZodMiniCreditCard, ZodMiniCustom, ZodMiniCustomStringFormat, ZodMiniDate, ZodMiniDefault, ZodMiniDiscriminatedUnion, ZodMiniE164, ZodMiniEmail, ZodMiniEmoji, ZodMiniEnum, ZodMiniExactOptional, ZodMiniFile, ZodMiniFloat32, ZodMiniFloat64, ZodMiniFunction, ZodMiniGUID, ZodMiniIBAN, ZodMiniIPv4, ZodMiniIPv6, ZodMiniInt, ZodMiniInt32, ZodMiniInt64, ZodMiniIntersection, ZodMiniJSONSchema, ZodMiniJSONSchemaInternals, ZodMiniJWT, ZodMiniKSUID, ZodMiniLazy, ZodMiniLiteral, ZodMiniMAC, ZodMiniMap, ZodMiniNaN, ZodMiniNanoID, ZodMiniNever, ZodMiniNonOptional, ZodMiniNull, ZodMiniNullable, ZodMiniNumber, ZodMiniNumberFormat, ZodMiniObject, ZodMiniOptional, ZodMiniPipe, ZodMiniPrefault, ZodMiniPromise, ZodMiniReadonly, ZodMiniRecord, ZodMiniSet, ZodMiniString, ZodMiniStringFormat, ZodMiniSuccess, ZodMiniSymbol, ZodMiniTemplateLiteral, ZodMiniTransform, ZodMiniTuple, ZodMiniType, ZodMiniUInt32, ZodMiniUInt64, ZodMiniULID, ZodMiniURL, ZodMiniUUID, ZodMiniUndefined, ZodMiniUnion, ZodMiniUnknown, ZodMiniVoid, ZodMiniXID, ZodMiniXor, _ZodMiniJSONSchema, _ZodMiniJSONSchemaInternals, _ZodMiniString, _default, _function, any, array, base64, base64url, bigint$1 as bigint, boolean$1 as boolean, _catch as catch, catchall, check, cidrv4, cidrv6, codec, creditCard, cuid, cuid2, currencyCode, custom, date$2 as date, describe, discriminatedUnion, e164, email, emoji, _enum as enum, exactOptional, exactPartial, extend, file, float32, float64, _function as function, guid, hash, hex, hostname, httpUrl, iban, _instanceof as instanceof, int, int32, int64, intersection, invertCodec, ipv4, ipv6, json, jwt, keyof, ksuid, _lazy as lazy, literal, looseObject, looseRecord, mac, map, merge, meta, nan, nanoid, nativeEnum, never, nonoptional, _null as null, nullable, nullish, number$1 as number, object$1 as object, omit, optional, partial, partialRecord, pick, pipe, prefault, promise, readonly, record, refine, required, safeExtend, set, strictObject, string$1 as string, stringFormat, stringbool, success, superRefine, symbol, templateLiteral, transform, tuple, uint32, uint64, ulid, _undefined as undefined, union, unknown, url, uuid, uuidv4, uuidv6, uuidv7, _void as void, xid, xor };
}
type SomeType = SomeType$1;
interface ZodMiniType<out Output = unknown, out Input = unknown, out Internals extends $ZodTypeInternals<Output, Input> = $ZodTypeInternals<Output, Input>> extends $ZodType<Output, Input, Internals> {
  type: Internals["def"]["type"];
  check(...checks: (CheckFn<output$1<this>> | $ZodCheck<output$1<this>>)[]): this;
  with(...checks: (CheckFn<output$1<this>> | $ZodCheck<output$1<this>>)[]): this;
  clone(def?: Internals["def"], params?: {
    parent: boolean;
  }): this;
  register<R extends $ZodRegistry>(registry: R, ...meta: this extends R["_schema"] ? undefined extends R["_meta"] ? [$replace<R["_meta"], this>?] : [$replace<R["_meta"], this>] : ["Incompatible schema"]): this;
  brand<T extends PropertyKey = PropertyKey, Dir extends "in" | "out" | "inout" = "out">(value?: T): PropertyKey extends T ? this : $ZodBranded<this, T, Dir>;
  def: Internals["def"];
  parse(data: unknown, params?: ParseContext<$ZodIssue>): output$1<this>;
  safeParse(data: unknown, params?: ParseContext<$ZodIssue>): SafeParseResult<output$1<this>>;
  parseAsync(data: unknown, params?: ParseContext<$ZodIssue>): Promise<output$1<this>>;
  safeParseAsync(data: unknown, params?: ParseContext<$ZodIssue>): Promise<SafeParseResult<output$1<this>>>;
  apply<T, TArgs extends unknown[] = []>(fn: (schema: this, ...args: TArgs) => T, ...args: TArgs): T;
}
interface _ZodMiniType<out Internals extends $ZodTypeInternals = $ZodTypeInternals> extends ZodMiniType<any, any, Internals> {}
declare const ZodMiniType: $constructor<ZodMiniType>;
interface _ZodMiniString<T extends $ZodStringInternals<unknown> = $ZodStringInternals<unknown>> extends _ZodMiniType<T>, $ZodString<T["input"]> {
  _zod: T;
}
interface ZodMiniString<Input = unknown> extends _ZodMiniString<$ZodStringInternals<Input>>, $ZodString<Input> {}
declare const ZodMiniString: $constructor<ZodMiniString>;
declare function string$1(params?: string | $ZodStringParams): ZodMiniString<string>;
interface ZodMiniStringFormat<Format extends string = string> extends _ZodMiniString<$ZodStringFormatInternals<Format>>, $ZodStringFormat<Format> {}
declare const ZodMiniStringFormat: $constructor<ZodMiniStringFormat>;
interface ZodMiniEmail extends _ZodMiniString<$ZodEmailInternals> {}
declare const ZodMiniEmail: $constructor<ZodMiniEmail>;
declare function email(params?: string | $ZodEmailParams): ZodMiniEmail;
interface ZodMiniGUID extends _ZodMiniString<$ZodGUIDInternals> {}
declare const ZodMiniGUID: $constructor<ZodMiniGUID>;
declare function guid(params?: string | $ZodGUIDParams): ZodMiniGUID;
interface ZodMiniUUID extends _ZodMiniString<$ZodUUIDInternals> {}
declare const ZodMiniUUID: $constructor<ZodMiniUUID>;
declare function uuid(params?: string | $ZodUUIDParams): ZodMiniUUID;
declare function uuidv4(params?: string | $ZodUUIDv4Params): ZodMiniUUID;
declare function uuidv6(params?: string | $ZodUUIDv6Params): ZodMiniUUID;
declare function uuidv7(params?: string | $ZodUUIDv7Params): ZodMiniUUID;
interface ZodMiniURL extends _ZodMiniString<$ZodURLInternals> {}
declare const ZodMiniURL: $constructor<ZodMiniURL>;
declare function url(params?: string | $ZodURLParams): ZodMiniURL;
declare function httpUrl(params?: string | Omit<$ZodURLParams, "protocol" | "hostname">): ZodMiniURL;
interface ZodMiniEmoji extends _ZodMiniString<$ZodEmojiInternals> {}
declare const ZodMiniEmoji: $constructor<ZodMiniEmoji>;
declare function emoji(params?: string | $ZodEmojiParams): ZodMiniEmoji;
interface ZodMiniNanoID extends _ZodMiniString<$ZodNanoIDInternals> {}
declare const ZodMiniNanoID: $constructor<ZodMiniNanoID>;
declare function nanoid(params?: string | $ZodNanoIDParams): ZodMiniNanoID;
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link ZodMiniCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
interface ZodMiniCUID extends _ZodMiniString<$ZodCUIDInternals> {}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link ZodMiniCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
declare const ZodMiniCUID: $constructor<ZodMiniCUID>;
/**
 * Validates a CUID v1 string.
 *
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2 | `z.cuid2()`} instead.
 * See https://github.com/paralleldrive/cuid.
 */
declare function cuid(params?: string | $ZodCUIDParams): ZodMiniCUID;
interface ZodMiniCUID2 extends _ZodMiniString<$ZodCUID2Internals> {}
declare const ZodMiniCUID2: $constructor<ZodMiniCUID2>;
declare function cuid2(params?: string | $ZodCUID2Params): ZodMiniCUID2;
interface ZodMiniULID extends _ZodMiniString<$ZodULIDInternals> {}
declare const ZodMiniULID: $constructor<ZodMiniULID>;
declare function ulid(params?: string | $ZodULIDParams): ZodMiniULID;
interface ZodMiniXID extends _ZodMiniString<$ZodXIDInternals> {}
declare const ZodMiniXID: $constructor<ZodMiniXID>;
declare function xid(params?: string | $ZodXIDParams): ZodMiniXID;
interface ZodMiniKSUID extends _ZodMiniString<$ZodKSUIDInternals> {}
declare const ZodMiniKSUID: $constructor<ZodMiniKSUID>;
declare function ksuid(params?: string | $ZodKSUIDParams): ZodMiniKSUID;
interface ZodMiniIPv4 extends _ZodMiniString<$ZodIPv4Internals> {}
declare const ZodMiniIPv4: $constructor<ZodMiniIPv4>;
declare function ipv4(params?: string | $ZodIPv4Params): ZodMiniIPv4;
interface ZodMiniIPv6 extends _ZodMiniString<$ZodIPv6Internals> {}
declare const ZodMiniIPv6: $constructor<ZodMiniIPv6>;
declare function ipv6(params?: string | $ZodIPv6Params): ZodMiniIPv6;
interface ZodMiniCIDRv4 extends _ZodMiniString<$ZodCIDRv4Internals> {}
declare const ZodMiniCIDRv4: $constructor<ZodMiniCIDRv4>;
declare function cidrv4(params?: string | $ZodCIDRv4Params): ZodMiniCIDRv4;
interface ZodMiniCIDRv6 extends _ZodMiniString<$ZodCIDRv6Internals> {}
declare const ZodMiniCIDRv6: $constructor<ZodMiniCIDRv6>;
declare function cidrv6(params?: string | $ZodCIDRv6Params): ZodMiniCIDRv6;
interface ZodMiniMAC extends _ZodMiniString<$ZodMACInternals> {}
declare const ZodMiniMAC: $constructor<ZodMiniMAC>;
declare function mac(params?: string | $ZodMACParams): ZodMiniMAC;
interface ZodMiniBase64 extends _ZodMiniString<$ZodBase64Internals> {}
declare const ZodMiniBase64: $constructor<ZodMiniBase64>;
declare function base64(params?: string | $ZodBase64Params): ZodMiniBase64;
interface ZodMiniBase64URL extends _ZodMiniString<$ZodBase64URLInternals> {}
declare const ZodMiniBase64URL: $constructor<ZodMiniBase64URL>;
declare function base64url(params?: string | $ZodBase64URLParams): ZodMiniBase64URL;
interface ZodMiniE164 extends _ZodMiniString<$ZodE164Internals> {}
declare const ZodMiniE164: $constructor<ZodMiniE164>;
declare function e164(params?: string | $ZodE164Params): ZodMiniE164;
interface ZodMiniCreditCard extends _ZodMiniString<$ZodCreditCardInternals> {}
declare const ZodMiniCreditCard: $constructor<ZodMiniCreditCard>;
declare function creditCard(params?: string | $ZodCreditCardParams): ZodMiniCreditCard;
interface ZodMiniIBAN extends _ZodMiniString<$ZodIBANInternals> {}
declare const ZodMiniIBAN: $constructor<ZodMiniIBAN>;
declare function iban(params?: string | $ZodIBANParams): ZodMiniIBAN;
interface ZodMiniJWT extends _ZodMiniString<$ZodJWTInternals> {}
declare const ZodMiniJWT: $constructor<ZodMiniJWT>;
declare function jwt(params?: string | $ZodJWTParams): ZodMiniJWT;
interface ZodMiniCustomStringFormat<Format extends string = string> extends ZodMiniStringFormat<Format>, $ZodCustomStringFormat<Format> {
  _zod: $ZodCustomStringFormatInternals<Format>;
}
declare const ZodMiniCustomStringFormat: $constructor<ZodMiniCustomStringFormat>;
declare function stringFormat<Format extends string>(format: Format, fnOrRegex: ((arg: string) => MaybeAsync<unknown>) | RegExp, _params?: string | $ZodStringFormatParams): ZodMiniCustomStringFormat<Format>;
declare function hostname(_params?: string | $ZodStringFormatParams): ZodMiniCustomStringFormat<"hostname">;
declare function hex(_params?: string | $ZodStringFormatParams): ZodMiniCustomStringFormat<"hex">;
declare function currencyCode(_params?: string | $ZodStringFormatParams): ZodMiniCustomStringFormat<"currency_code">;
declare function hash<Alg extends HashAlgorithm, Enc extends HashEncoding = "hex">(alg: Alg, params?: {
  enc?: Enc;
} & $ZodStringFormatParams): ZodMiniCustomStringFormat<`${Alg}_${Enc}`>;
interface _ZodMiniNumber<T extends $ZodNumberInternals<unknown> = $ZodNumberInternals<unknown>> extends _ZodMiniType<T>, $ZodNumber<T["input"]> {
  _zod: T;
}
interface ZodMiniNumber<Input = unknown> extends _ZodMiniNumber<$ZodNumberInternals<Input>>, $ZodNumber<Input> {}
declare const ZodMiniNumber: $constructor<ZodMiniNumber>;
declare function number$1(params?: string | $ZodNumberParams): ZodMiniNumber<number>;
interface ZodMiniNumberFormat<Format extends $ZodNumberFormats = $ZodNumberFormats> extends _ZodMiniNumber<$ZodNumberFormatInternals<Format>>, $ZodNumberFormat<Format> {}
declare const ZodMiniNumberFormat: $constructor<ZodMiniNumberFormat>;
interface ZodMiniInt extends ZodMiniNumberFormat<"safeint"> {}
declare function int(params?: string | $ZodCheckNumberFormatParams): ZodMiniInt;
interface ZodMiniFloat32 extends ZodMiniNumberFormat<"float32"> {}
declare function float32(params?: string | $ZodCheckNumberFormatParams): ZodMiniFloat32;
interface ZodMiniFloat64 extends ZodMiniNumberFormat<"float64"> {}
declare function float64(params?: string | $ZodCheckNumberFormatParams): ZodMiniFloat64;
interface ZodMiniInt32 extends ZodMiniNumberFormat<"int32"> {}
declare function int32(params?: string | $ZodCheckNumberFormatParams): ZodMiniInt32;
interface ZodMiniUInt32 extends ZodMiniNumberFormat<"uint32"> {}
declare function uint32(params?: string | $ZodCheckNumberFormatParams): ZodMiniUInt32;
interface ZodMiniBoolean<T = unknown> extends _ZodMiniType<$ZodBooleanInternals<T>> {}
declare const ZodMiniBoolean: $constructor<ZodMiniBoolean>;
declare function boolean$1(params?: string | $ZodBooleanParams): ZodMiniBoolean<boolean>;
interface ZodMiniBigInt<T = unknown> extends _ZodMiniType<$ZodBigIntInternals<T>>, $ZodBigInt<T> {}
declare const ZodMiniBigInt: $constructor<ZodMiniBigInt>;
declare function bigint$1(params?: string | $ZodBigIntParams): ZodMiniBigInt<bigint>;
interface ZodMiniBigIntFormat<Format extends $ZodBigIntFormats = $ZodBigIntFormats> extends _ZodMiniType<$ZodBigIntFormatInternals<Format>> {}
declare const ZodMiniBigIntFormat: $constructor<ZodMiniBigIntFormat>;
interface ZodMiniInt64 extends ZodMiniBigIntFormat<"int64"> {}
declare function int64(params?: string | $ZodBigIntFormatParams): ZodMiniInt64;
interface ZodMiniUInt64 extends ZodMiniBigIntFormat<"uint64"> {}
declare function uint64(params?: string | $ZodBigIntFormatParams): ZodMiniUInt64;
interface ZodMiniSymbol extends _ZodMiniType<$ZodSymbolInternals> {}
declare const ZodMiniSymbol: $constructor<ZodMiniSymbol>;
declare function symbol(params?: string | $ZodSymbolParams): ZodMiniSymbol;
interface ZodMiniUndefined extends _ZodMiniType<$ZodUndefinedInternals> {}
declare const ZodMiniUndefined: $constructor<ZodMiniUndefined>;
declare function _undefined(params?: string | $ZodUndefinedParams): ZodMiniUndefined;
interface ZodMiniNull extends _ZodMiniType<$ZodNullInternals> {}
declare const ZodMiniNull: $constructor<ZodMiniNull>;
declare function _null(params?: string | $ZodNullParams): ZodMiniNull;
interface ZodMiniAny extends _ZodMiniType<$ZodAnyInternals> {}
declare const ZodMiniAny: $constructor<ZodMiniAny>;
declare function any(): ZodMiniAny;
interface ZodMiniUnknown extends _ZodMiniType<$ZodUnknownInternals> {}
declare const ZodMiniUnknown: $constructor<ZodMiniUnknown>;
declare function unknown(): ZodMiniUnknown;
interface ZodMiniNever extends _ZodMiniType<$ZodNeverInternals> {}
declare const ZodMiniNever: $constructor<ZodMiniNever>;
declare function never(params?: string | $ZodNeverParams): ZodMiniNever;
interface ZodMiniVoid extends _ZodMiniType<$ZodVoidInternals> {}
declare const ZodMiniVoid: $constructor<ZodMiniVoid>;
declare function _void(params?: string | $ZodVoidParams): ZodMiniVoid;
interface ZodMiniDate<T = unknown> extends _ZodMiniType<$ZodDateInternals<T>> {}
declare const ZodMiniDate: $constructor<ZodMiniDate>;
declare function date$2(params?: string | $ZodDateParams): ZodMiniDate<Date>;
interface ZodMiniArray<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodArrayInternals<T>>, $ZodArray<T> {}
declare const ZodMiniArray: $constructor<ZodMiniArray>;
declare function array<T extends SomeType>(element: T, params?: string | $ZodArrayParams): ZodMiniArray<T>;
declare function keyof<T extends ZodMiniObject>(schema: T): ZodMiniEnum<KeysEnum<T["shape"]>>;
interface ZodMiniObject<
/** @ts-ignore Cast variance */
out Shape extends $ZodShape = $ZodShape, out Config extends $ZodObjectConfig = $strip> extends ZodMiniType<any, any, $ZodObjectInternals<Shape, Config>>, $ZodObject<Shape, Config> {
  shape: Shape;
}
declare const ZodMiniObject: $constructor<ZodMiniObject>;
declare function object$1<T extends $ZodLooseShape = Record<never, SomeType>>(shape?: T, params?: string | $ZodObjectParams): ZodMiniObject<Writeable<T>, $strip>;
declare function strictObject<T extends $ZodLooseShape>(shape: T, params?: string | $ZodObjectParams): ZodMiniObject<Writeable<T>, $strict>;
declare function looseObject<T extends $ZodLooseShape>(shape: T, params?: string | $ZodObjectParams): ZodMiniObject<Writeable<T>, $loose>;
declare function extend<T extends ZodMiniObject, U extends $ZodLooseShape>(schema: T, shape: U): ZodMiniObject<Extend<T["shape"], Writeable<U>>, T["_zod"]["config"]>;
type SafeExtendShape<Base extends $ZodShape, Ext extends $ZodLooseShape> = { [K in keyof Ext]: K extends keyof Base ? output$1<Ext[K]> extends output$1<Base[K]> ? input$1<Ext[K]> extends input$1<Base[K]> ? Ext[K] : never : never : Ext[K]; };
declare function safeExtend<T extends ZodMiniObject, U extends $ZodLooseShape>(schema: T, shape: SafeExtendShape<T["shape"], U>): ZodMiniObject<Extend<T["shape"], Writeable<U>>, T["_zod"]["config"]>;
/**
 * @deprecated Use [`z.extend(A, B.shape)`](https://zod.dev/api?id=extend) instead.
 */
declare function merge<T extends ZodMiniObject, U extends ZodMiniObject>(a: T, b: U): ZodMiniObject<Extend<T["shape"], U["shape"]>, U["_zod"]["config"]>;
declare function pick<T extends ZodMiniObject, M extends Mask<keyof T["shape"]>>(schema: T, mask: M & Record<Exclude<keyof M, keyof T["shape"]>, never>): ZodMiniObject<Flatten<Pick<T["shape"], keyof T["shape"] & keyof M>>, T["_zod"]["config"]>;
declare function omit<T extends ZodMiniObject, M extends Mask<keyof T["shape"]>>(schema: T, mask: M & Record<Exclude<keyof M, keyof T["shape"]>, never>): ZodMiniObject<Flatten<Omit<T["shape"], keyof M>>, T["_zod"]["config"]>;
declare function partial<T extends ZodMiniObject>(schema: T): ZodMiniObject<{ -readonly [k in keyof T["shape"]]: ZodMiniOptional<T["shape"][k]>; }, T["_zod"]["config"]>;
declare function partial<T extends ZodMiniObject, M extends Mask<keyof T["shape"]>>(schema: T, mask: M & Record<Exclude<keyof M, keyof T["shape"]>, never>): ZodMiniObject<{ -readonly [k in keyof T["shape"]]: k extends keyof M ? ZodMiniOptional<T["shape"][k]> : T["shape"][k]; }, T["_zod"]["config"]>;
declare function partial<T extends TupleItems, Rest extends SomeType | null>(schema: ZodMiniTuple<T, Rest>): ZodMiniTuple<{ -readonly [k in keyof T]: ZodMiniOptional<T[k]>; }, Rest>;
declare function exactPartial<T extends ZodMiniObject>(schema: T): ZodMiniObject<{ -readonly [k in keyof T["shape"]]: ZodMiniExactOptional<T["shape"][k]>; }, T["_zod"]["config"]>;
declare function exactPartial<T extends ZodMiniObject, M extends Mask<keyof T["shape"]>>(schema: T, mask: M & Record<Exclude<keyof M, keyof T["shape"]>, never>): ZodMiniObject<{ -readonly [k in keyof T["shape"]]: k extends keyof M ? ZodMiniExactOptional<T["shape"][k]> : T["shape"][k]; }, T["_zod"]["config"]>;
type RequiredInterfaceShape<Shape extends $ZodLooseShape, Keys extends PropertyKey = keyof Shape> = Identity$1<{ [k in keyof Shape as k extends Keys ? k : never]: ZodMiniNonOptional<Shape[k]>; } & { [k in keyof Shape as k extends Keys ? never : k]: Shape[k]; }>;
declare function required<T extends ZodMiniObject>(schema: T): ZodMiniObject<{ -readonly [k in keyof T["shape"]]: ZodMiniNonOptional<T["shape"][k]>; }, T["_zod"]["config"]>;
declare function required<T extends ZodMiniObject, M extends Mask<keyof T["shape"]>>(schema: T, mask: M & Record<Exclude<keyof M, keyof T["shape"]>, never>): ZodMiniObject<Extend<T["shape"], { [k in keyof M & keyof T["shape"]]: ZodMiniNonOptional<T["shape"][k]>; }>, T["_zod"]["config"]>;
declare function catchall<T extends ZodMiniObject, U extends SomeType>(inst: T, catchall: U): ZodMiniObject<T["shape"], $catchall<U>>;
interface ZodMiniUnion<T extends readonly SomeType[] = readonly $ZodType[]> extends _ZodMiniType<$ZodUnionInternals<T>> {}
declare const ZodMiniUnion: $constructor<ZodMiniUnion>;
declare function union<const T extends readonly SomeType[]>(options: T, params?: string | $ZodUnionParams): ZodMiniUnion<T>;
interface ZodMiniXor<T extends readonly SomeType[] = readonly $ZodType[]> extends _ZodMiniType<$ZodXorInternals<T>> {}
declare const ZodMiniXor: $constructor<ZodMiniXor>;
/** Creates an exclusive union (XOR) where exactly one option must match.
 * Unlike regular unions that succeed when any option matches, xor fails if
 * zero or more than one option matches the input. */
declare function xor<const T extends readonly SomeType[]>(options: T, params?: string | $ZodXorParams): ZodMiniXor<T>;
interface ZodMiniDiscriminatedUnion<Options extends readonly SomeType[] = readonly $ZodType[], Disc extends string = string> extends ZodMiniUnion<Options> {
  _zod: $ZodDiscriminatedUnionInternals<Options, Disc>;
}
declare const ZodMiniDiscriminatedUnion: $constructor<ZodMiniDiscriminatedUnion>;
declare function discriminatedUnion<Types extends readonly [$ZodTypeDiscriminable, ...$ZodTypeDiscriminable[]], Disc extends string>(discriminator: Disc, options: Types, params?: string | $ZodDiscriminatedUnionParams): ZodMiniDiscriminatedUnion<Types, Disc>;
interface ZodMiniIntersection<A extends SomeType = $ZodType, B extends SomeType = $ZodType> extends _ZodMiniType<$ZodIntersectionInternals<A, B>> {}
declare const ZodMiniIntersection: $constructor<ZodMiniIntersection>;
declare function intersection<T extends SomeType, U extends SomeType>(left: T, right: U): ZodMiniIntersection<T, U>;
interface ZodMiniTuple<T extends TupleItems = readonly $ZodType[], Rest extends SomeType | null = $ZodType | null> extends _ZodMiniType<$ZodTupleInternals<T, Rest>> {}
declare const ZodMiniTuple: $constructor<ZodMiniTuple>;
declare function tuple<const T extends readonly [SomeType, ...SomeType[]]>(items: T, params?: string | $ZodTupleParams): ZodMiniTuple<T, null>;
declare function tuple<const T extends readonly [SomeType, ...SomeType[]], Rest extends SomeType>(items: T, rest: Rest, params?: string | $ZodTupleParams): ZodMiniTuple<T, Rest>;
declare function tuple(items: [], params?: string | $ZodTupleParams): ZodMiniTuple<[], null>;
interface ZodMiniRecord<Key extends $ZodRecordKey = $ZodRecordKey, Value extends SomeType = $ZodType> extends _ZodMiniType<$ZodRecordInternals<Key, Value>> {}
declare const ZodMiniRecord: $constructor<ZodMiniRecord>;
declare function record<Key extends $ZodRecordKey, Value extends SomeType>(keyType: Key, valueType: Value, params?: string | $ZodRecordParams): ZodMiniRecord<Key, Value>;
declare function partialRecord<Key extends $ZodRecordKey, Value extends SomeType>(keyType: Key, valueType: Value, params?: string | $ZodRecordParams): ZodMiniRecord<Key & $partial, Value>;
declare function looseRecord<Key extends $ZodRecordKey, Value extends SomeType>(keyType: Key, valueType: Value, params?: string | $ZodRecordParams): ZodMiniRecord<Key, Value>;
interface ZodMiniMap<Key extends SomeType = $ZodType, Value extends SomeType = $ZodType> extends _ZodMiniType<$ZodMapInternals<Key, Value>> {}
declare const ZodMiniMap: $constructor<ZodMiniMap>;
declare function map<Key extends SomeType, Value extends SomeType>(keyType: Key, valueType: Value, params?: string | $ZodMapParams): ZodMiniMap<Key, Value>;
interface ZodMiniSet<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodSetInternals<T>> {}
declare const ZodMiniSet: $constructor<ZodMiniSet>;
declare function set<Value extends SomeType>(valueType: Value, params?: string | $ZodSetParams): ZodMiniSet<Value>;
interface ZodMiniEnum<T extends EnumLike = EnumLike> extends _ZodMiniType<$ZodEnumInternals<T>> {
  options: Array<T[keyof T]>;
}
declare const ZodMiniEnum: $constructor<ZodMiniEnum>;
declare function _enum<const T extends readonly string[]>(values: T, params?: string | $ZodEnumParams): ZodMiniEnum<ToEnum<T[number]>>;
declare function _enum<T extends EnumLike>(entries: T, params?: string | $ZodEnumParams): ZodMiniEnum<T>;
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
declare function nativeEnum<T extends EnumLike>(entries: T, params?: string | $ZodEnumParams): ZodMiniEnum<T>;
interface ZodMiniLiteral<T extends Literal = Literal> extends _ZodMiniType<$ZodLiteralInternals<T>> {}
declare const ZodMiniLiteral: $constructor<ZodMiniLiteral>;
declare function literal<const T extends ReadonlyArray<Literal>>(value: T, params?: string | $ZodLiteralParams): ZodMiniLiteral<T[number]>;
declare function literal<const T extends Literal>(value: T, params?: string | $ZodLiteralParams): ZodMiniLiteral<T>;
interface ZodMiniFile extends _ZodMiniType<$ZodFileInternals> {}
declare const ZodMiniFile: $constructor<ZodMiniFile>;
declare function file(params?: string | $ZodFileParams): ZodMiniFile;
interface ZodMiniTransform<O = unknown, I = unknown> extends _ZodMiniType<$ZodTransformInternals<O, I>> {}
declare const ZodMiniTransform: $constructor<ZodMiniTransform>;
declare function transform<I = unknown, O = I>(fn: (input: I, ctx: ParsePayload) => O): ZodMiniTransform<Awaited<O>, I>;
interface ZodMiniOptional<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodOptionalInternals<T>>, $ZodOptional<T> {}
declare const ZodMiniOptional: $constructor<ZodMiniOptional>;
declare function optional<T extends SomeType>(innerType: T): ZodMiniOptional<T>;
interface ZodMiniExactOptional<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodExactOptionalInternals<T>>, $ZodExactOptional<T> {}
declare const ZodMiniExactOptional: $constructor<ZodMiniExactOptional>;
declare function exactOptional<T extends SomeType>(innerType: T): ZodMiniExactOptional<T>;
interface ZodMiniNullable<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodNullableInternals<T>> {}
declare const ZodMiniNullable: $constructor<ZodMiniNullable>;
declare function nullable<T extends SomeType>(innerType: T): ZodMiniNullable<T>;
declare function nullish<T extends SomeType>(innerType: T): ZodMiniOptional<ZodMiniNullable<T>>;
interface ZodMiniDefault<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodDefaultInternals<T>> {}
declare const ZodMiniDefault: $constructor<ZodMiniDefault>;
declare function _default<T extends SomeType>(innerType: T, defaultValue: NoUndefined<output$1<T>> | (() => NoUndefined<output$1<T>>)): ZodMiniDefault<T>;
interface ZodMiniPrefault<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodPrefaultInternals<T>> {}
declare const ZodMiniPrefault: $constructor<ZodMiniPrefault>;
declare function prefault<T extends SomeType>(innerType: T, defaultValue: input$1<T> | (() => input$1<T>)): ZodMiniPrefault<T>;
interface ZodMiniNonOptional<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodNonOptionalInternals<T>> {}
declare const ZodMiniNonOptional: $constructor<ZodMiniNonOptional>;
declare function nonoptional<T extends SomeType>(innerType: T, params?: string | $ZodNonOptionalParams): ZodMiniNonOptional<T>;
interface ZodMiniSuccess<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodSuccessInternals<T>> {}
declare const ZodMiniSuccess: $constructor<ZodMiniSuccess>;
declare function success<T extends SomeType>(innerType: T): ZodMiniSuccess<T>;
interface ZodMiniCatch<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodCatchInternals<T>> {}
declare const ZodMiniCatch: $constructor<ZodMiniCatch>;
declare function _catch<T extends SomeType>(innerType: T, catchValue: output$1<T> | ((ctx: $ZodCatchCtx) => output$1<T>)): ZodMiniCatch<T>;
interface ZodMiniNaN extends _ZodMiniType<$ZodNaNInternals> {}
declare const ZodMiniNaN: $constructor<ZodMiniNaN>;
declare function nan(params?: string | $ZodNaNParams): ZodMiniNaN;
interface ZodMiniPipe<A extends SomeType = $ZodType, B extends SomeType = $ZodType> extends _ZodMiniType<$ZodPipeInternals<A, B>> {}
declare const ZodMiniPipe: $constructor<ZodMiniPipe>;
declare function pipe<const A extends SomeType, B extends $ZodType<unknown, output$1<A>> = $ZodType<unknown, output$1<A>>>(in_: A, out: B | $ZodType<unknown, output$1<A>>): ZodMiniPipe<A, B>;
interface ZodMiniCodec<A extends SomeType = $ZodType, B extends SomeType = $ZodType> extends ZodMiniPipe<A, B>, $ZodCodec<A, B> {
  _zod: $ZodCodecInternals<A, B>;
  def: $ZodCodecDef<A, B>;
}
declare const ZodMiniCodec: $constructor<ZodMiniCodec>;
declare function codec<const A extends SomeType, B extends SomeType$1 = $ZodType>(in_: A, out: B, params: {
  decode: (value: output$1<A>, payload: ParsePayload<output$1<A>>) => MaybeAsync<input$1<B>>;
  encode: (value: input$1<B>, payload: ParsePayload<input$1<B>>) => MaybeAsync<output$1<A>>;
}): ZodMiniCodec<A, B>;
declare function invertCodec<A extends SomeType, B extends SomeType>(codec: ZodMiniCodec<A, B>): ZodMiniCodec<B, A>;
interface ZodMiniReadonly<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodReadonlyInternals<T>> {}
declare const ZodMiniReadonly: $constructor<ZodMiniReadonly>;
declare function readonly<T extends SomeType>(innerType: T): ZodMiniReadonly<T>;
interface ZodMiniTemplateLiteral<Template extends string = string> extends _ZodMiniType<$ZodTemplateLiteralInternals<Template>> {}
declare const ZodMiniTemplateLiteral: $constructor<ZodMiniTemplateLiteral>;
declare function templateLiteral<const Parts extends $ZodTemplateLiteralPart[]>(parts: Parts, params?: string | $ZodTemplateLiteralParams): ZodMiniTemplateLiteral<$PartsToTemplateLiteral<Parts>>;
interface ZodMiniLazy<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodLazyInternals<T>> {}
declare const ZodMiniLazy: $constructor<ZodMiniLazy>;
declare function _lazy<T extends SomeType>(getter: () => T): ZodMiniLazy<T>;
interface ZodMiniPromise<T extends SomeType = $ZodType> extends _ZodMiniType<$ZodPromiseInternals<T>> {}
declare const ZodMiniPromise: $constructor<ZodMiniPromise>;
declare function promise<T extends SomeType>(innerType: T): ZodMiniPromise<T>;
interface ZodMiniCustom<O = unknown, I = unknown> extends _ZodMiniType<$ZodCustomInternals<O, I>> {}
declare const ZodMiniCustom: $constructor<ZodMiniCustom>;
declare function check<O = unknown>(fn: CheckFn<O>, params?: string | $ZodCustomParams): $ZodCheck<O>;
declare function custom<O = unknown, I = O>(fn?: (data: O) => unknown, _params?: string | $ZodCustomParams | undefined): ZodMiniCustom<O, I>;
declare function refine<T>(fn: (arg: NoInfer<T>) => MaybeAsync<unknown>, _params?: string | $ZodCustomParams): $ZodCheck<T>;
declare function superRefine<T>(fn: (arg: T, payload: $RefinementCtx<T>) => void | Promise<void>, params?: $ZodSuperRefineParams): $ZodCheck<T>;
declare const describe: typeof describe$1;
declare const meta: typeof meta$1;
declare abstract class Class {
  constructor(..._args: any[]);
}
declare function _instanceof<T extends typeof Class>(cls: T, params?: $ZodCustomParams): ZodMiniCustom<InstanceType<T>, InstanceType<T>>;
declare const stringbool: (_params?: string | $ZodStringBoolParams) => ZodMiniCodec<ZodMiniString, ZodMiniBoolean>;
type _ZodMiniJSONSchema = ZodMiniUnion<[ZodMiniString, ZodMiniNumber, ZodMiniBoolean, ZodMiniNull, ZodMiniArray<ZodMiniJSONSchema>, ZodMiniRecord<ZodMiniString<string>, ZodMiniJSONSchema>]>;
type _ZodMiniJSONSchemaInternals = _ZodMiniJSONSchema["_zod"];
interface ZodMiniJSONSchemaInternals extends _ZodMiniJSONSchemaInternals {
  output: JSONType;
  input: JSONType;
}
interface ZodMiniJSONSchema extends _ZodMiniJSONSchema {
  _zod: ZodMiniJSONSchemaInternals;
}
declare function json(): ZodMiniJSONSchema;
interface ZodMiniFunction<Args extends $ZodFunctionIn = $ZodFunctionIn, Returns extends $ZodFunctionOut = $ZodFunctionOut> extends _ZodMiniType<$ZodFunctionInternals<Args, Returns>>, $ZodFunction<Args, Returns> {
  _def: $ZodFunctionDef<Args, Returns>;
  _input: $InferInnerFunctionType<Args, Returns>;
  _output: $InferOuterFunctionType<Args, Returns>;
  input<const Items extends TupleItems, const Rest extends $ZodFunctionOut = $ZodFunctionOut>(args: Items, rest?: Rest): ZodMiniFunction<ZodMiniTuple<Items, Rest>, Returns>;
  input<NewArgs extends $ZodFunctionIn>(args: NewArgs): ZodMiniFunction<NewArgs, Returns>;
  input(...args: any[]): ZodMiniFunction<any, Returns>;
  output<NewReturns extends $ZodFunctionOut>(output: NewReturns): ZodMiniFunction<Args, NewReturns>;
}
declare const ZodMiniFunction: $constructor<ZodMiniFunction>;
declare function _function(): ZodMiniFunction;
declare function _function<const In extends Array<SomeType> = Array<SomeType>>(params: {
  input: In;
}): ZodMiniFunction<ZodMiniTuple<In, null>, $ZodFunctionOut>;
declare function _function<const In extends Array<SomeType> = Array<SomeType>, const Out extends $ZodFunctionOut = $ZodFunctionOut>(params: {
  input: In;
  output: Out;
}): ZodMiniFunction<ZodMiniTuple<In, null>, Out>;
declare function _function<const In extends $ZodFunctionIn = $ZodFunctionIn>(params: {
  input: In;
}): ZodMiniFunction<In, $ZodFunctionOut>;
declare function _function<const Out extends $ZodFunctionOut = $ZodFunctionOut>(params: {
  output: Out;
}): ZodMiniFunction<$ZodFunctionIn, Out>;
declare function _function<In extends $ZodFunctionIn = $ZodFunctionIn, Out extends $ZodFunctionOut = $ZodFunctionOut>(params?: {
  input: In;
  output: Out;
}): ZodMiniFunction<In, Out>;
/** Mini counterpart of `classic/deep-partial.ts`'s `DeepPartial`. */
type DeepPartial<T extends SomeType$1> = T extends ZodMiniObject<infer Shape, infer Config> ? ZodMiniObject<{ -readonly [K in keyof Shape]: ZodMiniOptional<DeepPartial<Shape[K]>>; }, Config> : T extends ZodMiniDiscriminatedUnion<infer Options, any> ? ZodMiniUnion<{ -readonly [I in keyof Options]: Options[I] extends SomeType$1 ? DeepPartial<Options[I]> : Options[I]; }> : T extends ZodMiniUnion<infer Options> ? ZodMiniUnion<{ -readonly [I in keyof Options]: Options[I] extends SomeType$1 ? DeepPartial<Options[I]> : Options[I]; }> : T extends ZodMiniArray<infer El> ? ZodMiniArray<DeepPartial<El>> : T extends ZodMiniTuple<infer Items, infer Rest> ? ZodMiniTuple<{ -readonly [K in keyof Items]: Items[K] extends SomeType$1 ? DeepPartial<Items[K]> : Items[K]; }, Rest extends SomeType$1 ? DeepPartial<Rest> : Rest> : T extends ZodMiniIntersection<infer A, infer B> ? ZodMiniIntersection<DeepPartial<A>, DeepPartial<B>> : T extends ZodMiniRecord<infer K, infer V> ? ZodMiniRecord<K, DeepPartial<V>> : T extends ZodMiniMap<infer K, infer V> ? ZodMiniMap<K, DeepPartial<V>> : T extends ZodMiniSet<infer El> ? ZodMiniSet<DeepPartial<El>> : T extends ZodMiniOptional<infer Inner> ? ZodMiniOptional<DeepPartial<Inner>> : T extends ZodMiniNullable<infer Inner> ? ZodMiniNullable<DeepPartial<Inner>> : T extends ZodMiniDefault<infer Inner> ? ZodMiniDefault<DeepPartial<Inner>> : T extends ZodMiniPrefault<infer Inner> ? ZodMiniPrefault<DeepPartial<Inner>> : T extends ZodMiniNonOptional<infer Inner> ? ZodMiniNonOptional<DeepPartial<Inner>> : T extends ZodMiniCatch<infer Inner> ? ZodMiniCatch<DeepPartial<Inner>> : T extends ZodMiniReadonly<infer Inner> ? ZodMiniReadonly<DeepPartial<Inner>> : T extends ZodMiniSuccess<infer Inner> ? ZodMiniSuccess<DeepPartial<Inner>> : T extends ZodMiniPromise<infer Inner> ? ZodMiniPromise<DeepPartial<Inner>> : T extends ZodMiniCodec<infer A, infer B> ? ZodMiniCodec<DeepPartial<A>, DeepPartial<B>> : T extends ZodMiniPipe<infer A, infer B> ? ZodMiniPipe<DeepPartial<A>, DeepPartial<B>> : T extends ZodMiniLazy<infer Inner> ? ZodMiniLazy<DeepPartial<Inner>> : T;
/** See `classic/deep-partial.ts`. Mini variant uses `mini.partial(...)`. */
declare function deepPartial<T extends SomeType$1>(schema: T): DeepPartial<T>;
type input<T> = input$1<T>;
type output<T> = output$1<T>;
/** See `classic/in-out.ts`. */
declare function input<T extends $ZodType>(schema: T): ZodMiniType<input$1<T>, input$1<T>>;
/** See `classic/in-out.ts`. */
declare function output<T extends $ZodType>(schema: T): ZodMiniType<output$1<T>, output$1<T>>;
declare namespace iso_d_exports {
  export { ZodMiniISODate, ZodMiniISODateTime, ZodMiniISODuration, ZodMiniISOTime, date$1 as date, datetime, duration, time };
}
interface ZodMiniISODateTime extends ZodMiniStringFormat<"datetime"> {
  _zod: $ZodISODateTimeInternals;
}
declare const ZodMiniISODateTime: $constructor<ZodMiniISODateTime>;
declare function datetime(params?: string | $ZodISODateTimeParams): ZodMiniISODateTime;
interface ZodMiniISODate extends ZodMiniStringFormat<"date"> {
  _zod: $ZodISODateInternals;
}
declare const ZodMiniISODate: $constructor<ZodMiniISODate>;
declare function date$1(params?: string | $ZodISODateParams): ZodMiniISODate;
interface ZodMiniISOTime extends ZodMiniStringFormat<"time"> {
  _zod: $ZodISOTimeInternals;
}
declare const ZodMiniISOTime: $constructor<ZodMiniISOTime>;
declare function time(params?: string | $ZodISOTimeParams): ZodMiniISOTime;
interface ZodMiniISODuration extends ZodMiniStringFormat<"duration"> {
  _zod: $ZodISODurationInternals;
}
declare const ZodMiniISODuration: $constructor<ZodMiniISODuration>;
declare function duration(params?: string | $ZodISODurationParams): ZodMiniISODuration;
declare namespace coerce_d_exports {
  export { bigint, boolean, date, number, string };
}
declare function string<T = unknown>(params?: string | $ZodStringParams): ZodMiniString<T>;
declare function number<T = unknown>(params?: string | $ZodNumberParams): ZodMiniNumber<T>;
declare function boolean<T = unknown>(params?: string | $ZodBooleanParams): ZodMiniBoolean<T>;
declare function bigint<T = unknown>(params?: string | $ZodBigIntParams): ZodMiniBigInt<T>;
declare function date<T = unknown>(params?: string | $ZodDateParams): ZodMiniDate<T>;
declare namespace external_d_exports {
  export { $brand, $input, $output, CompileOptions, INVALID, JSONType, NEVER, RequiredInterfaceShape, SafeExtendShape, TimePrecision, ZodCompileAsyncError, ZodCompileUnsupportedError, ZodMiniAny, ZodMiniArray, ZodMiniBase64, ZodMiniBase64URL, ZodMiniBigInt, ZodMiniBigIntFormat, ZodMiniBoolean, ZodMiniCIDRv4, ZodMiniCIDRv6, ZodMiniCUID, ZodMiniCUID2, ZodMiniCatch, ZodMiniCodec, ZodMiniCreditCard, ZodMiniCustom, ZodMiniCustomStringFormat, ZodMiniDate, ZodMiniDefault, ZodMiniDiscriminatedUnion, ZodMiniE164, ZodMiniEmail, ZodMiniEmoji, ZodMiniEnum, ZodMiniExactOptional, ZodMiniFile, ZodMiniFloat32, ZodMiniFloat64, ZodMiniFunction, ZodMiniGUID, ZodMiniIBAN, ZodMiniIPv4, ZodMiniIPv6, ZodMiniISODate, ZodMiniISODateTime, ZodMiniISODuration, ZodMiniISOTime, ZodMiniInt, ZodMiniInt32, ZodMiniInt64, ZodMiniIntersection, ZodMiniJSONSchema, ZodMiniJSONSchemaInternals, ZodMiniJWT, ZodMiniKSUID, ZodMiniLazy, ZodMiniLiteral, ZodMiniMAC, ZodMiniMap, ZodMiniNaN, ZodMiniNanoID, ZodMiniNever, ZodMiniNonOptional, ZodMiniNull, ZodMiniNullable, ZodMiniNumber, ZodMiniNumberFormat, ZodMiniObject, ZodMiniOptional, ZodMiniPipe, ZodMiniPrefault, ZodMiniPromise, ZodMiniReadonly, ZodMiniRecord, ZodMiniSet, ZodMiniString, ZodMiniStringFormat, ZodMiniSuccess, ZodMiniSymbol, ZodMiniTemplateLiteral, ZodMiniTransform, ZodMiniTuple, ZodMiniType, ZodMiniUInt32, ZodMiniUInt64, ZodMiniULID, ZodMiniURL, ZodMiniUUID, ZodMiniUndefined, ZodMiniUnion, ZodMiniUnknown, ZodMiniVoid, ZodMiniXID, ZodMiniXor, _ZodMiniJSONSchema, _ZodMiniJSONSchemaInternals, _ZodMiniString, _default, _function, any, array, base64, base64url, bigint$1 as bigint, boolean$1 as boolean, _catch as catch, catchall, check, cidrv4, cidrv6, clone, codec, coerce_d_exports as coerce, compile, config$1 as config, index_d_exports$1 as core, creditCard, cuid, cuid2, currencyCode, custom, date$2 as date, decode, decodeAsync, deepPartial, describe, discriminatedUnion, e164, email, emoji, encode, encodeAsync, _endsWith as endsWith, _enum as enum, exactOptional, exactPartial, extend, file, flattenError, float32, float64, formatError, _function as function, getDiscriminatedOption, globalRegistry, _gt as gt, _gte as gte, guid, hash, hex, hostname, httpUrl, iban, _includes as includes, output$1 as infer, input, _instanceof as instanceof, int, int32, int64, intersection, invertCodec, ipv4, ipv6, iso_d_exports as iso, json, jwt, keyof, ksuid, _lazy as lazy, _length as length, literal, index_d_exports$2 as locales, looseObject, looseRecord, _lowercase as lowercase, _lt as lt, _lte as lte, mac, map, _maxLength as maxLength, _maxSize as maxSize, _lte as maximum, memoizer, merge, meta, _mime as mime, _minLength as minLength, _minSize as minSize, _gte as minimum, _multipleOf as multipleOf, nan, nanoid, nativeEnum, _negative as negative, never, _nonnegative as nonnegative, nonoptional, _nonpositive as nonpositive, _normalize as normalize, _null as null, nullable, nullish, number$1 as number, object$1 as object, omit, optional, output, _overwrite as overwrite, parse$1 as parse, parseAsync, partial, partialRecord, pick, pipe, _positive as positive, prefault, prettifyError, promise, _properties as properties, _property as property, readonly, record, refine, _regex as regex, regexes_d_exports as regexes, registry, required, safeDecode, safeDecodeAsync, safeEncode, safeEncodeAsync, safeExtend, safeParse, safeParseAsync, set, _size as size, _startsWith as startsWith, strictObject, string$1 as string, stringFormat, stringbool, success, superRefine, symbol, templateLiteral, toJSONSchema, _toLowerCase as toLowerCase, _toUpperCase as toUpperCase, toZod, transform, treeifyError, _trim as trim, tuple, uint32, uint64, ulid, _undefined as undefined, union, unknown, _uppercase as uppercase, url, util_d_exports as util, uuid, uuidv4, uuidv6, uuidv7, validate, validateAsync, _void as void, withParser, xid, xor };
}
declare namespace index_d_exports {
  export { $brand, $input, $output, CompileOptions, INVALID, JSONType, NEVER, RequiredInterfaceShape, SafeExtendShape, TimePrecision, ZodCompileAsyncError, ZodCompileUnsupportedError, ZodMiniAny, ZodMiniArray, ZodMiniBase64, ZodMiniBase64URL, ZodMiniBigInt, ZodMiniBigIntFormat, ZodMiniBoolean, ZodMiniCIDRv4, ZodMiniCIDRv6, ZodMiniCUID, ZodMiniCUID2, ZodMiniCatch, ZodMiniCodec, ZodMiniCreditCard, ZodMiniCustom, ZodMiniCustomStringFormat, ZodMiniDate, ZodMiniDefault, ZodMiniDiscriminatedUnion, ZodMiniE164, ZodMiniEmail, ZodMiniEmoji, ZodMiniEnum, ZodMiniExactOptional, ZodMiniFile, ZodMiniFloat32, ZodMiniFloat64, ZodMiniFunction, ZodMiniGUID, ZodMiniIBAN, ZodMiniIPv4, ZodMiniIPv6, ZodMiniISODate, ZodMiniISODateTime, ZodMiniISODuration, ZodMiniISOTime, ZodMiniInt, ZodMiniInt32, ZodMiniInt64, ZodMiniIntersection, ZodMiniJSONSchema, ZodMiniJSONSchemaInternals, ZodMiniJWT, ZodMiniKSUID, ZodMiniLazy, ZodMiniLiteral, ZodMiniMAC, ZodMiniMap, ZodMiniNaN, ZodMiniNanoID, ZodMiniNever, ZodMiniNonOptional, ZodMiniNull, ZodMiniNullable, ZodMiniNumber, ZodMiniNumberFormat, ZodMiniObject, ZodMiniOptional, ZodMiniPipe, ZodMiniPrefault, ZodMiniPromise, ZodMiniReadonly, ZodMiniRecord, ZodMiniSet, ZodMiniString, ZodMiniStringFormat, ZodMiniSuccess, ZodMiniSymbol, ZodMiniTemplateLiteral, ZodMiniTransform, ZodMiniTuple, ZodMiniType, ZodMiniUInt32, ZodMiniUInt64, ZodMiniULID, ZodMiniURL, ZodMiniUUID, ZodMiniUndefined, ZodMiniUnion, ZodMiniUnknown, ZodMiniVoid, ZodMiniXID, ZodMiniXor, _ZodMiniJSONSchema, _ZodMiniJSONSchemaInternals, _ZodMiniString, _default, _function, any, array, base64, base64url, bigint$1 as bigint, boolean$1 as boolean, _catch as catch, catchall, check, cidrv4, cidrv6, clone, codec, coerce_d_exports as coerce, compile, config$1 as config, index_d_exports$1 as core, creditCard, cuid, cuid2, currencyCode, custom, date$2 as date, decode, decodeAsync, deepPartial, describe, discriminatedUnion, e164, email, emoji, encode, encodeAsync, _endsWith as endsWith, _enum as enum, exactOptional, exactPartial, extend, file, flattenError, float32, float64, formatError, _function as function, getDiscriminatedOption, globalRegistry, _gt as gt, _gte as gte, guid, hash, hex, hostname, httpUrl, iban, _includes as includes, output$1 as infer, input, _instanceof as instanceof, int, int32, int64, intersection, invertCodec, ipv4, ipv6, iso_d_exports as iso, json, jwt, keyof, ksuid, _lazy as lazy, _length as length, literal, index_d_exports$2 as locales, looseObject, looseRecord, _lowercase as lowercase, _lt as lt, _lte as lte, mac, map, _maxLength as maxLength, _maxSize as maxSize, _lte as maximum, memoizer, merge, meta, _mime as mime, _minLength as minLength, _minSize as minSize, _gte as minimum, _multipleOf as multipleOf, nan, nanoid, nativeEnum, _negative as negative, never, _nonnegative as nonnegative, nonoptional, _nonpositive as nonpositive, _normalize as normalize, _null as null, nullable, nullish, number$1 as number, object$1 as object, omit, optional, output, _overwrite as overwrite, parse$1 as parse, parseAsync, partial, partialRecord, pick, pipe, _positive as positive, prefault, prettifyError, promise, _properties as properties, _property as property, readonly, record, refine, _regex as regex, regexes_d_exports as regexes, registry, required, safeDecode, safeDecodeAsync, safeEncode, safeEncodeAsync, safeExtend, safeParse, safeParseAsync, set, _size as size, _startsWith as startsWith, strictObject, string$1 as string, stringFormat, stringbool, success, superRefine, symbol, templateLiteral, toJSONSchema, _toLowerCase as toLowerCase, _toUpperCase as toUpperCase, toZod, transform, treeifyError, _trim as trim, tuple, uint32, uint64, ulid, _undefined as undefined, union, unknown, _uppercase as uppercase, url, util_d_exports as util, uuid, uuidv4, uuidv6, uuidv7, validate, validateAsync, _void as void, withParser, xid, xor, external_d_exports as z };
}
export declare const configSchema: ZodMiniObject<{
  prps: ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
  ignore: ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
  features: ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
  env: ZodMiniDefault<ZodMiniEnum<{
    [x: string]: string;
  }>>;
  workers: ZodMiniDefault<ZodMiniUnion<readonly [ZodMiniLiteral<"auto">, ZodMiniInt]>>;
  timeout: ZodMiniDefault<ZodMiniNumber<number>>;
  retries: ZodMiniDefault<ZodMiniInt>;
  'fail-on': ZodMiniDefault<ZodMiniEnum<{
    error: "error";
    never: "never";
    warning: "warning";
  }>>;
  versions: ZodMiniDefault<ZodMiniObject<{
    branch: ZodMiniDefault<ZodMiniString<string>>;
    remote: ZodMiniOptional<ZodMiniString<string>>;
    'max-per-prp': ZodMiniDefault<ZodMiniInt>;
    'max-age-days': ZodMiniDefault<ZodMiniInt>;
    'cleanup-interval-days': ZodMiniDefault<ZodMiniInt>;
    'encrypt-to': ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
    identity: ZodMiniOptional<ZodMiniString<string>>;
  }, $strict>>;
  gates: ZodMiniDefault<ZodMiniRecord<ZodMiniUnion<readonly [ZodMiniEnum<{
    [x: string]: string;
  }>, ZodMiniString<string>]> & $partial, ZodMiniUnion<readonly [ZodMiniLiteral<"off">, ZodMiniObject<{
    severity: ZodMiniOptional<ZodMiniEnum<{
      error: "error";
      notice: "notice";
      warning: "warning";
    }>>;
    'max-tokens': ZodMiniOptional<ZodMiniInt>;
  }, $strict>]>>>;
  rules: ZodMiniDefault<ZodMiniRecord<ZodMiniUnion<readonly [ZodMiniEnum<{
    [x: string]: string;
  }>, ZodMiniString<string>]> & $partial, ZodMiniEnum<{
    error: "error";
    notice: "notice";
    off: "off";
    warning: "warning";
  }>>>;
  aliases: ZodMiniDefault<ZodMiniRecord<ZodMiniEnum<{
    "anti-patterns": "anti-patterns";
    blueprint: "blueprint";
    checklist: "checklist";
    confidence: "confidence";
    context: "context";
    data: "data";
    goal: "goal";
    gotchas: "gotchas";
    integration: "integration";
    risk: "risk";
    rollback: "rollback";
    success: "success";
    validation: "validation";
    what: "what";
    why: "why";
  }> & $partial, ZodMiniArray<ZodMiniString<string>>>>;
  commands: ZodMiniDefault<ZodMiniArray<ZodMiniObject<{
    id: ZodMiniString<string>;
    run: ZodMiniString<string>;
    needs: ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
    timeout: ZodMiniOptional<ZodMiniNumber<number>>;
    retries: ZodMiniOptional<ZodMiniInt>;
    priority: ZodMiniDefault<ZodMiniEnum<{
      high: "high";
      low: "low";
      normal: "normal";
    }>>;
  }, $strict>>>;
  plugins: ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
  environment: ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
  observers: ZodMiniDefault<ZodMiniObject<{
    log: ZodMiniOptional<ZodMiniString<string>>;
    metrics: ZodMiniDefault<ZodMiniUnion<readonly [ZodMiniBoolean<boolean>, ZodMiniString<string>]>>;
    notify: ZodMiniDefault<ZodMiniArray<ZodMiniObject<{
      url: ZodMiniString<string>;
      events: ZodMiniDefault<ZodMiniArray<ZodMiniEnum<{
        "cleaned-up": "cleaned-up";
        "file-written": "file-written";
        "gate-finished": "gate-finished";
        "run-finished": "run-finished";
        "run-started": "run-started";
        "validation-started": "validation-started";
        "version-saved": "version-saved";
        "versions-behind": "versions-behind";
        "versions-shared": "versions-shared";
        "versions-unpublished": "versions-unpublished";
      }>>>;
      'secret-env': ZodMiniString<string>;
    }, $strict>>>;
  }, $strict>>;
  'report-by': ZodMiniDefault<ZodMiniEnum<{
    action: "action";
    app: "app";
    auto: "auto";
  }>>;
  rollback: ZodMiniDefault<ZodMiniObject<{
    auto: ZodMiniDefault<ZodMiniBoolean<boolean>>;
    checks: ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
  }, $strict>>;
  permissions: ZodMiniDefault<ZodMiniObject<{
    help: ZodMiniOptional<ZodMiniEnum<{
      admin: "admin";
      maintain: "maintain";
      read: "read";
      triage: "triage";
      write: "write";
    }>>;
    status: ZodMiniOptional<ZodMiniEnum<{
      admin: "admin";
      maintain: "maintain";
      read: "read";
      triage: "triage";
      write: "write";
    }>>;
    list: ZodMiniOptional<ZodMiniEnum<{
      admin: "admin";
      maintain: "maintain";
      read: "read";
      triage: "triage";
      write: "write";
    }>>;
    diff: ZodMiniOptional<ZodMiniEnum<{
      admin: "admin";
      maintain: "maintain";
      read: "read";
      triage: "triage";
      write: "write";
    }>>;
    validate: ZodMiniOptional<ZodMiniEnum<{
      admin: "admin";
      maintain: "maintain";
      read: "read";
      triage: "triage";
      write: "write";
    }>>;
    generate: ZodMiniOptional<ZodMiniEnum<{
      admin: "admin";
      maintain: "maintain";
      read: "read";
      triage: "triage";
      write: "write";
    }>>;
    tag: ZodMiniOptional<ZodMiniEnum<{
      admin: "admin";
      maintain: "maintain";
      read: "read";
      triage: "triage";
      write: "write";
    }>>;
    rollback: ZodMiniOptional<ZodMiniEnum<{
      admin: "admin";
      maintain: "maintain";
      read: "read";
      triage: "triage";
      write: "write";
    }>>;
    bots: ZodMiniDefault<ZodMiniArray<ZodMiniString<string>>>;
  }, $strict>>;
}, $strict>;
/** `.github/prp.yml`, every default filled in. */
type Config$1 = output$1<typeof configSchema>;
/** Everything a mediator announces. Ids are those of tasks; a component is named by its name. */
type MediatorEvent = {
  readonly type: 'task-queued';
  readonly id: string;
  readonly operation: string;
  readonly priority: Priority;
} | {
  readonly type: 'task-started';
  readonly id: string;
  readonly operation: string;
  readonly component: string;
  /** 1 for the first. */
  readonly attempt: number;
} | {
  readonly type: 'task-retried';
  readonly id: string;
  readonly operation: string;
  /** The one that failed. */
  readonly attempt: number;
  /** Pause before the next. */
  readonly delayMs: number;
  readonly error: Error;
} | {
  readonly type: 'task-settled';
  readonly outcome: Outcome;
} | {
  readonly type: 'component-opened';
  readonly component: string;
  readonly pauseMs: number;
} | {
  readonly type: 'component-half-opened';
  readonly component: string;
} | {
  readonly type: 'component-closed';
  readonly component: string;
};
/** All events of a run. Observers receive them and return nothing. */
type PrpEvent =
/** A command begins. */
{
  readonly type: 'run-started';
  readonly command: string;
} |
/** The gates are selected and start now; `prps` are paths, `commands` those of the gates that run once. */
{
  readonly type: 'validation-started';
  readonly prps: readonly string[];
  readonly gates: readonly string[];
  readonly commands: readonly string[];
  readonly workers: number;
} |
/** The commands of the run are queued; `usualMs` is known after a first run. */
{
  readonly type: 'commands-queued';
  readonly commands: readonly {
    readonly id: string;
    readonly needs: readonly string[];
    readonly usualMs: number | undefined;
  }[];
} |
/** A running command has printed a line with a count, such as `214 tests passed`. */
{
  readonly type: 'command-counted';
  readonly gate: string;
  readonly count: string;
} |
/** All gates of a document have ended; the blocks of its validation loop may follow. */
{
  readonly type: 'document-checked';
  readonly prp: string;
} |
/** A gate has ended: for one PRP, or (`prp` null) for the run. */
{
  readonly type: 'gate-finished';
  readonly prp: string | null;
  readonly gate: GateResult;
} |
/** A file of the work tree was written. */
{
  readonly type: 'file-written';
  readonly path: string;
} |
/** A version was added to the versions branch. */
{
  readonly type: 'version-saved';
  readonly prp: string;
  readonly version: string;
  readonly sequence: number;
  readonly reason: string;
  /** The former path of a renamed PRP, in its first version under the new path. */
  readonly movedFrom?: string;
} |
/** Versions were fetched from a remote or published to it; `versions` were renumbered for that. */
{
  readonly type: 'versions-shared';
  readonly remote: string;
  readonly branch: string;
  readonly did: 'fetched' | 'published' | 'united';
  readonly versions: number;
} |
/** New versions could not be published to the remote. They are kept here; the next run publishes them too. */
{
  readonly type: 'versions-unpublished';
  readonly remote: string;
  readonly branch: string;
  readonly reason: string;
} |
/** The remote's branch, as last fetched, has commits that ours lacks. */
{
  readonly type: 'versions-behind';
  readonly remote: string;
  readonly branch: string;
  readonly behind: number;
  /** Commits that only our branch has. */
  readonly ahead: number;
} |
/** The scheduled clean-up removed old versions. */
{
  readonly type: 'cleaned-up';
  readonly removed: number;
  readonly prps: number;
  readonly kept: number;
} |
/** A problem that stops nothing. The user should fix it. */
{
  readonly type: 'warning';
  readonly message: string;
  readonly hint: string;
} |
/** A step of the mediator with its tasks or components. */
{
  readonly type: 'mediator';
  readonly event: MediatorEvent;
} |
/** A command has ended; `code` is that of the error that ended it. */
{
  readonly type: 'run-finished';
  readonly command: string;
  readonly status: 'passed' | 'failed' | 'error';
  readonly durationMs: number;
  readonly code?: string;
};
/** Passes an event to the observers. Never fails and never waits. */
type Announce = (event: PrpEvent) => void;
/**
 * A parsed PRP. Line numbers count from 1; ranges include both ends. The object is immutable: a change makes a new
 * text, which is parsed again.
 */
interface Prp {
  /** Path in the repository, `/` separated: the PRP's identity. */
  readonly path: string;
  /** The lines with their endings: joined they are the text, to the byte. */
  readonly lines: readonly Line[];
  /** `name:` of the preamble, else the first H1, else the file's name. */
  readonly title: string;
  readonly dialect: Dialect;
  readonly preamble: Preamble;
  /** In document order, flat; a section ends at the next heading of any level. */
  readonly sections: readonly Section[];
  readonly fences: readonly Fence[];
  readonly references: readonly Reference[];
  readonly tasks: readonly PrpTask[];
  /** The validation loop, in document order. */
  readonly loop: readonly ValidationLevel[];
  readonly criteria: readonly Criterion[];
  readonly boxes: readonly Box[];
}
interface Line {
  readonly text: string;
  /** Empty on the last line of a file that does not end with one. */
  readonly ending: '\n' | '\r\n' | '\r' | '';
}
/** The template family of a document. */
type Dialect = 'base-v1' | 'base-v2' | 'base-v3' | 'story' | 'task' | 'spec' | 'planning' | 'plan' | 'poc' | 'free';
interface Range {
  readonly startLine: number;
  readonly endLine: number;
}
type PreambleKind = 'front-matter' | 'prose' | 'bare-keys' | 'bold-lines' | 'table' | 'comment' | 'none';
/** The block before the first heading, or right under the title: `startLine` 0 without one. */
interface Preamble extends Range {
  readonly kind: PreambleKind;
  readonly fields: readonly Field[];
}
interface Field {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}
/** The purposes of sections. */
declare const roles: readonly ['goal', 'why', 'what', 'success', 'context', 'blueprint', 'validation', 'checklist', 'anti-patterns', 'rollback', 'confidence', 'risk', 'gotchas', 'integration', 'data'];
type Role = (typeof roles)[number];
/** A heading and the lines under it, up to the next heading of any level. */
interface Section extends Range {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** As written, without the marks. */
  readonly heading: string;
  /** The key for the alias table: lower case, without emoji, numbering, emphasis, parentheses, colon. */
  readonly normalised: string;
  /** The role the heading itself names; `undefined` when no alias matches. */
  readonly role: Role | undefined;
  /** The role that it serves: its own, else that of the nearest heading above with a role. */
  readonly within: Role | undefined;
  /** Index in `sections` of the parent heading; `undefined` at the top. */
  readonly parent: number | undefined;
  /** True for a bare `#` line with its text on the next line, as some formatters leave it. */
  readonly broken: boolean;
}
interface Fence extends Range {
  /** First word of the info string, lower case; empty when unlabelled. */
  readonly language: string;
  /** False when the end of the document or of its list item closed it: all lines up to there are content. */
  readonly closed: boolean;
}
type ReferenceKind = 'file' | 'url' | 'doc' | 'docfile' | 'mcp' | 'example' | 'source' | 'mention' | 'target';
/** A reference to a file, an address or another source. */
interface Reference {
  readonly kind: ReferenceKind;
  /** As written, without quotes, line suffix and trailing remark. */
  readonly target: string;
  /** The cited lines, where the citation has some. */
  readonly lines: Range | undefined;
  readonly why: string | undefined;
  readonly line: number;
  /** Column of `target`'s first character, from 1. */
  readonly column: number;
}
type BoxState = 'open' | 'done' | 'in-progress' | 'failed' | 'dropped';
interface Box {
  readonly state: BoxState;
  readonly text: string;
  readonly line: number;
}
/** A unit of work in the blueprint. */
interface PrpTask extends Range {
  /** As written: `1`, `2.1`; `undefined` when not numbered. */
  readonly number: string | undefined;
  readonly title: string;
  /** Upper case: CREATE, MODIFY, ADD, DELETE, …; `undefined` without a verb. */
  readonly verb: string | undefined;
  /** The path that the verb acts on. */
  readonly target: string | undefined;
  readonly state: BoxState | undefined;
  /** Its own VALIDATE commands. */
  readonly validate: readonly ShellCommand[];
}
interface ShellCommand {
  readonly text: string;
  readonly line: number;
}
interface Criterion {
  readonly text: string;
  readonly state: BoxState | undefined;
  readonly line: number;
}
/** One level of the validation loop. */
interface ValidationLevel extends Range {
  /** 1 is the cheapest; `undefined` for blocks without a numbered heading. */
  readonly level: number | undefined;
  readonly title: string;
  readonly blocks: readonly ShellBlock[];
}
/** One shell fence, or one inline VALIDATE command: a single shell, in which `cd` and `export` persist. */
interface ShellBlock extends Range {
  readonly language: string;
  /** Its lines without the fence, joined by `\n`. */
  readonly text: string;
  /** Its logical lines: the commands that run, and the base of `nature`. Joined by `\n` they are a script. */
  readonly commands: readonly ShellCommand[];
  /** The expectations of `# Expected` and `**EXPECT**`. */
  readonly expectations: readonly ShellCommand[];
  readonly nature: BlockNature;
  /** The word or line that decided the nature; empty for `runnable`. */
  readonly because: string;
}
/** Whether a block can run unchanged: the first nature of this list that applies. */
type BlockNature = 'comment-only' | 'destructive' | 'placeholder' | 'needs-secret' | 'unjudged' | 'needs-service' | 'needs-network' | 'not-shell' | 'runnable';
/** The text that was parsed, to the byte. */
export declare function print(prp: Pick<Prp, 'lines'>): string;
type ComponentKind = 'generator' | 'validator' | 'template-builder' | 'environment-adapter';
/** A colleague of the mediator: does the work of the operations it provides, without knowing other components. */
interface Component {
  /** Unique in a mediator. */
  readonly name: string;
  readonly kind: ComponentKind;
  /** The operations it can handle. */
  readonly provides: readonly string[];
  /** How many attempts it takes at once. @default no limit */
  readonly concurrency?: number;
  /**
   * Its work is short and in this process: it takes a slot beside the workers, as many as there are, and never waits for
   * longer work of other components.
   */
  readonly isBrief?: boolean;
  /** Its work is on another machine: it takes no slot, and its `concurrency` alone limits it. */
  readonly isRemote?: boolean;
  /**
   * One attempt. Returns the outcome's value; throws to fail it, `RetryableError` when another attempt may help.
   * Must end soon after `context.signal` fires, and everything it started must be gone by then.
   */
  handle(task: Task, context: AttemptContext): Promise<unknown>;
  /**
   * Frees everything it keeps between attempts. Called once, after its last task was started; resolves when running
   * attempts are done, too. A failure is ignored.
   */
  close?(): Promise<void>;
}
interface AttemptContext {
  /** Fires on timeout and on cancellation. */
  readonly signal: AbortSignal;
  /** 1 for the first. */
  readonly attempt: number;
  /** Submits a sub-task and waits for it; other tasks use the worker slot meanwhile, so this cannot deadlock. */
  submit(task: Task): Promise<Outcome>;
}
/** Thrown by a component when the same attempt may succeed later: a lost connection, a busy service. */
export declare class RetryableError extends Error {
  readonly name = "RetryableError";
}
/**
 * Regular files below one directory, each reached through real directories. Never follows a symbolic link, and never
 * reads or writes in a directory of Git's: a link that an attacker commits would otherwise publish a file of this
 * machine, or overwrite one. Paths are relative to the directory and `/` separated.
 */
interface ConfinedFiles {
  /**
   * Throws `E_NOT_FOUND`, `E_NOT_A_FILE` (a link, a pipe, a device, a directory, a file of Git's), `E_TOO_LARGE` for more
   * than `longest` bytes, and `E_IO`. @default 16 MiB
   */
  read(path: string, longest?: number): Promise<Uint8Array>;
  /** Whether `read` would find a file. */
  holds(path: string): Promise<boolean>;
  /** Throws as `write` would for an obstacle at the path, before any other work is done. */
  checkWritable(path: string): void;
  /** Replaces or creates a file in one step: a reader sees the old bytes or the new. Throws as `read` does. */
  write(path: string, bytes: Uint8Array | string): void;
  /** Creates a directory and its missing parents; returns whether it was missing. Throws as `write`. */
  makeDirectory(path: string): boolean;
  /** Removes a file; a missing one is no error. Throws as `write`. */
  remove(path: string): void;
  /** Appends to a file, and creates a missing one. Throws as `read` does. */
  append(path: string, text: string): void;
}
type Input = string | Uint8Array | Iterable<string | Uint8Array>;
interface GitOptions {
  /** Standard input. A promise may still be pending when git starts; git gets no input when it rejects. */
  readonly input?: Input | Promise<Input>;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Continues when our process ends. */
  readonly outlivesUs?: boolean;
  /**
   * Milliseconds until git and its children are ended, which counts as a failure. @default no deadline while it is not
   * silent
   */
  readonly deadlineMs?: number;
  /** Visits all commits or objects before it prints, so it may be silent for ten times as long. */
  readonly walksHistory?: boolean;
}
interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Process id; some leftovers are named after it. */
  readonly pid: number | undefined;
  /** Whether the deadline ended it. */
  readonly timedOut: boolean;
}
/** The repository. Both paths are absolute. */
interface RepositoryLocation {
  /** Git's own directory of this work tree; of a linked one, its directory below `worktrees/`. */
  readonly gitDirectory: string;
  readonly workTree: string;
}
/** A `git` bound to one directory. Messages are always English, and git never asks questions. */
interface Git {
  readonly directory: string;
  /** The repository that every call names; `undefined` when git searches upwards from the directory. */
  readonly location: RepositoryLocation | undefined;
  /**
   * Runs git and returns its output; a non-zero exit code is a result. Throws `E_GIT` when it cannot start or is silent
   * for too long.
   */
  run(args: readonly string[], options?: GitOptions): Promise<GitResult>;
  /** Runs git and returns its standard output without the last newline; throws `E_GIT` on a non-zero exit code. */
  text(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The same with additional environment variables. */
  with(env: Readonly<Record<string, string>>): Git;
  /** Arguments and environment of a long-running git process. */
  argv(args: readonly string[]): string[];
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds that git may be silent while a response is due. */
  readonly silenceMs: number;
}
interface GitSettings {
  /** @default git searches upwards from the directory */
  readonly location?: RepositoryLocation | undefined;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default `PRP_GIT_TIMEOUT`, or 60 s without it */
  readonly silenceMs?: number;
}
/**
 * Creates a `Git` for a directory. Ignores variables that a hook has for its own repository; `location` names the
 * repository. Throws `E_USAGE` when `PRP_GIT_TIMEOUT` is no number of seconds.
 */
export declare function gitIn(directory: string, settings?: GitSettings): Git;
interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The object is above the limit: `bytes` are empty. */
  readonly isTooLong?: true;
}
/** Reads Git objects by id through one `git cat-file --batch`, started when first needed and kept running. */
interface ObjectReader {
  /**
   * Reads objects by id, by the full name of a reference (looked up again each time), or by any other expression of
   * Git's, in order; `undefined` for a missing one. Throws `E_GIT` when git fails.
   */
  read(names: readonly string[]): Promise<readonly (GitObject | undefined)[]>;
  /** The same, one object at a time as they arrive; work between them does not block git. */
  readEach(names: readonly string[]): readonly Promise<GitObject | undefined>[];
  /** Starts the process before the first request, to use the time until then. */
  warm(): void;
  /** Ends the process; a later read starts another. */
  close(): Promise<void>;
}
/** The files of a repository at one moment: its work tree now, or one commit. */
interface Tree {
  /** Every file, for searching and suggesting. */
  files(): Promise<ReadonlySet<string>>;
  /**
   * The kind of a path; `link` for a symbolic link without a target in the repository. `undefined` for a missing path
   * and for all paths outside the repository.
   */
  kindOf(path: string): Promise<'file' | 'directory' | 'link' | undefined>;
  /**
   * `undefined` unless it is a readable regular file of at most `longest` bytes; a symbolic link is none. @default 16
   * MiB
   */
  read(path: string, longest?: number): Promise<Uint8Array | undefined>;
  /** Git's ids of contents, as a commit would store them; unreadable files are left out. */
  blobs(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
/** Every rule of the static gates. Ids are stable: configurations, baselines and links use them. */
declare const rules$1: {
  readonly PRP501: {
    readonly gate: 'secrets';
    readonly severity: 'error';
    readonly title: 'The text contains a key or token';
    readonly why: 'Every reader of the repository can use it, and Git never forgets. Such a document is never stored as a version.';
    readonly mend: 'Delete it and revoke it, because it is public now. Name the environment variable instead. If it is not a secret, set this rule to `off`.';
  };
  readonly PRP502: {
    readonly gate: 'secrets';
    readonly severity: 'error';
    readonly title: 'A URL contains a password';
    readonly why: 'It gives every reader access to the target of the URL. Such a document is never stored as a version.';
    readonly mend: 'Remove the password from the URL and change it. If it is not a secret, set this rule to `off`.';
  };
  readonly PRP601: {
    readonly gate: 'hidden-text';
    readonly severity: 'error';
    readonly title: 'Characters that reverse the text';
    readonly why: 'A reviewer sees the text in another order than the agent that executes it.';
    readonly mend: 'Delete the character. Right-to-left scripts do not need it.';
  };
  readonly PRP602: {
    readonly gate: 'hidden-text';
    readonly severity: 'error';
    readonly title: 'Text in invisible characters';
    readonly why: 'Tag characters and variation selectors can carry whole sentences that only a model reads.';
    readonly mend: 'Delete the characters.';
  };
  readonly PRP603: {
    readonly gate: 'hidden-text';
    readonly severity: 'warning';
    readonly title: 'An invisible character';
    readonly why: 'It splits a name, path or command invisibly, so texts that look equal differ.';
    readonly mend: 'Delete the character.';
  };
  readonly PRP604: {
    readonly gate: 'hidden-text';
    readonly severity: 'warning';
    readonly title: 'A comment addresses an agent';
    readonly why: 'A reviewer does not see it, and the executing agent reads it.';
    readonly mend: 'Write the instruction as visible text, or delete the comment.';
  };
  readonly PRP605: {
    readonly gate: 'hidden-text';
    readonly severity: 'warning';
    readonly title: 'Text that is styled to be invisible';
    readonly why: 'A reviewer does not see it, and the executing agent reads it.';
    readonly mend: 'Show the text or delete it.';
  };
  readonly PRP901: {
    readonly gate: 'freshness';
    readonly severity: 'notice';
    readonly title: 'A referenced file changed since the PRP was sealed';
    readonly why: 'The plan was made for an older state of the code.';
    readonly mend: 'Check whether the plan still fits the file, and edit the PRP where it does not. If the PRP was executed, tick its tasks.';
  };
  readonly PRP902: {
    readonly gate: 'freshness';
    readonly severity: 'warning';
    readonly title: 'A reference leads to another file than when the PRP was sealed';
    readonly why: 'An agent opens the current file, which the author never saw.';
    readonly mend: 'Write the path of the intended file, from the root of the repository.';
  };
  readonly PRP911: {
    readonly gate: 'scope';
    readonly severity: 'error';
    readonly title: 'A task writes into `.git`';
    readonly why: 'A file in `.git` can run commands on every machine with this repository, and no review shows it.';
    readonly mend: 'Use Git commands, or a tracked file such as one in `.githooks/`.';
  };
  readonly PRP912: {
    readonly gate: 'scope';
    readonly severity: 'notice';
    readonly title: 'A task changes CI, hooks or code owners';
    readonly why: 'These files run with special rights, and control the checks and the approvals.';
    readonly mend: 'If the PRP is about that, no change is needed. Ask the owner of the pipeline for a review.';
  };
  readonly PRP913: {
    readonly gate: 'scope';
    readonly severity: 'notice';
    readonly title: 'A task changes the instructions or rights of agents';
    readonly why: 'An agent that writes its own instructions can loosen its limits.';
    readonly mend: 'If the PRP is about that, no change is needed. Otherwise leave these files to people.';
  };
  readonly PRP914: {
    readonly gate: 'scope';
    readonly severity: 'warning';
    readonly title: 'A task writes a file that holds secrets';
    readonly why: 'The agent reads the secrets. Its edit is lost, or committed by mistake.';
    readonly mend: 'Change an example file such as `.env.example`, and say which values a person must add.';
  };
  readonly PRP915: {
    readonly gate: 'scope';
    readonly severity: 'warning';
    readonly title: 'A task writes a generated or ignored file';
    readonly why: 'The next install or build undoes the edit, or no commit contains it.';
    readonly mend: 'Name the source of the file, and the command that generates it.';
  };
  readonly PRP916: {
    readonly gate: 'scope';
    readonly severity: 'warning';
    readonly title: 'A task rewrites a PRP';
    readonly why: 'The instructions of an agent can no longer be compared with its work.';
    readonly mend: 'Leave PRPs to people; a report of the work belongs in the pull request.';
  };
  readonly PRP917: {
    readonly gate: 'scope';
    readonly severity: 'warning';
    readonly title: 'Two tasks create the same file';
    readonly why: 'The later task overwrites the file of the earlier one, or the agent guesses how they fit together.';
    readonly mend: 'Write MODIFY in the later task, or merge the tasks.';
  };
  readonly PRP918: {
    readonly gate: 'scope';
    readonly severity: 'warning';
    readonly title: 'A task changes a path that the PRP excludes';
    readonly why: 'The agent must violate the task or the sentence, and chooses one.';
    readonly mend: 'Delete the task, or the sentence that excludes the path.';
  };
  readonly PRP921: {
    readonly gate: 'integrity';
    readonly severity: 'error';
    readonly title: 'The stored history was tampered with';
    readonly why: 'A changed version can be neither compared nor restored, and the approved text is unknown.';
    readonly mend: 'Run `prp verify` to find the problem and its commit, and restore the branch from an intact clone.';
  };
  readonly PRP922: {
    readonly gate: 'integrity';
    readonly severity: 'warning';
    readonly title: 'The stored history could not be read';
    readonly why: 'Its integrity, and the changes since the PRP was sealed, are unknown.';
    readonly mend: 'Follow the message, then validate again.';
  };
  readonly PRP101: {
    readonly gate: 'structure';
    readonly severity: 'error';
    readonly title: 'A required section is missing';
    readonly why: 'Without a goal, tasks and checks in the document, an agent invents them.';
    readonly mend: 'Add the section. If it exists under another name, add that name to `aliases` in the configuration.';
  };
  readonly PRP102: {
    readonly gate: 'structure';
    readonly severity: 'warning';
    readonly title: 'A recommended section is missing';
    readonly why: 'Reviewers and agents miss success criteria and context more than any other section.';
    readonly mend: 'Add the section, or set this rule to `off`.';
  };
  readonly PRP103: {
    readonly gate: 'structure';
    readonly severity: 'warning';
    readonly title: 'A section is empty';
    readonly why: 'A heading promises content; an agent fills the gap with guesses.';
    readonly mend: 'Write the section or delete its heading.';
  };
  readonly PRP104: {
    readonly gate: 'structure';
    readonly severity: 'warning';
    readonly title: 'A heading appears twice';
    readonly why: 'Two sections with one name are read as one, and an edit to the first is easily undone by the second.';
    readonly mend: 'Merge the sections or rename one.';
  };
  readonly PRP105: {
    readonly gate: 'structure';
    readonly severity: 'warning';
    readonly title: 'A heading is split over two lines';
    readonly why: 'A line with only `#` renders as an empty heading; some formatters leave it behind.';
    readonly mend: 'Join the `#` line with the heading below it.';
  };
  readonly PRP106: {
    readonly gate: 'structure';
    readonly severity: 'warning';
    readonly title: 'A code fence is never closed';
    readonly why: 'Everything below it is code, headings and tasks included.';
    readonly mend: 'Close the fence with as many ticks as opened it. To show a fence inside a fence, give the outer one more ticks.';
  };
  readonly PRP107: {
    readonly gate: 'structure';
    readonly severity: 'error';
    readonly title: 'The document is empty';
    readonly why: 'There is nothing to execute.';
    readonly mend: 'Write the PRP, or create one with `prp generate`.';
  };
  readonly PRP108: {
    readonly gate: 'structure';
    readonly severity: 'error';
    readonly title: 'The document is not UTF-8 text';
    readonly why: 'It cannot be read, compared or executed.';
    readonly mend: 'Save the file as UTF-8 text.';
  };
  readonly PRP109: {
    readonly gate: 'structure';
    readonly severity: 'error';
    readonly title: 'The document is too large';
    readonly why: `No agent reads it whole, and no reviewer either: ${string}, and lists and quotes up to 100 deep.`;
    readonly mend: 'Split it, and move long material into files that the PRP refers to.';
  };
  readonly PRP110: {
    readonly gate: 'structure';
    readonly severity: 'error';
    readonly title: 'The document is not a regular file';
    readonly why: 'A symbolic link can lead to a private file, and a pipe or a device has no end, so none of them is read.';
    readonly mend: 'Replace it with the document itself.';
  };
  readonly PRP201: {
    readonly gate: 'placeholders';
    readonly severity: 'error';
    readonly title: 'A bracketed placeholder was not filled in';
    readonly why: 'The text comes from the template, not from the author.';
    readonly mend: 'Replace the brackets with the real content, or delete the line.';
  };
  readonly PRP202: {
    readonly gate: 'placeholders';
    readonly severity: 'warning';
    readonly title: 'A template variable was not replaced';
    readonly why: 'The program that should have replaced `{name}` did not run.';
    readonly mend: 'Write the value, or put the text in back ticks if the braces are meant.';
  };
  readonly PRP203: {
    readonly gate: 'placeholders';
    readonly severity: 'warning';
    readonly title: 'An open question is left in the text';
    readonly why: 'TODO and TBD mark an open decision; the agent will make it.';
    readonly mend: 'Decide, or move the question to a section on open questions.';
  };
  readonly PRP204: {
    readonly gate: 'placeholders';
    readonly severity: 'error';
    readonly title: "The title is still the template's";
    readonly why: 'Readers cannot find a PRP by the name of its template.';
    readonly mend: 'Give it a title that names the feature.';
  };
  readonly PRP301: {
    readonly gate: 'references';
    readonly severity: 'error';
    readonly title: 'A referenced file does not exist';
    readonly why: 'An agent that cannot open a cited file continues without it.';
    readonly mend: 'Correct the path, or delete the reference.';
  };
  readonly PRP302: {
    readonly gate: 'references';
    readonly severity: 'warning';
    readonly title: 'A referenced line is beyond the end of the file';
    readonly why: 'The file changed since the reference was written, so the cited lines have other content or are gone.';
    readonly mend: 'Look up the lines again.';
  };
  readonly PRP303: {
    readonly gate: 'references';
    readonly severity: 'error';
    readonly title: 'A path exists on one machine only';
    readonly why: 'An absolute or home path exists on the author’s machine only.';
    readonly mend: 'Write the path relative to the root of the repository.';
  };
  readonly PRP304: {
    readonly gate: 'references';
    readonly severity: 'error';
    readonly title: 'A path leaves the repository';
    readonly why: 'Files outside are not versioned with the PRP, and may be private.';
    readonly mend: 'Copy the needed part into the repository, or link to it by URL.';
  };
  readonly PRP305: {
    readonly gate: 'references';
    readonly severity: 'warning';
    readonly title: 'A URL is malformed';
    readonly why: 'Neither a reader nor an agent can open it.';
    readonly mend: 'Correct the URL; it should start with https:// and contain no spaces.';
  };
  readonly PRP306: {
    readonly gate: 'references';
    readonly severity: 'warning';
    readonly title: 'A file to be modified does not exist';
    readonly why: 'The task names a file that does not exist and that no other task creates.';
    readonly mend: 'Correct the path, or say CREATE.';
  };
  readonly PRP401: {
    readonly gate: 'commands';
    readonly severity: 'warning';
    readonly title: 'Nothing in the validation loop can be run';
    readonly why: 'Without a command that fails when the work is wrong, an agent cannot verify its work.';
    readonly mend: 'Add a shell block with the commands that check the work, cheapest first.';
  };
  readonly PRP402: {
    readonly gate: 'commands';
    readonly severity: 'warning';
    readonly title: 'A validation command contains a placeholder';
    readonly why: 'It cannot be run as it stands.';
    readonly mend: 'Write the real value.';
  };
  readonly PRP403: {
    readonly gate: 'commands';
    readonly severity: 'error';
    readonly title: 'A validation command destroys or publishes';
    readonly why: 'Checks run often and unattended. They must not delete, push, publish or deploy, and neither must the scripts of package.json that they run.';
    readonly mend: 'Move the command out of the validation loop, or rehearse it (`--dry-run`).';
  };
  readonly PRP404: {
    readonly gate: 'commands';
    readonly severity: 'notice';
    readonly title: 'A validation command cannot fail';
    readonly why: '`|| true` and `|| echo` turn every failure into success.';
    readonly mend: 'Remove the part that hides the failure, or explain in a comment why the result does not matter.';
  };
  readonly PRP405: {
    readonly gate: 'commands';
    readonly severity: 'notice';
    readonly title: 'A validation block cannot run unattended';
    readonly why: 'It needs a service, the network or a secret that an unattended run does not have.';
    readonly mend: 'If a person runs it, no change is needed. Otherwise start the service inside the block.';
  };
  readonly PRP406: {
    readonly gate: 'loop';
    readonly severity: 'error';
    readonly title: 'A validation command failed';
    readonly why: 'With `--run-loop` the checks of the PRP decide; this one shows that the work is not done.';
    readonly mend: 'Read the end of its output, then fix the code, or the command if that is wrong.';
  };
  readonly PRP407: {
    readonly gate: 'loop';
    readonly severity: 'warning';
    readonly title: 'The output is not what the PRP expects';
    readonly why: 'The commands succeeded, but did not print the text, number or JSON that the PRP expects.';
    readonly mend: 'Fix the code, or the expectation if it is out of date.';
  };
  readonly PRP408: {
    readonly gate: 'loop';
    readonly severity: 'notice';
    readonly title: 'A validation block was refused';
    readonly why: 'It would lose or publish work, end other processes, run with a placeholder, or start a program that only a variable names.';
    readonly mend: 'Remove commands that do more than check from the block, fill in the placeholder, or set the variable to a fixed text in the block.';
  };
  readonly PRP409: {
    readonly gate: 'loop';
    readonly severity: 'error';
    readonly title: 'A validation block did not end in time';
    readonly why: 'It waits for an answer, for a person, or for a server that stays in the foreground.';
    readonly mend: 'Change the command to end by itself, or give it more time with `timeout` in the configuration.';
  };
  readonly PRP801: {
    readonly gate: 'budget';
    readonly severity: 'warning';
    readonly title: 'The document has more tokens than its budget';
    readonly why: 'Agents lose the thread of long documents, and each token leaves less room for the code.';
    readonly mend: 'Split the work, or move long material into files that the PRP refers to. The budget is `gates.budget.max-tokens`.';
  };
  readonly PRP701: {
    readonly gate: 'markdown';
    readonly severity: 'notice';
    readonly title: 'The Markdown is not rendered as intended';
    readonly why: 'A heading without a space, a reversed link or a table stuck to text is shown as plain text, and a code block without a language is never run.';
    readonly mend: 'Follow the rule of markdownlint that the message names.';
  };
  readonly PRP702: {
    readonly gate: 'markdown';
    readonly severity: 'notice';
    readonly title: 'The Markdown was not checked';
    readonly why: 'The checker takes too long on very long or very deeply nested text.';
    readonly mend: 'If the length is intended, no change is needed. Otherwise shorten the text.';
  };
};
type RuleId = keyof typeof rules$1;
/** A check of one PRP that runs no command: linear in the size of the document, on hostile input too. */
interface StaticGate<Rule extends string = RuleId> {
  readonly id: string;
  /** False when its findings depend on more than the document and its reads of the tree. @default true */
  readonly cacheable?: boolean;
  /** True when it marks secrets, which must not be guessed from a fingerprint. @default false */
  readonly confidential?: boolean;
  /** How many documents it takes at once. @default no limit */
  readonly concurrency?: number;
  /** Yields raw findings in any order. `signal` fires when the rest is no longer needed. */
  check(subject: Subject, signal: AbortSignal): AsyncIterable<RawFinding<Rule>> | Iterable<RawFinding<Rule>>;
  /** Frees everything it keeps between documents, after the last one. */
  close?(): Promise<void>;
}
interface Subject {
  readonly prp: Prp;
  /** The files against which its references are resolved. */
  readonly tree: Tree;
  /** The history of the PRP, read when the first gate asks; absent without a history. */
  readonly history?: () => Promise<HistoryContext>;
}
/** A finding before severity and baseline are known. */
interface RawFinding<Rule extends string = RuleId> {
  readonly rule: Rule;
  readonly message: string;
  readonly startLine: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly suggestion?: string;
  /** It concerns this run, not the document: it is not cached. @default false */
  readonly momentary?: true;
}
/** The severity of each rule in this run: from the configuration, else the rule's default. */
type SeverityOf = (rule: string) => Severity | 'off';
/** The facts of a PRP's history that gates use. */
interface HistoryContext {
  /**
   * The newest text, and the version in which it was first sealed; versions that change only boxes or line endings are
   * skipped. Absent before the first version, and when the newest one is damaged.
   */
  readonly latest?: {
    readonly id: string;
    readonly sequence: number;
    /** When it was sealed: ISO 8601, UTC. */
    readonly timestamp: string;
    /** Of the text without box states, line endings and trailing space, as `sha256:…`. */
    readonly canonicalChecksum: string;
    /** The referenced files, with their Git blob ids in the commit at which the version was sealed. */
    readonly references: readonly {
      readonly path: string;
      readonly blob: string;
    }[];
  };
  /** Differences from the sealed state; `version` is an id, or null for a problem of no single version. */
  readonly problems: readonly {
    readonly version: string | null;
    readonly message: string;
  }[];
  /** Why the history could not be read, in one sentence; absent when it could. */
  readonly unread?: string;
}
/** One read of a tree, and the digest of the answer. */
type TreeRead = readonly ['files', null, string] | readonly ['kindOf' | 'read', string, string] | readonly ['blobs', readonly string[], string];
/** The raw findings of a gate in a document, and the reads of the tree that they depend on. */
interface CachedFindings {
  readonly findings: readonly RawFinding<string>[];
  readonly reads: readonly TreeRead[];
}
/** Raw findings of earlier runs. */
interface FindingCache {
  find(prp: Prp, gate: string): Promise<CachedFindings | undefined>;
  keep(prp: Prp, gate: string, known: CachedFindings): void;
  /** Writes the kept findings. Never rejects: a failing disk costs nothing but time. */
  settle(): Promise<void>;
}
/**
 * The environment that commands get. In a workflow's step it has the listed variables; on a user's machine it has all
 * variables but those that look like secrets. Neither has the variables of Git for one repository.
 */
type EnvironmentPolicy = 'listed' | 'all-but-secrets';
interface CommandEnvironment {
  readonly env: NodeJS.ProcessEnv;
  /** Names that commands might miss; those that the configuration can add come first. */
  readonly withheld: readonly string[];
}
/** A process as `/proc` lists it. */
interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  /** Process id of the first process of its session. */
  readonly session: number;
  /** Start time in clock ticks since boot; unique together with `pid`. */
  readonly start: number;
}
/** A process of the run that could not be ended, most likely another user's. */
interface Survivor {
  readonly pid: number;
  /** The command line, with any characters in it. */
  readonly commandLine: string;
}
/**
 * The processes that a run starts for its commands: their environment, and their end. Processes that left their process
 * group are found by the mark in their environment, by their session, by their output pipe, and by their parents. Only
 * Linux has this information; elsewhere such processes stay.
 */
declare class RunProcesses {
  #private;
  constructor(make?: () => CommandEnvironment);
  /** Names of variables that commands do not get. */
  get withheld(): readonly string[];
  /** The environment of commands, with the mark that identifies them. */
  get env(): NodeJS.ProcessEnv;
  /** The environment of a shell that gives each of its commands a mark. */
  get unmarkedEnv(): NodeJS.ProcessEnv;
  envWith(mark: string): NodeJS.ProcessEnv;
  /** The value of `PRP_RUN` for one more command. */
  newMark(): string;
  /** Registers a process that starts a session. */
  adopt(child: ChildProcess): void;
  /** All descendants of a process, by their parents. Must be called before they are ended. */
  descendantsOf(pid: number | undefined): readonly ListedProcess[];
  /** Registers a process with possible descendants before it is killProcess: they end with the run. */
  remember({ pid }: ChildProcess): void;
  /** Ends the remaining processes of a command: its descendants, and those with its mark. */
  endCommand(mark: string, descendants: readonly ListedProcess[]): Promise<void>;
  /** Ends the remaining processes of all commands. Resolves to those that could not be ended. */
  end(): Promise<readonly Survivor[]>;
}
interface ShellOptions {
  readonly cwd: string;
  /** The run that owns the command and provides its environment. */
  readonly processes: RunProcesses;
  /** Ends the command and all its descendants. */
  readonly signal: AbortSignal;
  /** Receives the output while the command runs. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Bytes of output kept, from the end. @default 65,536 */
  readonly outputLimit?: number;
  /** Milliseconds between SIGTERM and SIGKILL. @default 2,000 */
  readonly killAfterMs?: number;
}
interface ShellResult {
  /** `null` when a signal ended it and no shell turned that into a number. */
  readonly exitCode: number | null;
  /**
   * The signal that ended it, or probably did: a shell reports a signal as 128 plus its number, and a command can exit
   * with the same number.
   */
  readonly signal: NodeJS.Signals | null;
  /** Standard output and error as they came, the last `outputLimit` bytes. */
  readonly output: string;
}
/** Runs any number of commands in one directory at once, each in its own process group. */
interface Shells {
  /** As `runShell`. Rejects when the command could not be started, or the shell that runs it ended. */
  run(command: string, options: Omit<ShellOptions, 'cwd' | 'processes'>): Promise<ShellResult>;
  /** Names of variables that commands do not see. */
  readonly withheld: readonly string[];
  /** Stops keeping shells; resolves when the running commands are done. */
  close(): Promise<void>;
}
/** All durations are milliseconds. */
interface MediatorOptions {
  /** How many attempts may run at once. @default 'auto': follows the load, between 1 and what the machine has */
  readonly workers?: Workers;
  /** How many tasks may wait; one more ends at once as `failed` with `E_OVERLOADED`. @default 10,000 */
  readonly maxQueued?: number;
  /** How long a task waits until it is level with new ones that are one priority higher. @default 30,000 */
  readonly agingMs?: number;
  /** How long an attempt may take to end after its signal fired, before it counts as leaked. @default 5,000 */
  readonly graceMs?: number;
  /** Upper bound of the pause before the second attempt; it doubles with every further one. @default 500 */
  readonly retryDelayMs?: number;
  /** Upper bound of every such pause. @default 30,000 */
  readonly maxRetryDelayMs?: number;
  /** Consecutive crashes after which a component gets no work for a while. @default 5 */
  readonly crashThreshold?: number;
  /** How long that is. @default 10,000 */
  readonly crashPauseMs?: number;
  readonly clock?: Clock;
  /** From 0 to below 1. @default Math.random */
  readonly random?: () => number;
  /** Gets every event at once and in order. An exception is counted and changes nothing. @default none */
  readonly announce?: (event: MediatorEvent) => void;
}
/** A number, or `auto`: as many as there is work for, between 1 and what the machine runs in parallel. */
type Workers = number | 'auto';
/** Time as the mediator sees it; tests step it by hand. */
interface Clock {
  /** Milliseconds since a fixed moment; never runs backwards. */
  now(): number;
  /** Calls `action` once, `ms` milliseconds from now; the returned function cancels that. */
  after(ms: number, action: () => void): () => void;
}
/** The states of a circuit breaker: whether a component may get work. */
type Health = {
  readonly state: 'closed'; /** Consecutive ones. */
  readonly crashes: number;
} |
/** Gets nothing until that time. */
{
  readonly state: 'open';
  readonly until: number;
} |
/** May have one attempt, the probe, which decides. */
{
  readonly state: 'half-open';
  readonly probing: boolean;
};
/** A mediator at one moment. All times are milliseconds. */
interface MediatorStatus {
  /** Tasks that are not running: ready for a component, waiting for needs, or pausing before another attempt. */
  readonly queue: {
    readonly ready: number;
    readonly waiting: number;
    readonly pausing: number;
    readonly max: number;
  };
  readonly workers: {
    readonly setting: Workers;
    readonly limit: number;
    readonly busy: number;
  };
  /** In order of registration. */
  readonly components: readonly ComponentStatus[];
  readonly running: readonly RunningStatus[];
  readonly outcomes: Readonly<Record<OutcomeStatus, number>>;
  /** From submission to first attempt, of the ended tasks that had one. */
  readonly queuedMs: Times;
  /** From first attempt to end, of the same tasks. */
  readonly runMs: Times;
  /** How often `announce` threw. */
  readonly failedAnnouncements: number;
}
interface ComponentStatus extends Pick<Component, 'name' | 'kind' | 'provides'> {
  readonly health: Health['state'];
  readonly running: number;
  /** Attempts that ignored their signal and still hold a slot. */
  readonly leaked: number;
  /** Attempts started so far. */
  readonly attempts: number;
  /** Attempts so far that threw, timed out, or ignored their signal. */
  readonly crashes: number;
  /** Absent when it has no limit. */
  readonly concurrency?: number;
}
interface RunningStatus {
  readonly id: string;
  readonly operation: string;
  readonly component: string;
  readonly attempt: number;
  /** Since the start of the first attempt. */
  readonly runMs: number;
  /** Sub-tasks it waits for; while there are any, its worker slot is lent. */
  readonly subTasks: number;
}
interface Times {
  readonly totalMs: number;
  /** 0 when there is nothing to average. */
  readonly averageMs: number;
}
/** Takes tasks, finds a component for each, and settles every one of them with an outcome. */
export declare class Mediator {
  #private;
  constructor(options?: MediatorOptions);
  /** From now on the component gets tasks. Its name must not be taken. */
  register(component: Component): void;
  /**
   * From now on the component gets no new task and finishes those it has. Ready tasks without another component end as
   * `unroutable`. False when there is no such component.
   */
  unregister(name: string): boolean;
  /**
   * Never rejects. Tasks that are submitted in the same turn of the event loop compete on equal terms: the most urgent
   * starts first, not the first.
   */
  submit<Value = unknown>(task: Task): Promise<Outcome<Value>>;
  /** As `submit`, for tasks that may need one another in any order. One promise for each task, in their order. */
  submitAll<Value = unknown>(tasks: readonly Task[]): readonly Promise<Outcome<Value>>[];
  status(): MediatorStatus;
  /** Resolves when no task is left. */
  idle(): Promise<void>;
  /** Cancels all tasks, later ones too; resolves when all of them have settled and every component is closed. */
  close(reason?: string): Promise<void>;
}
/** A command that passes when its exit code is 0. It runs once per run, in the repository's root. */
interface CommandGate {
  readonly id: string;
  readonly run: string;
  /** Ids of command gates that must pass first. */
  readonly needs: readonly string[];
  /** Seconds for one attempt. */
  readonly timeout: number;
  /** How often a command that could not be started is retried. */
  readonly retries: number;
  /** Whether a timeout is retried, too: only when the configuration sets retries for this command. */
  readonly retryTimeouts: boolean;
  readonly priority: 'high' | 'normal' | 'low';
}
/** Blocks that start a service have a separate component. */
declare const loopKinds: readonly ['block', 'service'];
interface LoopOptions {
  readonly loop: (typeof loopKinds)[number];
  /** Working directory of the blocks: the repository's root. */
  readonly root: string;
  readonly processes: RunProcesses;
  readonly severityOf: SeverityOf;
}
/** A file of the work tree as Git stores it: line endings, `$Id$` and filters undone. */
interface StoredForm {
  readonly bytes: Uint8Array;
  /** Git's id of that form, where Git computed it. */
  readonly blob?: string;
  /** Whether the file's own bytes differ. */
  readonly isConverted?: true;
  /** Git stores binary data that a filter turns into text: storing the text would undo an encryption. */
  readonly isHidden?: true;
}
/** A local Git repository with a work tree. Paths are relative to its root and `/` separated. */
interface Repository {
  /** Absolute path of the work tree, links resolved. */
  readonly root: string;
  readonly git: Git;
  /** Reads stored objects in one shared process. The opener of the repository closes it. */
  readonly objects: ObjectReader;
  /** The work tree as it is now: tracked files, and untracked ones that are not ignored. */
  readonly workTree: Tree;
  /** The files of the work tree itself, for files other than documents. */
  readonly files: ConfinedFiles;
  /** The path in the repository of a typed path, relative to `from`. Throws `E_OUTSIDE_REPOSITORY`. */
  pathOf(typed: string, from: string): string;
  /** A regular file of the work tree of at most `longest` bytes. Throws as `ConfinedFiles.read`. @default 16 MiB */
  read(path: string, longest?: number): Promise<Uint8Array>;
  /** The same file as Git stores it: identical on every machine for the same commit. Throws as `read` does. */
  readStored(path: string, longest?: number): Promise<StoredForm>;
  /** The paths that Git ignores: no commit will contain them. */
  ignored(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** Throws as `write` would for an obstacle at the path, before any other work is done. */
  checkWritable(path: string): Promise<void>;
  /** Replaces or creates a file in one step: a reader sees the old bytes or the new. Throws as `read` does. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Writes the form that Git would check out for `stored`. Throws as `read` does. */
  checkOut(path: string, stored: Uint8Array): Promise<void>;
  /** Where HEAD is: `commit` null when unborn, `ref` null when detached. */
  head(): Promise<{
    readonly commit: string | null;
    readonly ref: string | null;
  }>;
  /** The files of a revision. Throws `E_NOT_FOUND` when there is no such commit. */
  at(revision: string): Promise<Tree & {
    readonly commit: string;
  }>;
  /**
   * The merge base of HEAD and a revision; the revision itself when they have no common history. Throws as `at` does.
   */
  mergeBase(revision: string): Promise<string>;
  /** Files of the work tree that differ from a commit or are not in it, without deleted ones. */
  changedSince(commit: string): Promise<ReadonlySet<string>>;
  /** Names of moved files of the work tree in a commit: new path → old path. */
  renamedSince(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** `owner/name` or the address of `origin`, read once; null without a remote. */
  name(): Promise<string | null>;
  /** The user from Git's configuration, `Name <mail>`; null when it is not set. */
  actor(): Promise<string | null>;
}
/** Opens the repository that holds `directory`. Throws `E_NOT_A_REPOSITORY`, `E_NOT_FOUND` when there is no such directory. */
export declare function openRepository(directory: string): Promise<Repository>;
/** A validator runs a static gate, a command gate, or the blocks of validation loops. */
type ValidatorOptions = {
  readonly gate: StaticGate<string>;
  readonly severityOf: SeverityOf;
} | {
  readonly command: CommandGate;
  readonly shells: Shells;
  readonly reportCount?: (count: string) => void;
} | LoopOptions;
/** The options of each kind of component. */
interface ComponentOptions {
  readonly validator: ValidatorOptions;
  readonly generator: NoOptions;
  readonly 'template-builder': NoOptions;
  readonly 'environment-adapter': NoOptions;
}
type NoOptions = Readonly<Record<string, never>>;
/** A registry: the factory of each kind. */
type ComponentFactories = { [Kind in ComponentKind]: (options: ComponentOptions[Kind]) => Component; };
/** A new registry with the factories of this package. */
export declare function componentFactories(): ComponentFactories;
/** Replaces the factory of one kind in a registry. */
export declare function registerComponent<Kind extends ComponentKind>(kind: Kind, factory: ComponentFactories[Kind], factories: ComponentFactories): void;
/** Makes a component with the factory that a registry has for its kind; by default with the one of this package. */
export declare function createComponent<Kind extends ComponentKind>(kind: Kind, options: ComponentOptions[Kind], factories?: ComponentFactories): Component;
/** The values of all keys that the configuration leaves out. */
export declare const defaultConfig: Config$1;
/** All expected failures outside our own code, as one closed list. Control flow reads `code`, never a message. */
type ErrorCode = 'E_USAGE' | 'E_CONFIG' | 'E_REQUEST' | 'E_NOT_FOUND' | 'E_OUTSIDE_REPOSITORY' | 'E_NOT_A_FILE' | 'E_NOT_TEXT' | 'E_TOO_LARGE' | 'E_SECRET' | 'E_CONFLICT' | 'E_NOT_A_REPOSITORY' | 'E_GIT' | 'E_GITHUB' | 'E_FORBIDDEN' | 'E_STALE_HEAD' | 'E_INTEGRITY' | 'E_LOCKED' | 'E_FORMAT' | 'E_OVERLOADED' | 'E_IO';
interface PrpErrorOptions {
  /** The next step for the user, one sentence or a command to paste. */
  readonly hint: string;
  readonly cause?: unknown;
  /** For each line of the message, the line of a file that it is about. @default none */
  readonly excerpts?: readonly SourceExcerpt[];
}
/** A line of a file, and the part of it that is wrong. Lines and columns count from 1, columns in UTF-16 units. */
interface SourceExcerpt {
  readonly line: number;
  readonly column: number;
  /** Columns. */
  readonly length: number;
  /** The whole line. */
  readonly text: string;
}
/** An operational failure: says what happened and where (`message`), and what to do next (`hint`). */
export declare class PrpError extends Error {
  readonly name = "PrpError";
  readonly code: ErrorCode;
  readonly hint: string;
  readonly excerpts: readonly SourceExcerpt[];
  constructor(code: ErrorCode, message: string, options: PrpErrorOptions);
}
/**
 * The process exit code of an error: 1 something was found (tampering, a secret), 2 the caller can mend it by asking
 * differently, 3 operational.
 */
export declare function exitCodeOf(error: unknown): 1 | 2 | 3;
/** Whether the requester can correct the error by changing the request or its file. Any other error fails the run. */
export declare function isUserError(error: unknown): error is PrpError;
/**
 * Where versions are kept: a branch of files that only grows by commits. Four required methods, which Git, GitHub and a
 * Map can all implement. Paths are `/` separated, without a leading or trailing slash; the root directory is `''`.
 */
interface Branch {
  /** Id of the newest commit, `undefined` while the branch does not exist. */
  head(): Promise<string | undefined>;
  /**
   * The bytes of many files at `head`, by path; a path that is no file is absent from the result. One round trip,
   * however many paths.
   */
  read(head: string, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** The entries of a directory at `head`, sorted by name; empty when there is no such directory. */
  list(head: string, directory: string): Promise<readonly Entry[]>;
  /**
   * Adds one commit on top of `expectedHead` (`undefined`: creates the branch) and returns its id. Throws `PrpError`
   * `E_STALE_HEAD` and changes nothing when the branch has another head.
   */
  commit(change: Change, message: string, expectedHead: string | undefined): Promise<string>;
  /**
   * Streams every file at or below these directories with its bytes, ordered by path, where a directory is compared as
   * if its name ended with a slash. An entry that is no file, or cannot be read, has an error instead of bytes. Throws
   * `PrpError` when a directory cannot be read.
   */
  files?(head: string, directories: readonly string[]): AsyncIterable<StoredFile>;
  /**
   * Streams the ancestors of `head` and `head` itself, newest first, as far as this store has them. Follows only the
   * first parent of a merge. Throws `PrpError` when the log cannot be read.
   */
  log?(head: string): AsyncIterable<LoggedCommit>;
  /**
   * The messages of `head` and its ancestors, newest first, without reading files. Ends at the first commit that cannot
   * be read.
   */
  messages?(head: string): AsyncIterable<Pick<LoggedCommit, 'id' | 'message'>>;
  /**
   * As `commit`, for a branch with unreadable objects, `lost` among them: the new commit's parent is the newest commit
   * that is readable with all its ancestors. It replaces the commits in between and keeps their trailers.
   */
  commitRepair?(change: Change, message: string, expectedHead: string, lost: ReadonlySet<string>): Promise<string>;
  /**
   * Replaces all commits by one commit without a parent that has the files of `expectedHead`; returns its id. Git may
   * then free what only the old commits held. Throws as `commit`, and then changes nothing.
   */
  squash?(message: string, expectedHead: string): Promise<string>;
  /** Removes what killed writers have left, once it is old enough that no process can need it. */
  removeLeftovers?(): Promise<void>;
  /** The space that `squash` would free, if the files and directories `without` were already gone from `head`. */
  storage?(head: string, without: readonly string[]): Promise<Storage>;
  /** The committer, `Name <mail>`, where a commit needs one. */
  committer?(): Promise<string>;
  /** Retry limits when writers compete, where a commit takes longer than on one machine. @default 12 attempts, 2 s */
  retryLimits?(): RetryLimits;
  /**
   * Runs `work` while other writers on this machine wait, where that is possible: for fairness, never for correctness.
   */
  withLock?<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The first ancestor of a commit; in a shallow store, the oldest known one. */
  rootCommit?(head: string): Promise<RootCommit>;
  /** Reading it needs no other machine, so another look costs little. */
  readonly isLocal?: boolean;
  /** Closes what it holds open; it can be used again afterwards. */
  close?(): Promise<void>;
}
/** A commit without a parent, or the oldest known one. */
interface RootCommit {
  readonly id: string;
  readonly message: string;
}
interface RetryLimits {
  /** The most attempts. */
  readonly attempts: number;
  /** The longest pause before another attempt, in milliseconds. */
  readonly longestPauseMs: number;
}
interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
  /** Git object id, or anything else that is equal only when the content is. */
  readonly id: string;
}
interface StoredFile {
  readonly path: string;
  readonly content: Uint8Array | PrpError;
}
/** A commit, and how its files differ from those of its parent. */
interface LoggedCommit {
  readonly id: string;
  readonly message: string;
  /** When it was committed, in ISO 8601; absent where the store does not say. */
  readonly timestamp?: string;
  readonly changes: readonly PathChange[];
  /**
   * `nothing`: it is the branch's first commit, and all its files were added. `unknown`: a shallow clone lacks the
   * parent; then `changes` is empty, and no more commits follow.
   */
  readonly parent: 'commit' | 'nothing' | 'unknown';
}
interface PathChange {
  readonly path: string;
  readonly status: 'added' | 'changed' | 'removed';
}
/** The changes of one commit. A path may not be both written and removed. */
interface Change {
  /** Files to write, by path. */
  readonly write: ReadonlyMap<string, Uint8Array>;
  /**
   * By path, the id of an existing Git object with the same bytes as in `write`: a branch of that repository need not
   * store them again.
   */
  readonly blobIds?: ReadonlyMap<string, string>;
  /** Files or whole directories to remove; missing ones are ignored. */
  readonly remove?: readonly string[];
}
/** Disk usage of a branch: bytes as stored now, compressed. */
interface Storage {
  /** Of all commits and their files. */
  readonly total: number;
  /** Of the files that stay. */
  readonly remaining: number;
  /** The objects that would become unreachable. Objects that other references hold do not count. */
  readonly unreachable: {
    readonly commits: number;
    readonly bytes: number;
  };
  /** Full names of other references that lead to some of these commits. */
  readonly heldBy: readonly string[];
}
/** Secret keys and their origin. A key must never be printed or appear in an error. */
interface Identity {
  readonly keys: readonly {
    readonly key: string;
    readonly line: number;
  }[];
  /** For messages. */
  readonly from: string;
}
interface AgeOptions {
  /** `age1…`, one for each reader; none: nothing is encrypted. */
  readonly recipients: readonly string[];
  /** Called once, when there is content to decrypt. `undefined`: no keys are configured. */
  readonly identity: () => Promise<Identity | undefined>;
}
/**
 * The binary age format (age-encryption.org/v1), to all recipients. It does not compress, so content is never larger
 * than its stored form; both are bounded. The library is loaded on first use.
 */
export declare function ageCipher({ recipients, identity }: AgeOptions): Cipher;
/** Encrypts the content of stored versions, and decrypts it again. */
interface Cipher {
  /** Short names of the recipients of `encrypt`; none: new versions stay in plain. */
  readonly recipients: readonly string[];
  /** Different bytes each time, at most `maxStoredBytes`. Throws `E_CONFIG` for an invalid recipient. */
  encrypt(bytes: Uint8Array): Promise<Uint8Array>;
  /**
   * `what` names the content in messages. Throws `E_LOCKED` when no key opens it, `E_INTEGRITY` when it was not
   * encrypted by a cipher, or was changed.
   */
  decrypt(bytes: Uint8Array, what: string): Promise<Uint8Array>;
}
interface GitBranch extends Branch {
  /** Ends the process that reads objects. */
  close(): Promise<void>;
  commitRepair(change: Change, message: string, expectedHead: string, lost: ReadonlySet<string>): Promise<string>;
  squash(message: string, expectedHead: string): Promise<string>;
  withLock<Value>(work: () => Promise<Value>): Promise<Value>;
}
interface GitBranchOptions {
  /** Reads the repository's objects. @default a new process */
  readonly objects?: ObjectReader | undefined;
  /** Receives one event when a remote is known to have newer commits. @default none */
  readonly announce?: Announce;
  /** Full names of references that move with the branch: a remote's copy. @default none */
  readonly trackingRefs?: readonly string[];
  /** Moves the branch to a new commit, and publishes it. @default only moves the branch */
  readonly publish?: (commit: string, expectedHead: string | undefined, move: () => Promise<void>) => Promise<void>;
}
/**
 * A branch of the local repository, read and written by plumbing commands only: work tree, index, HEAD, stash and
 * configuration stay as they are. Where only a remote has a branch of that name, it starts from that one. Killed at any
 * moment, it leaves the old head or the new one. Throws `E_USAGE` for an invalid branch name.
 */
export declare function gitBranch(git: Git, name: string, options?: GitBranchOptions): GitBranch;
/** Makes this process the worker: for the entry of a bundle, on `--as isolation-worker`. */
export declare function becomeIsolationWorker(): Promise<void>;
/**
 * A custom gate: the default export of a JavaScript module that the configuration names under `plugins`. It runs in a
 * separate process, without tokens, secrets or output, within 30 seconds and 256 MB for a document. An exception, or
 * any other failure in that process, fails this gate alone.
 */
interface Plugin<Rule extends string = string> {
  /** Name of the gate in reports, in `gates` of the configuration and in `--gates`. */
  readonly id: string;
  /** Every rule it may name, by its id: capital letters, digits, `_` and `-`, but not `PRP` and a digit. */
  readonly rules: Readonly<Record<Rule, PluginRule>>;
  /** Yields findings in one document, in any order. At most 10,000. */
  check(subject: PluginSubject): PluginFindings<Rule>;
}
interface PluginRule {
  readonly severity: Severity;
  /** The finding in a few words. */
  readonly title: string;
  /** Why it matters. */
  readonly why?: string;
  /** How to correct it, as a sentence: added to the message of each finding. */
  readonly mend?: string;
}
interface PluginSubject {
  readonly text: string;
  /** Path in the repository, `/` separated. */
  readonly path: string;
  /** The parsed text. */
  readonly prp: Prp;
  /** The files of the revision that is being checked. */
  readonly tree: Tree;
}
/** A list, a generator, an async generator, or a promise of one. Lines and columns count from 1. */
type PluginFindings<Rule extends string = string> = Iterable<RawFinding<Rule>> | AsyncIterable<RawFinding<Rule>> | Promise<Iterable<RawFinding<Rule>>>;
type Fetch = (url: string, init: RequestInit) => Promise<Response>;
interface CarefulOptions {
  /** Waits some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** From 0 to below 1, for pauses. @default Math.random */
  readonly random?: () => number;
  /** Receives a warning when GitHub asks for a pause. @default no receiver */
  readonly announce?: Announce;
}
/** The parts of an Octokit that the plugin uses; each package that makes Octokits has them. */
type PluggedOctokit = Pick<Octokit, 'hook' | 'log' | 'request'>;
type OctokitPlugin = (octokit: PluggedOctokit, settings: OctokitSettings$1) => void;
interface OctokitSettings$1 {
  readonly auth?: unknown;
  readonly baseUrl?: string;
}
/**
 * Makes an Octokit plugin that takes the place of plugin-retry and plugin-throttling: those send a change again after a
 * failure that may have come after the change. This one retries reads. It retries a change only when GitHub certainly
 * did nothing, and else throws `UnknownOutcomeError`. It waits as long as GitHub asks, limits the concurrency of each
 * account, treats a body that breaks off as a failure, and does not follow the redirect of a change. All instances with
 * the same token or installation share their limits when they share the plugin. `request: { isRepeatable: true }` allows
 * the retry of a change.
 */
export declare function careful(options?: CarefulOptions): OctokitPlugin;
/** GitHub's response to one request. */
interface ApiResponse {
  readonly status: number;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  /** The parsed JSON, the text where it is not JSON, `undefined` where the body is empty. */
  readonly body: unknown;
}
declare const graphqlErrorSchema: ZodMiniObject<{
  message: ZodMiniDefault<ZodMiniString<string>>;
  type: ZodMiniOptional<ZodMiniString<string>>;
  extensions: ZodMiniOptional<ZodMiniUnknown>;
}, $strip>;
type GraphqlError = output$1<typeof graphqlErrorSchema>;
interface GithubAddresses {
  /** `GITHUB_API_URL` of a workflow: `https://HOST/api/v3` on an Enterprise Server. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL`: `https://HOST/api/graphql` on an Enterprise Server. */
  readonly graphqlUrl: string;
}
interface RestRequest {
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The media type. @default application/vnd.github+json */
  readonly accept?: string;
  /** Statuses from 400 on that the caller handles. @default none */
  readonly expect?: readonly number[];
  /** Whether sending it twice does no harm. @default for GET */
  readonly isRepeatable?: boolean;
}
interface GraphqlRequest {
  /** Types of errors that the caller handles. @default none */
  readonly expect?: readonly string[];
  /** The permission that it needs, for the hint of an error. @default contents=read, or write for a mutation */
  readonly needs?: string;
}
interface GraphqlAnswer {
  readonly data: unknown;
  /** Only those of expected types. */
  readonly errors: readonly GraphqlError[];
}
/**
 * Sends requests to GitHub. A read is retried for a while when GitHub fails, gives no response or asks for a pause. A
 * change is sent again only when GitHub certainly did nothing; else `UnknownOutcomeError` tells the caller to find out.
 * Throws `E_FORBIDDEN` when the token lacks a permission, `E_NOT_FOUND`, and `E_GITHUB` for all else.
 */
interface GithubClient {
  /** `path` begins with a slash, and its parts are encoded. */
  rest(method: Method, path: string, request?: RestRequest): Promise<ApiResponse>;
  /** A list, page by page, as far as the caller reads. */
  pages(path: string, request?: Pick<RestRequest, 'query' | 'accept'>): AsyncGenerator<ApiResponse>;
  graphql(document: string, variables: Readonly<Record<string, unknown>>, request?: GraphqlRequest): Promise<GraphqlAnswer>;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type AnyOctokit = Pick<Octokit, 'request'>;
/**
 * A client over an Octokit with the `careful` plugin, of any package that makes Octokits. `openOctokit` makes it at the
 * first request, once. Throws `E_USAGE` for an invalid address.
 */
export declare function githubClient(openOctokit: () => Promise<AnyOctokit>, { apiUrl, graphqlUrl }: GithubAddresses): GithubClient;
interface GithubBranchOptions {
  /** Milliseconds for which the last head counts as current. @default 5,000 */
  readonly freshForMs?: number;
  /** Waits some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}
interface GithubBranch extends Branch {
  /** Names PRPs to be read soon: their directories come with the head, which saves a round trip. */
  expect(prps: readonly string[]): void;
}
/**
 * The versions branch of a repository on GitHub, without a clone. It requests no object twice. GraphQL makes the commits,
 * signs them and refuses them on any other head; only the first one takes REST.
 * Throws `E_USAGE` for invalid names, else as the client.
 */
export declare function githubBranch(client: GithubClient, repositoryName: string, branch: string, options?: GithubBranchOptions): GithubBranch;
interface OctokitSettings extends CarefulOptions {
  readonly token: string;
  /** `GITHUB_API_URL` of a workflow: `https://HOST/api/v3` on an Enterprise Server. */
  readonly apiUrl: string;
  /** Names this program; GitHub refuses requests without it. */
  readonly userAgent: string;
  /** @default the built-in */
  readonly fetch?: Fetch;
}
/**
 * Makes an Octokit of one token, with our plugin. Loads the package only now, and from now on all `fetch` of the process
 * go through the proxy that the environment names. Throws as `checkToken`, and `E_USAGE` for an invalid proxy.
 */
export declare function octokitFor({ token, apiUrl, userAgent, fetch, ...options }: OctokitSettings): Promise<Octokit>;
/** `memento.json`, format 1. An unknown value is null, never missing: there is one shape. */
declare const mementoSchema: ZodMiniObject<{
  format: ZodMiniLiteral<1>;
  id: ZodMiniString<string>;
  sequence: ZodMiniInt;
  prp: ZodMiniString<string>;
  timestamp: ZodMiniString<string>;
  checksum: ZodMiniString<string>;
  canonicalChecksum: ZodMiniString<string>;
  size: ZodMiniInt;
  encryption: ZodMiniNullable<ZodMiniReadonly<ZodMiniObject<{
    recipients: ZodMiniReadonly<ZodMiniArray<ZodMiniString<string>>>;
    checksum: ZodMiniString<string>;
    size: ZodMiniInt;
  }, $strict>>>;
  source: ZodMiniReadonly<ZodMiniObject<{
    repository: ZodMiniNullable<ZodMiniString<string>>;
    commit: ZodMiniNullable<ZodMiniString<string>>;
    ref: ZodMiniNullable<ZodMiniString<string>>;
    pullRequest: ZodMiniNullable<ZodMiniInt>;
    dirty: ZodMiniBoolean<boolean>;
  }, $strict>>;
  parent: ZodMiniNullable<ZodMiniString<string>>;
  previousDigest: ZodMiniNullable<ZodMiniString<string>>;
  reason: ZodMiniEnum<{
    changed: "changed";
    executed: "executed";
    generated: "generated";
    imported: "imported";
    restored: "restored";
    saved: "saved";
  }>;
  restoredFrom: ZodMiniNullable<ZodMiniString<string>>;
  actor: ZodMiniNullable<ZodMiniString<string>>;
  references: ZodMiniReadonly<ZodMiniArray<ZodMiniReadonly<ZodMiniObject<{
    path: ZodMiniString<string>;
    blob: ZodMiniNullable<ZodMiniString<string>>;
  }, $strict>>>>;
  metadata: ZodMiniReadonly<ZodMiniRecord<ZodMiniString<string>, ZodMiniJSONSchema>>;
  digest: ZodMiniString<string>;
}, $strict>;
/** One sealed version of a PRP: the pattern's memento. Immutable, and worthless once its digest does not match. */
type Memento = Readonly<output$1<typeof mementoSchema>>;
type Source = Memento['source'];
type Reason = Memento['reason'];
/** The encrypted form of a content. */
interface Encrypted {
  readonly bytes: Uint8Array;
  /** As `Cipher.recipients`. */
  readonly recipients: readonly string[];
}
/** The caretaker's data about a version before it is sealed. */
interface Unsealed extends Omit<Memento, 'format' | 'checksum' | 'size' | 'encryption' | 'digest'> {
  readonly bytes: Uint8Array;
  /** Of these bytes, when the caller already has it. @default calculated */
  readonly checksum?: string;
  /** Absent when the bytes are stored in plain. */
  readonly encrypted?: Encrypted | undefined;
}
/** The order of fields here is the order in `memento.json`. */
export declare function seal(input: Unsealed): Memento;
/**
 * Returns the sealed bytes. Throws `E_INTEGRITY` when these are other bytes, or when the memento itself was changed.
 */
export declare function open(memento: Memento, bytes: Uint8Array): Uint8Array;
/** The result of validating one version after it was sealed; `mementoDigest` identifies its bytes. */
declare const validationSchema: ZodMiniObject<{
  format: ZodMiniLiteral<1>;
  kind: ZodMiniLiteral<"validation">;
  id: ZodMiniString<string>;
  version: ZodMiniString<string>;
  mementoDigest: ZodMiniString<string>;
  timestamp: ZodMiniString<string>;
  actor: ZodMiniNullable<ZodMiniString<string>>;
  commit: ZodMiniNullable<ZodMiniString<string>>;
  verdict: ZodMiniEnum<{
    failed: "failed";
    passed: "passed";
  }>;
  gates: ZodMiniReadonly<ZodMiniArray<ZodMiniReadonly<ZodMiniObject<{
    id: ZodMiniString<string>;
    status: ZodMiniEnum<{
      cancelled: "cancelled";
      errored: "errored";
      failed: "failed";
      passed: "passed";
      skipped: "skipped";
      "timed-out": "timed-out";
    }>;
    durationMs: ZodMiniNumber<number>;
    queuedMs: ZodMiniNumber<number>;
    attempts: ZodMiniInt;
    errors: ZodMiniInt;
    warnings: ZodMiniInt;
    notices: ZodMiniInt;
  }, $strict>>>>;
  totals: ZodMiniReadonly<ZodMiniObject<{
    gates: ZodMiniInt;
    errors: ZodMiniInt;
    warnings: ZodMiniInt;
    notices: ZodMiniInt;
  }, $strict>>;
  digest: ZodMiniString<string>;
}, $strict>;
type ValidationRecord = Readonly<output$1<typeof validationSchema>>;
/** The validator's part; the caretaker adds the time and the version. */
type Validation = Pick<ValidationRecord, 'verdict' | 'gates'>;
/** The result of an agent's execution of one version; `mementoDigest` identifies the bytes that the agent got. */
declare const executionSchema: ZodMiniObject<{
  format: ZodMiniLiteral<1>;
  kind: ZodMiniLiteral<"execution">;
  id: ZodMiniString<string>;
  version: ZodMiniString<string>;
  mementoDigest: ZodMiniString<string>;
  timestamp: ZodMiniString<string>;
  actor: ZodMiniNullable<ZodMiniString<string>>;
  commit: ZodMiniNullable<ZodMiniString<string>>;
  agent: ZodMiniNullable<ZodMiniString<string>>;
  status: ZodMiniEnum<{
    cancelled: "cancelled";
    failed: "failed";
    "rolled-back": "rolled-back";
    succeeded: "succeeded";
    "timed-out": "timed-out";
  }>;
  durationMs: ZodMiniNumber<number>;
  changes: ZodMiniNullable<ZodMiniReadonly<ZodMiniObject<{
    files: ZodMiniInt;
    added: ZodMiniInt;
    removed: ZodMiniInt;
  }, $strict>>>;
  reason: ZodMiniNullable<ZodMiniString<string>>;
  digest: ZodMiniString<string>;
}, $strict>;
type ExecutionRecord = Readonly<output$1<typeof executionSchema>>;
/** The executor's part; the caretaker adds the time and the version. */
type Execution = Pick<ExecutionRecord, 'agent' | 'status' | 'durationMs' | 'changes' | 'reason'>;
type VersionStatus = 'unvalidated' | 'passed' | 'failed';
/** A stored version with an intact seal and intact links to its neighbours. */
interface StoredVersion {
  readonly tampered: false;
  readonly memento: Memento;
  /** The verdict of `validation`. */
  readonly status: VersionStatus;
  /** The newest validation record; null before the first. */
  readonly validation: ValidationRecord | null;
  readonly tags: readonly string[];
  /** The commit of the versions branch that added it; only in the result of its append. */
  readonly commit?: string;
}
/** A version that must not be used. Only its location is known. */
interface TamperedVersion {
  readonly tampered: true;
  readonly prp: string;
  readonly id: string;
  /** The number by its neighbours, for messages; `undefined` when they do not tell. */
  readonly sequence: number | undefined;
  /** Why, in one sentence. */
  readonly reason: string;
  /** Thrown when it is used: `E_INTEGRITY`, or `E_FORMAT` when a newer version of this tool wrote it. */
  readonly problem: PrpError;
}
type ListedVersion = StoredVersion | TamperedVersion;
/** New records of a version. */
interface NewRecords {
  /** The result of validating exactly its bytes. */
  readonly validation?: Validation | undefined;
  /** The result of executing exactly its bytes. */
  readonly execution?: Execution | undefined;
}
/** Records for an existing version, with their actor. */
interface Attachment extends NewRecords {
  readonly actor: string | null;
  /** The commit that was validated, or that the agent started from. */
  readonly commit: string | null;
}
/** Records for one version. */
interface VersionRecords extends Attachment {
  readonly prp: string;
  /** As `selectVersion` takes it. */
  readonly version: string;
}
/** A document to save, with its metadata. */
interface VersionInput extends NewRecords {
  /** The PRP's path in its repository. */
  readonly prp: string;
  readonly bytes: Uint8Array;
  /** Id of the Git object with these bytes, where the repository has one. */
  readonly blob?: string;
  /** Of these bytes, when the caller already has it. @default calculated */
  readonly checksum?: string;
  readonly canonicalChecksum: string;
  readonly source: Source;
  readonly reason: Reason;
  readonly actor: string | null;
  /** Id of the version with the same bytes. */
  readonly restoredFrom?: string;
  readonly references?: Memento['references'];
  readonly metadata?: Memento['metadata'];
  /** The former path of a renamed PRP: a first version continues the versions there, if there are some. */
  readonly follows?: string | undefined;
  /** When it was made; ids are never in the future, and never before the previous version. @default now */
  readonly madeAt?: Date;
}
/** The result of an addition. */
interface Appended {
  readonly version: StoredVersion;
  /** False when the latest version already had these bytes. */
  readonly created: boolean;
  /** The version before is encrypted, and this one is not. */
  readonly isNowPlain?: true;
}
/** By PRP, the expected id of its newest version; `undefined` for a PRP that should have none. */
type ExpectedVersions = ReadonlyMap<string, string | undefined>;
/** How long versions are kept. An absent limit, or 0, means no limit. */
interface RetentionPolicy {
  /** Versions of one PRP. Tampered ones do not count: forged versions must not push out true ones. */
  readonly maxPerPrp?: number | undefined;
  /** Days since a version was made, by its id: ids never go backwards, clocks do. */
  readonly maxAgeDays?: number | undefined;
}
/** Why a version beyond the limits is kept. */
type RetentionReason = 'latest' | 'last-passing' | 'tagged' | 'executed' | 'tampered' | 'witness' | 'follows';
interface Retention {
  /** Newest first, like the other lists. */
  readonly removed: readonly StoredVersion[];
  readonly kept: readonly ListedVersion[];
  /** Those of `kept` that are beyond the limits. */
  readonly spared: readonly {
    readonly version: ListedVersion;
    readonly because: RetentionReason;
  }[];
}
/** The result of a clean-up, or of its dry run. */
interface Cleanup {
  /** By PRP, newest first. */
  readonly removed: readonly StoredVersion[];
  /** How many versions stay on the branch. */
  readonly kept: number;
  /** Versions beyond the limits that are kept for another reason. */
  readonly spared: Retention['spared'];
}
/** A clean-up that runs automatically when it is time. */
interface CleanupSchedule {
  readonly intervalDays: number;
  /**
   * Paths of the PRPs that have just been saved: before the first clean-up, the interval counts from their oldest
   * version.
   */
  readonly prps: readonly string[];
}
/** The result of squashing the branch to one commit, or of a dry run. */
interface Compaction {
  readonly commitsBefore: number;
  readonly commitsAfter: number;
  /** The head before: it leads to all replaced commits while Git still has them. Null when there is nothing to do. */
  readonly replaced: string | null;
  /** The new head; null when there is none, as in a dry run. */
  readonly head: string | null;
  /** Before the squash; null where it is unknown. */
  readonly storage: Storage | null;
}
interface CompactOptions {
  readonly dryRun: boolean;
  /** Versions that a clean-up is going to remove first. */
  readonly without?: readonly StoredVersion[];
}
/** A problem of stored content, as `prp verify` reports it. */
type TamperKind =
/** Content has other bytes than were sealed. */
'checksum-mismatch' |
/** A sealed document was changed, or does not match its path. */
'digest-mismatch' |
/** A version does not match its chain, or another tool changed the branch. */
'chain-broken' |
/** Stored content is missing. */
'missing-content' |
/** Git cannot read it, or this tool did not write it. */
'unreadable';
/** One thing on the versions branch that this tool did not leave that way. */
interface Problem {
  /** `null` when it belongs to no PRP. */
  readonly prp: string | null;
  /** Id of a version; `null` when it belongs to none. */
  readonly version: string | null;
  readonly kind: TamperKind;
  /** One sentence: what, where, and what was expected. */
  readonly message: string;
  /** Number of the version, as far as its own files say. */
  readonly sequence?: number;
  /** The commit of the branch that made the change, where the log names one. */
  readonly commit?: {
    readonly id: string;
    readonly timestamp?: string;
  };
}
/** A record with the number of its version. */
type WithSequence<StoredRecord> = StoredRecord & {
  readonly sequence: number;
};
/** The records of a PRP, newest first. */
interface StoredRecords {
  readonly validations: readonly WithSequence<ValidationRecord>[];
  readonly executions: readonly WithSequence<ExecutionRecord>[];
  /** Records that were left out because they, or their versions, are invalid. */
  readonly problems: readonly Problem[];
}
/** One version that a commit adds, or adds a record to. */
interface SavedVersion {
  readonly prp: string;
  readonly id: string;
  readonly sequence: number;
  readonly checksum: string;
  readonly sourceCommit: string | null;
  /** The memento's reason; `validated` or `recorded` (an execution) when only records were added. */
  readonly action: string;
  readonly actor: string | null;
}
/** A tag that was set on a version or removed from it. */
interface TagChange extends Pick<SavedVersion, 'prp' | 'id' | 'actor'> {
  readonly name: string;
  readonly action: 'tagged' | 'untagged';
}
declare const tagSchema: ZodMiniReadonly<ZodMiniObject<{
  name: ZodMiniString<string>;
  version: ZodMiniString<string>;
  mementoDigest: ZodMiniString<string>;
  timestamp: ZodMiniString<string>;
  actor: ZodMiniNullable<ZodMiniString<string>>;
}, $strict>>;
type Tag = output$1<typeof tagSchema>;
/** A request to set a tag on a version, or to remove one. */
interface TagRequest {
  readonly prp: string;
  readonly name: string;
  /** A selector. For a removal: only from this version; from any when absent. */
  readonly version?: string | undefined;
  readonly remove?: boolean;
  /** Move the tag when another version has it. */
  readonly force?: boolean;
  readonly actor: string | null;
}
interface TagPlan {
  /** Empty when nothing changes. */
  readonly change: Change;
  readonly message: string;
  /** All tags of the PRP afterwards. */
  readonly tags: readonly ListedTag[];
  readonly action: 'tagged' | 'moved' | 'untagged' | 'unchanged';
  /** The changes of the commit; empty when nothing changes. */
  readonly tagged: readonly TagChange[];
}
/** A tag with its version. */
interface ListedTag extends Tag {
  /** The version's number; null when unknown. */
  readonly sequence: number | null;
  /** Why the version cannot be used; null when it can. */
  readonly problem: string | null;
}
/** A path with versions. */
interface VersionedPrp {
  readonly prp: string;
  /** How many, also under its former paths. */
  readonly versions: number;
  /** Those under this path alone. */
  readonly own: number;
  readonly latest: ListedVersion;
  /** The path under which its versions continue; null when its latest version is the latest of all. */
  readonly movedTo: string | null;
}
interface VerifiedCount {
  readonly versions: number;
  /** Of validations and executions. */
  readonly records: number;
}
interface Verification {
  /** How many versions were verified. */
  readonly checked: number;
  /** Sorted by PRP and version; empty when nothing was changed. */
  readonly problems: readonly Problem[];
  /** The parts that could not be verified, and why. */
  readonly notes: readonly string[];
  /**
   * Why the log could not be read although the branch may be intact: then problems that only the log shows are unknown.
   */
  readonly partly?: string;
  /** The verified commit of the branch; absent while there is no branch. */
  readonly head?: string;
  /** The log was read back to the first commit. */
  readonly isLogComplete?: boolean;
  /** The PRPs that were verified, by path. */
  readonly prps?: readonly ({
    readonly prp: string;
  } & VerifiedCount)[];
}
/** The newest versions of a PRP, verified. */
interface RecentVersions {
  /** Newest first; null for an invalid one. */
  readonly mementos: readonly (Memento | null)[];
  /** Oldest first; empty when nothing was changed. */
  readonly problems: readonly Problem[];
}
interface Repair extends Pick<RepairPlan, 'repaired' | 'restated' | 'recovered' | 'newer'> {
  /** The repair's commit; undefined in a dry run, and when there was nothing to do. */
  readonly commit?: string | undefined;
}
/** Something that a repair sets aside. */
interface Repaired {
  readonly prp: string | null;
  /** Id of the version; null when it belongs to none. */
  readonly version: string | null;
  /** The file or directory. */
  readonly path: string;
  /** One sentence. */
  readonly why: string;
  /** Paths on the branch where its readable part is kept. */
  readonly kept: readonly string[];
}
/** The last valid version of a PRP, appended again to continue the numbers. */
interface Reappended {
  readonly prp: string;
  readonly version: string;
  readonly sequence: number;
  readonly of: string;
}
interface RepairPlan {
  readonly repaired: readonly Repaired[];
  readonly restated: readonly Reappended[];
  /** Directories that were restored from older commits. */
  readonly recovered: readonly {
    readonly path: string;
    readonly commit: string;
  }[];
  /** Files of a newer version of this tool, which were left alone. */
  readonly newer: readonly {
    readonly path: string;
    readonly why: string;
  }[];
  readonly lost: ReadonlySet<string>;
  readonly change: Change;
  readonly message: string;
}
interface HistoryOptions {
  /** @default the system clock */
  readonly clock?: () => Date;
  /** Returns 0 to below 1, for pauses and record ids. @default Math.random */
  readonly random?: () => number;
  /** Waits for some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Without it, content is stored in plain and encrypted content stays closed. */
  readonly cipher?: Cipher;
}
/** The memento caretaker: it keeps versions and never looks into their content. */
export declare class History {
  #private;
  constructor(branch: Branch, options?: HistoryOptions);
  /**
   * Saves documents and their validation results in one commit; returns one result per addition, in order. Bytes equal
   * to the latest version's make no new version. Throws `E_INTEGRITY` when a latest version was tampered with,
   * `E_CONFLICT` when one is not the expected one, and `E_STALE_HEAD` when other writers won every attempt.
   */
  append(additions: readonly VersionInput[], onTopOf?: ExpectedVersions): Promise<readonly Appended[]>;
  /** The paths of all PRPs that have versions, sorted. Lists directories only and reads no version. */
  names(): Promise<readonly string[]>;
  /** Those of these paths that have no versions. Lists directories only. */
  unversioned(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** Sorted by path. */
  prps(): Promise<readonly VersionedPrp[]>;
  /** Newest first, also under its former paths; empty for a PRP without versions. */
  list(prp: string, { limit }?: {
    readonly limit?: number | undefined;
  }): Promise<readonly ListedVersion[]>;
  /** The number of a version that passed with the same bytes as one without a validation; `undefined` without one. */
  passedAs(prp: string, version: StoredVersion): Promise<number | undefined>;
  /** The same for several versions, by id. */
  passedAsEach(prp: string, versions: readonly StoredVersion[]): Promise<ReadonlyMap<string, number>>;
  /** As `attachEach`, to one version. */
  attach(prp: string, version: string, records: Attachment): Promise<StoredVersion>;
  /**
   * Adds records to existing versions, in one commit. Throws `E_NOT_FOUND`, and `E_INTEGRITY` when a version was tampered
   * with.
   */
  attachEach(additions: readonly VersionRecords[]): Promise<readonly StoredVersion[]>;
  /** Sorted by name; empty before the first tag. Throws `E_INTEGRITY` when the tags were tampered with. */
  tags(prp: string): Promise<readonly ListedTag[]>;
  /** Sets or removes a tag; a dry run only returns the result. Throws as `planTag`. */
  tag(tagging: TagRequest, { dryRun }?: {
    readonly dryRun?: boolean;
  }): Promise<TagPlan>;
  /** Sets one tag for each of several PRPs, in one commit. Throws as `planTag`. */
  tagEach(taggings: readonly TagRequest[]): Promise<void>;
  /** Recomputes all checksums, digests and links of these PRPs, or of all. Returns what it finds as values. */
  verify(prps?: readonly string[]): Promise<Verification>;
  /** Verifies all files of the newest versions of each PRP, at most `limit`. Returns what it finds as values. */
  verifyRecent(prps: readonly string[], limit: number): Promise<ReadonlyMap<string, RecentVersions>>;
  /** The newest records of a PRP, at most `limit` of each kind, from its newest `versions` only. */
  records(prp: string, limit: number, versions?: number): Promise<StoredRecords>;
  /** The expected duration of each gate in milliseconds, by gate id: the median of its newest runs. */
  expectedDurations(prps: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The numbers of the newest versions of a PRP. */
  numbers(prp: string, limit: number): Promise<readonly number[]>;
  /** Id of the newest commit of the branch; `undefined` while there is none. */
  head(): Promise<string | undefined>;
  /** This history as it is now: later commits do not show in it, and it takes none. */
  frozen(): Promise<History>;
  /** `count` versions of a PRP after its newest `from`, newest first, under all its paths. Reads no others. */
  slice(prp: string, { from, count }: {
    readonly from: number;
    readonly count: number;
  }): Promise<{
    readonly total: number;
    readonly versions: readonly ListedVersion[];
  }>;
  /** A validation of a version by its id; `undefined` without it. Throws `E_INTEGRITY` and `E_FORMAT`. */
  validation({ memento }: StoredVersion, id: string): Promise<ValidationRecord | undefined>;
  /** Newest first; reads only as far as the caller iterates. */
  walk(prp: string): AsyncIterable<ListedVersion>;
  /** As `selectVersion`. */
  select(prp: string, selector: string): Promise<StoredVersion>;
  /**
   * The exact bytes that were sealed. Throws `E_INTEGRITY` when the branch now has other bytes, `E_NOT_FOUND` when it
   * no longer has the version, `E_LOCKED` without a key. (`checkStored` verifies the stored file without a key.)
   */
  content({ memento: selected }: StoredVersion): Promise<Uint8Array>;
  /**
   * Removes the versions that the policy selects, in one commit; a dry run only returns them. Throws as `append`, and
   * `E_FORMAT`.
   */
  cleanup(policy: RetentionPolicy, { dryRun }?: {
    readonly dryRun?: boolean;
  }): Promise<Cleanup>;
  /** Cleans up when the schedule says that it is time; else returns `undefined` at almost no cost. */
  cleanupIfDue(policy: RetentionPolicy, schedule: CleanupSchedule): Promise<Cleanup | undefined>;
  /**
   * Squashes the branch to one commit, which lets Git free removed content. A dry run calculates as if `without` were
   * removed. Throws as `compact`.
   */
  compact(options: CompactOptions): Promise<Compaction>;
  /** Sets aside what is damaged or forged in these PRPs, or in all; a dry run only returns it. Throws as `repairBranch`. */
  repair(prps: readonly string[] | undefined, options: {
    readonly dryRun: boolean;
    readonly actor: string | null;
  }): Promise<Repair>;
}
interface MemoryBranch extends Branch {
  /** The message of a commit, unchanged. Throws `E_NOT_FOUND`. */
  message(commit: string): Promise<string>;
}
/** A branch in a Map: for tests and experiments. */
export declare function memoryBranch(): MemoryBranch;
/** Receives the events of a run. Its return value and its errors change no result. */
interface Observer {
  (event: PrpEvent): void | Promise<void>;
  /**
   * Finishes pending work after the last event. Drops the rest when `signal` fires. Rejects with an error that
   * describes the unfinished work.
   */
  readonly settle?: (signal: AbortSignal) => Promise<void>;
}
/**
 * Passes every event to all observers, in order. Reports an observer that throws or rejects to `onError` once and goes
 * on calling it.
 */
export declare function notifyAll(observers: readonly Observer[], onError: (error: unknown) => void): Announce;
/**
 * Lets all observers finish at the same time, within `graceMs` milliseconds. Reports unfinished work to `onError` and
 * abandons an observer that ignores the abort.
 */
export declare function settleAll(observers: readonly Observer[], graceMs: number, onError: (error: unknown) => void): Promise<void>;
/**
 * The audit trail of a machine: appends each event to a file as one line of JSON with its time and process. Lines of
 * several processes may alternate; each line is one append, so none is torn. A new directory gets a `.gitignore` that
 * covers it.
 */
export declare function logTo(files: ConfinedFiles, path: string, now?: () => Date): Observer;
interface NotificationOptions {
  /** The events to pass on. @default all */
  readonly filter?: (event: PrpEvent) => boolean;
}
/** Calls `callback` for each event at once. Only `settle` waits for its promises. */
export declare function notifyTo(callback: (event: PrpEvent) => unknown, { filter }?: NotificationOptions): Observer;
/** The repository that a page is about, and the form of the site. */
interface PageSite {
  /** Name of the repository for readers. */
  readonly name: string;
  /** The same as versions name it, such as `owner/name`: only commits of this repository become links. */
  readonly repository: string | null;
  /** Where commits and files can be seen, such as `https://github.com/owner/name`; without it they are plain text. */
  readonly repositoryUrl?: string | undefined;
  readonly versionsBranch: string;
  /** `files`: pages are written once, and no server answers a search. */
  readonly kind: 'server' | 'files';
  /** Versions of each PRP that have pages, newest first. @default all */
  readonly versionsPerPrp?: number | undefined;
  /** Whether readers of the page may see content that is stored encrypted. @default false */
  readonly showsEncrypted?: boolean;
  /** As the configuration says. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}
/** The files that PRPs cite, as they are now. */
interface CitedFiles {
  /** Changes whenever one of them may have changed. */
  state(): Promise<string>;
  /** Git's ids by path; a missing file is left out. */
  ids(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
/** Where pages come from. Pages of one source share what they have read. */
interface PageSource {
  readonly history: History;
  readonly site: PageSite;
  readonly memory: PageMemory;
  /** Without them, no page says which cited files have changed. */
  readonly cited?: CitedFiles | undefined;
}
/** Values that were read before. */
interface PageMemory {
  /** Calls `make` unless the value for this key is known. Its key names immutable content. Forgets the oldest of many. */
  keep<Value>(key: string, make: () => Promise<Value>): Promise<Value>;
  /** The same for a value that is true for one head of the branch: the next head replaces it. */
  keepFor<Value>(head: string | undefined, key: string, make: () => Promise<Value>): Promise<Value>;
}
export declare function pageSource(history: History, site: PageSite, cited?: CitedFiles): PageSource;
interface PageResponse {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
/**
 * The page at a path, relative to the start of the site and decoded: `''`, `trends.html`, `prp/PRPs/a.md/index.html`. All
 * links in it are relative. Throws only where the branch cannot be read.
 */
export declare function renderPage(path: string, query: Query, source: PageSource): Promise<PageResponse>;
type Query = Readonly<Record<string, string | undefined>>;
interface SectionChange {
  /** The role that the section serves, its own or that of a heading above it; `null` when unknown. */
  readonly role: Role | null;
  readonly title: string;
  /**
   * The first change that applies: added, removed, renamed, moved, edited. A renamed or moved section may have other
   * lines too: see `stats`.
   */
  readonly change: 'added' | 'removed' | 'renamed' | 'moved' | 'modified';
  /** The heading before, when it was renamed. */
  readonly previousTitle?: string;
  /** Its first line: in the version after, or for a removed section before. */
  readonly line: number;
  /** Its own lines without blank ones; sections under it count their own. */
  readonly stats: {
    readonly added: number;
    readonly removed: number;
  };
}
/** An item of a list in the document, with its line. */
interface DiffItem {
  readonly text: string;
  readonly line: number;
}
interface ItemChange {
  readonly before: DiffItem;
  readonly after: DiffItem;
  /** Why it demands less than before, or the part that changed. */
  readonly because?: string;
}
interface ItemChanges {
  readonly added: readonly DiffItem[];
  readonly removed: readonly DiffItem[];
  /** Reworded: alike, but not equal. */
  readonly changed: readonly ItemChange[];
}
interface Weakening extends ItemChange {
  readonly because: string;
}
/** For demands: weakened ones are in `weakened`, not in `changed`. */
interface DemandChanges extends ItemChanges {
  readonly weakened: readonly Weakening[];
}
/** The kinds of losses, in order of weight. */
type RiskKind = 'all-gates-removed' | 'level-removed' | 'gate-removed' | 'gate-weakened' | 'gate-changed' | 'criterion-removed' | 'criterion-weakened' | 'criterion-changed' | 'scope-limit-removed' | 'task-retargeted' | 'role-section-removed';
/** A change that a reviewer must not miss. */
interface Risk {
  readonly kind: RiskKind;
  /** One short sentence. */
  readonly message: string;
  /** The version that `line` counts in: `before` for what is gone. */
  readonly side: 'before' | 'after';
  readonly line: number;
  readonly subject: 'criterion' | 'check' | 'expectation' | 'constraint' | 'task' | 'section';
  /** `disabled`: a check that can no longer fail. */
  readonly change: 'removed' | 'weakened' | 'disabled' | 'changed';
  /** The text before, in full; absent for what is new. */
  readonly before?: string;
  /** The text after, in full; absent for what is gone. */
  readonly after?: string;
  /** Why it asks for less, as a phrase. */
  readonly because?: string;
}
/** The changes of a new version, for a reviewer who decides on it. Lines count from 1, each in its version. */
interface PrpDiff {
  /** The same text, to the byte. */
  readonly identical: boolean;
  /** The same canonical form: line endings, trailing white space and ticked boxes apart. */
  readonly canonicalIdentical: boolean;
  /** Lines of the unified diff. */
  readonly stats: {
    readonly added: number;
    readonly removed: number;
  };
  readonly sections: readonly SectionChange[];
  /** Sections of the version after, with those that are equal. */
  readonly sectionCount: number;
  readonly criteria: DemandChanges;
  readonly tasks: ItemChanges;
  readonly references: ItemChanges;
  /** Commands of the validation loop and of the tasks, one program run each. */
  readonly commands: DemandChanges;
  /** The risks for a reviewer, the weightiest first. */
  readonly risks: readonly Risk[];
  /** False when a bound cut the comparison short; `note` then explains it. */
  readonly exact: boolean;
  readonly note?: string;
}
/** Compares the contents of two versions of a PRP. Linear in the size of both, up to sorting. */
export declare function diffPrps(before: Prp, after: Prp): PrpDiff;
interface ParseOptions {
  /** Additional headings by role, as written. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}
/**
 * Parses a PRP of any template family. Every text parses: unknown parts stay in `lines`, and `print` returns the text
 * to the byte. Linear in the length of the text.
 */
export declare function parse(text: string, path: string, options?: ParseOptions): Prp;
/** A pull request at the moment of the request. */
interface PullRequestHead {
  readonly number: number;
  readonly isOpen: boolean;
  /** The commit at its end, in full. */
  readonly head: string;
  /** The name of its branch, without `refs/heads/`. */
  readonly headRef: string;
  /** The branch is in another repository, or in one that was deleted. */
  readonly fromFork: boolean;
  /** The commit of the base branch when the head moved last. */
  readonly base: string;
  readonly baseRef: string;
  /** The number of files that it changes; undefined in a list of pull requests. */
  readonly changedFiles: number | undefined;
}
/** Throws as the client. */
export declare function getPullRequest(client: GithubClient, repository: string, number: number): Promise<PullRequestHead>;
interface ForkCommit {
  /** False for a branch of the repository itself. */
  readonly fromFork: boolean;
  /** The owner of the fork, or of the repository. */
  readonly owner: string;
  readonly branch: string;
  readonly sha: string;
}
/** The open pull request whose head is this commit; `undefined` if its head has moved. Throws as the client. */
export declare function findPullRequest(client: GithubClient, repository: string, { owner, branch, sha, fromFork }: ForkCommit): Promise<PullRequestHead | undefined>;
/** A command in a comment. Arguments are as typed: one line, nothing invisible, nothing resolved. */
type SlashCommand = {
  readonly name: 'help' | 'status';
} |
/** Without PRPs: those that changed. */
{
  readonly name: 'validate';
  readonly prps?: readonly string[];
} | {
  readonly name: 'generate';
  readonly feature?: string;
} | {
  readonly name: 'list';
  readonly prp?: string;
} | {
  readonly name: 'diff';
  readonly prp: string;
  readonly from?: string;
  readonly to?: string;
} | {
  readonly name: 'rollback';
  readonly prp: string;
  readonly version: string;
  readonly expect?: string;
} | {
  readonly name: 'tag';
  readonly prp: string;
  readonly version: string;
  readonly tag: string;
};
/** A comment that starts with `/prp` and has an error. */
interface SlashProblem {
  /** One sentence; may contain what was typed. */
  readonly problem: string;
  /** The correct usage. */
  readonly usage: string;
}
/**
 * The command in the first line of a new comment that is not blank. `undefined` for every other comment: quotes, code, HTML
 * comments, `/prpx`, text before the command. The caller makes sure that edited comments do not get here. `repositoryUrl` is
 * the address under which the files of the repository may be named.
 */
export declare function parseSlashCommand(body: string, repositoryUrl?: string): SlashCommand | SlashProblem | undefined;
interface Requester {
  readonly login: string;
  /** The account is an app or another machine. */
  readonly isBot: boolean;
  /** As GitHub answered for exactly this login. An unknown level is no permission. */
  readonly permission: string;
}
/** Options of a gate run. */
interface GateRunOptions {
  readonly failOn: FailOn;
  /** Ids of the gates to run. */
  readonly wanted: ReadonlySet<string>;
  /** Recent durations of gates in milliseconds, by id: the longest chains start first. */
  readonly expected: ReadonlyMap<string, number>;
  /** Whether the validation loops of the PRPs run, too. */
  readonly runLoop: boolean;
  /** Ids of the gates that plugins add. */
  readonly plugins: readonly string[];
}
/** Runs the gates and announces their results. */
interface GateHost {
  readonly mediator: Mediator;
  readonly announce: Announce;
}
/** Starts the command gates of a run, in the order of their `needs`. */
declare function startCommandGates(commands: readonly CommandGate[], { wanted, expected }: GateRunOptions, { mediator, announce }: GateHost): readonly Promise<GateResult>[];
/**
 * The source of documents when it is not the checkout: a workflow checks out the merge commit of a pull request, which
 * is unreachable later.
 */
interface Origin {
  /** `owner/name`. */
  readonly repository: string;
  readonly commit: string;
  /** In full; null when unknown. */
  readonly ref: string | null;
  readonly pullRequest: number | null;
  /** The author of the change. */
  readonly actor: string | null;
  /** Git's ids of files in `commit`, by path, where they are known: other bytes do not come from the commit. */
  readonly blobs: ReadonlyMap<string, string>;
}
/** Resolves a plugin of the configuration to the absolute path of its module. Throws `E_CONFIG`. */
type LocatePlugin = (name: string) => Promise<string>;
/** The dependencies of a runtime. */
interface Ports {
  readonly repository: Repository;
  readonly branch: Branch;
  /** The environment variables of commands, besides those of the configuration. @default 'all-but-secrets' */
  readonly environment?: EnvironmentPolicy;
  /** Receives every event. @default no observer */
  readonly announce?: Announce;
  /** Locates the plugins that the configuration names. @default in the work tree */
  readonly locatePlugin?: LocatePlugin;
  /** Findings of static gates in earlier runs. @default no cache */
  readonly findingCache?: FindingCache | undefined;
  /** Factories of the components. @default those of this package */
  readonly factories?: ComponentFactories;
  /** How versions are encrypted. @default age, as the configuration and the environment say */
  readonly cipher?: Cipher;
  /** The source that versions name. @default the checkout */
  readonly origin?: Origin | undefined;
}
/** The whole system. Every generation and validation through it leaves a version or a record. */
interface Runtime {
  readonly config: Config$1;
  readonly repository: Repository;
  readonly history: History;
  readonly mediator: Mediator;
  readonly factories: ComponentFactories;
  readonly announce: Announce;
  /** Starts commands with their environment, and ends them. */
  readonly processes: RunProcesses;
  /** The source that versions name; undefined: the checkout. */
  readonly origin?: Origin | undefined;
  /** Ids of the gates of plugins, which the first call loads. Throws `E_CONFIG`. */
  pluginGates(): Promise<readonly string[]>;
  /** Throws `E_CONFLICT` and `E_INTEGRITY` for an unusable versions branch. As `checkBranch`. */
  checkBranch(mustAnswer?: boolean): Promise<void>;
  /** Aborted when the runtime is closed. */
  readonly closed: AbortSignal;
  /** Ends all processes and closes all files. */
  close(): Promise<void>;
}
export declare function createRuntime(config: Config$1, ports: Ports): Runtime;
interface UnreadableText {
  readonly problem: 'binary' | 'not-utf8' | 'too-large' | 'lfs-pointer';
  /** One sentence that names the path. */
  readonly message: string;
  /** Position of the first byte that is not UTF-8, from 1; absent for a file in another encoding. */
  readonly place?: {
    readonly line: number;
    readonly column: number;
  };
  /** The excess, as `2.3 MiB`. */
  readonly excess?: string;
  /** The declared other encoding. */
  readonly encoding?: 'UTF-16';
}
/** The share of a validation that this process does, when several jobs divide it. @default all of it */
interface Share {
  /** Run only the gates of PRPs, or only the command gates of the run. */
  readonly part?: 'prps' | 'commands' | undefined;
  /** Results of other jobs. They replace the gates of each PRP that has the same bytes, and all command gates. */
  readonly examined?: GateResults | undefined;
  /** Starts the command gates elsewhere. @default in this process */
  readonly startCommands?: typeof startCommandGates | undefined;
}
/** The recent results of one gate. */
interface GateTrend {
  readonly id: string;
  /** How often it ran; skipped and cancelled runs do not count. */
  readonly runs: number;
  /** From 0 to 1. */
  readonly passRate: number;
  /** Milliseconds: half of the runs, or 95 of a hundred, took no longer. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** The newer half of the runs compared to the older one; `unknown` with fewer than `fewestRuns`. */
  readonly trend: 'improving' | 'steady' | 'worsening' | 'unknown';
}
/** Why a revision becomes no version. */
type SkipReason = UnreadableText['problem'] |
/** It was a symbolic link, or a submodule. */
'link' | 'submodule' |
/** It contains a key, a token or a password. */
'secret' |
/** Newer versions exist, and it cannot be inserted between them. */
'older';
/** A version in the output of every command. */
interface Version extends Pick<Memento, 'id' | 'sequence' | 'prp' | 'timestamp' | 'checksum' | 'canonicalChecksum' | 'size' | 'source' | 'reason' | 'restoredFrom' | 'actor'> {
  readonly status: StoredVersion['status'];
  readonly tags: readonly string[];
  /** Whether reading the content needs a key. */
  readonly encrypted: boolean;
  /** The commit that the version was made at; `null` in a repository without commits. */
  readonly commit: string | null;
  /** The former path of a renamed PRP, in its first version under the new path; else null. */
  readonly movedFrom: string | null;
  /** Number of a version with the same bytes that passed, for a version without a validation. */
  readonly passedAs?: number;
  /** Why it was saved, in the words of its author; null without. */
  readonly message: string | null;
  /** Of its newest validation; null before the first. */
  readonly validation: {
    readonly errors: number;
    readonly warnings: number;
    /** Ids of the gates that did not pass. */
    readonly failed: readonly string[];
  } | null;
}
interface ImportData {
  readonly prps: readonly {
    readonly prp: string;
    /** False when it is missing in HEAD. */
    readonly present: boolean;
    /** Its earlier paths, oldest first. */
    readonly formerPaths: readonly string[];
    /** Revisions that became versions, or would in a dry run. */
    readonly versions: number;
    /** Revisions that were versions already. */
    readonly known: number;
    /** By reason, with the first few commits. */
    readonly skipped: readonly {
      readonly reason: SkipReason;
      readonly count: number;
      readonly commits: readonly string[];
    }[];
    /** The commits of the oldest and the newest imported revision; null without one. */
    readonly from: string | null;
    readonly to: string | null;
    /** Id of the version that was appended again as the latest, because older revisions were appended after it. */
    readonly restated: string | null;
  }[];
  /** Totals over all PRPs. */
  readonly versions: number;
  readonly known: number;
  readonly skipped: number;
  /** Changes of files whose path is not UTF-8; they count as skipped. */
  readonly unnamed: number;
  /** The globs that select PRPs. */
  readonly globs: readonly string[];
  /** The commit whose history was imported; null without one. */
  readonly head: string | null;
  /** The clone is shallow: its history is incomplete. */
  readonly cut: boolean;
  /** Versions of a PRP that the next clean-up keeps; null when none is scheduled. */
  readonly maxPerPrp: number | null;
  readonly dryRun: boolean;
}
/** A written page. */
interface PageData {
  /** Its directory, from the root of the repository. */
  readonly directory: string;
  readonly prps: number;
  /** Versions that exist, and the number of them per PRP that have pages. */
  readonly versions: number;
  readonly limit: number;
  /** Files of the page, and how many of them changed or were removed. */
  readonly files: number;
  readonly changed: number;
  readonly removed: number;
  /** The commit of the versions branch that it shows; null without a branch. */
  readonly head: string | null;
}
/** A served page. */
interface OpenData {
  /** It has a secret part, and ends with the program. */
  readonly address: string;
}
/** The things that prp needs, checked. */
interface DoctorData {
  readonly checks: readonly DoctorCheck[];
}
interface DoctorCheck {
  /** Stable name, such as `node` or `versions-branch`. */
  readonly id: string;
  readonly status: 'ok' | 'warning' | 'broken';
  readonly message: string;
  /** The remedy; null when there is none to take. */
  readonly hint: string | null;
}
/** The gates that can check a PRP here. */
interface ListGatesData {
  readonly gates: readonly ListedGate[];
  /** The stack of the environment's gates. */
  readonly environment: {
    readonly id: string;
    /** Other detected stacks, whose commands are not offered. */
    readonly others: readonly string[];
  };
}
interface ListedGate {
  readonly id: string;
  readonly kind: 'static' | 'plugin' | 'command' | 'environment';
  /** Whether the same command without --list-gates would run it. */
  readonly runs: boolean;
  /** The files that it checks. */
  readonly description: string;
  /** The command line of a command gate. */
  readonly command?: string;
  /** The configured limit of its findings' severity. */
  readonly severity?: Severity;
}
/** The state of a repository's PRPs, and the work on this machine. */
interface StatusData {
  readonly tasks: TasksData;
  /** The registered components, in order of registration. */
  readonly components: readonly {
    readonly name: string;
    readonly kind: string;
    /** Operations. */
    readonly provides: readonly string[];
    readonly health: 'closed' | 'open' | 'half-open';
  }[];
  readonly versions: VersionsData;
  /** Every gate of recent runs, the slowest first. */
  readonly performance: readonly GateTrend[];
}
/** All runs in this repository on this machine, as far as metrics are on. */
interface TasksData {
  /** Start of the recording; null without one. */
  readonly since: string | null;
  readonly total: number;
  /** Only those that occurred: succeeded, failed, timed-out, cancelled, skipped, unroutable. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly runs: {
    readonly total: number;
    /** Only those that occurred: passed, failed, error. */
    readonly statuses: Readonly<Record<string, number>>;
  };
}
interface VersionsData {
  readonly branch: string;
  /** The remote that shares the versions; null without one. */
  readonly remote: string | null;
  /** Commits of the branch that the remote lacked at the last contact; null without a remote. */
  readonly unpublished: number | null;
  readonly totals: {
    readonly prps: number;
    readonly versions: number;
  };
  /** Number of PRPs by the state of their latest version. */
  readonly states: Readonly<Record<Version['status'] | 'tampered', number>>;
  /** By path. */
  readonly prps: readonly {
    readonly prp: string;
    readonly versions: number;
    /** Null when it failed verification. */
    readonly latest: (Pick<Version, 'id' | 'sequence' | 'timestamp' | 'status' | 'passedAs'> & {
      /** Of its newest validation; null before the first. */
      readonly validation: {
        readonly timestamp: string;
        readonly verdict: Verdict;
      } | null;
    }) | null;
  }[];
  /** Former paths of renamed PRPs, which count once, under the path where their versions continue. */
  readonly moved: readonly {
    readonly prp: string;
    readonly movedTo: string;
  }[];
}
/** The result of a command as plain data, rendered for people and serialised for programs. */
type Report = ReportOf<'generate', GenerateData> | ValidateReport | ReportOf<'list-gates', ListGatesData> | ReportOf<'save', SaveData> | ReportOf<'list', ListData> | ReportOf<'show', ShowData> | ReportOf<'diff', DiffData> | ReportOf<'rollback', RollbackData> | ReportOf<'cleanup', CleanupData> | ReportOf<'import', ImportData> | ReportOf<'verify', VerifyData> | ReportOf<'repair', RepairData> | ReportOf<'tag', TagData> | ReportOf<'history', HistoryData> | ReportOf<'status', StatusData> | ReportOf<'mv', MoveData> | ReportOf<'page', PageData> | ReportOf<'open', OpenData> | ReportOf<'doctor', DoctorData> | ReportOf<'init', InitData>;
interface ReportOf<Name extends string, Data> {
  readonly command: Name;
  readonly status: Verdict;
  readonly data: Data;
}
interface ValidateReport extends ReportOf<'validate', ValidateData> {
  /** The texts of the built-in rules by id, for formats that explain them. */
  readonly rules: Readonly<Record<string, RuleText>>;
  /** The revision of the comparison, as named by the user. */
  readonly base?: string | undefined;
  /** Why no version counts as passed by this run. */
  readonly partialRun?: PartialRun | undefined;
  /** New versions that continue those under a former path. */
  readonly moved?: readonly Version[];
  /** PRPs whose new version asks for less than the one before, where that was looked up. */
  readonly lookTwice?: readonly LookTwice[] | undefined;
  /** A failed PRP and its newest passing version, where that was looked up. */
  readonly rollbackTarget?: {
    readonly path: string;
    readonly sequence: number;
  } | undefined;
}
interface LookTwice {
  readonly path: string;
  /** Number of the version before. */
  readonly since: number;
  readonly risks: readonly Risk[];
}
/** Differences from a usual run: gates that were left out, and a more tolerant threshold than configured. */
type PartialRun = 'some-gates' | 'lenient';
interface RuleText {
  readonly gate: string;
  readonly severity: Severity;
  /** The problem that it finds, as a headline. */
  readonly title: string;
  readonly why: string;
  readonly mend: string;
}
interface GenerateData {
  readonly path: string;
  /** Path of the feature request. */
  readonly feature?: string;
  /** Title of the PRP. */
  readonly name: string;
  readonly environment: string;
  readonly template: 'full';
  readonly complexity: 'low' | 'medium' | 'high';
  /** The file is new. */
  readonly created: boolean;
  /** The file's bytes changed. */
  readonly changed: boolean;
  /** `null` without versioning and in a dry run. */
  readonly version: Version | null;
  /** A version of the file's previous content, when that was not kept yet. */
  readonly kept: Version | null;
  /** Parts of the request that could not be used. */
  readonly notes: readonly string[];
  /** The document, in a dry run only. */
  readonly content?: string;
}
interface ValidateData {
  readonly prps: readonly ValidatedPrp[];
  /** The run's command gates. */
  readonly gates: readonly GateResult[];
  readonly totals: {
    readonly prps: number;
    readonly gates: number;
    readonly errors: number;
    readonly warnings: number;
    readonly notices: number;
    readonly baseline: number;
  };
  readonly workers: number;
  /** Milliseconds from the first gate's submission to the last one's end. */
  readonly makespanMs: number;
}
interface ValidatedPrp {
  readonly path: string;
  readonly name: string;
  /** `null` when the document could not be read. */
  readonly dialect: Dialect | null;
  readonly checksum: string;
  readonly verdict: Verdict;
  readonly version: Version | null;
  readonly gates: readonly GateResult[];
}
interface SaveData {
  readonly versions: readonly (Version & {
    readonly created: boolean;
  })[];
}
interface MoveData {
  readonly from: string;
  readonly to: string;
  /** Whether Git tracks the file: then the rename is staged. */
  readonly isTracked: boolean;
  /** The first version under the new path; null in a dry run. */
  readonly version: Version | null;
  readonly dryRun: boolean;
}
interface ListData {
  /** Of one PRP, newest first. */
  readonly versions?: readonly (Version & {
    /** Changes for which a reviewer looks twice, since the version before; absent where they were not looked for. */
    readonly risks?: number;
  })[];
  /** In natural order. `latest` is null when it failed verification. */
  readonly prps?: readonly {
    readonly prp: string;
    readonly versions: number;
    readonly latest: Version | null;
    /** The path under which the versions continue after a rename; else null. */
    readonly movedTo: string | null;
    /** Number of the newest version that passed; null when none did, absent where it was not looked for. */
    readonly lastPassed?: number | null;
  }[];
  /** Versions that failed verification, with the reason. */
  readonly problems: readonly {
    readonly prp: string;
    readonly version: string;
    readonly message: string;
  }[];
}
interface ShowData {
  readonly version: Version;
  readonly content: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}
interface DiffData extends Omit<PrpDiff, 'identical'> {
  readonly prp: string;
  /** A version id, the id of a commit, or `worktree`. */
  readonly from: string;
  readonly to: string;
  /** Readable names of the two: `v7`, `HEAD`, a branch, or `worktree`. */
  readonly labels: {
    readonly from: string;
    readonly to: string;
  };
  readonly identical: boolean;
  /** No selector was given, and there is one version, which the file equals. */
  readonly isOnlyVersion?: boolean;
  readonly unified: string;
}
interface RollbackData {
  readonly prp: string;
  readonly path: string;
  /** Id of the version that the file now equals. */
  readonly restoredFrom: string;
  /** Number of that version. */
  readonly restoredSequence: number;
  /** The version that records the rollback; null when nothing was committed. */
  readonly version: Version | null;
  /** Whether the file's bytes changed. */
  readonly changed: boolean;
  /** A version of the file's previous content, when that was not kept yet. */
  readonly kept: Version | null;
}
interface CleanupData {
  /** By PRP, newest first. In a dry run: those that would be removed. */
  readonly removed: readonly Version[];
  /** Versions that stay, of all PRPs. */
  readonly kept: number;
  /** Versions beyond the limits that stay, with the reason. */
  readonly spared: readonly {
    readonly prp: string;
    readonly version: string;
    readonly sequence: number | null;
    readonly because: RetentionReason;
  }[];
  /** The requested limits; null sets none. */
  readonly limits: {
    readonly maxVersions: number | null;
    readonly olderThanDays: number | null;
  };
  readonly dryRun: boolean;
  /** Null unless requested. */
  readonly compacted: CompactedData | null;
}
interface CompactedData {
  readonly commitsBefore: number;
  readonly commitsAfter: number;
  /** Stored size of all commits of the branch and their files, compressed as now; absent when unknown. */
  readonly bytesBefore?: number;
  /** Stored size of the remaining files, measured in the same way. */
  readonly bytesAfter?: number;
  /** Stored size of unreachable objects, which Git may free later. Absent when unknown. */
  readonly unreachable?: {
    readonly commits: number;
    readonly bytes: number;
  };
  /** Other references that still reach the replaced commits. */
  readonly heldBy: readonly string[];
  /** The old head and the new head; null without a new one. */
  readonly replaced: string | null;
  readonly head: string | null;
  /** Name of the versions branch. */
  readonly branch: string;
}
interface VerifyData {
  /** Number of checked versions. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  /** Parts that could not be checked, with the reason. */
  readonly notes: readonly string[];
  /** Why the log of the branch could not be read; absent when it was. Without the log the verification is partial. */
  readonly partly?: string;
  /** The verified commit of the branch; absent while there is no branch. */
  readonly head?: string;
  /** The log was read back to the first commit. */
  readonly isLogComplete?: boolean;
  /** The PRPs that were verified, by path, with the numbers of their versions and records. */
  readonly prps?: readonly {
    readonly prp: string;
    readonly versions: number;
    readonly records: number;
  }[];
}
interface RepairData {
  /** Files that were moved aside, or would be in a dry run. */
  readonly repaired: readonly Repaired[];
  /** Versions that repeat the last sound one, so no number is used twice. */
  readonly restated: readonly Reappended[];
  /** Directories restored from an older commit. */
  readonly recovered: RepairPlan['recovered'];
  /** Files of a newer version of this tool, left unchanged. */
  readonly newer: RepairPlan['newer'];
  /** Problems that `verify` finds now. */
  readonly problems: readonly Problem[];
  /** The commit on the versions branch; null without changes and in a dry run. */
  readonly commit: string | null;
  readonly dryRun: boolean;
}
interface TagData {
  readonly prp: string;
  readonly action: 'listed' | 'tagged' | 'moved' | 'untagged' | 'unchanged';
  /** The tag of the request; null when all were listed. */
  readonly name: string | null;
  /** All tags, by name. In a dry run: the future ones. */
  readonly tags: readonly Omit<ListedTag, 'mementoDigest'>[];
  readonly dryRun: boolean;
}
interface HistoryData {
  readonly prp: string;
  /** Newest first, like all lists here; `sequence` is the number of the version. */
  readonly executions: readonly Omit<WithSequence<ExecutionRecord>, 'format' | 'kind' | 'mementoDigest' | 'digest'>[];
  readonly validations: readonly Omit<WithSequence<ValidationRecord>, 'format' | 'kind' | 'mementoDigest' | 'digest'>[];
  readonly trends: {
    readonly gates: readonly GateTrend[];
  };
  /** Records that failed verification and were left out. */
  readonly problems: readonly Problem[];
}
interface InitData {
  readonly created: readonly string[];
  /** Existing files that were left unchanged. */
  readonly kept: readonly string[];
  /** PRPs of the work tree. */
  readonly prps: number;
  /** Folders called PRPs that the globs do not reach. */
  readonly elsewhere: readonly string[];
  /** The globs that select PRPs. */
  readonly globs: readonly string[];
}
/** The data of one run's report on a pull request. All texts from files are untrusted. */
interface PullRequestReport {
  /** `null` when no PRP changed. */
  readonly validation: Pick<ValidateReport, 'status' | 'data'> | null;
  /** Commands are configured, and this run may run none of them: the check cannot pass. @default false */
  readonly isPartial?: boolean;
  /** The run was cancelled before its end. */
  readonly cancelled: boolean;
  /** By path, where known. */
  readonly prps: ReadonlyMap<string, VersionSummary>;
  /** PRPs that this run generated from feature requests. */
  readonly generated: readonly Pick<GenerateData, 'path' | 'feature' | 'created' | 'changed' | 'version' | 'notes'>[];
  /** The commit with the generated files, or the reason why there is none; absent where no file changed. */
  readonly landing?: Landing | undefined;
  /** PRPs that the pull request deletes, or renames (`to`). Their versions stay. */
  readonly gone: readonly {
    readonly path: string;
    readonly to: string | null;
  }[];
  /** Files that the pull request deletes, or renames (`to`), and that PRPs of its head still cite. @default none */
  readonly cited?: readonly CitedFile[];
  /** Skipped steps with the reason, such as a missing permission. One sentence each. */
  readonly notices: readonly string[];
  /** The number of the pull request; absent where there is none, such as for a merge group. */
  readonly number?: number | undefined;
  /** Name of the branch or version that the run compares with. @default the base */
  readonly baseName?: string | undefined;
  /** Address of the check or of the run, for the footer. */
  readonly reportUrl?: string | undefined;
  /** The validated commit, in full. */
  readonly head: string;
  /** Address of the repository, such as `https://github.com/owner/name`; no slash at the end. */
  readonly repositoryUrl: string;
  readonly versionsBranch: string;
}
/** A commit with generated or restored files, or the reason why there is none. */
type Landing = {
  readonly kind: 'committed';
  readonly commit: string;
} | {
  readonly kind: 'not-committed';
  /** In a dry run, and `off` where the workflow or the rights allow no commit, nothing failed. */
  readonly reason: 'dry-run' | 'off' | 'head-moved' | 'refused';
  /** Why, in one or two sentences; empty in a dry run. */
  readonly message: string;
  /** The files as a patch that `git apply` takes. */
  readonly patch: string;
};
interface CitedFile {
  readonly path: string;
  /** The new path of a renamed file. */
  readonly to: string | null;
  /** The first citation of each PRP, by path. */
  readonly prps: readonly {
    readonly prp: string;
    readonly line: number;
  }[];
}
/** The history before this run. */
interface VersionSummary {
  /** Against the base; without a base version, against the last version that passed, or else the previous one. */
  readonly diff: DiffData | null;
  /** Newest first, with this run's version; the newest `summaryLength` only. */
  readonly versions: readonly Version[];
}
/** Notices for the user, one or two sentences each, without duplicates. */
interface Notices {
  /** Passes every event on, and makes a notice of each warning. */
  readonly announce: Announce;
  add(notice: string): void;
  all(): readonly string[];
}
export declare function collectNotices(announce: Announce): Notices;
/** Where the content of a run comes from, and which token the run has. */
type Trust = 'own' | 'outside' | 'privileged' | 'default-branch';
/** The actions that a run may take. The token may still lack a permission. */
interface Rights {
  /** Comment, create checks, label. */
  readonly report: boolean;
  /** Keep versions and records on the versions branch. */
  readonly versions: boolean;
  /** Push commits to the branch. */
  readonly commit: boolean;
  /** Run commands and plugins of the checked-out files. */
  readonly runCommands: boolean;
  /** The source of configuration, plugins and templates. */
  readonly configFrom: 'checkout' | 'default-branch';
}
/**
 * `fromFork`: the content comes from another repository. No version of it is kept and nothing is pushed, even with a token
 * that could: any account could fill the versions branch.
 */
export declare function rightsOf(trust: Trust, fromFork: boolean): Rights;
/** Commands that the input `command` may name. */
declare const actionCommands: readonly ['generate', 'validate', 'save', 'list', 'show', 'diff', 'rollback', 'tag', 'history', 'status', 'verify', 'cleanup', 'import', 'page', 'plan', 'gate', 'collect'];
type ActionCommand = (typeof actionCommands)[number];
/** The task of a run. */
type ActionRequest =
/** Generate PRPs from changed feature requests, version and validate changed PRPs, report. */
{
  readonly kind: 'pull-request';
} | {
  readonly kind: 'slash-command';
  readonly slash: SlashCommand | SlashProblem;
} |
/** Report on a pull request of a fork, or of Dependabot, after its own run, which could not. */
({
  readonly kind: 'fork-report';
} & ForkCommit) |
/** Version and tag the PRPs that were pushed to the default branch. */
{
  readonly kind: 'record-push';
} |
/** Validate the commit that a merge queue is about to merge, and keep nothing. */
{
  readonly kind: 'merge-group';
} | {
  readonly kind: 'verify-and-clean-up';
} |
/** Run the command that the workflow names. */
{
  readonly kind: 'command';
  readonly command: ActionCommand;
} | {
  readonly kind: 'nothing';
  readonly reason: NothingReason;
  readonly message: string;
};
/** Stable: a workflow may branch on it. */
type NothingReason = 'pull-request-closed' | 'not-a-pull-request' | 'comment-not-new' | 'not-a-command' | 'command-in-workflow' | 'branch-deleted' | 'versions-branch' | 'other-branch' | 'merge-group-gone' | 'not-from-a-fork';
/** The task and the rights of a run: everything that the event alone decides. */
interface Trigger {
  readonly request: ActionRequest;
  readonly trust: Trust;
  /** Whether the content comes from another repository; `null` when the event does not say, as with comments. */
  readonly fromFork: boolean | null;
  /** Those of a fork where `fromFork` is null: call `rightsOf` again once it is known. */
  readonly rights: Rights;
  /** The account that caused the event. */
  readonly actor: Account | null;
  /** The commit to report on; `null` with a comment: look up the head of the pull request. */
  readonly head: string | null;
  /** The commit to compare with; `null` where there is none, or with a comment. */
  readonly base: string | null;
  readonly pullRequest: TriggerPull | null;
  /** The comment with the command. */
  readonly commentId: number | null;
  /** A forced push: `base` may be gone. */
  readonly forced: boolean;
  /** GitHub's id of the repository, for GraphQL; `null` where the event does not say, or it does not matter. */
  readonly repositoryId: string | null;
}
interface Account {
  readonly login: string;
  readonly isBot: boolean;
}
interface TriggerPull {
  readonly number: number;
  /** `null` with a comment, like the refs. */
  readonly draft: boolean | null;
  readonly headRef: string | null;
  readonly baseRef: string | null;
  /** The number of files that it changes; `null` if the event does not say. */
  readonly changedFiles: number | null;
}
interface TriggerInputs {
  /** `auto`, or a command. */
  readonly command: string;
  readonly versionsBranch: string;
}
/** The commit that a workflow checks out, and its ref, such as `refs/heads/main`. */
interface CheckedOut {
  readonly sha: string;
  readonly ref: string;
}
interface TriggerEvent {
  /** As in GITHUB_EVENT_NAME. */
  readonly eventName: string;
  /** The content of the file GITHUB_EVENT_PATH, or of the webhook. */
  readonly payload: unknown;
  readonly inputs: TriggerInputs;
  readonly run: CheckedOut;
}
/** Pure. Throws `E_USAGE` for an unknown event, a payload with a missing field, or a wrong `command`. */
export declare function triggerOf({ eventName, payload, inputs, run }: TriggerEvent): Trigger;
/**
 * Everything that work on a pull request needs, independent of the entry point: the action makes it from its inputs and the
 * environment of the runner, an app from a webhook and the token of an installation.
 */
interface PullRequestContext extends Pick<Trigger, 'trust' | 'fromFork' | 'rights' | 'repositoryId'> {
  /** Its requests throw `E_USAGE` without a token. */
  readonly github: GithubClient;
  /** For `git fetch`; `''` for none. */
  readonly token: string;
  /** `owner/name`. */
  readonly repositoryName: string;
  /** Address of GitHub, without a slash at the end. */
  readonly serverUrl: string;
  /** The clone. Its work tree has the files to validate, unless `trust` is `privileged`. */
  readonly repository: Repository;
  /** Read from the source that `rights.configFrom` names; without commands and plugins where `rights.runCommands` is false. */
  readonly config: Config$1;
  /** The file has commands or plugins that this run may not run. @default false */
  readonly leavesOutCommands?: boolean;
  /** The account that caused the event. */
  readonly actor: Account | null;
  readonly policy: Policy;
  readonly options: CommandOptions;
  /**
   * Names the series of runs that share one comment and one check: of the action, workflow and job. Letters, digits and
   * `. _ -`, at most 60.
   */
  readonly runKey: string;
  readonly run: RunNumbers;
  /** Take over our comment of another series if this one has none. @default false */
  readonly sharesComment?: boolean;
  /** The app reports and answers comments: this run only runs gates, and stores versions. @default false */
  readonly leavesReports?: boolean;
  /** Of an app that keeps one check for each commit, with buttons. @default each run creates a check without buttons */
  readonly ownCheck?: {
    readonly appId: number;
  } | undefined;
  readonly notices: Notices;
  /** Results of gates that ran in other jobs of the same run: these gates do not run again. */
  readonly examined?: GateResults | undefined;
  /** Starts command gates on other machines. @default in this process */
  readonly startCommands?: Share['startCommands'];
}
/** Limits that the owner of the repository sets, beside the rights of the event. */
interface Policy {
  /** Keep one comment on the pull request up to date, and suggest changes in a review. */
  readonly comment: boolean;
  /** Commit generated and restored PRPs to the branch. */
  readonly commit: boolean;
  /** Write nothing at all. */
  readonly dryRun: boolean;
}
/** Options of commands, as the workflow or the app is configured. */
interface CommandOptions {
  readonly feature?: string | undefined;
  /** PRPs as typed. */
  readonly prps: readonly string[];
  readonly version?: string | undefined;
  /** Name of a tag. */
  readonly tag?: string | undefined;
  readonly env?: string | undefined;
  readonly gates?: readonly string[] | undefined;
  readonly runLoop: boolean;
}
/** Numbers that order the runs with one `runKey`: the newest run has the last word. */
interface RunNumbers {
  readonly runId: number;
  /** Grows with each run, whatever event caused it. */
  readonly runNumber: number;
  /** 1, and one more each time the same run is started again. */
  readonly runAttempt: number;
}
/** The answer to a command in a comment. */
interface SlashAnswer {
  /** `failed`: the command ran, with an error or findings; `refused`: nothing was done. */
  readonly outcome: 'passed' | 'failed' | 'refused';
  /** Stable. */
  readonly reason: string;
  readonly markdown: string;
  readonly reports: readonly Report[];
  /** The new head of the branch, if the command wrote it. */
  readonly commit?: string | undefined;
}
/** A comment with a command, and the account that wrote it. */
interface CommentedCommand {
  readonly slash: SlashCommand | SlashProblem;
  readonly requester: Pick<Requester, 'login' | 'isBot'>;
  /** Of the pull request. */
  readonly number: number;
  readonly commentId: number;
}
/** How a run ended, in the form of the action's outputs. */
interface RunResult {
  readonly status: 'passed' | 'failed' | 'skipped';
  /** The next step of a workflow: continue, stop because of findings, or end because there was nothing to do. */
  readonly decision: 'continue' | 'stop' | 'complete';
  /** Stable: `passed`, `findings`, `nothing-changed`, … or why nothing was done. */
  readonly reason: string;
  /** One line for the log. */
  readonly message: string;
  /** The envelope's command and data, as the command line prints them. */
  readonly command: string;
  readonly data: unknown;
  /** The whole report; empty when there is nothing to report. */
  readonly markdown: string;
  /** Versions that were made or found, newest first of each PRP. */
  readonly versions: readonly Pick<Version, 'prp' | 'id' | 'checksum'>[];
  /** Ids of the gates that did not pass. */
  readonly failedGates: readonly string[];
  /** For files and annotations; absent where nothing was validated. */
  readonly validation?: ValidateReport | undefined;
  /** A check shows the findings at their lines already. */
  readonly hasCheck?: boolean | undefined;
  /** The comment of the pull request has the report. */
  readonly hasComment?: boolean | undefined;
  /** The pull request has the answer. The run belongs to the default branch, which does not turn red for it. */
  readonly isAnswered?: boolean;
  /** PRPs that a commit of this run restored. */
  readonly restored?: number;
  /** Outputs that only this kind of run has. */
  readonly outputs?: Readonly<Record<string, string>>;
}
/** The result of a run that had nothing to do. */
export declare function skippedResult(reason: string, message: string): RunResult;
/**
 * Answers a comment with a slash-command: one reaction on receipt, one reply, one reaction at the end. An error that the
 * requester cannot correct is thrown after the reply.
 */
export declare function answerComment(comment: CommentedCommand, context: PullRequestContext): Promise<RunResult>;
/**
 * One annotation of a check run, in the API's form: lines and columns count from 1, columns only for a range on one
 * line. https://docs.github.com/en/rest/checks/runs#create-a-check-run
 */
interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}
/** The body of a request to `POST /repos/{owner}/{repo}/check-runs`, or of a `PATCH` of the same run. */
interface CheckRunBody {
  readonly name: string;
  readonly head_sha: string;
  readonly external_id: string;
  readonly status: 'completed';
  readonly conclusion: 'success' | 'failure' | 'action_required' | 'cancelled';
  readonly output: {
    readonly title: string;
    readonly summary: string;
    readonly text: string;
    readonly annotations: readonly CheckAnnotation[];
  };
  /** Buttons; only the app that created the check hears of them. */
  readonly actions?: readonly CheckButton[];
}
/** Lengths: https://docs.github.com/en/rest/checks/runs#create-a-check-run */
interface CheckButton {
  /** At most 20 characters. */
  readonly label: string;
  /** At most 40. */
  readonly description: string;
  readonly identifier: 'rollback' | 'validate';
}
/** How a run finds its check again, and whether the check has buttons. */
interface CheckIdentity {
  readonly name: string;
  readonly externalId: string;
  /** The app that keeps one check for each commit. @default each run creates a check without buttons */
  readonly ownAppId?: number | undefined;
}
/**
 * The requests that write a check: the first creates it, each further one adds annotations. They differ in their annotations
 * only.
 */
export declare function checkRunBodies(run: PullRequestReport, { name, externalId, ownAppId }: CheckIdentity): readonly [CheckRunBody, ...CheckRunBody[]];
interface CreatedCheckRun {
  /** The login under which the app that owns the check writes comments; undefined if GitHub did not say. */
  readonly login: string | undefined;
  /** GitHub's number of the check. */
  readonly id: number;
}
/**
 * Creates one check run, or changes the one that the app `ownAppId` has at the commit. `path` is the repository's in REST. Throws `E_FORBIDDEN` for a token that belongs to no app or lacks
 * `checks: write`, and as the client.
 */
export declare function createCheckRun(client: GithubClient, path: string, [first, ...others]: readonly [CheckRunBody, ...CheckRunBody[]], ownAppId?: number): Promise<CreatedCheckRun>;
/**
 * Chooses the one program that reports on the pull requests of a repository and answers comments there, for the app. Both
 * the action and the app read the same configuration, and the action does not need to know of the app: there are never two
 * reports, whichever starts first. Throws as the client.
 */
export declare function chooseReporter({ github, repositoryName, config }: Pick<PullRequestContext, 'github' | 'repositoryName' | 'config'>): Promise<'action' | 'app'>;
/** The configuration on the default branch, or the default one without a file. Throws `E_CONFIG`, and as the client. */
export declare function readDefaultBranchConfig(client: GithubClient, repositoryName: string): Promise<Config$1>;
/** Runs the use case of an event: the only place that branches on the event. Each use case is loaded when it runs. */
export declare function handleTrigger(trigger: Trigger, run: CheckedOut, context: PullRequestContext): Promise<RunResult>;
/**
 * Records the results of the other checks of a commit on the versions that were made from it, once all of them have
 * concluded. The events themselves count for nothing, so late, repeated and reordered ones end in the same state. With
 * `rollback.auto`, a failure restores the last passing version.
 */
export declare function observeChecks(commit: string, context: PullRequestContext): Promise<RunResult>;
/** A press on a button of our check. */
interface ButtonPress {
  readonly button: 'rollback' | 'validate';
  /** The commit of the check. */
  readonly commit: string;
  /** The person who pressed it. */
  readonly login: string;
}
/** Validates the open pull request with this head again. */
export declare function validateHead(commit: string, context: PullRequestContext): Promise<RunResult>;
/**
 * Does what a button stands for, for a person who may use the slash-command of that name. A rollback restores the last
 * passing version of each changed PRP whose newest version failed, by a commit on just that head.
 */
export declare function pressButton(press: ButtonPress, context: PullRequestContext): Promise<RunResult>;
interface PublishedReport {
  /** For the summary of the job. */
  readonly markdown: string;
  /** A check shows the findings at their lines. */
  readonly hasCheck: boolean;
  /** The comment of the pull request has the report. */
  readonly hasComment: boolean;
  /** The pull request had no comment of an earlier run. */
  readonly isFirst: boolean;
}
/**
 * Writes the check of the commit and the sticky comment of the pull request, as far as this run may, and returns the
 * report as Markdown. Without a `number` there is no comment.
 */
export declare function publishReport(result: Pick<PullRequestReport, 'validation' | 'prps' | 'generated' | 'gone' | 'head' | 'baseName' | 'landing' | 'cited' | 'isPartial'>, number: number | undefined, context: PullRequestContext): Promise<PublishedReport>;
type RunnableCommand = Exclude<SlashCommand, {
  name: 'help';
}>;
/**
 * Runs a command on the files of a pull request's head. The files are data: nothing of them is run or loaded. The files
 * that the command writes become one commit on top of just that head. Throws `PrpError`.
 */
export declare function runSlashCommand(command: RunnableCommand, pull: PullRequestHead, login: string, context: PullRequestContext): Promise<SlashAnswer>;
/** Names the run that wrote a comment. */
interface StickyMark {
  /** Numbers of runs compare only within one key. Letters, digits and `. _ -`. */
  readonly key: string;
  readonly run: number;
  readonly attempt: number;
  /** The commit that the comment reports on. */
  readonly head: string;
}
interface StickyComment {
  /** The repository's in REST. */
  readonly path: string;
  /** Of the pull request. */
  readonly number: number;
  readonly mark: StickyMark;
  /** The text below the mark. */
  readonly text: string;
  /** Our login, as REST names the author of our comments. @default GitHub is asked */
  readonly login: string | undefined;
  /** Take over our comment of another series if this one has none. @default false */
  readonly adopts?: boolean | undefined;
}
/** Creates or updates our one comment of a pull request, and returns whether it is the first. Throws as the client. */
export declare function updateStickyComment(client: GithubClient, comment: StickyComment): Promise<boolean>;
/** The pull request of an event. */
interface PullRequest {
  readonly number: number;
  /** Commits, in full. */
  readonly head: string;
  readonly base: string;
  /** Names of branches; null if the event does not say. */
  readonly headRef: string | null;
  readonly baseRef: string | null;
  /** The number of files that it changes, where that is known. */
  readonly changedFiles?: number | null | undefined;
}
/** Generates PRPs from changed feature requests, versions and validates changed PRPs, and reports on the pull request. */
export declare function validatePullRequest(pull: PullRequest, context: PullRequestContext): Promise<RunResult>;
/**
 * Formats a validation as one line and workflow commands, which GitHub shows at the lines of a pull request: the most
 * severe first, and no more than it shows. Findings of the base revision are only counted.
 */
export declare function annotationsOf({ data, status }: Pick<ValidateReport, 'data' | 'status'>): string;
/**
 * Draws when the gates of a second or more ran, as a Mermaid `gantt`: commands, and the validation loops of PRPs. All gates
 * are submitted at once, so a gate starts after its time in the queue. Of many gates the longest are shown.
 */
export declare function ganttOf(data: ValidateData): string;
/**
 * Formats a validation as JUnit XML for GitLab, Jenkins and GitHub reporters: a suite for each PRP and one for the
 * run's commands, a test case for each gate. Every string is valid in XML 1.0, for any input.
 */
export declare function junitOf({ data }: Pick<ValidateReport, 'data'>): string;
/**
 * Formats a validation as a SARIF 2.1.0 log, the most severe findings first. GitHub requires a line for each result,
 * which a command gate lacks: its failure is a notification of the invocation.
 */
export declare function sarifOf({ data, rules }: Pick<ValidateReport, 'data' | 'rules'>): string;
/** Runs any command, for all entry points alike. `share` is for a validation that several jobs divide. Throws `PrpError`. */
declare function run$1(command: Command, runtime: Runtime, share?: Share): Promise<Report>;
export { type Announce, type AttemptContext, type Branch, type ButtonPress, type CarefulOptions, type Change, type CheckedOut, type Cipher, type CitedFiles, type Command, type CommandOptions, type CommentedCommand, type Component, type ComponentFactories, type ComponentKind, type ComponentOptions, type Config$1 as Config, type Entry, type ErrorCode, type Finding, type GateResult, type GithubClient, type Memento, type Notices, type Observer, type OctokitSettings, type Outcome, type PageResponse, type PageSite, type PageSource, type Plugin, type PluginFindings, type PluginRule, type PluginSubject, type Policy, type Ports, type Prp, type PrpEvent, type PublishedReport, type PullRequest, type PullRequestContext, type PullRequestHead, type Report, type Repository, type Rights, type RunNumbers, type RunResult, type Runtime, type Severity, type SlashCommand, type SlashProblem, type StickyComment, type Task, type Trigger, type TriggerEvent, type Trust, type ValidateReport, type Verdict, type Version, run$1 as run };