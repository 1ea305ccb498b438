"""Split English text into sentences of word tokens, by the rules of `src/extract/token.rs`."""

import re
import unicodedata

ABBREVIATIONS = set(
    """mr mrs ms dr prof st jr sr co ltd inc corp no jan feb mar apr jun jul aug sep sept oct nov dec
    gov sen rep gen col lt hon vs etc approx bros mt ft dept univ assn intl bhd sdn pte pty""".split()
)
ALWAYS_JOIN = "-‐‑'’/&"
CURRENCY = {"US", "HK", "A", "C", "S", "NZ", "NT", "R", "CA", "AU"}
CLOSERS = "\"'”’)]»"


def is_alnum(char):
    return unicodedata.category(char)[0] in "LNM"


def tokens(text):
    """All tokens of `text` in order, as (token, whether white space stood before it)."""
    found = []
    i, n, space = 0, len(text), False
    while i < n:
        if text[i].isspace():
            i, space = i + 1, True
            continue
        if not is_alnum(text[i]):
            j = i + 1
            run = text[i]
            for kind in (".", "-–—", "*", "_", "=", "#", "~"):
                while run in kind and j < n and text[j] in kind:
                    j += 1
            found.append((text[i:j], space))
        else:
            j = word_end(text, i)
            if text[i:j] in CURRENCY and j < n and text[j] == "$":
                j += 1
            word = text[i:j]
            if len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
                found.append((word[:-2], space))
                found.append((word[-2:], False))
            else:
                found.append((word, space))
        i, space = j, False
    return found


def word_end(text, start):
    """The end of the word that starts at `start`, its abbreviation dot included."""
    n = len(text)
    j = segment = start
    while j < n:
        char = text[j]
        if is_alnum(char):
            j += 1
            continue
        follows = text[j + 1] if j + 1 < n else " "
        if is_alnum(follows):
            before = text[j - 1]
            if char in ALWAYS_JOIN:
                j, segment = j + 1, j + 1
                continue
            if char == "." and ((j - segment == 1 and before.isalpha()) or (before.isdigit() and follows.isdigit())):
                j, segment = j + 1, j + 1
                continue
            if char == "," and before.isdigit() and follows.isdigit():
                j += 1
                continue
        if char == "." and follows != ".":
            last = text[segment:j]
            if (len(last) == 1 and last.isalpha()) or last.lower() in ABBREVIATIONS:
                j += 1
                # "U.S.-based" goes on after the dot.
                if j + 1 < n and text[j] == "-" and is_alnum(text[j + 1]):
                    j, segment = j + 1, j + 1
                    continue
        break
    return j


def sentences(text):
    """The sentences of one paragraph, each a list of tokens."""
    current, out = [], []
    stream = tokens(text)
    for k, (token, _) in enumerate(stream):
        current.append(token)
        ends = token in {".", "!", "?", "...", "…"} or (token in CLOSERS and len(current) > 1 and current[-2] in {".", "!", "?"})
        if not ends:
            continue
        if k + 1 < len(stream):
            follows, space = stream[k + 1]
            if not space or follows[0].islower():
                continue
        out.append(current)
        current = []
    if current:
        out.append(current)
    return out


def paragraphs(markdown):
    """The paragraphs of a Markdown page, with the mark-up taken off."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", markdown)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<[^>\n]{1,200}>", " ", text)
    text = re.sub(r"[*_\\]{1,3}", "", text)
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+\.)\s)| {2,}(?=[A-Z\"“])", text):
        block = re.sub(r"^\s*(?:#+|>|[-*•]|\d+\.)\s*", "", block)
        block = " ".join(block.split())
        if block:
            yield block
