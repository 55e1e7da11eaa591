import type { Call, HarmKind, HarmRules } from './harm.ts';

const hosting: HarmRules = {
  values: '-c --config -C --cwd --project -P --env -e --name -a --app --region -r -t --token --stage -s --scope --team',
  destroys: [
    'deploy|publish|destroy|delete|rollback|promote|remove|rm|launch|scale',
    'deploy:*|deployments|env:set|env:unset|env:import',
    'pages deploy|publish|delete|project',
    'versions deploy|upload',
    'secret put|delete|bulk',
    'secret:put',
    'secrets set|unset|import|deploy',
    'apps create|destroy|restart|suspend|move',
    'machine|machines destroy|stop|restart|update|remove|kill|start|run',
    'volumes|volume destroy|create|delete|extend',
    'kv:* put|delete',
    'kv namespace|key|bulk put|delete|create',
    'r2 bucket|object delete|put|create',
    'd1 execute|delete|migrations --remote',
    'd1 delete|create',
    'hosting:*',
    'functions:delete|functions:config:set|firestore:delete|database:remove|database:set|projects:delete',
    'sites:delete|sites:create|api',
    'env add|rm|remove|update',
    'alias set|rm|remove',
    'domains|dns|certs add|rm|remove|buy|move|transfer-in|issue',
    'up|down|redeploy|unlink',
    'variables|variable --set|set|delete',
    'bootstrap|terminate|swap|setenv|create|upgrade',
    'sync delete',
  ],
};

/** Clouds and hosting services. */
export const cloudHarm: Readonly<Record<string, HarmRules>> = {
  aws: {
    values: '--profile --region --output --endpoint-url --query --ca-bundle',
    rehearsal: '--dryrun',
    destroys: [
      's3 rm|rb|sync|mv|mb|website',
      's3 cp * s3:*',
      's3api put-*|delete-*|create-*|copy-*|restore-*|upload-*',
      '* delete-*|terminate-*|put-*|update-*|create-*|stop-*|start-*|reboot-*|modify-*|remove-*|deregister-*|register-*',
      '* purge-*|publish*|run-instances|send-*|execute-*|attach-*|detach-*|revoke-*|authorize-*|restore-*|tag-*|untag-*|cancel-*|disable-*|enable-*|set-*|add-*|associate-*|disassociate-*|release-*|reset-*|import-*|schedule-*|deploy',
    ],
  },
  'aws-vault': { destroys: ['remove|clear'] },
  gcloud: {
    values: '--project --account --configuration --region --zone --format --impersonate-service-account',
    destroys: [
      'app|run|functions|builds|endpoints deploy|submit|delete',
      '* delete|create|update|deploy|submit|reset|stop|start|import|restore|patch|add-iam-policy-binding|remove-iam-policy-binding|set-iam-policy',
      '* * delete|create|update|deploy|submit|reset|stop|start|resize|publish|import|restore|patch|add|remove|destroy|disable|add-iam-policy-binding|remove-iam-policy-binding|set-iam-policy|update-traffic|replace|rolling-action|set-*',
      '* * * delete|create|update|deploy|publish|destroy|disable|restore|add|remove',
      'beta|alpha * deploy|delete|create|update',
      'beta|alpha * * deploy|delete|create|update',
    ],
  },
  gsutil: { rehearsal: '-n', destroys: ['rm|mv|rsync|cp|rb|mb|setmeta|iam|acl|defacl'] },
  bq: { destroys: ['rm|load|mk|cp|update|insert|truncate'] },
  az: {
    values: '--subscription --output -o --query',
    destroys: [
      '* delete|create|update|restart|stop|start|purge|deploy|up|set|remove|import',
      '* * delete|create|update|restart|stop|start|purge|deploy|set|remove|import|upload|upload-batch|delete-batch|swap|build|push|scale',
      '* * * delete|create|update|restart|stop|start|purge|deploy|set|remove|import|upload|config-zip|add',
    ],
  },
  azd: { destroys: ['up|down|deploy|provision'] },
  func: { destroys: ['azure *'] },
  doctl: { destroys: ['* * delete|create|update|add|remove', '* delete|create|update', '* * * delete|create|update'] },
  linode: { destroys: ['* delete|create|update'] },
  heroku: {
    values: '-a --app -r --remote',
    destroys: [
      'apps:destroy|apps:create|destroy|create|pg:reset|pg:push|pg:promote|pg:copy|config:set|config:unset|ps:scale|ps:restart|restart|releases:rollback|rollback|maintenance:on|maintenance:off|container:push|container:release|addons:create|addons:destroy|domains:add|domains:remove|keys:clear|pipelines:promote|access:add|access:remove|builds:create|git:remote',
    ],
  },
  vercel: { ...hosting, destroys: [...(hosting.destroys ?? []), '--prod', '.', 'redeploy|project|remove'] },
  netlify: hosting,
  firebase: hosting,
  wrangler: hosting,
  railway: hosting,
  serverless: hosting,
  sls: hosting,
  cdk: hosting,
  sam: hosting,
  eb: hosting,
  fly: hosting,
  flyctl: hosting,
  surge: { destroys: [''] },
  sst: { destroys: ['deploy|remove|secret|unlock'] },
  amplify: { destroys: ['push|publish|delete|pull|init'] },
  copilot: { destroys: ['deploy', '* deploy|delete'] },
  chalice: { destroys: ['deploy|delete'] },
  zappa: { destroys: ['deploy|update|undeploy|rollback'] },
  kamal: { destroys: ['deploy|setup|redeploy|rollback|remove|app|proxy|server|accessory|lock'] },
  cap: { destroys: ['* deploy*', 'deploy*'] },
  mina: { destroys: ['deploy|setup'] },
  deployctl: { destroys: ['deploy'] },
  eas: { destroys: ['submit|update|build|deploy|channel:*|branch:*|secret:*'] },
  expo: { destroys: ['publish|upload:*'] },
  'code-push': { destroys: ['release*', 'promote', 'rollback'] },
  appcenter: { destroys: ['distribute *', 'codepush *'] },
  convex: { destroys: ['deploy|import', 'env set|remove'] },
  shopify: { destroys: ['app deploy|release', 'theme push|publish|delete'] },
  'sentry-cli': {
    destroys: ['releases new|finalize|delete|deploys|set-commits', 'sourcemaps upload', 'upload-*', 'deploys new'],
  },
  stripe: { changes: ['* create|delete|update|cancel|confirm|capture'] },
};

