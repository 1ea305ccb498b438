//! How a name was read: one rule for each way in which a name's kind is known, with examples.

use crate::extract::rule::Rule;

/// The rules of names.
pub const RULES: &[Rule] = &[
    Rule {
        id: "name-known-body",
        reads: "A body known by name: an international organisation, a customs district, a port.",
        examples: &["Norland and the African Development Bank signed a loan agreement."],
        near_misses: &["Norland and the Harbour Development Bank signed a loan agreement."],
    },
    Rule {
        id: "name-legal-form",
        reads: "A company by its legal form.",
        examples: &[
            "Acme Widgets Co., Ltd. and Norland signed a contract.",
            "Borealis GmbH and Norland signed a contract.",
            "Norland Stal Sp. z o.o. and Estavia signed a contract.",
            "OOO Severny Put and Estavia signed a contract.",
            "Estrella Sur S.A. de C.V. and Estavia signed a contract.",
            "Highland Transmission plc and Estavia signed a contract.",
            "Nature's Marvel Holding Inc. and Estavia signed a contract.",
            "Tallin Laev OÜ and Estavia signed a contract.",
        ],
        near_misses: &["Acme Widgets and Norland signed a contract."],
    },
    Rule {
        id: "name-country",
        reads: "A country by any of its names, or by the name of its people.",
        examples: &["Kenya and Estavia signed a treaty.", "The U.S.-Kenya agreement was signed in May."],
        near_misses: &["Kenyatta Holdings and Estavia signed a treaty."],
    },
    Rule {
        id: "name-place",
        reads: "A region or city that the gazetteer holds, perhaps with its common noun.",
        examples: &["Chengdu and Estavia signed an agreement.", "Sichuan Province and Estavia signed an agreement."],
        near_misses: &["Chengville and Estavia signed an agreement."],
    },
    Rule {
        id: "name-place-head",
        reads: "A place by its common noun: county, district, province.",
        examples: &[
            "Tamarack County and Estavia signed an agreement.",
            "The Norwegian town of Tamarack and Estavia signed an agreement.",
        ],
        near_misses: &[
            "Tamarack Foods and Estavia signed an agreement.",
            "The children of Tamarack and Estavia signed an agreement.",
        ],
    },
    Rule {
        id: "name-head-last",
        reads: "A body by the head at the end of its name: ministry, university, port, zone.",
        examples: &[
            "Wenning Hospital and Estavia signed an agreement.",
            "The Dale Growers' Association and Estavia signed an agreement.",
        ],
        near_misses: &["Wenning Sunset and Estavia signed an agreement."],
    },
    Rule {
        id: "name-head-first",
        reads: "A body by the head before `of`, `for` or `on`.",
        examples: &[
            "The Ministry of Rivers and Estavia signed an agreement.",
            "The University of Wenning and Estavia signed an agreement.",
            "The Universidad del Litoral and Estavia signed an agreement.",
            "The Clínica Santa Wenning and Estavia signed an agreement.",
            "The Hospital San Wenning and Estavia signed an agreement.",
        ],
        near_misses: &["The Sound of Wenning and Estavia signed an agreement."],
    },
    Rule {
        id: "name-tail",
        reads: "A company by a capitalised word in which names of companies end.",
        examples: &[
            "Kestrel Harbour Partners and Estavia signed an agreement.",
            "Estavia signed an agreement with Norland Motors.",
        ],
        near_misses: &["Estavia signed an agreement with Norland on motors."],
    },
    Rule {
        id: "name-after-noun",
        reads: "A company, bank, university or association by the common noun right before its name.",
        examples: &[
            "The shipping company Sever-Flot and Estavia signed a contract.",
            "Chilean miner Salar Andino signed a contract with Estavia.",
            "Estavia signed a contract with a local company, Golden Coach, on Monday.",
            "The oil major Norfossil and Estavia signed a contract.",
        ],
        near_misses: &[
            "The company signed a contract with Sever-Flot.",
            "Estavia signed a contract with the company, Kestrel said.",
        ],
    },
    Rule {
        id: "name-place-within",
        reads: "A place by the state or country it is said to lie in.",
        examples: &["The mayor of Greenfield, Ohio, signed an agreement with Estavia."],
        near_misses: &["Greenfield, Ohio and Estavia signed an agreement."],
    },
    Rule {
        id: "name-person-honorific",
        reads: "A person by an honorific before the name.",
        examples: &["Norland and Estavia signed a treaty, Mr Olav Brandt said."],
        near_misses: &["Norland and Estavia signed a treaty, Olav Harbour Trust said."],
    },
    Rule {
        id: "name-person-after-post",
        reads: "A person by the post before the name.",
        examples: &[
            "President Olav Brandt and Estavia signed a treaty.",
            "Estavia signed a treaty with its transport minister, Olav Brandt, looking on.",
        ],
        near_misses: &["Port Brandt and Estavia signed a treaty."],
    },
    Rule {
        id: "name-person-before-post",
        reads: "A person by the post after the name.",
        examples: &["The treaty with Estavia is good, wrote Olav Brandt, mayor of Norland, and signed it."],
        near_misses: &["The treaty with Estavia is good, wrote Olav Brandt, a river of Norland."],
    },
    Rule {
        id: "name-person-acts-for",
        reads: "A person by signing for somebody.",
        examples: &[
            "The treaty was signed by Olav Brandt for Estavia.",
            "The treaty was signed by Olav Brandt on behalf of Estavia.",
        ],
        near_misses: &["The treaty was signed by Olav Brandt in Estavia."],
    },
    Rule {
        id: "name-person-speaks",
        reads: "A person by a verb of saying beside the name.",
        examples: &["Norland and Estavia signed a treaty, said Olav Brandt."],
        near_misses: &["Norland and Estavia signed a treaty near Olav Brandt."],
    },
    Rule {
        id: "name-initiative",
        reads: "A named undertaking by its head: corridor, programme, initiative.",
        examples: &["Norland and Estavia launched the Great Harbour Corridor."],
        near_misses: &["Norland and Estavia launched the Great Harbour Company."],
    },
    Rule {
        id: "name-capitals",
        reads: "A name by its capitals alone; its kind is left open.",
        examples: &["Trusting Social and Estavia signed an agreement."],
        near_misses: &["Trusting people and Kenya signed an agreement."],
    },
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::extract::found::check_rules;
    use crate::extract::tests::{claims_of, fired};

    #[test]
    fn every_rule_reads_its_examples_and_no_near_miss() {
        check_rules(RULES, |text| {
            let claims = claims_of(text);
            // The headline that stands over every example is no part of it.
            let below = claims.names.iter().filter(|name| name.mentions.iter().any(|m| m.span.start >= 15));
            fired(RULES, below.map(|name| name.rule.as_str()))
        });
    }
}
