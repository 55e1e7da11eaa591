require("./rolldown-runtime.js");const e={bash:String.raw`# bash completion for prp
_prp_completion() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("${`$`}{line%%$'\t'*}")
  done < <(prp complete "${`$`}{COMP_WORDS[@]:1:COMP_CWORD-1}" "=${`$`}{COMP_WORDS[COMP_CWORD]}" 2>/dev/null)
}
complete -o bashdefault -o default -F _prp_completion prp
`,zsh:String.raw`#compdef prp
_prp() {
  local -a candidates
  local line
  while IFS= read -r line; do
    candidates+=("${`$`}{${`$`}{line%%$'\t'*}//:/\\:}:${`$`}{line#*$'\t'}")
  done < <(prp complete "${`$`}{(@Q)words[2,CURRENT-1]}" "=${`$`}{(Q)words[CURRENT]}" 2>/dev/null)
  if (( ${`$`}{#candidates} )); then _describe 'prp' candidates; else _files; fi
}
if [[ $funcstack[1] == _prp ]]; then _prp "$@"; else compdef _prp prp; fi
`,fish:String.raw`# fish completion for prp
function __prp_complete
  set -l words (commandline -opc)
  set -e words[1]
  prp complete $words "="(commandline -ct) 2>/dev/null
end
complete -c prp -a '(__prp_complete)'
`,pwsh:String.raw`# PowerShell completion for prp
Register-ArgumentCompleter -Native -CommandName prp -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
  prp complete @before "=$wordToComplete" 2>$null | ForEach-Object {
    $value, $about = $_ -split "${"`"}t", 2
    $tip = if ($about) { $about } else { $value }
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $tip)
  }
}
`};exports.completionScripts=e;