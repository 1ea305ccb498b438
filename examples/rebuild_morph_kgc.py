#!/usr/bin/env python3
"""Makes the graph again from the tables alone, with Morph-KGC, and compares it with pactgraph.nt.

    pip install morph-kgc 'pandas<3' 'numpy<2' rdflib
    pactgraph run ARTICLES --out EXPORT --csv-raw
    examples/rebuild_morph_kgc.py EXPORT

The mapping in RML is made from csv-metadata.json: a triples map a column that makes triples.
"""
import configparser
import csv
import json
import pathlib
import re
import sys
import tempfile

import morph_kgc
import rdflib

rdflib.NORMALIZE_LITERALS = False
XSD = "http://www.w3.org/2001/XMLSchema#"
export = pathlib.Path(sys.argv[1]).resolve()
tables = json.loads((export / "csv/csv-metadata.json").read_text(encoding="utf-8"))["tables"]


def template(text):
    return re.sub(r"\{\+?([a-z_]+)\}", r"{\1}", text)


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def term(kind, text):
    """A term map: a reference where the template is a column alone, which must not be escaped; a constant without columns."""
    if "{" not in text:
        return f"[ rr:constant <{text}> ]"
    if re.fullmatch(r"\{[a-z_]+\}", text):
        return f"[ rml:reference {quoted(text[1:-1])} ; rr:termType rr:IRI ]"
    return f"[ rr:template {quoted(text)} ; rr:termType rr:IRI ]"


def maps():
    for table in tables:
        path = export / "csv" / table["url"]
        with open(path, encoding="utf-8", newline="") as file:
            if table.get("suppressOutput") or len(list(csv.reader(file))) < 2:
                continue
        schema = table["tableSchema"]
        for column in schema["columns"]:
            if column.get("suppressOutput"):
                continue
            about = template(column.get("aboutUrl") or schema["aboutUrl"])
            prop, name = template(column["propertyUrl"]), column.get("name")
            if "valueUrl" in column:
                value = term("object", template(column["valueUrl"]))
            else:
                datatype = column["datatype"]
                iri = datatype.get("@id") or XSD + datatype["base"] if isinstance(datatype, dict) else XSD + datatype
                told = f"rr:language {quoted(column['lang'])}" if "lang" in column else f"rr:datatype <{iri}>"
                value = f"[ rml:reference {quoted(name)} ; {told} ]"
            yield f"""
[] a rr:TriplesMap ;
   rml:logicalSource [ rml:source {quoted(str(path))} ; rml:referenceFormulation ql:CSV ] ;
   rr:subjectMap {term("subject", about)} ;
   rr:predicateObjectMap [ rr:predicateMap {term("predicate", prop)} ; rr:objectMap {value} ] ."""


with tempfile.TemporaryDirectory() as folder:
    mapping = pathlib.Path(folder) / "mapping.rml.ttl"
    prefixes = "@prefix rr: <http://www.w3.org/ns/r2rml#> .\n@prefix rml: <http://semweb.mmlab.be/ns/rml#> .\n@prefix ql: <http://semweb.mmlab.be/ns/ql#> .\n"
    mapping.write_text(prefixes + "\n".join(maps()), encoding="utf-8")
    config = f"[CONFIGURATION]\nna_values=\nlogging_level=ERROR\nnumber_of_processes=1\n[tables]\nmappings={mapping}\n"
    rebuilt = morph_kgc.materialize(config)

key = lambda term: term.n3()
graph = {tuple(map(key, triple)) for triple in rdflib.Graph().parse(export / "pactgraph.nt")}
made = {tuple(map(key, triple)) for triple in rebuilt}
string = f"^^<{XSD}string>"
made = {tuple(part.removesuffix(string) for part in triple) for triple in made}
graph = {tuple(part.removesuffix(string) for part in triple) for triple in graph}
with open(export / "csv/further_values.csv", encoding="utf-8", newline="") as file:
    further = len(list(csv.DictReader(file)))
lost, more = graph - made, made - graph
for what, triples in (("lost", lost), ("made up", more)):
    for triple in sorted(triples)[:5]:
        print(what, *triple)
print(f"Morph-KGC: {len(made)} triples made, {len(lost)} lost ({further} of them told as further values), {len(more)} made up")
sys.exit(1 if len(lost) != further or more else 0)
