#!/usr/bin/env python3
"""Reads the tables of an export into pandas: every cell a text first, so that codes keep their zeros.

    pip install pandas
    examples/load_pandas.py EXPORT
"""
import pathlib
import sys

import pandas

tables = pathlib.Path(sys.argv[1]) / "csv"


def table(name):
    # An empty cell means "no article says it"; "NA" is a word like any other.
    return pandas.read_csv(tables / f"{name}.csv", dtype=str, keep_default_na=False)


agreements, parties = table("agreements"), table("agreement_parties")
# Days are days where the year is known.
agreements["date_earliest"] = pandas.to_datetime(agreements["date_earliest"].replace("", None))
both = agreements.merge(parties, left_on="id", right_on="agreement_id")
print(both.groupby("party_name").size().sort_values(ascending=False).head(5).to_string())
concluded = (agreements["class"] == "ConcludedAgreement").sum()
print(f"pandas: {len(agreements)} agreements, {concluded} concluded, {len(both)} rows with their parties")
