#!/usr/bin/env python3
"""Reads exports with independent programs and says what they do not accept.

    check_exports.py --program target/release/pactgraph EXPORT=ARTICLES...

EXPORT is a folder that `pactgraph run ARTICLES --out EXPORT` wrote.
Exit code 0: every reader accepts every file; 1: something is wrong, each fault on a line.
"""
import argparse
import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import pyoxigraph
import rdflib
from rdflib.namespace import RDF

import answers
from planted_faults import FAULTS

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
SCHEMA = ROOT / "schema"
PACT = rdflib.Namespace("https://w3id.org/pactgraph/ns#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA_ORG = rdflib.Namespace("https://schema.org/")

# Literals stay as they are written, so that all readers are compared by what stands in the files.
rdflib.NORMALIZE_LITERALS = False


def output_of(*command):
    """What a command prints; it must end with exit code 0 and no complaint."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    if done.returncode or done.stderr.strip():
        raise AssertionError(f"{' '.join(map(str, command))}: {done.returncode}: {done.stderr.decode()[:500]}")
    return done.stdout


# ---- one graph in all forms ----

def key(term):
    """A term of pyoxigraph or rdflib, as something that can be compared."""
    if isinstance(term, (pyoxigraph.NamedNode, rdflib.URIRef)):
        return ("iri", getattr(term, "value", None) or str(term))
    if isinstance(term, pyoxigraph.Literal):
        return ("literal", term.value, term.datatype.value, (term.language or ""))
    if isinstance(term, rdflib.Literal):
        string = "http://www.w3.org/2001/XMLSchema#string"
        tagged = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
        return ("literal", str(term), tagged if term.language else str(term.datatype or string), term.language or "")
    raise AssertionError(f"{term!r} is neither an IRI nor a literal")


def by_pyoxigraph(data, form):
    """The triples of some bytes, graph names dropped."""
    quads = pyoxigraph.parse(data, format=form)
    return {(key(q.subject), key(q.predicate), key(q.object)) for q in quads}


def by_rdflib(path, form):
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=form)
    return {(key(s), key(p), key(o)) for s, p, o, _ in dataset.quads()}


def all_readings(export):
    """(name, triples) for each reader and form of the consolidated graph."""
    form = pyoxigraph.RdfFormat
    ours = {
        "nt": (form.N_TRIPLES, "nt", "ntriples", "ntriples"),
        "nq": (form.N_QUADS, "nquads", "nquads", "nquads"),
        "trig": (form.TRIG, "trig", "trig", "trig"),
        "rdf": (form.RDF_XML, "xml", "rdfxml", None),
        "ttl": (form.TURTLE, "turtle", "turtle", "turtle"),
        "jsonld": (form.JSON_LD, "json-ld", None, None),
    }
    for ending, (oxi, lib, rapper, serdi) in ours.items():
        path = export / f"pactgraph.{ending}"
        if ending == "rdf" and not path.exists():
            continue  # it is not among the usual forms
        yield f"{path.name} by pyoxigraph", by_pyoxigraph(path.read_bytes(), oxi)
        yield f"{path.name} by rdflib", by_rdflib(path, lib)
        if rapper:
            triples = output_of("rapper", "-q", "-i", rapper, "-o", "ntriples", path)
            yield f"{path.name} by rapper", by_pyoxigraph(triples, form.N_TRIPLES)
        if serdi:
            quads = output_of("serdi", "-i", serdi, "-o", "nquads", path)
            yield f"{path.name} by serdi", by_pyoxigraph(quads, form.N_QUADS)
    triples = output_of("node", HERE / "read_json.mjs", "triples", export / "pactgraph.jsonld")
    yield "pactgraph.jsonld by jsonld.js", by_pyoxigraph(triples, form.N_QUADS)


def check_one_graph(export, _):
    first = None
    for name, triples in all_readings(export):
        first = first or (name, triples)
        if not triples:
            yield f"{name}: no triples"
        lost, more = first[1] - triples, triples - first[1]
        if lost or more:
            yield f"{name}: {len(lost)} triples lost, {len(more)} more than {first[0]}, such as {sorted(lost | more)[0]}"
    for reader in ("rapper", "serdi"):
        output_of(reader, *(["-q", "-c"] if reader == "rapper" else []), "-i", "nquads", export / "evidence.nq")


def check_catalogue(export, _):
    """dataset.ttl is read by all, and describes the files as they are."""
    import hashlib

    path = export / "dataset.ttl"
    output_of("rapper", "-q", "-c", "-i", "turtle", path)
    output_of("serdi", "-i", "turtle", "-o", "nquads", path)
    graph = rdflib.Graph().parse(path)
    dcat, spdx = (rdflib.Namespace(iri) for iri in ("http://www.w3.org/ns/dcat#", "http://spdx.org/rdf/terms#"))
    told = {}
    for file in graph.subjects(RDF.type, dcat.Distribution):
        value = graph.value(graph.value(file, spdx.checksum), spdx.checksumValue)
        told[str(graph.value(file, rdflib.DCTERMS.title))] = str(value)
    there = {str(p.relative_to(export)): p for p in export.rglob("*") if p.is_file() and p.name not in ("dataset.ttl", "run.json")}
    for name in sorted(set(told) ^ set(there)):
        yield f"dataset.ttl: {name} is described or there, not both"
    for name in set(told) & set(there):
        if hashlib.sha256(there[name].read_bytes()).hexdigest() != told[name]:
            yield f"dataset.ttl: {name} has another SHA-256"


def check_canonical(export, _):
    for name in ("pactgraph.nq", "evidence.nq"):
        path = export / name
        if output_of("node", HERE / "read_json.mjs", "canonical", path) != path.read_bytes():
            yield f"{name}: its RDFC-1.0 form is another file"


def check_frame(export, _):
    graph = export / "pactgraph.jsonld"
    agreements = len(set(rdflib.Graph().parse(export / "pactgraph.nt").subjects(RDF.type, PACT.Agreement)))
    trees = int(output_of("node", HERE / "read_json.mjs", "frame", graph, SCHEMA / "frame.jsonld"))
    if agreements > 1 and trees != agreements:
        yield f"pactgraph.jsonld: the frame makes {trees} trees of {agreements} agreements"


# ---- shapes ----

def shapes_data(export):
    """One graph of statements, evidence and concepts, as schema/README.md says; graph names matter to no question."""
    quads = rdflib.Dataset(default_union=True)
    quads.parse(export / "evidence.nq", format="nquads")
    data = rdflib.Graph().parse(export / "pactgraph.nt").parse(SCHEMA / "concepts.ttl")
    data += ((s, p, o) for s, p, o, _ in quads.quads())
    return data


def results(data, shapes):
    """The violations of some data, each as one text of message, focus node and value."""
    # pyshacl is slow to import, and its exit code says the same for a crash and a violation: the report is read.
    from pyshacl import validate

    conforms, report, _ = validate(data, shacl_graph=shapes)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = []
    for result in report.subjects(RDF.type, sh.ValidationResult):
        if report.value(result, sh.resultSeverity) == sh.Violation:
            parts = (report.value(result, part) for part in (sh.resultMessage, sh.focusNode, sh.value, sh.resultPath))
            found.append(" | ".join(str(part) for part in parts if part is not None))
    if conforms and found or not conforms and not list(report.subjects(RDF.type, sh.ValidationResult)):
        raise AssertionError("the report of pyshacl contradicts itself")
    return found


def check_shapes(export, _):
    shapes = rdflib.Graph().parse(SCHEMA / "shapes.ttl")
    yield from (f"shapes: {result}" for result in results(shapes_data(export), shapes)[:20])


def check_planted_faults(program):
    """The shapes must see faults: each of ten is planted alone in a sound export, and must be reported."""
    shapes = rdflib.Graph().parse(SCHEMA / "shapes.ttl")
    article = ROOT / "tests/articles/14-railway-loan.txt"
    with tempfile.TemporaryDirectory() as folder:
        output_of(program, "run", article, "--quiet", "--out", folder)
        sound = shapes_data(pathlib.Path(folder))
    # What the sound export already has is no sign that a fault was seen.
    before = results(sound, shapes)
    for name, plant, message in FAULTS:
        data = rdflib.Graph()
        data += sound
        plant(data)
        if len(data) == len(sound) and set(data) == set(sound):
            yield f"planted fault {name!r}: nothing was planted"
            continue
        new = [result for result in results(data, shapes) if result not in before]
        if not any(message in result for result in new):
            yield f"planted fault {name!r} is not reported; found {new[:3]}"


# ---- tables ----

def check_csvw(export, _):
    import csvw

    metadata = csvw.CSVW(str(export / "csv/csv-metadata.json"), validate=True)
    if not metadata.is_valid:
        yield from (f"csv/csv-metadata.json: {warning.message}" for warning in metadata.warnings)


def check_frictionless(export, _):
    import frictionless

    report = frictionless.validate(str(export / "csv/datapackage.json"))
    for row in report.flatten(["title", "rowNumber", "fieldName", "message"])[:20]:
        yield f"csv/datapackage.json: {row}"


def check_workbook(export, _):
    """Every sheet has the cells of its table: texts as texts without the guard, days as days, numbers as numbers."""
    import datetime

    import openpyxl

    book = openpyxl.load_workbook(export / "pactgraph.xlsx", read_only=True)
    tables = {path.stem: path for path in export.glob("csv/*.csv")}
    if set(book.sheetnames) != set(tables) or book.sheetnames[0] != "overview":
        yield f"pactgraph.xlsx: the sheets are {book.sheetnames}"
    package = json.loads((export / "csv/datapackage.json").read_text(encoding="utf-8"))
    fields = {r["name"]: {f["name"]: f["type"] for f in r["schema"]["fields"]} for r in package["resources"]}
    days = 0
    for name, path in tables.items():
        with open(path, encoding="utf-8", newline="") as file:
            kept = list(csv.reader(file))
        sheet = [list(row) for row in book[name].iter_rows(values_only=True)]
        if len(kept) != len(sheet):
            yield f"pactgraph.xlsx: {name} has {len(sheet)} rows, the table {len(kept)}"
        for number, (row, cells) in enumerate(zip(kept[1:], sheet[1:]), 2):
            for column, text, cell in zip(kept[0], row, cells + [None] * len(row)):
                kind = fields[name][column]
                if kind == "date" and text:
                    days += isinstance(cell, datetime.datetime)
                    found = cell.date().isoformat() if isinstance(cell, datetime.datetime) else cell
                elif kind in ("integer", "number") and text:
                    found, text = float(cell), float(text)
                elif kind == "boolean" and text:
                    found, text = cell, text == "true"
                else:
                    # The guard is for CSV alone; line ends of cells are line feeds.
                    found, text = cell or "", text.removeprefix("'")
                if found != text:
                    yield f"pactgraph.xlsx: {name} row {number}: {column}: {found!r}, the table says {text!r}"
    if not days:
        yield "pactgraph.xlsx: no day is a day"


def check_bytes(export, _):
    tables = sorted(export.glob("csv/*.csv")) + [export / "issues.csv"]
    if len(tables) < 20:
        yield f"only {len(tables)} tables"
    for path in tables:
        data = path.read_bytes()
        if data.startswith(b"\xef\xbb\xbf"):
            yield f"{path.name}: a byte order mark"
        # A line feed without a carriage return stands inside quotes only.
        outside = re.sub(rb'"(?:[^"]|"")*"', b"", data)
        if outside.count(b"\n") != outside.count(b"\r\n") or not data.endswith(b"\r\n"):
            yield f"{path.name}: lines do not end with CRLF"
        rows = list(csv.reader(data.decode("utf-8").splitlines(keepends=True), strict=True))
        if any(len(row) != len(rows[0]) for row in rows):
            yield f"{path.name}: rows of different lengths"
    for path in export.rglob("*"):
        if path.is_file() and path.suffix not in (".csv", ".xlsx") and b"\r" in path.read_bytes():
            yield f"{path.name}: a carriage return"


# ---- dates and quotations ----

def check_dates(export, _):
    """The bounds of each date against the package edtf."""
    import edtf

    day = lambda moment: f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
    graph = rdflib.Graph().parse(export / "pactgraph.nt")
    for thing, date in graph.subject_objects(PACT.date):
        parsed = edtf.parse_edtf(str(date))
        said = [str(graph.value(thing, bound) or "") for bound in (PACT.dateEarliest, PACT.dateLatest)]
        # Without a year there are no bounds; edtf would make them span all centuries.
        bounds = ["", ""] if str(date).startswith("X") else [day(parsed.lower_strict()), day(parsed.upper_strict())]
        if said != bounds:
            yield f"{thing}: {date} has the bounds {said}, edtf says {bounds}"


def check_quotations(export, articles, program):
    """`text[start:end] == quote` for every piece of evidence, with the text that the program prints."""
    evidence = rdflib.Dataset(default_union=True)
    evidence.parse(export / "evidence.nq", format="nquads")
    graph = rdflib.Graph().parse(export / "pactgraph.nt")
    paths = {path.name: path for path in sorted(articles.rglob("*")) if path.suffix in (".txt", ".md")}
    texts, checked = {}, 0
    for node, article in evidence.subject_objects(OA.hasSource):
        if article not in texts:
            name = str(graph.value(article, PACT.sourceFile))
            texts[article] = output_of(program, "text", paths[name]).decode("utf-8")
        said = {}
        for selector in evidence.objects(node, OA.hasSelector):
            said.update({p: o for p, o in evidence.predicate_objects(selector)})
        start, end, exact = int(said[OA.start]), int(said[OA.end]), str(said[OA.exact])
        text = texts[article]
        prefix, suffix = str(said.get(OA.prefix, "")), str(said.get(OA.suffix, ""))
        whole = text[start:end] == exact and text[:start].endswith(prefix) and text[end:].startswith(suffix)
        if not whole:
            yield f"{node}: {exact!r} does not stand at {start}-{end}: {text[start:end]!r}"
        checked += 1
    if not checked:
        yield "evidence.nq: no quotation"


def check_by_the_program(export, articles, program):
    """The program's own check of the same export, and of one with a fault."""
    found = subprocess.run([program, "validate", export, "--articles", articles], capture_output=True, text=True, check=False)
    if found.returncode:
        yield from found.stdout.splitlines()[:20] + found.stderr.splitlines()
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "export"
        shutil.copytree(export, copy)
        graph = copy / "pactgraph.nt"
        graph.write_text(re.sub(r".*ns#status> .*\n", "", graph.read_text(encoding="utf-8"), count=1), encoding="utf-8")
        found = subprocess.run([program, "validate", copy], capture_output=True, text=True, check=False)
        if found.returncode != 1 or "pact:status: found none" not in found.stdout:
            yield f"validate does not see a missing status: {found.returncode}: {found.stdout[:300]}"


# ---- questions ----

def engines(export):
    """An export with the concepts, in rdflib as one graph and in Oxigraph with the union of all graphs."""
    graph, store = shapes_data(export), pyoxigraph.Store()
    for path, form in (
        (export / "pactgraph.nt", pyoxigraph.RdfFormat.N_TRIPLES),
        (export / "evidence.nq", pyoxigraph.RdfFormat.N_QUADS),
        (SCHEMA / "concepts.ttl", pyoxigraph.RdfFormat.TURTLE),
    ):
        store.load(path=str(path), format=form)
    return graph, store


def check_questions(export, _):
    """Every shipped question gives as many rows in Oxigraph as in rdflib."""
    graph, store = engines(export)
    for name, text in answers.questions():
        oxi = len(list(store.query(text, use_default_graph_as_union=True)))
        lib = len(list(graph.query(text)))
        if oxi != lib:
            yield f"{name}: {oxi} rows in Oxigraph, {lib} in rdflib"


def check_expected_rows():
    """Every shipped question gives the expected rows of tests/questions, in both engines."""
    graph, store = engines(answers.ASKED)
    for name, text in answers.questions():
        oxi = store.query(text, use_default_graph_as_union=True).serialize(format=pyoxigraph.QueryResultsFormat.CSV)
        yield from (f"Oxigraph: {fault}" for fault in answers.faults(name, oxi.decode("utf-8")))
        lib = graph.query(text).serialize(format="csv")
        yield from (f"rdflib: {fault}" for fault in answers.faults(name, lib.decode("utf-8")))


CHECKS = [
    ("all RDF forms are one graph in every reader", check_one_graph),
    ("N-Quads are in RDFC-1.0 form", check_canonical),
    ("VoID and DCAT describe the files", check_catalogue),
    ("the frame makes a tree of each agreement", check_frame),
    ("SHACL shapes", check_shapes),
    ("CSVW", check_csvw),
    ("Frictionless", check_frictionless),
    ("bytes of the tables", check_bytes),
    ("the workbook holds the tables", check_workbook),
    ("EDTF dates and their bounds", check_dates),
    ("quotations stand at their places", check_quotations),
    ("the program's own check", check_by_the_program),
    ("seventeen questions in two engines", check_questions),
]


def run(name, check, *arguments):
    """Runs a check, prints what it says, returns how many faults there are."""
    start = time.monotonic()
    try:
        faults = list(check(*arguments))
    except Exception as reason:  # a reader that crashes has not accepted the file
        faults = [f"{type(reason).__name__}: {reason}"]
    print(f"  {'ok  ' if not faults else 'FAIL'} {name} ({time.monotonic() - start:.0f} s)", flush=True)
    for fault in faults[:20]:
        print(f"       {fault}", flush=True)
    return len(faults)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("exports", nargs="+", metavar="EXPORT=ARTICLES")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    faults = 0
    for pair in arguments.exports:
        export, articles = (pathlib.Path(part) for part in pair.split("=", 1))
        counts = json.loads((export / "run.json").read_text(encoding="utf-8"))["counts"]
        print(f"{export}: {counts['triples']} triples, {counts['claims']} claims")
        for name, check in CHECKS:
            more = (program,) if check in (check_quotations, check_by_the_program) else ()
            faults += run(name, check, export, articles, *more)
    print("the shapes themselves")
    faults += run("ten planted faults are reported", check_planted_faults, program)
    print("the questions themselves")
    faults += run("seventeen questions have the expected rows in two engines", check_expected_rows)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
