let e=require("node:child_process"),t=require("node:net");function n(e,n){let r=e.stdio.filter(e=>e instanceof t.Socket);for(let t of[e,...r])n?t.ref():t.unref()}let r;const i=String.raw`
all=' '
while read -r sign what; do
  case $sign in
    +) all="$all$what " ;;
    -) case $all in *" $what "*) all="\${all%%" $what "*} \${all#*" $what "}" ;; esac ;;
  esac
done
for round in 1 2 3; do
  pids= marks=
  for what in $all; do case $what in *[!0-9]*) marks="$marks $what" ;; *) pids="$pids $what" ;; esac; done
  [ -n "$pids$marks" ] || exit 0
  family=$(ps -A -o pid= -o ppid= 2>/dev/null | awk -v roots="$pids" '
    BEGIN { n = split(roots, root, " "); for (i = 1; i <= n; i++) found[root[i]] = 1 }
    { parent[$1] = $2 }
    END {
      do {
        more = 0
        for (pid in parent) if (!(pid in found) && (parent[pid] in found)) { found[pid] = 1; more = 1 }
      } while (more)
      for (pid in found) print pid
    }')
  for pid in \${family:-$pids}; do kill -s KILL -- "-$pid"; kill -s KILL "$pid"; done 2>/dev/null
  for mark in $marks; do
    for file in $(grep -lsF -e "$mark" /proc/[0-9]*/environ); do
      pid=\${file#/proc/}
      kill -s KILL "\${pid%/environ}"
    done
  done 2>/dev/null
  sleep 0.1
done
`.replaceAll(String.raw`\$`,`$`);function a(e){process.platform!==`win32`&&(r??=s(),c(`+ ${e}`))}function o(e){r!==void 0&&c(`- ${e}`)}function s(){let{PATH:t}=process.env,a=(0,e.spawn)(`/bin/sh`,[`-c`,i],{cwd:`/`,env:{PATH:t},stdio:[`pipe`,`ignore`,`ignore`],detached:!0});return a.on(`error`,()=>void 0),a.stdin?.on(`error`,()=>void 0),a.on(`exit`,()=>{r===a&&(r=void 0)}),n(a,!1),a}function c(e){r?.stdin?.write(`${e}\n`)}Object.defineProperty(exports,"n",{enumerable:!0,get:function(){return o}}),Object.defineProperty(exports,"r",{enumerable:!0,get:function(){return n}}),Object.defineProperty(exports,"t",{enumerable:!0,get:function(){return a}});