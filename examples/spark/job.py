#!/usr/bin/env python3
"""pactgraph on a Spark cluster: the filters over partitions, partitioned N-Quads and CSV. README.md says how and why.

Usage: spark-submit job.py ARTICLES OUT [--program pactgraph] [--partitions N] [--by arrow|pipe]
ARTICLES, OUT and the program lie where every worker sees them under the same path; OUT is made anew.
"""

import argparse
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import urllib.request

import pyarrow
from pyspark import TaskContext
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

ENDINGS = {".txt", ".text", ".md", ".markdown", ".html", ".htm"}
# Rows of these tables say what is told in many parts: they are put together at the end.
TOLD_IN_MANY = ("network", "evidence")


def through(command, lines):
    """What a command prints when it reads these lines; it is not started for none."""
    first = list(itertools.islice(lines, 1))
    if not first:
        return
    pipe, fault = subprocess.PIPE, []
    program = subprocess.Popen(["bash", "-c", f"set -o pipefail; {command}"], stdin=pipe, stdout=pipe)

    def feed():
        try:
            with program.stdin as to:
                to.writelines(line.encode() + b"\n" for line in itertools.chain(first, lines))
        except Exception as reason:  # It is raised below, where Spark sees it.
            fault.append(reason)

    feeder = threading.Thread(target=feed)
    feeder.start()
    for line in program.stdout:
        yield line.decode().removesuffix("\n")
    feeder.join()
    if program.wait() or fault:
        raise RuntimeError(f"{command}: exit code {program.returncode} {fault}")


def rows(batches, *columns):
    for batch in batches:
        yield from zip(*(batch.column(name).to_pylist() for name in columns))


def mapped(frame, work, columns):
    """What `work` makes of the batches of each partition: rows of these columns."""
    schema = to_arrow_schema(StructType.fromDDL(columns))

    def batches(given):
        found = iter(work(given))
        # Few at a time: the line of a country is as long as its articles are many.
        while some := list(itertools.islice(found, 200)):
            arrays = [pyarrow.array(values, field.type) for values, field in zip(zip(*some), schema)]
            yield pyarrow.RecordBatch.from_arrays(arrays, schema=schema)

    return frame.mapInArrow(batches, columns)


def filtered(frame, command):
    """The lines of each partition through a command."""
    work = lambda batches: zip(through(command, (line for (line,) in rows(batches, "line"))))
    return mapped(frame.select("line"), work, "line string")


def kept(frame, what):
    """What is used more than once, or writes files: it is worked out now, and not again."""
    frame.sparkSession.sparkContext.setJobDescription(what)
    # A frame that is only cached is worked out anew where it is joined with itself.
    return frame.localCheckpoint()


def get(path):
    return F.get_json_object("line", f"$.holds.{path}")


def node_id(path):
    return F.concat(get(f"{path}.kind"), F.lit("/"), get(f"{path}.slug"))


def articles_of(folder):
    """The files that `pactgraph run` takes from a folder, but for archives and records of many articles."""
    paths = (path for path in pathlib.Path(folder).resolve().rglob("*") if path.suffix.lower() in ENDINGS)
    return sorted(str(path) for path in paths if path.name.lower() != "readme.md")


def read(spark, paths, options):
    """The lines that extract and normalize make of the articles."""
    program = options.program
    command = f"xargs -d '\\n' {program} extract --threads 1 | {program} normalize --threads 1"
    found = spark.createDataFrame([(path,) for path in paths], "line string").repartition(options.partitions)
    if options.by == "arrow":
        return filtered(found, command)
    piped = found.rdd.map(lambda row: row.line).pipe(f'bash -c "set -o pipefail; {command}"', checkCode=True)
    return piped.map(lambda line: (line,)).toDF("line string")


def understood(spark, options):
    """The records of the articles, each text once; and the issues of what was not read or is there again."""
    lines = read(spark, articles_of(options.articles), options)
    article, file = get("records.records.article").alias("article"), get("records.source_file").alias("file")
    lines = kept(lines.select("line", article, file), "extract and normalize")
    # Of inputs with one text the first by name counts.
    same = Window.partitionBy("article").orderBy("file")
    place, first = F.row_number().over(same).alias("place"), F.first("file").over(same).alias("first")
    records = kept(lines.where("article is not null").select("*", place, first), "each text once")
    message = F.concat(F.lit("the same text as "), "first").alias("message")
    text = lambda value, name: F.lit(value).alias(name)
    issue = F.struct(F.col("file").alias("source_file"), "article", text("skipped", "kind"), text("", "place"), message)
    rules = F.get_json_object("line", "$.rules").alias("rules")
    line = F.to_json(F.struct(F.lit(1).alias("v"), rules, F.struct(issue.alias("issue")).alias("holds")))
    again = records.where("place > 1").select(line)
    return records.where("place = 1"), lines.where("article is null").select("line").union(again)