const local =
  /^(?:\w+:\/\/)?(?:[^@/]*@)?(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|[\w-]+\.(?:localhost|local|test))(?:[:/?]|$)|^:\d|^\/|^:\//;
const address = /^\w+:\/\/|^[\w-]+(?:\.[\w-]+)+[:/?]|^[\w.-]+\.(?:com|org|net|io|dev|app|co|ai)$|^\$/;
const methodOption = /^(?:-[A-Za-z]{0,8}X|--request|--method)=?([A-Za-z]*)$/;
const dataOption = /^(?:-d|--data(?:-\w+)?|--json|-F|--form(?:-string)?|--post-data|--post-file|--body-data)(?:=|$)/;

/** The changes of a request to another machine. Requests to this machine are the concern of the local service. */
export function harmOfRequest({ program, args, verbs }: Call): HarmKind | undefined {
  let method = '';
  let sends = false;
  let uploads = false;
  for (const [index, { text }] of args.entries()) {
    const named = methodOption.exec(text);
    if (named !== null) method = (named[1] || args[index + 1]?.text) ?? '';
    if (dataOption.test(text)) sends = true;
    if (/^(?:-T|--upload-file)$/.test(text) && program === 'curl') uploads = true;
    if (/^(?:-G|--get|-I|--head)$/.test(text) && program === 'curl') return undefined;
  }
  if (isHttpie(program)) {
    const first = verbs[0]?.text ?? '';
    method = /^[A-Z]{3,7}$/.test(first) ? first : verbs.some(({ text }) => /^\w+:?=/.test(text)) ? 'POST' : '';
  }
  const changes = uploads || /^(?:DELETE|PUT|PATCH)$/i.test(method);
  if (!changes && !sends && !/^POST$/i.test(method)) return undefined;
  const places = args.filter(({ text }) => address.test(text) && !local.test(text) && !/^\w+=/.test(text));
  if (places.length === 0) return undefined;
  return changes && places.some(({ text }) => !text.startsWith('$')) ? 'destroys' : 'changes';
}

export const requesters = ['curl', 'wget', 'http', 'https', 'xh', 'xhs'];

/** `gh api` only reads, unless it has another method or fields. */
export function harmOfGithubRequest({ args, flags }: Call): HarmKind | undefined {
  const texts = args.map(({ text }) => text);
  if (texts.includes('graphql')) return texts.some((text) => /\bmutation\b/.test(text)) ? 'destroys' : undefined;
  const joined = texts.find((text) => /^(?:-X|--method=)[A-Z]/.test(text))?.replace(/^(?:-X|--method=)/, '');
  const method = joined ?? texts[texts.findIndex((text) => /^(?:-X|--method)$/.test(text)) + 1];
  if (joined !== undefined || flags.has('-X') || flags.has('--method'))
    return method === 'GET' ? undefined : 'destroys';
  return ['-f', '-F', '--field', '--raw-field', '--input'].some((flag) => flags.has(flag)) ? 'destroys' : undefined;
}

function isHttpie(program: string): boolean {
  return /^(?:https?|xhs?)$/.test(program);
}
