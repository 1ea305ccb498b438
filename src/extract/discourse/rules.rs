//! The rules by which parties, places and areas are given to a deal, with examples.

use crate::extract::rule::Rule;

/// The rules of the discourse.
pub const RULES: &[Rule] = &[
    Rule {
        id: "deal-turned",
        reads: "What became of the deal told just before: `It lapsed last year`.",
        examples: &[
            "Kenya and Ghana signed a trade agreement in 2012. It was suspended in April because of the drought.",
        ],
        near_misses: &[
            "Kenya and Ghana signed a trade agreement in 2012. It was praised in April because of the drought.",
        ],
    },
    Rule {
        id: "party-headed",
        reads: "A body told by a common head and a name: `the government of X`, one for each of `the governments of X and Y`.",
        examples: &[
            "The governments of Kenya and Ghana signed a treaty.",
            "The government of Kenya and Acme Corp. signed a contract.",
        ],
        near_misses: &["Kenya and Ghana signed a treaty."],
    },
    Rule {
        id: "party-described",
        reads: "A party told by a description, without a name.",
        examples: &["Grain exporters from Kenya signed an agreement with Ghana."],
        near_misses: &["Old friends from Kenya signed an agreement with Ghana."],
    },
    Rule {
        id: "party-host",
        reads: "Who held the ceremony at which projects were signed, where only the other side is told, or none.",
        examples: &[
            "The Harbour Zone of Mombasa held a signing ceremony for investment projects in May. Six projects were signed on the spot.",
        ],
        near_misses: &[
            "The Harbour Zone of Mombasa held a boat race for children in May. Six projects were signed on the spot.",
        ],
    },
    Rule {
        id: "party-implied",
        reads: "A party that the sentence of a deal leaves out: whom headline and article are about, who made the deal told last, whom an article about an agreement makes most of, or who is named near it.",
        examples: &[
            "Harbour Zone of Mombasa holds fair\nThe Harbour Zone of Mombasa held a fair in May. The Harbour Zone of Mombasa will hold another. A contract with Acacia Ltd. was signed on Friday.",
        ],
        near_misses: &["A contract with Acacia Ltd. was signed on Friday."],
    },
    Rule {
        id: "agreement-title",
        reads: "The agreement's own name, written in capitals.",
        examples: &["Kenya and Ghana signed the Framework Agreement on Harbour Safety in May."],
        near_misses: &["Kenya and Ghana signed the framework agreement on harbour safety in May."],
    },
    Rule {
        id: "place-in",
        reads: "Where a deal was made: `in` or `at` and a place, in the deal's clause or beside its date.",
        examples: &["Kenya and Ghana signed a treaty in Vienna on Monday."],
        near_misses: &["Kenya and Ghana signed a treaty to build a bridge in Vienna."],
    },
    Rule {
        id: "area-of-purpose",
        reads: "What a deal is about, in its name or in the words that tell its purpose.",
        examples: &["Kenya and Ghana signed an agreement on fisheries."],
        near_misses: &["Kenya and Ghana signed an agreement on old quarrels."],
    },
    Rule {
        id: "area-of-kind",
        reads: "What every agreement of its kind is about: trade, for a free trade agreement.",
        examples: &["Kenya and Ghana signed an FTA."],
        near_misses: &["Kenya and Ghana signed a pact."],
    },
    Rule {
        id: "area-of-follow-up",
        reads: "What a deal is about, in a later sentence that speaks of the same deal.",
        examples: &["Kenya and Ghana signed an agreement. The agreement covers fisheries and tourism."],
        near_misses: &["Kenya and Ghana signed an agreement. The agreement covers many things."],
    },
    Rule {
        id: "area-nearby",
        reads: "What a deal is about, in the headline or the sentences right after it, where its own clause does not say.",
        examples: &["Kenya and Ghana signed an agreement. Both hope for more tourism."],
        near_misses: &["Kenya and Ghana signed an agreement on fisheries. Both hope for more tourism."],
    },
    Rule {
        id: "area-that-gives-way",
        reads: "What a deal is about by a word that gives way to any other: `loan`, `construction`, a bare word outside a list.",
        examples: &["Kenya and Ghana signed a loan agreement."],
        near_misses: &["Kenya and Ghana signed a loan agreement for the port of Tema."],
    },
    Rule {
        id: "area-of-parties",
        reads: "What the parties themselves stand for, beside what is told of the deal.",
        examples: &[
            "The Ministry of Energy of Kenya and Acme Corp. signed a memorandum.",
            "The Ministry of Energy of Kenya and Acme Corp. signed a memorandum on tourism.",
            "Borealis Shipping Co. and Acme Corp. signed a memorandum.",
        ],
        near_misses: &["The Ministry of Tourism of Kenya and Acme Corp. signed a memorandum on tourism."],
    },
    Rule {
        id: "date-of-document",
        reads: "When a joint statement was made that is itself the article: on the day that it came out.",
        examples: &[
            "Joint Statement on the Fisheries Partnership between Kenya and Ghana\n\nThe two sides reviewed their work at sea and found it good.",
        ],
        near_misses: &[
            "Kenya and Ghana sign treaty\n\nThe two sides issued a joint statement on their work at sea and found it good.",
        ],
    },
    Rule {
        id: "place-of-signing",
        reads: "Where a deal was signed, told by a later sentence about its signing.",
        examples: &["Kenya and Ghana signed a treaty. It was signed in Vienna by two ministers."],
        near_misses: &["Kenya and Ghana signed a treaty. It will be registered in Vienna by two ministers."],
    },
    Rule {
        id: "place-here",
        reads: "Where a deal was signed: `here`, or `today` and nothing of a place, with the place of the dateline.",
        examples: &[
            "NAIROBI, 4 May 2022 (Harbour News) - Kenya and Ghana signed a treaty here on Monday.",
            "NAIROBI, 4 May 2022 (Harbour News) - Kenya and Ghana today signed a treaty.",
        ],
        near_misses: &["NAIROBI, 4 May 2022 (Harbour News) - Kenya and Ghana signed a treaty on Monday."],
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
            let mut ids: Vec<String> = claims.names.iter().map(|name| name.rule.clone()).collect();
            for deal in &claims.deals {
                ids.push(deal.status.rule.clone());
                ids.extend(deal.areas.iter().map(|area| area.rule.clone()));
                ids.extend(deal.place.iter().map(|place| place.rule.clone()));
                ids.extend(deal.date.iter().map(|date| date.rule.clone()));
                ids.extend(deal.parties.iter().map(|party| party.rule.clone()));
                ids.extend(deal.title.iter().map(|title| title.rule.clone()));
            }
            fired(RULES, ids.iter().map(String::as_str))
        });
    }
}
