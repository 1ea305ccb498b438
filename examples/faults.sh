#!/usr/bin/env bash
# Faults that take longer than a test should: the program is killed, starved, bombed and given texts that no one writes.
#
#   examples/faults.sh                  # all of them, some twenty minutes
#   examples/faults.sh killed huge      # some of them: killed full vanishing loops many huge html parties bombs texts
#   PACTGRAPH=path examples/faults.sh   # another version
#
# Each line says what was tried, whether it held, and what it took.
# What must hold: no panic and no hang, every input is emitted, skipped or failed, and every file that is left is whole.
# Needs Python 3, and three gigabytes of room in the folder for temporary files.
set -euo pipefail
cd "$(dirname "$0")/.." && root=$PWD && cd "$OLDPWD"

if [ -z "${PACTGRAPH:-}" ]; then
  cargo build --release --quiet --manifest-path "$root/Cargo.toml"
  PACTGRAPH=${CARGO_TARGET_DIR:-$root/target}/release/pactgraph
fi

exec python3 - "$PACTGRAPH" "$root" "$@" <<'EOF'
import gzip
import hashlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

PROGRAM, ROOT, WANTED = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
STORY = "Two ports sign a pact\n\nOn 3 May 2021 the Port of Alma and the Port of Brest signed a contract in Alma.\n"
FAULTS, failed = {}, []


def fault(check):
    FAULTS[check.__name__] = check


