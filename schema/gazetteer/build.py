"""Builds the gazetteer: countries.csv, subdivisions.csv, china.csv and cities.csv; checks bodies.csv.

    python3 -m venv .venv && .venv/bin/pip install -r schema/gazetteer/requirements.txt
    .venv/bin/python schema/gazetteer/build.py

The same packages give the same bytes: `--check` writes nothing and fails if a committed file would change.
README.md beside this script says what each column is and whose data it is.
"""

import argparse
import csv
import difflib
import io
import re
import sys
from pathlib import Path

from anyascii import anyascii
from opencc import OpenCC

import china
import sources

COUNTRIES = ["iso2", "iso3", "geonames_id", "name_en", "names_en", "demonyms", "name_zh", "capital", "status"]
SUBDIVISIONS = ["code", "country", "name_en", "names", "name_zh", "geonames_id", "type"]
CHINA = ["code", "level", "name_zh", "name_en", "names", "type_en", "parent", "geonames_id", "geonames_city_id"]
CITIES = ["geonames_id", "name", "names", "name_zh", "country", "admin1", "population", "lat", "lon"]
BODIES = ["name", "acronym", "names", "name_zh", "kind", "country", "source"]

# GeoNames keeps these beside the countries of today.
WITHDRAWN = {"AN", "CS"}

# ISO 3166-2 also lists these territories under the country they belong to; CLDR names them as territories only.
ALSO_TERRITORIES = {
    "CN-HK", "CN-MO", "CN-TW", "FR-BL", "FR-MF", "FR-NC", "FR-PF", "FR-PM", "FR-TF", "FR-WF", "FR-CP",
    "NL-AW", "NL-CW", "NL-SX", "US-AS", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI",
}

HAN = re.compile(r"[\u3400-\u9fff]+")
SIMPLIFIED = OpenCC("t2s")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ0-9 .,'’ʻ()/&–-]+")

# Provinces of China: ISO 3166-2 letters and the first two digits of GB/T 2260.
PROVINCES = dict(zip(
    "BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ HK MO".split(),
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 81 82".split(),
))
PROVINCE_OF_ISO = {f"CN-{letters}": digits + "0000" for letters, digits in PROVINCES.items()}


def joined(names, without, limit=None):
    """Names joined by `|`: each once, in the order given, the main name left out."""
    kept = [name for name in dict.fromkeys(name.strip() for name in names) if name and name != without]
    return "|".join(kept[:limit])


def countries(geonames, cldr_en, cldr_zh):
    by_hand = {row["iso2"]: row for row in sources.hand("countries.csv")}
    rows = []
    for iso2, country in sorted(geonames.items()):
        if iso2 in WITHDRAWN:
            continue
        hand = by_hand.pop(iso2)
        name = hand["name_en"] or country["name"].strip()
        zh = cldr_zh.get(f"{iso2}-alt-short", cldr_zh[iso2])
        cldr = [cldr_en[iso2], cldr_en.get(f"{iso2}-alt-short", "")]
        cldr = [other for other in cldr if "&" not in other and "(" not in other and other != "Hong Kong SAR China"]
        cldr = [other.replace("’", "'") for other in cldr if not other.endswith("SAR China")]
        rows.append({
            "iso2": iso2, "iso3": country["iso3"], "geonames_id": country["geonameid"], "name_en": name,
            "names_en": joined(hand["names_en"].split("|") + cldr, name), "demonyms": hand["demonyms"],
            "name_zh": zh, "capital": hand["capital"] or country["capital"],
            "status": "user-assigned" if iso2 == "XK" else "iso",
        })
    if by_hand:
        raise SystemExit(f"hand/countries.csv: not in GeoNames: {', '.join(by_hand)}")
    return rows


def subdivisions(divisions, cldr_en, cldr_names):
    by_hand = {row["code"]: row for row in sources.hand("subdivisions.csv")}
    china_zh = {code: name for code, _, name, _, _ in sources.china()}
    rows = []
    for division in divisions:
        code = division.iso
        if not code:
            continue
        hand = by_hand.pop(code, {})
        name = hand.get("name_en") or cldr_names.get(code.replace("-", "").lower())
        if not name and code in ALSO_TERRITORIES:
            name = cldr_en.get(code[3:])
        if not name:
            continue  # a code that CLDR does not name
        zh = hand.get("name_zh") or china_zh.get(PROVINCE_OF_ISO.get(code), "")
        # Only where GeoNames knows the division are the aliases GeoNames'.
        aliases = [a for a in division.aliases if division.geonames_id and LATIN.fullmatch(a) and a[:1].isupper()]
        names = hand.get("names", "").split("|") + [anyascii(name)] + sorted(aliases)
        rows.append({
            "code": code, "country": code[:2], "name_en": name, "names": joined(names, name, 6), "name_zh": zh,
            "geonames_id": division.geonames_id, "type": division.kind,
        })
    if by_hand:
        raise SystemExit(f"hand/subdivisions.csv: unknown codes: {', '.join(by_hand)}")
    return sorted(rows, key=lambda row: row["code"])


