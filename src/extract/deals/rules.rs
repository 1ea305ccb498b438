//! The rules of deals, with what each must read and must not.

use crate::extract::rule::Rule;

/// The rules of this kind.
pub const RULES: &[Rule] = &[
    Rule {
        id: "deal-act-on-noun",
        reads: "Somebody signs, reaches, renews, ends … an agreement (active verb, the agreement is its object).",
        examples: &[
            "Norland and Estavia signed a fisheries agreement on Monday.",
            "Acme Corp. has entered into a supply agreement with Borealis Ltd.",
            "Port Alma, Harbour City ink twinning agreement",
        ],
        near_misses: &[
            "Norland and Estavia held talks on fisheries on Monday.",
            "Acme Corp. signed the guest book with Borealis Ltd.",
        ],
    },
    Rule {
        id: "deal-noun-acted-on",
        reads: "An agreement is signed, ended … by or between parties (passive verb, the agreement is its subject).",
        examples: &[
            "A memorandum of understanding was signed by Norland and Estavia in Vienna.",
            "An agreement between Norland and Estavia was signed on Monday.",
        ],
        near_misses: &["The letter was signed by thousands of residents of Norland and Estavia."],
    },
    Rule {
        id: "deal-nominal",
        reads: "The signing, renewal, end … of an agreement, told as a noun.",
        examples: &["Ministers witnessed the signing of a trade agreement between Norland and Estavia."],
        near_misses: &["The signing of autographs between Norland and Estavia players took an hour."],
    },
    Rule {
        id: "deal-named-between",
        reads: "An agreement named with its parties, without an act: it exists.",
        examples: &["Under a 2019 agreement between Norland and Estavia, trains cross the border twice a day."],
        near_misses: &["There is broad agreement among experts in Norland that rates will fall."],
    },
    Rule {
        id: "deal-signing-it",
        reads: "Somebody signs what has been named before: `signed it`, `it was signed by`.",
        examples: &["A fisheries agreement is on the table. It was signed by Norland and Estavia in May."],
        near_misses: &["A fisheries agreement is on the table. It was praised by Norland and Estavia."],
    },
    Rule {
        id: "deal-signed-by",
        reads: "Who signed what the line before names, in a line of its own: `Signed by: A and B`.",
        examples: &["1. Cold store project\n\nSigned by: Norland Foods Ltd. and Estavia Rail\n"],
        near_misses: &["1. Cold store project\n\nTaken by: Norland Foods Ltd. and Estavia Rail\n"],
    },
    Rule {
        id: "deal-mentioned",
        reads: "An agreement told before, mentioned again: what is said there belongs to it.",
        examples: &["Norland and Estavia signed a trade agreement. Under the agreement, tariffs on fish will fall."],
        near_misses: &["Norland and Estavia signed a trade agreement. Under the bridge, fish swim."],
    },
    Rule {
        id: "deal-list-item",
        reads: "A list of deals under a heading that says they were signed, each with its parties.",
        examples: &[
            "Four agreements were signed at the forum:\n\n* Acme Corp. and Borealis Ltd.\n* Norland Rail and Estavia Rail\n",
        ],
        near_misses: &[
            "Four teams played at the forum:\n\n* Acme Corp. and Borealis Ltd.\n* Norland Rail and Estavia Rail\n",
        ],
    },
    Rule {
        id: "deal-members",
        reads: "An alliance's members are listed.",
        examples: &["The Harbour Alliance consists of Port Alma, Port Brisa and Port Corran."],
        near_misses: &["The harbour tour consists of Port Alma, Port Brisa and Port Corran."],
    },
    Rule {
        id: "deal-document-title",
        reads: "A headline that is the name of a joint statement or declaration of two.",
        examples: &[
            "Joint Statement on the Fisheries Partnership between Norland and Estavia\n\nThe two sides reviewed their work at sea and found it good.",
        ],
        near_misses: &[
            "Statement on Fisheries by the Press Secretary of Norland and Estavia\n\nThe office reviewed its work at sea and found it good.",
        ],
    },
    Rule {
        id: "deal-we-declare",
        reads: "The leaders or ministers of several declare something together in the first person.",
        examples: &["We, the leaders of Germany, France and Italy, affirm our support for clean rivers."],
        near_misses: &["We, the residents of the old town, ask for clean rivers."],
    },
    Rule {
        id: "deal-partnering",
        reads: "Two or more partner, team up or join hands (a verb instead of an agreement noun).",
        examples: &[
            "Acme Corp. is partnering with Borealis Ltd. to build ferries.",
            "Norland Rail has teamed up with Estavia Rail to run night trains.",
        ],
        near_misses: &["Acme Corp. works with many suppliers."],
    },
    Rule {
        id: "deal-trading",
        reads: "One body buys, orders from, supplies or lends to another (a verb of trade between two named bodies).",
        examples: &[
            "Halden Foods Inc. has agreed to buy Red Mill Ltd. for $310 million.",
            "Nordic Rail AB will supply 40 trains to the Estonian Transport Authority.",
            "Nordic Rail AB has placed an order for 40 engines with Halden Works Inc. of Norland.",
            "Halden Foods Inc. sold its bakery business to Red Mill Ltd. for $310 million.",
            "Halden Foods Inc. has granted Red Mill Ltd. an option to buy 20 percent of its mill.",
            "Halden Foods Inc. invested $40 million in Red Mill Ltd. last week.",
        ],
        near_misses: &[
            "Halden Foods Inc. buys wheat every autumn.",
            "Nordic Rail AB supplied trains for decades.",
            "Halden Foods Inc. sold bread to Red Mill Ltd. for years.",
        ],
    },
    Rule {
        id: "deal-membership",
        reads: "A body becomes a member of an alliance, or several found one together.",
        examples: &[
            "Alatau Technopark has become the 12th member of the Union of Turkic Technology Parks.",
            "Galicia and Asturias have founded the Atlantic Cheese Route Association.",
            "Angola has pulled out of the African Union.",
        ],
        near_misses: &["Maria Lopez has become a member of the Union of Turkic Technology Parks."],
    },
    Rule {
        id: "deal-agreeing",
        reads: "Two or more agree to do something or agree on something.",
        examples: &["Norland and Estavia agreed to open a second border crossing."],
        near_misses: &["Analysts agreed that prices would fall.", "Norland agreed to lower its own taxes."],
    },
    Rule {
        id: "deal-jointly",
        reads: "Two or more named sides do or will do something together: run, build, open, share, cooperate, mark years of partnership.",
        examples: &[
            "Norland Rail and Estavia Rail will jointly run a night train to Port Alma.",
            "The Alma Port Authority and the Brisa Port Authority want to set up a fund for pilots.",
            "The Alma Health Ministry and the Red Cross opened a clinic in Port Corran.",
            "Kenya and Ghana will cooperate on fisheries.",
            "Kenya and Ghana marked 20 years of partnership.",
        ],
        near_misses: &[
            "Norland Rail and Estavia Rail will jointly host a gala in Port Alma.",
            "Kenya and Ghana stand together in hard times.",
            "Kenya and Ghana marked 20 years of drought.",
        ],
    },
    Rule {
        id: "deal-talking",
        reads: "Bodies are in talks on, over or to do something, or have completed them, without a word for the agreement.",
        examples: &[
            "Acme Corp. is in advanced talks with Borealis Ltd. to buy its tyre unit.",
            "Norland and Estavia have completed negotiations on the price of power.",
            "Britain and Mauritius began a second round of talks on Monday.",
            "Talks on a maritime boundary between Lebanon and Cyprus resumed on Monday.",
        ],
        near_misses: &[
            "Britain and Mauritius began a second round of elections on Monday.",
            "Acme Corp. is in its third year with Borealis Ltd. as its landlord.",
            "Norland and Estavia have completed studies on the price of power.",
        ],
    },
    Rule {
        id: "deal-preferred-bidder",
        reads: "A body picks another as preferred bidder: a contract is to follow.",
        examples: &["The Alma Ports Authority picked Borealis Ltd. as preferred bidder for the terminal."],
        near_misses: &["The Alma Ports Authority picked Borealis Ltd. as an example of good practice."],
    },
    Rule {
        id: "deal-ceremony",
        reads: "Two named bodies hold a signing ceremony.",
        examples: &[
            "The Alma Port Authority and Borealis Ltd. held a signing ceremony for the second phase on Monday.",
        ],
        near_misses: &["The Alma Port Authority and Borealis Ltd. held a harvest festival on Monday."],
    },
    Rule {
        id: "deal-parting",
        reads: "A body parts ways with another: what they had is over.",
        examples: &["Norland Football Association has parted ways with Borealis Ltd. after three years."],
        near_misses: &["Norland Football Association is part of Borealis League after three years."],
    },
    Rule {
        id: "deal-appointing",
        reads: "A body appoints, picks or hires another to do work for it.",
        examples: &[
            "The Alma Ports Authority has appointed Borealis Ltd. to run its canteens.",
            "Borealis Ltd. has been picked by the Alma Ports Authority to build a depot.",
        ],
        near_misses: &["The Alma Ports Authority has appointed Ada Brook to run its canteens."],
    },
    Rule {
        id: "deal-answering",
        reads: "A body asks another for a loan or an agreement, or answers its offer, bid or proposal.",
        examples: &[
            "Halden Foods Inc. has rejected an unsolicited bid from Red Mill Ltd. of Port Alma.",
            "Halden Foods Inc. dropped its bid for Red Mill Ltd. on Monday.",
            "Egypt has asked the World Bank for a loan.",
        ],
        near_misses: &[
            "Halden Foods Inc. has rejected an unsolicited parcel from Red Mill Ltd. of Port Alma.",
            "Egypt has asked the World Bank for an apology.",
        ],
    },
    Rule {
        id: "deal-relations",
        reads: "States establish, restore, normalise or break off diplomatic relations.",
        examples: &[
            "Bahrain and Israel established full diplomatic relations.",
            "Kenya restored diplomatic relations with Ghana on Monday.",
        ],
        near_misses: &["Bahrain and Israel established full price controls."],
    },
    Rule {
        id: "deal-signing-paper",
        reads: "Two named sides sign a paper of any name.",
        examples: &["The Government of Kenya and the World Bank signed a formula for return to work."],
        near_misses: &["The Government of Kenya and the World Bank signed a visitors' book."],
    },
];