def run(*arguments, limit=600, **more):
    """Exit code (None: it hung), what was told, seconds of the processor and peak megabytes."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=told, stderr=told, **more)
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() - start > limit:
                process.kill()
            time.sleep(0.005)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        said = told.read().decode(errors="replace")
    hung = time.monotonic() - start > limit
    return (None if hung else process.returncode), said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def held(name, true, detail):
    print(f"{'ok' if true else 'FAILED':7}{name:44}{detail}", flush=True)
    if not true:
        failed.append(name)


def counts(said):
    """Read, emitted, skipped, failed; they must add up."""
    found = re.search(r"Articles\s+(\d+)\s+(\d+) emitted, (\d+) skipped, (\d+) failed", said)
    return tuple(map(int, found.groups())) if found else (0, 0, 0, -1)


def adds_up(said):
    read, *rest = counts(said)
    return read == sum(rest) and "panicked" not in said and "the program has a fault" not in said


def bytes_of(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


@fault
def killed(at):
    """Twenty times kill -9 at a random moment: every file is of one run or the other, and validate says so."""
    articles = sorted((ROOT / "tests/articles").glob("*.txt"))
    for name, some in (("a", articles[:16]), ("b", articles[8:])):
        (at / name).mkdir()
        for path in some:
            shutil.copy(path, at / name)
    more = ["--ledger", at / "ids.csv", "--cache", at / "kept", "--quiet"]
    whole, ledgers, took = {}, set(), 0
    for name in "abab":
        _, _, seconds, _ = run("run", at / name, "--out", at / "out", *more)
        took = max(took, seconds) if name == "a" else took
        whole.setdefault(name, []).append(bytes_of(at / "out"))
        ledgers.add((at / "ids.csv").read_bytes())
    known = {(file, digest) for exports in whole.values() for export in exports for file, digest in export.items()}
    torn = mixed = wrong = unread = 0
    random.seed(7)
    for round in range(20):
        shutil.rmtree(at / "kept", ignore_errors=True)
        process = subprocess.Popen([PROGRAM, "run", at / "ab"[round % 2], "--out", at / "out", *map(str, more)], stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, took))
        process.kill()
        process.wait()
        left = {name: digest for name, digest in bytes_of(at / "out").items() if ".tmp-" not in name}
        torn += sum((name, digest) not in known for name, digest in left.items())
        of_one = any(left == export for exports in whole.values() for export in exports)
        code, _, _, _ = run("validate", at / "out")
        mixed += not of_one
        wrong += (code == 0) != of_one
        unread += (at / "ids.csv").read_bytes() not in ledgers
    held("killed twenty times", not torn and not unread, f"{torn} torn files, {unread} torn ledgers, {mixed} folders of two runs")
    held("validate tells a mixed folder", not wrong, f"{wrong} wrong of 20")
    run("run", at / "a", "--out", at / "out", *more)
    held("the next run makes it whole", bytes_of(at / "out") in whole["a"], "the bytes of a run that was not killed")


@fault
def full(at):
    """A disk that fills up at any place: the export of before, or one of which validate says that it is mixed."""
    disk = at / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], stderr=subprocess.DEVNULL).returncode == 0
    if not mounted:
        held("a disk of two megabytes", True, "left out: no disk can be mounted here")
        return
    try:
        code, said, seconds, _ = run("run", ROOT / "tests/articles", "--out", disk / "out")
        held("a disk of two megabytes", code == 2 and "No space left" in said, f"exit code {code}; {said.strip()[-90:]}")
        left = [path.name for path in disk.rglob("*") if ".tmp-" in path.name]
        held("nothing half written is left", not left, f"{left}")
        code, said, _, _ = run("run", ROOT / "tests/articles", "--out", at / "out", "--cache", disk / "kept")
        held("a cache on a full disk", code == 0 and counts(said)[1] == 24, said.strip().splitlines()[0][:90])
    finally:
        subprocess.run(["umount", disk], check=False)


@fault
def vanishing(at):
    """Files that go while they are read."""
    (at / "in").mkdir()
    for n in range(20000):
        (at / "in" / f"{n:05}.txt").write_text(STORY.replace("Alma", f"Alma{n}") * 3)
    process = subprocess.Popen([PROGRAM, "run", at / "in", "--out", at / "out", "--formats", "nt"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    time.sleep(0.6)
    for n in range(10000, 20000):
        (at / "in" / f"{n:05}.txt").unlink()
    said = process.communicate()[0].decode()
    # Those that were gone before the folder was listed are not told.
    whole = process.returncode in (0, 1) and adds_up(said) and counts(said)[1] >= 10000
    held("ten thousand files vanish", whole, f"read, emitted, skipped, failed: {counts(said)}")


@fault
def loops(at):
    """Links that lead to themselves, to each other, and back up."""
    inner = at / "in" / "inner"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text(STORY)
    for name, to in (("up", ".."), ("self", "self"), ("one.txt", "two.txt"), ("two.txt", "one.txt"), ("dead.txt", "gone"), ("again", "../inner")):
        (inner / name).symlink_to(to)
    code, said, seconds, _ = run("run", at / "in", "--out", at / "out", "--formats", "nt")
    held("links in circles", code == 1 and adds_up(said) and counts(said)[1] == 1, f"{counts(said)}, {seconds:.1f} s")


@fault
def many(at):
    """A million tiny files."""
    for n in range(1000):
        folder = at / "in" / f"{n:03}"
        folder.mkdir(parents=True)
        for m in range(1000):
            (folder / f"{m:03}.txt").write_text(f"The port of Alma had {n * 1000 + m} ships.")
    code, said, seconds, peak = run("run", at / "in", "--out", at / "out", "--formats", "nt", limit=3600)
    held("a million tiny files", code == 0 and counts(said)[1] == 1_000_000, f"{seconds:.0f} s, peak {peak:.0f} MB")


@fault
def huge(at):
    """One article of 100 MB, on one line and in paragraphs; one that is too long."""
    sentence = "On Monday the river towns of Alma and Brest talked about the price of tin (3.5 percent more). "
    for name, end in (("one line", ""), ("paragraphs", "\n\n")):
        (at / "a.txt").write_text((sentence + end) * (100_000_000 // len(sentence + end)))
        code, said, seconds, peak = run("run", at / "a.txt", "--out", at / "out", "--formats", "nt", limit=1800)
        held(f"an article of 100 MB, {name}", code == 0 and adds_up(said), f"{seconds:.0f} s, peak {peak:.0f} MB")
    with open(at / "b.txt", "wb") as too_long:
        too_long.truncate(300_000_000)
    code, said, seconds, peak = run("run", at / "b.txt", "--out", at / "out2", "--formats", "nt")
    held("an article of 300 MB is refused", code == 1 and "at most" in said, f"{seconds:.1f} s, peak {peak:.0f} MB")
    command = f"(printf 'text\\n\"'; yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) | {PROGRAM} run - --input-form csv --out {at}/out3 --formats nt"
    said = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=600)
    held("a row without end", said.returncode == 1 and "a row has" in said.stderr, said.stderr.strip()[:90])


@fault
def html(at):
    """Pages that no one writes: four times the size takes about four times as long, or the page is refused."""
    pages = {
        "deep": lambda n: "<div>" * (n // 5) + STORY,
        "closed": lambda n: "<div>" * (n // 11) + STORY + "</div>" * (n // 11),
        "formatting": lambda n: "<b><i><u>" * (n // 9) + STORY,
        "bold paragraphs": lambda n: "<b><p>Alma " * (n // 11),
        "links": lambda n: "<a href=x>" * (n // 10) + STORY,
        "tables": lambda n: "<table>" * (n // 7) + STORY,
        "rows": lambda n: "<table>" + "<tr><td>Alma</td></tr>" * (n // 22) + "</table>",
        "attributes": lambda n: "<p " + " ".join(f"a{i}=b" for i in range(n // 8)) + ">" + STORY,
        "ampersands": lambda n: "&" * n,
        "brackets": lambda n: "<" * n,
        "comments": lambda n: "<!--" * (n // 4),
        "json": lambda n: '<script type="application/ld+json">' + "[" * n + "</script><p>" + STORY,
        "spans": lambda n: "<span>Alma </span>" * (n // 18),
        "paragraphs": lambda n: f"<p>{STORY}</p>" * (n // 110),
    }
    grows(at, {f"page: {name}": (lambda n, page=page: "<html><body>" + page(n)) for name, page in pages.items()}, "html", 250_000)


@fault
def parties(at):
    """A hundred thousand parties in one sentence."""
    names = ", ".join(f"{word(n)} Company" for n in range(100_000))
    (at / "a.txt").write_text(f"Ports sign\n\n{names} and the Port of Alma signed a memorandum of understanding in Alma on 3 May 2021.\n")
    code, said, seconds, peak = run("run", at / "a.txt", "--out", at / "out", "--formats", "nt")
    held("a hundred thousand parties in a sentence", code == 0 and adds_up(said), f"{seconds:.1f} s, peak {peak:.0f} MB")


@fault
def bombs(at):
    """Little that unpacks to much."""
    zeros = bytes(1 << 20)
    with gzip.open(at / "a.txt.gz", "wb", 9) as bomb:
        for _ in range(2000):
            bomb.write(zeros)
    with gzip.open(at / "b.jsonl.gz", "wb", 9) as bomb:
        for _ in range(2000):
            bomb.write(b"x" * (1 << 20))
    with zipfile.ZipFile(at / "c.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        for n in range(20):
            bomb.writestr(f"{n}.txt", b"x" * (100 << 20))
    inner = gzip.compress(gzip.compress(zeros * 300, 9), 9)
    (at / "d.txt.gz").write_bytes(inner)
    for name in ("a.txt.gz", "b.jsonl.gz", "c.zip"):
        size = (at / name).stat().st_size
        code, said, seconds, peak = run("run", at / name, "--out", at / f"out-{name}", "--formats", "nt")
        held(f"a bomb: {name}", code == 1 and adds_up(said) and "bomb" in said, f"{size} bytes, {seconds:.1f} s, peak {peak:.0f} MB")
    code, said, seconds, peak = run("run", at / "d.txt.gz", "--out", at / "out-d", "--formats", "nt")
    held("what is packed twice is unpacked once", code in (0, 1) and adds_up(said), f"{counts(said)}, {seconds:.1f} s")


def word(n):
    """A made-up name for a number."""
    letters = ""
    n += 26
    while n:
        n, letter = divmod(n, 26)
        letters += "abcdefghijklmnopqrstuvwxyz"[letter]
    return letters.capitalize()


def grows(at, texts, ending, size):
    """Runs each text at two sizes: four times the text may take six times as long, beside what starting takes."""
    (at / "empty.txt").write_text(STORY)
    start = min(run("run", at / "empty.txt", "--out", at / "out", "--formats", "nt")[2] for _ in range(3))
    for name, text in texts.items():
        took = []
        for times in (1, 4):
            (at / f"a.{ending}").write_text(text(size * times))
            code, said, seconds, peak = run("run", at / f"a.{ending}", "--out", at / "out", "--formats", "nt", limit=120)
            took.append(max(seconds - start, 0.02))
            if code is None:
                break
        right = code in (0, 1) and adds_up(said) and (took[-1] < 2 or took[-1] < 6 * took[0])
        shown = ", ".join(f"{seconds:.2f} s" for seconds in took)
        held(name, right, f"{shown}, peak {peak:.0f} MB" if code is not None else f"{shown}: stopped")


def numbered(phrase):
    """As many of a phrase with its number as fit."""
    def text(size):
        parts, length, n = [], 0, 0
        while length < size:
            parts.append(phrase(n))
            length += len(parts[-1])
            n += 1
        return "".join(parts)
    return text


@fault
def texts(at):
    """Texts that every part of the grammar finds something in, again and again."""
    repeated = [
        "a ", "a", "Alma ", "Alma and ", "Alma, ", "(", "(Alma ", "\" ", "of the ", "Port of ", "1", "1 2 ", "May 3, 2020 and ",
        "$1 million and ", "\n", "- item of Alma\n", "| Alma | 2020 |\n", "Alma\n", "signed an agreement ", "U.S. ", "Mr. ",
        "The Port of Alma signed an agreement with the Port of Brest. ", "The two sides agreed. ", "They signed it. ",
        "Source: Daily\n", "Alma's ", "Alma-", "https://a.b/c ", ". ", "between Alma and Brest ", "which signed ",
        "Alma Signs Deal With Brest ", "Minister of ", "A meeting of Alma was held. ", "trade, customs, energy ",
        "China France Germany ", "according to Alma Customs, ", "President Ada Lovelace said. ", "成都海关和重庆海关签署备忘录。", "e\u0301\u0323",
        "| ", "1. ", "China and France signed an agreement. ", "Alma and Brest signed an agreement.\n\n", "[", "“Alma ", "J. ", "Paris-",
    ]
    made = {f"text: {phrase.strip()[:36]!r}": (lambda size, phrase=phrase: phrase * (size // len(phrase.encode()))) for phrase in repeated}
    made |= {
        "text: deals": numbered(lambda n: f"The Port of {word(n)} and the Port of {word(n * 7 + 3)} signed an agreement on {n % 28 + 1} May 2020. "),
        "text: deals in one sentence": numbered(lambda n: f"the Port of {word(n)} signed an agreement with the Port of {word(n * 7 + 3)}, "),
        "text: amounts": numbered(lambda n: f"${n} million, "),
        "text: amounts of a deal": numbered(lambda n: f"China and France signed a contract worth ${n} million. "),
        "text: headings": numbered(lambda n: f"# {word(n)} and {word(n + 2)} sign agreement\n\n"),
        "text: names of capitals": numbered(lambda n: f"{word(n).upper()} signed a pact with ABC. "),
        "text: the company": numbered(lambda n: f"{word(n)} Company grew. The company signed a pact with Kenya. "),
        "text: places of deals": numbered(lambda n: f"Kenya and {word(n)} signed a pact in Lima. "),
        "text: a word that signs": lambda size: "Two ports sign a pact\n\n" + "Alma-" * (size // 5) + " signed a treaty with Kenya.",
        "text: people": numbered(lambda n: f"Minister {word(n)} {word(n * 3 + 1)} said so. "),
        "text: posts": numbered(lambda n: f"{word(n)} {word(n * 3 + 1)}, chairman of {word(n)} Company, signed it. "),
        "text: acronyms": numbered(lambda n: f"The {word(n)} {word(n + 5)} Company ({word(n)[0]}{word(n + 5)[0]}C) grew. "),
        "text: short names": numbered(lambda n: f"{word(n)} Holding Company grew. {word(n)} rose. "),
        "text: names that share a word": numbered(lambda n: f"Alma {word(n)} Company and Alma met. "),
        "text: initiatives": numbered(lambda n: f"the {word(n)} Corridor Initiative was launched. "),
        "text: cells without bars": numbered(lambda n: f"{word(n)}\t{n}\t"),
        "text: blanks and tabs": lambda size: "Alma " + "\t " * (size // 2) + "met.",
        "text: pairs of digits": lambda size: "1" + ",10" * (size // 3) + ",100",
        "text: front matter": lambda size: "---\n" + numbered(lambda n: f"k{n}: v\n")(size) + "---\n" + STORY,
        "text: nested front matter": lambda size: "---\na: " + "[" * size + "\n---\n" + STORY,
        "text: items of a deal": lambda size: "The two ports signed an agreement:\n\n" + numbered(lambda n: f"- to build {word(n)} Park\n")(size),
    }
    grows(at, made, "md", 100_000)


for name, check in FAULTS.items():
    if not WANTED or name in WANTED:
        with tempfile.TemporaryDirectory() as folder:
            check(pathlib.Path(folder))
unknown = [name for name in WANTED if name not in FAULTS]
if unknown:
    sys.exit(f"faults.sh: no fault is called {', '.join(unknown)}; expected {', '.join(FAULTS)}")
if failed:
    sys.exit(f"faults.sh: {len(failed)} did not hold: {', '.join(failed)}")
EOF
