#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes manual pages and completions from what the programs say of their options, and from the pages in docs/.

usage: make.py BIN OUT     (BIN: folder of the programs; OUT: gets man/ and completions/, as they are laid under share/)
"""
import json
import os
import pathlib
import re
import subprocess
import sys

PROGRAMS = ("warta-index", "warta-search", "warta-analyze")
DOCS = pathlib.Path(__file__).resolve().parents[1]
WORDS = {
    "en": {"name": "NAME", "synopsis": "SYNOPSIS", "commands": "COMMANDS", "exit": "EXIT STATUS", "environment": "ENVIRONMENT",
           "see": "SEE ALSO", "options": "[OPTIONS]", "command": "COMMAND",
           "files": "FILES",
           "language": "The language of messages: English when the first of these that is set begins with en, otherwise Indonesian. The file below comes before LANG.",
           "archive": "The archive to search when the command line names none.", "pager": "Shows long results; less without it.",
           "config": 'Lines language = "en" (or "id") and archive = "~/news": the language of messages, and the archive to search when neither the command line nor WARTA_ARCHIVE names one.'},
    "id": {"name": "NAMA", "synopsis": "PEMAKAIAN", "commands": "PERINTAH", "exit": "STATUS KELUAR", "environment": "LINGKUNGAN",
           "see": "LIHAT JUGA", "options": "[PILIHAN]", "command": "PERINTAH",
           "files": "BERKAS",
           "language": "Bahasa pesan: Inggris bila yang pertama disetel di antaranya dimulai dengan en, selain itu Indonesia. Berkas di bawah ini mendahului LANG.",
           "archive": "Arsip yang dicari bila baris perintah tidak menyebutnya.", "pager": "Menampilkan hasil yang panjang; bawaannya less.",
           "config": 'Baris language = "id" (atau "en") dan archive = "~/berita": bahasa pesan, dan arsip yang dicari bila baris perintah dan WARTA_ARCHIVE tidak menyebutnya.'},
}


def described(folder, program, language):
    environment = {**os.environ, "LC_ALL": language}
    return json.loads(subprocess.run([folder / program, "--describe-options"], check=True, capture_output=True, env=environment).stdout)


# ---- Manual pages. Text of ours goes through `roff`, which takes every character literally.


def roff(text):
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga").replace("~", r"\(ti").replace("^", r"\(ha")
    return re.sub(r"^\.", r"\\\&.", text, flags=re.M)


def inline(text):
    """Markdown within a line: code and bold become bold, links their text."""
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    parts = re.split(r"(``.+?``|`[^`]+`|\*\*.+?\*\*)", text)
    return "".join(rf"\fB{roff(part.strip('`*').strip() if part[0] in '`*' else part)}\fR" if part and (part[0] == "`" or part.startswith("**")) else roff(part) for part in parts)


def head(name, section, version):
    return [f'.TH {name.upper().replace("-", chr(92) + "-")} {section} "" "Warta {version}" "Warta"', ".ad l", ".nh"]


def option_title(option, names=", "):
    spelled = names.join([f"-{short}" for short in option["short"]] + [f"--{long}" for long in option["long"]])
    return roff(spelled), roff(option["value"]).replace("|", r"|\:")


def options_of(page, options):
    group = None
    for option in options:
        if option["positional"]:
            page += [".TP", rf"\fI{roff(option['value'])}\fR", roff(option["help"])]
    for option in options:
        if option["positional"]:
            continue
        if option["group"] != group:
            group = option["group"]
            page.append(f'.SS "{roff(group)}"')
        title, value = option_title(option)
        page += [".TP", rf"\fB{title}\fR" + (rf" \fI{value}\fR" if value else ""), roff(option["help"]) or r"\&"]


def positionals(command):
    return " ".join(rf"\fI{roff(one['value'])}\fR" for one in command["options"] if one["positional"])


def program_page(data, language, version):
    say = WORDS[language]
    page = head(data["name"], 1, version)
    page += [f'.SH {say["name"]}', f'{roff(data["name"])} \\- {roff(data["description"].rstrip("."))}', f'.SH {say["synopsis"]}']
    start = rf'\fB{roff(data["name"])}\fR'
    if data["commands"]:
        page += [rf"{start} \fI{say['command']}\fR \fI{roff(say['options'])}\fR"]
    else:
        page += [rf"{start} {positionals(data)} \fI{roff(say['options'])}\fR"]
    page += [f'.SH {"PILIHAN" if language == "id" else "OPTIONS"}']
    options_of(page, data["options"])
    if data["commands"]:
        page += [f'.SH {say["commands"]}']
        for command in data["commands"]:
            page += [f'.SS "{roff(command["name"])} {positionals(command)}"', roff(command["description"])]
            for option in command["options"]:
                title, value = option_title(option)
                if option["positional"]:
                    title, value = "", roff(option["value"])
                page += [".TP", (rf"\fB{title}\fR " if title else "") + (rf"\fI{value}\fR" if value else ""), roff(option["help"]) or r"\&"]
    if data["footer"]:
        page += [f'.SH "{say["exit"]}"', roff(data["footer"])]
    page += [f'.SH {say["environment"]}', ".TP", "LC_ALL, LC_MESSAGES, LANG", roff(say["language"])]
    if data["name"] == "warta-search":
        page += [".TP", "WARTA_ARCHIVE", roff(say["archive"]), ".TP", "PAGER", roff(say["pager"])]
    page += [f'.SH {say["files"]}', ".TP", roff("~/.config/warta/config.toml"), roff(say["config"])]
    others = [f"{name}(1)" for name in PROGRAMS if name != data["name"]] + ["warta-query(7)", "warta-archive(5)"]
    page += [f'.SH "{say["see"]}"', ", ".join(roff(one) for one in others)]
    return "\n".join(page) + "\n"


def markdown_page(name, section, source, summary, version):
    page = head(name, section, version) + [".SH NAME", f"{roff(name)} \\- {roff(summary)}", ".SH DESCRIPTION"]
    code = False
    open_paragraph = False
    for line in source.splitlines():
        if line.startswith("```"):
            code = not code
            page.append(".PP\n.nf\n.RS 4" if code else ".RE\n.fi")
            open_paragraph = False
        elif code:
            page.append(roff(line) or r"\&")
        elif line.startswith("# ") or re.fullmatch(r"\|[-| :]+\|", line):
            continue
        elif line.startswith("#"):
            page.append((".SH " if line.startswith("## ") else ".SS ") + f'"{inline(line.lstrip("# ")).replace(chr(34), "")}"')
            open_paragraph = False
        elif line.startswith("|"):
            cells = [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            page += [".TP", inline(cells[0]) or r"\&", " \u2014 ".join(inline(cell) for cell in cells[1:]) or r"\&"]
            open_paragraph = False
        elif re.match(r"\s*([-*]|\d+\.) ", line):
            page += [".IP \\(bu 2", inline(re.sub(r"^\s*([-*]|\d+\.) ", "", line))]
            open_paragraph = True
        elif not line.strip():
            open_paragraph = False
        else:
            if not open_paragraph:
                page.append(".PP")
            page.append(inline(line.strip()))
            open_paragraph = True
    return "\n".join(page) + "\n"


# ---- Completions.


def values_of(option):
    """The values that an option lists: `relevance|newest`."""
    return option["value"].split("|") if "|" in option["value"] else []


def spelled(option):
    return [f"-{one}" for one in option["short"]] + [f"--{one}" for one in option["long"]]


def named(command):
    return [one for one in command["options"] if not one["positional"]]


def bash(data):
    function = "_" + data["name"].replace("-", "_")
    lines = [f"# bash completion of {data['name']}; made by docs/manual/make.py", f"{function}() {{",
             '  local word=${COMP_WORDS[COMP_CWORD]} before="" command="" one', "  COMPREPLY=()",
             "  [ \"$COMP_CWORD\" -gt 0 ] && before=${COMP_WORDS[COMP_CWORD-1]}"]
    commands = [one["name"] for one in data["commands"]]
    if commands:
        lines += ['  for one in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do', f"    case $one in {'|'.join(commands)}) command=$one; break ;; esac", "  done"]
    lines.append("  case $command:$before in")
    for command in [{**data, "name": ""}, *data["commands"]]:
        for option in named(command):
            if option["value"]:
                words = " ".join(values_of(option))
                action = f'COMPREPLY=($(compgen -W "{words}" -- "$word"))' if words else 'COMPREPLY=($(compgen -f -- "$word"))'
                lines.append("    " + "|".join(f"{command['name']}:{name}" for name in spelled(option)) + f") {action}; return ;;")
    lines += ["  esac", '  if [[ $word == -* ]]; then', "    case $command in"]
    for command in [{**data, "name": ""}, *data["commands"]]:
        words = " ".join(name for option in named(command) for name in spelled(option))
        name = command["name"] or '""'
        lines.append(f'      {name}) COMPREPLY=($(compgen -W "{words}" -- "$word")) ;;')
    lines += ["    esac"]
    if commands:
        lines += ['  elif [ -z "$command" ]; then', f'    COMPREPLY=($(compgen -W "{" ".join(commands)}" -- "$word"))']
    lines += ["  else", '    COMPREPLY=($(compgen -f -- "$word"))', "  fi", "}", f"complete -o filenames -F {function} {data['name']}"]
    return "\n".join(lines) + "\n"


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def zsh_options(command):
    lines = []
    for option in named(command):
        text = re.sub(r"([\[\]:])", r"\\\1", option["help"])
        value = ""
        if option["value"]:
            words = values_of(option)
            value = f":{option['long'][0] if option['long'] else 'value'}:" + (f"({' '.join(words)})" if words else "_files")
        for name in spelled(option):
            lines.append(quoted(f"*{name}[{text}]{value}"))
    return lines


def zsh(data):
    lines = [f"#compdef {data['name']}", "# made by docs/manual/make.py"]
    if not data["commands"]:
        return "\n".join([*lines, "_arguments -s " + " \\\n  ".join([*zsh_options(data), "'*:file:_files'"])]) + "\n"
    lines += ["local -a commands", "commands=(" + " ".join(quoted(f"{one['name']}:{one['description']}") for one in data["commands"]) + ")",
              "if (( CURRENT == 2 )); then", "  _describe command commands", "  _arguments " + " ".join(zsh_options(data)), "  return", "fi",
              "local command=$words[2]", "shift words; (( CURRENT-- ))", "case $command in"]
    for command in data["commands"]:
        lines.append(f"  {command['name']}) _arguments " + " ".join([*zsh_options(command), "'*:file:_files'"]) + " ;;")
    return "\n".join([*lines, "esac"]) + "\n"


def fish(data):
    lines = [f"# fish completion of {data['name']}; made by docs/manual/make.py"]
    commands = " ".join(one["name"] for one in data["commands"])
    for command in data["commands"]:
        lines.append(f"complete -c {data['name']} -f -n 'not __fish_seen_subcommand_from {commands}' -a {command['name']} -d {quoted(command['description'])}")
    for command in [{**data, "name": ""}, *data["commands"]]:
        when = f" -n '__fish_seen_subcommand_from {command['name']}'" if command["name"] else ""
        for option in named(command):
            line = f"complete -c {data['name']}{when}" + "".join(f" -s {one}" for one in option["short"]) + "".join(f" -l {one}" for one in option["long"])
            if option["value"]:
                words = values_of(option)
                line += " -x -a " + quoted(" ".join(words)) if words else " -r"
            lines.append(line + f" -d {quoted(option['help'])}")
    return "\n".join(lines) + "\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(folder, out):
    folder, out = pathlib.Path(folder).resolve(), pathlib.Path(out)
    version = subprocess.run([folder / "warta-search", "--version"], check=True, capture_output=True, text=True).stdout.split()[-1]
    for program in PROGRAMS:
        for language, place in (("en", "man"), ("id", "man/id")):
            write(out / place / f"man1/{program}.1", program_page(described(folder, program, language), language, version))
        data = described(folder, program, "id")
        write(out / f"bash-completion/completions/{program}", bash(data))
        write(out / f"zsh/vendor-completions/_{program}", zsh(data))
        write(out / f"fish/vendor_completions.d/{program}.fish", fish(data))
    for name, section, source, summary in (("warta-query", 7, "query-syntax.md", "the query language of warta-search"),
                                           ("warta-archive", 5, "archive-format.md", "the format of archives of warta-index")):
        write(out / f"man/man{section}/{name}.{section}", markdown_page(name, section, (DOCS / source).read_text(encoding="utf-8"), summary, version))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
