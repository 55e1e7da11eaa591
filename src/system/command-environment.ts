import { isGitLocalVariable } from '../base/git-local-variables.ts';
import { isSecretVariable } from '../base/secret-variable.ts';

/**
 * The environment that commands get. In a workflow's step it has the listed variables; on a user's machine it has all
 * variables but those that look like secrets. Neither has the variables of Git for one repository.
 */
export type EnvironmentPolicy = 'listed' | 'all-but-secrets';

export interface CommandEnvironment {
  readonly env: NodeJS.ProcessEnv;
  /** Names that commands might miss; those that the configuration can add come first. */
  readonly withheld: readonly string[];
}

/** Files and addresses that let a step act for its workflow. */
const runnerName = /^ACTIONS_|^GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/i;
const stepName = /^(?:INPUT|STATE)_|^GITHUB_EVENT_PATH$/i;
const neverName = /^PRP_AGE_IDENTITY|^INPUT_GITHUB[-_]TOKEN$/i;

/** Why the configuration cannot pass a variable to commands; `undefined` when it can. A name may end with `*`. */
export function environmentRefusal(pattern: string): string | undefined {
  const name = pattern.replace(/\*$/, '');
  if (isGitLocalVariable(name) || /^GIT_CONFIG_(?:KEY|VALUE)_$/.test(name)) {
    return 'selects the repository of Git: no command gets it';
  }
  if (runnerName.test(name)) return 'belongs to the runner: with it a command could act for the workflow';
  if (neverName.test(name)) return 'opens encrypted versions, or is the token of the action: no command gets it';
  return undefined;
}

/** Builds the environment of commands. `added` holds names, or prefixes that end with `*`. */
export function commandEnvironment(
  policy: EnvironmentPolicy,
  added: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): CommandEnvironment {
  const ignoresCase = process.platform === 'win32';
  const isAdded = namesTest(added, ignoresCase);
  const isListed = namesTest(
    environmentFamilies.flatMap(({ names }) => names),
    ignoresCase,
  );
  const kept: [string, string | undefined][] = [];
  const withheld: string[] = [];
  for (const [name, value = ''] of Object.entries(env)) {
    const isRunners = runnerName.test(name) || stepName.test(name);
    const mayPass = policy === 'all-but-secrets' ? !isRunners : isListed(name);
    if (environmentRefusal(name) === undefined && (isAdded(name) || (mayPass && !isSecretVariable(name, value)))) {
      kept.push([name, value]);
    } else if (!isRunners && !neverName.test(name) && value !== '') withheld.push(name);
  }
  const [addable, others] = [withheld.filter((name) => !isGitLocalVariable(name)), withheld.filter(isGitLocalVariable)];
  return { env: Object.fromEntries(kept), withheld: [...addable.toSorted(), ...others.toSorted()] };
}

/** Names of one kind that commands of a workflow may see. A `*` at the end matches any rest. */
interface Family {
  readonly what: string;
  readonly names: readonly string[];
}

