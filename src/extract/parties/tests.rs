//! Who is found as a party, from sentence to resolved name.

use crate::extract::tests::claims_of;

/// The names of the parties of the first deal, in order.
fn parties(text: &str) -> Vec<String> {
    let claims = claims_of(text);
    let deal = claims.deals.first();
    deal.map(|d| d.parties.iter().map(|p| claims.names[p.value.name].name.clone()).collect()).unwrap_or_default()
}

/// Checks texts against the parties that their first deal must have.
fn check(cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(parties(text), *want, "{text}");
    }
}

#[test]
fn those_who_act_for_a_body_are_that_body() {
    check(&[
        ("Representatives from Kenya and Norway signed a memorandum of understanding.", &["Kenya", "Norway"]),
        ("Negotiators for the teachers' union signed a contract with Kenya.", &["teachers' union", "Kenya"]),
        ("The Kenyan minister for trade signed a pact with his Norwegian counterpart.", &["Kenya", "Norway"]),
        ("The Chinese side and the Kenyan side signed a protocol.", &["China", "Kenya"]),
        ("The treaty was signed by the heads of state of Kenya, Norway and Chile.", &["Kenya", "Norway", "Chile"]),
        ("Kenyan President Olav Brandt signed a treaty with Norway.", &["Kenya", "Norway"]),
        // An official alone, of nobody, is no party.
        ("Two officials signed a memorandum with Kenya.", &["Kenya"]),
    ]);
}

#[test]
fn a_place_told_by_its_common_noun_is_named_without_it() {
    check(&[
        ("The Norwegian town of Tamarack signed a pact with the village of Oakley.", &["Tamarack", "Oakley"]),
        ("The towns of Bergheim and Tamarack signed a twinning pact.", &["Bergheim", "Tamarack"]),
    ]);
}

#[test]
fn a_short_form_points_at_the_body_whose_name_ends_in_it() {
    check(&[
        (
            "The Ministry of Rivers met the Harbour Foundation. Acme Ltd was there. The ministry signed a contract with Norland.",
            &["Ministry of Rivers", "Norland"],
        ),
        ("Zandco Ltd lost money. The power utility signed a contract with Kenya.", &["Zandco Ltd", "Kenya"]),
        // A national company may be one that is named nowhere.
        (
            "Zandco Ltd lost money. Acme Ltd signed a contract with the national oil company.",
            &["Acme Ltd", "national oil company"],
        ),
        ("The union signed a contract with Kenya.", &["union", "Kenya"]),
    ]);
}

#[test]
fn a_short_form_without_its_legal_form_and_one_after_or_are_the_full_name() {
    check(&[
        (
            "The Norland National Rivers Company Limited met. NNRC Ltd signed a contract with Kenya.",
            &["Norland National Rivers Company Limited", "Kenya"],
        ),
        (
            "The Norland Bureau of Harbours, or NBH, met. NBH signed a contract with Kenya.",
            &["Norland Bureau of Harbours", "Kenya"],
        ),
    ]);
}

#[test]
fn we_is_whoever_is_quoted() {
    check(&[
        ("\"We signed a contract with Kenya,\" Norland Foods said.", &["Norland Foods", "Kenya"]),
        ("We signed a contract with Kenya.", &["Kenya"]),
    ]);
}

#[test]
fn members_of_a_group_are_named_after_including() {
    check(&[(
        "Five firms including Acme Ltd and Norland Foods signed a contract with Kenya.",
        &["Acme Ltd", "Norland Foods", "Kenya"],
    )]);
}

#[test]
fn what_is_agreed_bought_or_lent_names_both_sides() {
    check(&[
        ("Qatar has agreed to supply Kenya with gas for 15 years.", &["Qatar", "Kenya"]),
        ("The Harbour Development Bank will lend Kenya $60 million.", &["Harbour Development Bank", "Kenya"]),
        ("Acme Corp. of Denver has agreed to buy Borealis Ltd. for $31 million.", &["Acme Corp.", "Borealis Ltd."]),
        ("Acme Corp. is buying Borealis Ltd. for $31 million.", &["Acme Corp.", "Borealis Ltd."]),
        // Trade between states is no deal; a place where something is bought is no side.
        ("China is buying more oil from Kenya.", &[]),
        ("The company agreed to sell its plant in Norway by June.", &[]),
    ]);
}

#[test]
fn those_who_decide_or_broker_are_no_side() {
    check(&[
        ("Kenya's Senate ratified a trade agreement with Norway.", &["Kenya", "Norway"]),
        ("A merger of Acme Corp. and Borealis Ltd. was blocked by the council.", &["Acme Corp.", "Borealis Ltd."]),
        ("Kenya and Norway signed a peace accord brokered by Chile.", &["Kenya", "Norway"]),
        ("A peace accord signed by Kenya and Norway holds.", &["Kenya", "Norway"]),
    ]);
}