def components(edges):
    """Of the edges from things to blocks: each thing with the least of all that it is connected with."""
    labels = edges.select("thing", F.col("thing").alias("label")).distinct()
    while True:
        by_block = edges.join(labels, "thing").groupBy("block").agg(F.min("label").alias("least"))
        nearer = edges.join(by_block, "block").groupBy("thing").agg(F.min("least").alias("least"))
        nearer = kept(nearer, "groups of deals")
        changed = nearer.join(labels, "thing").where("least < label").count()
        labels = nearer.withColumnRenamed("least", "label")
        if not changed:
            return labels


def compared(records, options):
    """What all articles together make of each: the links, and the issues of pairs that nearly are one."""
    merge = f"{options.program} merge --threads 1 --step"
    outlines = filtered(records, f"{merge} outline")
    # Which acronyms, namesakes and copies there are is known only from all articles: this one pass is in one place.
    named = kept(filtered(outlines.repartition(1), f"{merge} names"), "names of all articles")
    deals = named.where(get("deal").isNotNull()).withColumn("thing", F.md5("line"))
    blocks = F.from_json(get("deal.blocks"), "array<string>")
    edges = deals.select("thing", F.explode(blocks).alias("block"))
    # A block of one deal compares nothing.
    many = edges.groupBy("block").count().where("count > 1")
    edges = kept(edges.join(many, "block", "left_semi"), "groups of deals")
    groups = components(edges)
    largest = groups.groupBy("label").count().agg(F.max("count")).first()[0]
    print(f"{deals.count()} deals, {groups.count()} of them in groups, {largest} in the largest")
    together = deals.join(groups, "thing").repartition("label")
    agreed = kept(filtered(together, f"{merge} agreements"), "deals compared")
    return named.union(agreed).where(get("link").isNotNull()), agreed.where(get("issue").isNotNull())


def merged(records, links, options):
    """The lines of things and of idle persons, each with the id of the thing."""
    merge = f"{options.program} merge --threads 1 --step"
    links = links.select("line", get("link.article").alias("article"), F.lit(0).alias("order"))
    both = links.union(records.select("line", "article", F.lit(1)))
    by_article = both.repartition("article").sortWithinPartitions("article", "order")
    pieces = filtered(by_article, f"{merge} rename").withColumn("id", node_id("piece.node.id"))
    nodes = filtered(pieces.repartition("id").sortWithinPartitions("id"), f"{merge} join")
    return kept(nodes.withColumn("id", F.coalesce(node_id("node.id"), node_id("idle"))), "things joined")


def surroundings(line):
    """Of a thing: its line for parts that look it up, what it looks up itself, and who is looked up from there."""
    told = json.loads(line)
    node = told["holds"].get("node")
    if not node:
        return line, [], []
    name = lambda at: f"{at['kind']}/{at['slug']}"
    values = [s["value"]["node"] for s in node["statements"] if "node" in s["value"]]
    speakers = [p["attributed_to"] for s in node["statements"] for p in s["provenance"] if p["attributed_to"]]
    leads = {name(at) for at in values + speakers} | {f"article/{article}" for article in node["articles"]}
    # The rows of these name and count the agreements and events that lead to them.
    whole = node["id"]["kind"] in ("agreement", "event")
    back = {name(at) for at in values if whole and at["kind"] in ("party", "participation", "provision")}
    accepted = [{**s, "provenance": []} for s in node["statements"] if s["status"] == "accepted"]
    told["holds"] = {"around": {**node, "statements": accepted, "articles": []}}
    return json.dumps(told, ensure_ascii=False), sorted(leads), sorted(back)


def parts(nodes, issues, options):
    """The lines of each part in a partition of its own: its things, what they look up, who is looked up from them."""
    part = lambda column: F.pmod(F.hash(column), F.lit(options.partitions))
    work = lambda batches: ((id, *surroundings(line)) for id, line in rows(batches, "id", "line"))
    about = mapped(nodes, work, "id string, line string, leads array<string>, back array<string>")
    about = kept(about, "what looks up what")
    # `home` is a thing of the part that looks up `id`: both get into the partition of its hash.
    leads = about.select(F.col("id").alias("home"), F.explode("leads").alias("id"))
    back = about.select(F.explode("back").alias("home"), "id")
    # The overview names the publishers of articles that it looks up; there are few of them.
    homes = about.groupBy(part("id")).agg(F.min("id").alias("home")).select("home")
    wanted = leads.union(back).union(homes.crossJoin(about.where("id like 'publisher/%'").select("id")))
    once = wanted.where(part("home") != part("id")).groupBy(part("home"), "id").agg(F.min("home").alias("home"))
    around = once.join(about.select("id", "line"), "id").select("home", "line")
    own = nodes.select(F.col("id").alias("home"), "line")
    return own.union(issues.select(F.lit("issues").alias("home"), "line")).union(around).repartition("home")


def records_of(path):
    """The records of a table, of which one may go over several lines."""
    record = ""
    with open(path, encoding="utf-8", newline="") as table:
        for line in table:
            record += line
            if record.count('"') % 2 == 0:
                yield record
                record = ""


