"""Small changes to C++ source, each of which the tests ought to notice: comparisons, constants, conditions, calls.

Works on the text as clang-format leaves it (a binary operator has a space on both sides, a template bracket has none), not
on a syntax tree, so a few mutants do not compile. Comments, strings, preprocessor lines and assertions of `core::ensure`
are left alone: an assertion holds unless the code is wrong already.
"""
import dataclasses
import re


@dataclasses.dataclass(frozen=True)
class Mutant:
    file: str
    line: int  # of the original, from 1
    kind: str
    start: int  # in the text of the file
    end: int
    after: str
    before: str

    def apply(self, text):
        return text[:self.start] + self.after + text[self.end:]

    def name(self):
        return f"{self.file}:{self.line} {self.kind}: {squeezed(self.before)} -> {squeezed(self.after) or 'nothing'}"


def squeezed(text):
    text = " ".join(text.split())
    return text if len(text) <= 90 else text[:87] + "..."


OPERATORS = {">": [">=", "<"], ">=": [">", "<"], "<": ["<=", ">"], "<=": ["<", ">"], "==": ["!="], "!=": ["=="],
             "&&": ["||"], "||": ["&&"], "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["*"], "+=": ["-="], "-=": ["+="]}
WORDS = {"true": "false", "false": "true", "any_of": "all_of", "all_of": "any_of", "none_of": "any_of", "max": "min",
         "min": "max", "max_element": "min_element", "min_element": "max_element", "floor": "ceil", "ceil": "floor"}
NOT_CALLS = ("return", "throw", "using", "if", "for", "while", "switch", "case", "else", "do", "const", "auto", "static_assert",
             "core::ensure", "static", "constexpr", "public", "private", "default", "goto", "delete", "namespace")


def blanked(text):
    """The text with comments, strings, character constants and preprocessor lines as spaces, so that offsets hold."""
    pattern = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/'
                         r"|^[ \t]*#[^\n]*", re.S | re.M)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)


def closing(text, opening):
    """Position of the bracket that closes the one at `opening`."""
    depth = 0
    for at in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return -1


def asserted(code):
    """Spans of `core::ensure(...)`."""
    return [(m.start(), closing(code, m.end() - 1)) for m in re.finditer(r"\bcore::ensure\(", code)]


def mutants_of(file, text):
    """All mutants of one source file, in the order of the text."""
    code = blanked(text)
    assertions = asserted(code)
    found = []

    def add(kind, start, end, after):
        if not any(a <= start <= b for a, b in assertions):
            found.append(Mutant(file, text.count("\n", 0, start) + 1, kind, start, end, after, text[start:end]))

    for m in re.finditer(r"(?<=[ ])(>=|<=|==|!=|&&|\|\||\+=|-=|[<>+\-*/%])(?=[ \n])", code):
        for other in OPERATORS[m.group(1)]:
            add("operator", m.start(), m.end(), other)
    for m in re.finditer(r"(?<![\w.])(\d+)(?:\.(\d+))?(U|L|UL|u|l)?(?![\w.])", code):
        whole, fraction, suffix = int(m.group(1)), m.group(2), m.group(3) or ""
        for other in (whole + 1, whole - 1):
            if other >= 0 or not suffix:
                add("constant", m.start(), m.end(), str(other) + (f".{fraction}" if fraction else "") + suffix)
    for m in re.finditer(r"\b(" + "|".join(WORDS) + r")\b", code):
        if m.group(1) in ("true", "false") or code[m.end()] in "(<":
            add("word", m.start(), m.end(), WORDS[m.group(1)])
    for m in re.finditer(r"(?<=[( ])!(?=[\w(])", code):
        add("negation", m.start(), m.end(), "")
    for m in re.finditer(r"\b(?:if|while) \(", code):
        end = closing(code, m.end() - 1)
        condition = text[m.end():end]
        if ";" in code[m.end():end] or re.match(r"\s*(const )?auto\b", condition):
            continue  # with an initialiser: its operators are mutated above
        for value in ("true", "false"):
            if not (value == "true" and m.group(0).startswith("while")):
                add("condition", m.end(), end, f"({condition}) {'||' if value == 'true' else '&&'} {value}")
    for m in re.finditer(r"(?<=[;{}\n])\s*((?:\+\+|--)?[A-Za-z_][\w:.\->\[\]]*(?:\+\+|--)?)(\(| = |;)", code):
        head, kind = m.group(1), m.group(2)
        word = re.match(r"[\w:]+", head.lstrip("+-"))
        if word is None or word.group(0) in NOT_CALLS or (kind == ";" and "++" not in head and "--" not in head
                                                          and head not in ("continue", "break")):
            continue
        end = code.find(";", closing(code, m.end(1)) if kind == "(" else m.end(1))
        between = code[m.start(1):end]
        if kind == "(" and not re.fullmatch(r"\s*", code[closing(code, m.end(1)) + 1:end]):
            continue  # a definition, a longer expression
        if "{" in between and kind == "(" and "[" not in between:
            continue
        if not preceded_by_statement(code, m.start(1)):
            continue
        add("dropped statement", m.start(1), end + 1, ";")
    for m in re.finditer(r"\breturn ([^;{}]+);", code):
        expression = m.group(1)
        if re.search(r" (?:==|!=|<=?|>=?|&&|\|\|) |any_of|all_of|none_of|^!", expression) and "?" not in expression:
            add("returned", m.start(1), m.end(1), "true")
            add("returned", m.start(1), m.end(1), "false")
    return sorted(found, key=lambda one: (one.start, one.after))


def preceded_by_statement(code, start):
    """Whether a statement may begin here: after the end of another, the start of a block, or the head of an if or for."""
    before = code[:start].rstrip()
    return before.endswith((";", "{", "}", ")", "else", ":")) and not before.endswith(("::", "),"))
