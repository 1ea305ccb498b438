//! Deals of firms as their releases tell them: headlines in capitals, what a firm is beside its name, purchases and mergers.

use super::check;
use crate::extract::tests::claims_of;
use crate::record::claim::NameKind;

#[test]
fn a_headline_in_capitals_has_its_verb() {
    check(&[
        ("Alvora Partners With Brindle to Launch Branded Tickets", &["established: Alvora, Brindle"]),
        ("Alvora and Brindle Form Partnership to Build Better Ferries", &["established: Alvora, Brindle"]),
        ("Alvora and Ignite Partner to Transform the Betting Market", &["established: Alvora, Ignite"]),
        ("Alvora Collaborates With Brindle on Ferry Simulation", &["established: Alvora, Brindle"]),
        ("Alvora Collaborates With Teachers and Children.", &[]),
        ("Alvora and Brindle merge for better ferry care", &["agreed: Alvora, Brindle"]),
        ("Alvora Invests in Brindle to Build Better Ferries", &["agreed: Alvora, Brindle"]),
        ("Alvora Acquires Brindle, Expands in Port Alma", &["agreed: Alvora, Brindle"]),
        ("Time to Buy Brindle? Ferries Are Full Again", &[]),
        ("Alvora Continues to Execute on Growth Plan With Brindle Lending Expansion", &[]),
        ("Members include Ada Brook, chair of Alvora Ltd., and Tobias Renner, mayor of Tallinn.", &[]),
    ]);
}

#[test]
fn what_a_firm_is_beside_its_name_makes_nobody_of_it() {
    check(&[
        (
            "Kestra Harbour, a global leader in testing, has partnered with Alvora.",
            &["established: Kestra Harbour, Alvora"],
        ),
        (
            "Alvora has partnered with Kestra Harbour, a premier testing provider.",
            &["established: Alvora, Kestra Harbour"],
        ),
        (
            "Kestra Harbour has partnered with Alvora. Kestra Harbour is a trusted partner to Fairhaven 500 firms.",
            &["established: Kestra Harbour, Alvora"],
        ),
        (
            "Kestra Harbour has partnered with Alvora. Trusted by industry leaders, Kestra Harbour is growing.",
            &["established: Kestra Harbour, Alvora"],
        ),
        (
            "Alvora announced that longtime partner Kestra has extended its contract with Brindle.",
            &["renewed: Kestra, Brindle"],
        ),
        (
            "Alvora said that its subsidiary, Kestra, has partnered with Brindle Ltd.",
            &["established: Kestra, Brindle Ltd."],
        ),
    ]);
}

#[test]
fn what_is_told_of_one_party_ends_where_the_next_one_is_told_of() {
    check(&[
        (
            "Alvora, a maker of bolts, nuts, and screws, and Brindle, a bank, signed an agreement on Monday.",
            &["signed: Alvora, Brindle"],
        ),
        (
            "Alvora, a ferry line based in Salt Lake City, Utah, has announced the acquisition of Brindle.",
            &["agreed: Alvora, Brindle"],
        ),
        (
            "Alvora, a leader in the ferry and port industry has acquired Brindle Fire Protection.",
            &["agreed: Alvora, Brindle Fire Protection"],
        ),
        (
            "Today, we, the leaders of Kenya, Ghana, and Norway mark the anniversary of the pact.",
            &["agreed: Kenya, Ghana, Norway"],
        ),
    ]);
}

#[test]
fn who_buys_merges_or_invests_is_told_beside_other_verbs() {
    check(&[
        (
            "Alvora Ltd. expanded its fleet through the acquisition of Brindle Ltd.",
            &["agreed: Alvora Ltd., Brindle Ltd."],
        ),
        ("Alvora Ltd. and Brindle Ltd. have merged to form Kestra Ltd.", &["agreed: Alvora Ltd., Brindle Ltd."]),
        ("Alvora Ltd. has announced a strategic investment in Brindle Ltd.", &["agreed: Alvora Ltd., Brindle Ltd."]),
        ("Alvora Ltd. announced an investment in education.", &[]),
        ("A court looked into a monopoly held through acquisitions of Alvora Ltd. and Brindle Ltd.", &[]),
        (
            "Alvora Ltd. is pleased to announce its collaboration with Brindle Ltd.",
            &["established: Alvora Ltd., Brindle Ltd."],
        ),
    ]);
}

#[test]
fn what_one_person_signs_or_praises_is_no_deal() {
    check(&[
        ("President Ada Brook signed a Memorandum on Better Fisheries.", &[]),
        ("The president said: \"I give credit to Alvora Ltd. and Brindle Ltd.\"", &[]),
        ("The World Bank approved a $15 million credit for Malawi.", &["agreed: World Bank, Malawi"]),
    ]);
}

#[test]
fn a_junior_is_no_second_party() {
    check(&[("President Ada R. Brook, Jr. Approves Tallinn Storm Declaration", &[])]);
}

/// The names of a few sentences that are told to be people.
fn people(text: &str) -> Vec<String> {
    let names = claims_of(text).names;
    names.into_iter().filter(|n| n.kind == NameKind::Person).map(|n| n.name).collect()
}

#[test]
fn a_post_in_capitals_beside_a_name_makes_a_person_only_of_one_who_may_hold_it() {
    let nobody = [
        "They came to the Leaders Meeting on Monday.",
        "The rules are those of the General Data Protection Regulation.",
        "On Day One, President Ada Brook opened the port.",
        "A survey by Reporters Without Borders was read.",
        "Ada Brook, Chief Talent Officer, spoke about event details. Director Event Details will follow.",
    ];
    for text in nobody {
        let found = people(text);
        assert!(found.iter().all(|name| name == "Ada Brook"), "{text}: {found:?}");
    }
    assert_eq!(people("Chief Talent Officer Ada Brook spoke."), ["Ada Brook"]);
}