def put(out, file, part, lines):
    """A file of a part, in one piece: a task that is run twice leaves one."""
    folder = pathlib.Path(out, file)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8", newline="") as new:
        new.writelines(lines)
    os.chmod(new.name, 0o644)
    os.replace(new.name, folder / (part + folder.suffix))


def emit(batches, program, out):
    """Writes a part of the export, and yields the lines that other parts may tell too: file, line, two numbers."""
    part = f"part-{TaskContext.get().partitionId():05}"
    with tempfile.TemporaryDirectory() as folder:
        lines = (line for (line,) in rows(batches, "line"))
        # Exit code 1 says that an article could not be read, which its issue says too.
        list(through(f"{program} emit --threads 1 --quiet --formats nq,csv --out {folder} || [ $? = 1 ]", lines))
        if not os.path.exists(f"{folder}/run.json"):
            return
        with open(f"{folder}/pactgraph.nq", encoding="utf-8", newline="\n") as quads:
            put(out, "pactgraph.nq", part, quads)
        own = []
        with open(f"{folder}/evidence.nq", encoding="utf-8", newline="\n") as quads:
            for line in quads:
                if "/claim/" in line.partition(">")[0]:
                    own.append(line)
                else:
                    yield "evidence.nq", line, 0, 0
        put(out, "evidence.nq", part, own)
        for table in [*sorted(pathlib.Path(folder, "csv").glob("*.csv")), pathlib.Path(folder, "issues.csv")]:
            file, (header, *told) = str(table.relative_to(folder)), records_of(table)
            if table.stem == "network":
                yield from ((file, pair, int(some), int(all_)) for pair, some, all_ in (r.rsplit(",", 2) for r in told))
            elif table.stem in TOLD_IN_MANY:
                yield from ((file, record, 0, 0) for record in told)
            elif told:
                put(out, file, part, [header, *told])


def put_shared(batches, headers, out):
    """Writes what many parts told, each line once and with the sum of its numbers."""
    part = f"shared-{TaskContext.get().partitionId():05}"
    for file, told in itertools.groupby(rows(batches, "file", "line", "some", "all"), lambda row: row[0]):
        numbers = file.endswith("network.csv")
        lines = (f"{line},{some},{all_}\r\n" if numbers else line for _, line, some, all_ in told)
        put(out, file, part, itertools.chain(headers.get(file, []), lines))
        yield (file,)


def headers_of(program):
    """The headers of the tables that are told in many parts: the program writes them without any things as well."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "emit", "--quiet", "--formats", "csv", "--out", folder]
        subprocess.run(command, stdin=subprocess.DEVNULL, check=True)
        return {f"csv/{name}.csv": [next(records_of(f"{folder}/csv/{name}.csv"))] for name in TOLD_IN_MANY}


def report(spark):
    """Prints what each piece of work took, as Spark's monitoring tells it."""
    context, sums = spark.sparkContext, {}
    if context.uiWebUrl:
        address = f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/stages?status=complete"
        for stage in sorted(json.load(urllib.request.urlopen(address)), key=lambda stage: stage["stageId"]):
            sum_ = sums.setdefault(stage.get("description", ""), [0, 0, 0])
            for at, what in enumerate(("executorRunTime", "shuffleWriteBytes", "shuffleWriteRecords")):
                sum_[at] += stage[what]
    for what, (time, size, count) in [*sums.items(), ("all", [sum(all_) for all_ in zip(*sums.values())] or [0] * 3)]:
        print(f"{what:24} {time / 1000:8.1f} s of tasks, shuffled {size:11} bytes, {count:9} rows")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("articles")
    arguments.add_argument("out")
    arguments.add_argument("--program", default="pactgraph")
    arguments.add_argument("--partitions", type=int, default=8)
    arguments.add_argument("--by", choices=["arrow", "pipe"], default="arrow")
    options = arguments.parse_args()
    program, out = options.program, os.path.abspath(options.out)
    shutil.rmtree(out, ignore_errors=True)
    spark = SparkSession.builder.appName("pactgraph").getOrCreate()
    # A line goes to the partition that its hash says, so none may be joined with another one.
    spark.conf.set("spark.sql.adaptive.enabled", "false")
    spark.conf.set("spark.sql.shuffle.partitions", options.partitions)

    records, unread = understood(spark, options)
    links, doubtful = compared(records, options)
    nodes = merged(records, links, options)
    lines = parts(nodes, unread.union(doubtful), options)
    work = lambda batches: emit(batches, program, out)
    written = kept(mapped(lines, work, "file string, line string, some long, all long"), "emit")
    shared = written.groupBy("file", "line").agg(F.sum("some").alias("some"), F.sum("all").alias("all"))
    headers = headers_of(program)
    work = lambda batches: put_shared(batches, headers, out)
    kept(mapped(shared.sortWithinPartitions("file", "line"), work, "file string"), "what many parts tell")
    report(spark)
    spark.stop()


if __name__ == "__main__":
    main()