/** The variables of a workflow's step that commands get. They get no others. */
export const environmentFamilies: readonly Family[] = [
  {
    what: 'paths and people',
    names: words(`PATH HOME PWD OLDPWD SHELL SHLVL USER USERNAME LOGNAME HOSTNAME TMPDIR TEMP TMP XDG_* LD_LIBRARY_PATH
      DYLD_* MANPATH INFOPATH PKG_CONFIG_PATH`),
  },
  {
    what: 'language, time and terminal',
    names:
      words(`LANG LANGUAGE LC_* TZ TERM TERMINFO COLORTERM COLUMNS LINES NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE
      DEBIAN_FRONTEND`),
  },
  {
    what: 'the run',
    names:
      words(`CI BUILD_NUMBER GITHUB_ACTION GITHUB_ACTIONS GITHUB_ACTION_PATH GITHUB_ACTION_REF GITHUB_ACTION_REPOSITORY GITHUB_ACTOR
      GITHUB_ACTOR_ID GITHUB_API_URL GITHUB_BASE_REF GITHUB_EVENT_NAME GITHUB_GRAPHQL_URL GITHUB_HEAD_REF GITHUB_JOB
      GITHUB_REF GITHUB_REF_NAME GITHUB_REF_PROTECTED GITHUB_REF_TYPE GITHUB_REPOSITORY GITHUB_REPOSITORY_ID
      GITHUB_REPOSITORY_OWNER GITHUB_REPOSITORY_OWNER_ID GITHUB_RETENTION_DAYS GITHUB_RUN_ATTEMPT GITHUB_RUN_ID
      GITHUB_RUN_NUMBER GITHUB_SERVER_URL GITHUB_SHA GITHUB_TRIGGERING_ACTOR GITHUB_WORKFLOW GITHUB_WORKFLOW_REF
      GITHUB_WORKFLOW_SHA GITHUB_WORKSPACE RUNNER_ARCH RUNNER_DEBUG RUNNER_ENVIRONMENT RUNNER_NAME RUNNER_OS RUNNER_TEMP
      RUNNER_TOOL_CACHE RUNNER_TRACKING_ID RUNNER_USER RUNNER_WORKSPACE RUNNER_PERFLOG PRP_RUN AGENT_TOOLSDIRECTORY ImageOS
      ImageVersion ACCEPT_EULA DEPLOYMENT_BASEPATH PERFLOG_LOCATION_SETTING POWERSHELL_DISTRIBUTION_CHANNEL
      SYSTEMD_EXEC_PID INVOCATION_ID JOURNAL_STREAM MEMORY_PRESSURE_WATCH MEMORY_PRESSURE_WRITE ENABLE_RUNNER_TRACING
      GITHUB_ACTIONS_RUNNER_* STATS_* SGX_AESM_ADDR`),
  },
  {
    what: 'homes of languages and tools',
    names:
      words(`JAVA_HOME* JDK_HOME JRE_HOME JAVA_OPTS JAVA_TOOL_OPTIONS ANT_HOME GRADLE_HOME GRADLE_USER_HOME GRADLE_OPTS
      M2 M2_HOME MAVEN_HOME MAVEN_OPTS MAVEN_ARGS SBT_OPTS KOTLIN_HOME SDKMAN_DIR GOROOT* GOPATH GOBIN GOCACHE GOMODCACHE
      GOFLAGS GOPROXY GOPRIVATE GONOPROXY GONOSUMDB GOSUMDB GOTOOLCHAIN GOOS GOARCH GOARM GOAMD64 GOEXPERIMENT CGO_*
      CARGO_HOME CARGO_BUILD_* CARGO_TARGET_* CARGO_INCREMENTAL CARGO_TERM_* CARGO_NET_* CARGO_PROFILE_* CARGO_INSTALL_ROOT
      CARGO_ENCODED_RUSTFLAGS RUSTUP_* RUSTFLAGS RUSTDOCFLAGS RUST_BACKTRACE RUST_LOG RUST_MIN_STACK RUSTC_WRAPPER
      NVM_DIR NVM_BIN NVM_INC NVM_CD_FLAGS FNM_* VOLTA_HOME NODE_ENV NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS
      NODE_NO_WARNINGS NPM_CONFIG_* npm_config_* YARN_* PNPM_HOME COREPACK_* BUN_INSTALL DENO_DIR DENO_INSTALL
      PLAYWRIGHT_BROWSERS_PATH PUPPETEER_* CYPRESS_CACHE_FOLDER ELECTRON_CACHE
      PYTHON* Python_ROOT_DIR Python2_ROOT_DIR Python3_ROOT_DIR pythonLocation VIRTUAL_ENV VIRTUAL_ENV_PROMPT CONDA* MAMBA_*
      PIP_* PIPX_* POETRY_* PDM_* UV_* PYENV_* PYTEST_ADDOPTS TOX_* HATCH_* MYPY_CACHE_DIR RUFF_CACHE_DIR TOKENIZERS_PARALLELISM
      RUBYOPT RUBYLIB GEM_HOME GEM_PATH BUNDLE_* RBENV_* RAILS_ENV RACK_ENV PHP_* PHPRC COMPOSER_HOME COMPOSER_CACHE_DIR
      COMPOSER_NO_INTERACTION PERL5LIB PERL5OPT DOTNET_* NUGET_PACKAGES NUGET_HTTP_CACHE_PATH MSBUILD* ANDROID_* FLUTTER_ROOT
      PUB_CACHE SWIFT_PATH DEVELOPER_DIR GHCUP_INSTALL_BASE_PREFIX BOOTSTRAP_HASKELL_NONINTERACTIVE STACK_ROOT CABAL_DIR
      LEIN_HOME LEIN_JAR ERL_* MIX_ENV MIX_HOME HEX_HOME OPAMROOT OPAM_SWITCH_PREFIX JULIA_DEPOT_PATH R_HOME R_LIBS*
      VCPKG_* CONAN_HOME CONAN_USER_HOME HOMEBREW_* AZURE_EXTENSION_DIR CHROME_BIN CHROMEWEBDRIVER EDGEWEBDRIVER
      GECKOWEBDRIVER SELENIUM_JAR_PATH USE_BAZEL_FALLBACK_VERSION BAZEL* NIX_* DEVBOX_* ASDF_* MISE_* CCACHE_* SCCACHE_DIR
      DOCKER_HOST DOCKER_BUILDKIT KUBECONFIG`),
  },
  {
    what: 'compilers and builds',
    names:
      words(`CC CXX CPP FC LD AR AS NM RANLIB STRIP CFLAGS CXXFLAGS CPPFLAGS FFLAGS LDFLAGS LIBS ARFLAGS MAKEFLAGS MFLAGS
      CMAKE_* MESON_* CTEST_* CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH LIBRARY_PATH SDKROOT MACOSX_DEPLOYMENT_TARGET
      SOURCE_DATE_EPOCH OMP_NUM_THREADS`),
  },
  {
    what: 'the network',
    names:
      words(`HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY FTP_PROXY http_proxy https_proxy no_proxy all_proxy ftp_proxy
      SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE REQUESTS_CA_BUNDLE GIT_SSL_CAINFO AWS_CA_BUNDLE`),
  },
  {
    what: 'Git, but for one repository',
    names:
      words(`GIT_AUTHOR_* GIT_COMMITTER_* GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM GIT_TERMINAL_PROMPT
      GIT_LFS_PATH GIT_LFS_SKIP_SMUDGE`),
  },
  {
    what: 'Windows',
    names:
      words(`ALLUSERSPROFILE APPDATA LOCALAPPDATA COMMONPROGRAM* COMPUTERNAME COMSPEC HOMEDRIVE HOMEPATH NUMBER_OF_PROCESSORS
      OS PATHEXT PROCESSOR_* PROGRAMDATA PROGRAMFILES* PROGRAMW6432 PSMODULEPATH PUBLIC SYSTEMDRIVE SYSTEMROOT USERDOMAIN
      USERPROFILE WINDIR MSYSTEM MSYS`),
  },
];

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Compiles names and prefixes (`A_*`) into one test. `ignoresCase` makes upper and lower case equal. */
function namesTest(patterns: readonly string[], ignoresCase: boolean): (name: string) => boolean {
  const key = (name: string) => (ignoresCase ? name.toUpperCase() : name);
  const exact = new Set(patterns.filter((pattern) => !pattern.endsWith('*')).map(key));
  const prefixes = patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => key(pattern.slice(0, -1)));
  return (name) => exact.has(key(name)) || prefixes.some((prefix) => key(name).startsWith(prefix));
}
