#!/usr/bin/env python3
"""Finds circles of files inside modules: files that need each other's types, directly or through others.

A file needs another when it names a type that the other declares at its top level. An extension stands in a
file of its own (`Type+Feature.swift`) and declares nothing. What is `private` to a file is nobody else's.

    usage: file-circles.py [--report] SOURCES…      exit status 1 when there is a circle, 0 with --report
"""
import pathlib
import re
import sys

TEXT = re.compile(r'"""(?:.|\n)*?"""|"(?:\\.|[^"\\\n])*"')
COMMENT = re.compile(r"//[^\n]*|/\*(?:.|\n)*?\*/")
INTERPOLATION = re.compile(r"\\\(((?:[^()]|\([^()]*\))*)\)")
DECLARATION = re.compile(
    r"^(?:@\w+(?:\([^)]*\))?\s+)*((?:public|package|internal|fileprivate|private|final|indirect|"
    r"nonisolated|open|distributed)\s+)*(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)",
    re.MULTILINE,
)
WORD = re.compile(r"\b[A-Z]\w*")

# Circles that are one idea in two files, with the reason. Keep it empty.
EXCUSED = {}


def code(text):
    """The text without comments, and of its string literals only what is interpolated."""
    text = TEXT.sub(lambda found: " ".join(INTERPOLATION.findall(found.group())) + " ", text)
    return COMMENT.sub(" ", text)


def arrows(module):
    """Which files of a module need which, by the types they name."""
    texts = {file: code(file.read_text()) for file in sorted(module.rglob("*.swift"))}
    owner, own = {}, {}
    for file, text in texts.items():
        for found in DECLARATION.finditer(text):
            name = found.group(2)
            own.setdefault(file, set()).add(name)
            if "private" not in found.group():
                owner[name] = file
    return {
        file: {
            owner[word]
            for word in set(WORD.findall(text))
            if word in owner and owner[word] != file and word not in own.get(file, set())
        }
        for file, text in texts.items()
    }


def circles(arrows):
    """The strongly connected components of more than one file, by Tarjan's algorithm without recursion."""
    number, low, stack, on_stack, found = {}, {}, [], set(), []
    for root in arrows:
        if root in number:
            continue
        work = [(root, iter(sorted(arrows[root])))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            file, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[file])
                if low[file] == number[file]:
                    circle = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        circle.append(member)
                        if member == file:
                            break
                    if len(circle) > 1:
                        found.append(sorted(circle))
            elif following not in number:
                number[following] = low[following] = len(number)
                stack.append(following)
                on_stack.add(following)
                work.append((following, iter(sorted(arrows[following]))))
            elif following in on_stack:
                low[file] = min(low[file], number[following])
    return found


def main(arguments):
    is_report = "--report" in arguments
    count = 0
    for folder in arguments:
        if folder.startswith("--"):
            continue
        for module in sorted(path for path in pathlib.Path(folder).iterdir() if path.is_dir()):
            edges = arrows(module)
            for circle in circles(edges):
                names = tuple(file.name for file in circle)
                if names in EXCUSED:
                    continue
                count += 1
                print(f"{module.name}: {len(circle)} files need each other")
                for file in circle:
                    needed = sorted(other.name for other in edges[file] if other in circle)
                    print(f"  {file.name} ──► {', '.join(needed)}")
    print(f"{count} circles of files" if count != 1 else "1 circle of files")
    return 1 if count and not is_report else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
