"""Romanises the divisions of GB/T 2260 and joins them to GeoNames."""

import re
from collections import defaultdict

from pypinyin import lazy_pinyin
from anyascii import anyascii

TYPES = {
    "省": "province", "自治区": "autonomous region", "直辖市": "municipality", "特别行政区": "special administrative region",
    "地级市": "city", "自治州": "autonomous prefecture", "地区": "prefecture", "盟": "league",
    "市辖区": "district", "县级市": "city", "县": "county", "自治县": "autonomous county",
    "旗": "banner", "自治旗": "autonomous banner", "林区": "forestry district", "特区": "special district",
}

# What the name of a division of each type ends in.
ENDINGS = {"直辖市": "市", "地级市": "市", "县级市": "市", "市辖区": "区"}

# The source of an override that corrects how characters are read; their usual reading is no name of the place.
LOCAL_READING = "local reading of the characters"

# The peoples that stand in the names of autonomous prefectures, counties and banners.
PEOPLES = ("阿昌 白 保安 布朗 布依 傣 达斡尔 德昂 东乡 侗 独龙 俄罗斯 鄂伦春 鄂温克 高山 仡佬 哈尼 哈萨克 回 基诺 京 景颇 "
           "柯尔克孜 拉祜 黎 傈僳 满 毛南 门巴 蒙古 苗 仫佬 纳西 怒 普米 羌 撒拉 畲 水 塔吉克 塔塔尔 土家 土 佤 维吾尔 "
           "乌孜别克 锡伯 瑶 彝 裕固 藏 壮 朝鲜").split()
# In Xinjiang the word 族 is left out after these.
BARE_PEOPLES = ("哈萨克", "蒙古", "塔吉克", "锡伯", "柯尔克孜", "维吾尔", "鄂伦春")
# How these characters are read in names of places, where the dictionary of words says otherwise; a name that is an
# exception to this stands in hand/overrides.csv.
PLACE_READINGS = {
    "乐": "le", "什": "shi", "佛": "fo", "勒": "le", "单": "shan", "尾": "wei", "朝": "chao", "柏": "bai", "棱": "ling",
    "泊": "bo", "漯": "luo", "珲": "hun", "蚌": "beng", "都": "du", "长": "chang",
}
_AUTONOMOUS = re.compile(
    "(?:各族|(?:" + "|".join(f"{people}族" for people in sorted(PEOPLES, key=len, reverse=True)) + ")+|"
    + "|".join(BARE_PEOPLES) + ")?自治[区州县旗]$")


def stem(name, kind):
    """The Chinese name without its level word and without the peoples that govern it: 彭水苗族土家族自治县 → 彭水."""
    if "自治" in kind:
        short = _AUTONOMOUS.sub("", name)
        return short or re.sub("族?自治[区州县旗]$", "", name)
    short = name.removesuffix(ENDINGS.get(kind, kind))
    return re.sub("(?<=..)(?:" + "|".join(PEOPLES) + ")族$", "", short)  # 管城回族区


def romanise(name, stem_length):
    """Pinyin of the first `stem_length` characters, read with the whole name as context: 西安市 → Xi'an."""
    syllables = lazy_pinyin(name, v_to_u=True)[:stem_length]
    syllables = [PLACE_READINGS.get(character, syllable) for character, syllable in zip(name, syllables)]
    word = syllables[0]
    for syllable in syllables[1:]:
        word += ("'" if syllable[0] in "aeo" else "") + syllable
    return anyascii(word).capitalize()


def overrides(rows):
    """Hand-made English names by code, checked: every row has a source and a code that exists."""
    by_code = {}
    for row in rows:
        if not row["source"] or row["code"] in by_code:
            raise SystemExit(f"hand/overrides.csv: {row['code']} has no source or stands there twice")
        by_code[row["code"]] = row
    return by_code


class GeoNamesJoin:
    """Finds the GeoNames ids of a division: the division itself, and the town that bears its name.

    GeoNames gives the prefectures of China an admin2 code that ends in the first four digits of GB/T 2260.
    A town is joined only inside the division's own province and prefecture, by one of its Chinese names, and only
    if it is the only such town.
    """

    def __init__(self, subdivisions, cities, province_iso):
        self.divisions = {}
        for row in subdivisions:
            last = row.admin.rsplit(".", 1)[-1]
            if row.admin.startswith("CN.") and row.admin.count(".") == 2 and re.fullmatch(r"\d{4}", last):
                self.divisions[last + "00"] = row.geonames_id
            elif row.iso in province_iso:
                self.divisions[province_iso[row.iso]] = row.geonames_id
        self.towns = defaultdict(set)
        for city in cities:
            if city.country != "CN" or not city.divisions:
                continue
            inside = {province_iso.get(city.divisions[0].iso)}
            if len(city.divisions) > 1:
                inside.add(city.divisions[1].admin.rsplit(".", 1)[-1] + "00")
            for alias in city.aliases:
                for code in inside:
                    self.towns[code, alias].add((city.population, city.geonames_id, city.name))

    def division(self, code):
        return self.divisions.get(code, "")

    def town(self, parents, chinese, english):
        """The id of the town inside the first of `parents` that has one with a name of `chinese`, or "".

        Its main name must be one of `english`: a seat with a name of its own is another place than its county.
        """
        for parent in parents:
            found = set().union(*(self.towns.get((parent, name), set()) for name in chinese))
            found = sorted(found, reverse=True)
            if found:
                # A prefecture's seat often has a namesake village beside it: ten times the people decides.
                certain = len(found) == 1 or found[0][0] > 10 * max(found[1][0], 1000)
                alike = spelling(found[0][2]) in {spelling(name) for name in english}
                return found[0][1] if certain and alike else ""
        return ""


def spelling(name):
    """A name as it is compared: ASCII letters only, without a level word."""
    return re.sub("[^a-z]", "", anyascii(re.sub(" (Shi|Qu|Xian|City|County)$", "", name)).lower())


def rows(areas, join, by_hand):
    """The rows of china.csv, sorted by code; every override that is used is taken out of `by_hand`."""
    made = []
    for code, level, name, kind, parent in areas:
        short = stem(name, kind)
        pinyin = romanise(name, len(short))
        override = by_hand.pop(code, None)
        english = override["name_en"] if override else pinyin
        names = override["names"].split("|") if override else []
        if not override or (level != "province" and override["source"] != LOCAL_READING):
            names.append(pinyin)  # Wulumuqi beside Urumqi
        if len(short) == 1 and kind == "县":
            names.append(f"{english}xian")  # Zhaoxian for 赵县
        names += [english.replace("'", "").replace("-", " "), anyascii(english)]
        names = [n for n in dict.fromkeys(names) if n and n != english]
        inside = {"province": [code], "prefecture": [code, parent], "county": [parent]}[level]
        town = ""
        if TYPES[kind] in ("city", "municipality"):
            town = join.town(inside, [name, short] if len(short) > 1 else [name], [english, *names])
        made.append({
            "code": code, "level": level, "name_zh": name, "name_en": english, "names": "|".join(names),
            "type_en": TYPES[kind], "parent": parent, "geonames_id": join.division(code),
            "geonames_city_id": town,
        })
    return sorted(made, key=lambda row: row["code"])