def chinese_name(city, name):
    """The Han alternate name, in simplified characters, that reads most like the name, if there is one."""
    def rank(han):
        try:
            han.encode("gb2312")
            japanese = False
        except UnicodeEncodeError:
            japanese = True
        bare = han.removesuffix("市") if len(han) > 2 else han
        likeness = difflib.SequenceMatcher(None, letters(china.romanise(bare, len(bare))), letters(name)).ratio()
        return japanese, -round(likeness, 2), han != bare, len(han), han

    found = {SIMPLIFIED.convert(alias) for alias in city.aliases if HAN.fullmatch(alias)}
    best = min(found, key=rank) if found else ""
    return best.removesuffix("市") if len(best) > 2 else best


def letters(text):
    return re.sub(r"[^a-z]", "", anyascii(text).lower())


def cities(places, seats):
    """`seats`: Chinese names of the cities of GB/T 2260 by GeoNames id; they go before GeoNames' alternates."""
    by_hand = {row["geonames_id"]: row for row in sources.hand("cities.csv")}
    rows = []
    for city in places:
        name = anyascii(city.name).strip()
        same = [a for a in city.aliases if a.isascii() and a[:1].isupper() and letters(a) == letters(name)]
        hand = by_hand.pop(city.geonames_id, {"names": "", "name_zh": ""})
        names = [city.name] + hand["names"].split("|") + [re.sub("['`]", "", name)] + sorted(same)
        admin1 = next((division for division in city.divisions if division.level == "1"), None)
        codes = [division.iso for division in city.divisions if division.iso]
        rows.append({
            "geonames_id": city.geonames_id, "name": name, "names": joined(names, name, 4),
            "name_zh": hand["name_zh"] or seats.get(city.geonames_id) or chinese_name(city, name),
            "country": city.country,
            "admin1": (admin1 and admin1.iso) or (codes and codes[0]) or (admin1 and admin1.admin) or "",
            "population": city.population, "lat": f"{city.lat:.5f}", "lon": f"{city.lon:.5f}",
        })
    if by_hand:
        raise SystemExit(f"hand/cities.csv: not among the cities: {', '.join(by_hand)}")
    return rows


def check_bodies(path):
    """Stops the build unless bodies.csv is sorted, has each name once, and gives every row a kind and a source."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [row["name"] for row in rows]
    for number, row in enumerate(rows, 2):
        if not (row["name"] and row["kind"] and row["source"]) or None in row.values() or None in row:
            raise SystemExit(f"{path.name}:{number}: a name, a kind and a source are needed")
    if names != sorted(set(names)):
        raise SystemExit(f"{path.name}: not sorted by name, or a name stands there twice")
    return len(rows)


def as_csv(header, rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, default=sources.HERE / ".cache", help="where the CLDR packages are kept")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file would change")
    options = parser.parse_args()

    sources.check_versions()
    cldr_en, cldr_zh, cldr_names = sources.cldr(options.cache.resolve())
    divisions = sources.subdivisions()
    by_hand = china.overrides(sources.hand("overrides.csv"))
    join = china.GeoNamesJoin(divisions, sources.cities(500, divisions), PROVINCE_OF_ISO)
    chinese = china.rows(sources.china(), join, by_hand)
    seats = {row["geonames_city_id"]: row["name_zh"].removesuffix("市") for row in chinese if row["geonames_city_id"]}
    files = {
        "countries.csv": (COUNTRIES, countries(sources.countries(), cldr_en, cldr_zh)),
        "subdivisions.csv": (SUBDIVISIONS, subdivisions(divisions, cldr_en, cldr_names)),
        "china.csv": (CHINA, chinese),
        "cities.csv": (CITIES, cities(sources.cities(15000, divisions), seats)),
    }
    if by_hand:
        raise SystemExit(f"hand/overrides.csv: not in GB/T 2260: {', '.join(by_hand)}")
    stale = []
    for name, (header, rows) in files.items():
        made = as_csv(header, rows).encode()
        path = sources.HERE / name
        if not path.exists() or path.read_bytes() != made:
            stale.append(name)
            if not options.check:
                path.write_bytes(made)
        print(f"{name}: {len(rows)} rows, {len(made)} bytes")
    print(f"bodies.csv: {check_bodies(sources.HERE / 'bodies.csv')} rows, checked")
    if options.check and stale:
        sys.exit(f"would change: {', '.join(stale)}")


if __name__ == "__main__":
    main()
