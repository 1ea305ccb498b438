#!/usr/bin/env python3
"""Measures both ways to run a filter over partitions, mapInArrow and pipe, on the same articles, in turns.

Usage: spark-submit measure.py ARTICLES [--program pactgraph] [--partitions N] [--times N]
"""

import argparse
import time

import job
from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("articles")
    arguments.add_argument("--program", default="pactgraph")
    arguments.add_argument("--partitions", type=int, default=4)
    arguments.add_argument("--times", type=int, default=3)
    options = arguments.parse_args()
    spark = SparkSession.builder.appName("pactgraph").getOrCreate()
    paths = job.articles_of(options.articles)
    print(f"{len(paths)} articles")
    # The first turn starts the workers.
    for turn in range(options.times + 1):
        for options.by in ("arrow", "pipe"):
            begun = time.monotonic()
            lines = job.read(spark, paths, options)
            count, size = lines.agg(F.count("line"), F.sum(F.octet_length("line"))).first()
            took = time.monotonic() - begun
            print(f"turn {turn}, extract and normalize by {options.by:5}: {took:6.2f} s, {count} lines, {size} bytes")
    # What goes in and comes out without any work between.
    lines = job.kept(lines, "lines")
    for turn in range(options.times + 1):
        for by in ("arrow", "pipe"):
            begun = time.monotonic()
            piped = lambda: lines.rdd.map(lambda row: row.line).pipe("cat", checkCode=True).map(lambda line: (line,))
            out = job.filtered(lines, "cat") if by == "arrow" else piped().toDF("line string")
            count, size = out.agg(F.count("line"), F.sum(F.octet_length("line"))).first()
            print(f"turn {turn}, cat by {by:5}: {time.monotonic() - begun:6.2f} s, {count} lines, {size} bytes")
    spark.stop()


if __name__ == "__main__":
    main()
