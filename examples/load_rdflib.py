#!/usr/bin/env python3
"""Loads an export into rdflib and asks a question that comes with it.

    pip install rdflib
    examples/load_rdflib.py EXPORT [QUESTION.rq]
"""
import pathlib
import sys

import rdflib

export = pathlib.Path(sys.argv[1])
schema = pathlib.Path(__file__).resolve().parent.parent / "schema"
question = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else schema / "queries/01-concluded-agreements.rq"

# Statements, claims and concepts are one graph: graph names matter to no question.
graph = rdflib.Graph().parse(export / "pactgraph.nt").parse(schema / "concepts.ttl")
claims = rdflib.Dataset(default_union=True)
claims.parse(export / "evidence.nq", format="nquads")
graph += ((s, p, o) for s, p, o, _ in claims.quads())

rows = list(graph.query(question.read_text(encoding="utf-8")))
for row in rows[:5]:
    print(*(str(cell) for cell in row if cell is not None), sep=" | ")
print(f"rdflib: {len(graph)} triples, {len(rows)} rows")
