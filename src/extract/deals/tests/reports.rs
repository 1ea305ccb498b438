//! Deals as newspapers and agencies report them: what stands between the parties and the verb, and what is no deal.

use super::check;

#[test]
fn an_insertion_does_not_part_those_who_sign_from_the_verb() {
    let both = &["signed: Acme Ltd., Borealis Ltd."][..];
    for insertion in [
        ", after three rounds of talks,",
        ", after three rounds of talks, jointly",
        ", represented by their directors,",
        ", based in Alma,",
        ", meanwhile,",
    ] {
        let text = format!("Acme Ltd. and Borealis Ltd.{insertion} signed a contract on cooperation.");
        check(&[(&text, both)]);
    }
    let reached = "Alma Terminal and Borealis Co. of Korea, after three rounds of talks, reached consensus on a ferry between Vienna \
                   and Suva.";
    check(&[(reached, &["agreed: Alma Terminal, Borealis Co."])]);
}

#[test]
fn a_contraction_negates_and_a_generic_you_tells_nothing() {
    check(&[
        ("Acme Ltd. didn't sign a contract with Borealis Ltd.", &["rejected: Acme Ltd., Borealis Ltd."]),
        ("Acme Ltd. did sign a contract with Borealis Ltd.", &["signed: Acme Ltd., Borealis Ltd."]),
        ("“You can't make a deal with Borealis Ltd.,” he said.", &[]),
        ("“You make a deal with Borealis Ltd.,” he said.", &[]),
    ]);
}

#[test]
fn partnerships_of_players_and_permits_are_no_deals() {
    check(&[
        ("The fifth-wicket partnership of 94 between Brook Ltd. and Field Ltd. was renewed on Sunday.", &[]),
        ("Alma Athletic renewed the midfield partnership between Brook Ltd. and Field Ltd. on Sunday.", &[]),
        ("Kenya and Ghana signed a memorandum on the recognition of driving licences.", &["signed: Kenya, Ghana"]),
    ]);
}

#[test]
fn talks_are_told_by_where_they_stand() {
    check(&[
        (
            "Acme Ltd. is also in talks with Borealis Ltd. over a shuttle train.",
            &["negotiating: Acme Ltd., Borealis Ltd."],
        ),
        (
            "Acme Ltd. is in the final stage of negotiations with Borealis Ltd., a state-run firm, to supply ferries.",
            &["negotiating: Acme Ltd., Borealis Ltd."],
        ),
        ("Acme Ltd. is in talks on a sale with Borealis Ltd.", &["negotiating: Acme Ltd., Borealis Ltd."]),
        ("Kenya and Ghana moved closer on Tuesday to an agreement on fish.", &["negotiating: Kenya, Ghana"]),
        (
            "In July, talks between Acme Ltd. and Borealis Ltd. on a supply contract were put off.",
            &["suspended: Acme Ltd., Borealis Ltd."],
        ),
    ]);
}

#[test]
fn a_stretch_between_two_towns_names_no_parties() {
    check(&[
        (
            "Acme Ltd. and Borealis Ltd. signed an agreement on the railway between Alma and Vienna.",
            &["signed: Acme Ltd., Borealis Ltd."],
        ),
        ("Acme Ltd. welcomed the agreement between Kenya and Ghana.", &["agreed: Kenya, Ghana"]),
    ]);
}

#[test]
fn one_head_behind_and_makes_one_body() {
    check(&[
        (
            "The National Water Supply and Drainage Board signed a contract with Acme Ltd.",
            &["signed: National Water Supply and Drainage Board, Acme Ltd."],
        ),
        (
            "The Ministry of Health and Alma Technical University signed a memorandum.",
            &["signed: Ministry of Health, Alma Technical University"],
        ),
        (
            "Acme Ltd. signed a contract with the Faculty of Forestry of Alma University.",
            &["signed: Acme Ltd., Faculty of Forestry of Alma University"],
        ),
    ]);
}

#[test]
fn what_stays_suspended_is_and_a_vote_or_a_denial_says_how_far_it_came() {
    check(&[
        ("The labour agreement between Kenya and Ghana remains suspended.", &["suspended: Kenya, Ghana"]),
        (
            "Members of the Drivers' Union voted by three to one to accept a pay deal with Acme Ltd.",
            &["agreed: Drivers' Union, Acme Ltd."],
        ),
        (
            "Acme Ltd. decided last Thursday to extend its memorandum with Borealis Ltd.",
            &["renewed: Acme Ltd., Borealis Ltd."],
        ),
        (
            "The National Works Agency will, in September, sign a contract with Acme Ltd.",
            &["planned: National Works Agency, Acme Ltd."],
        ),
    ]);
}

#[test]
fn an_amount_told_twice_does_not_part_a_contract_from_its_verb() {
    let ended = &["terminated: Acme Ltd., Borealis Ltd."][..];
    check(&[
        ("Acme Ltd. has terminated a NT$2.3 billion (US$82.4 million) contract with Borealis Ltd.", ended),
        ("Acme Ltd. has terminated a 2.3 billion yuan ($320 million) contract with Borealis Ltd.", ended),
    ]);
}

#[test]
fn terms_and_papers_in_which_something_is_agreed() {
    let agreed = &["agreed: Acme Ltd., Borealis Ltd."][..];
    check(&[
        ("Acme Ltd. and Borealis Ltd. have settled the terms of a cargo contract.", agreed),
        ("Acme Ltd. and Borealis Ltd. broke the terms of a cargo contract.", &[]),
        ("Acme Ltd. and Borealis Ltd. agreed in a memorandum of cooperation on yearly exchanges.", agreed),
    ]);
}

#[test]
fn what_is_denied_or_told_of_nobody_in_particular() {
    check(&[
        (
            "The government of Kenya denied a report that it had agreed to lease the pier to Acme Ltd.",
            &["rejected: government of Kenya, Acme Ltd."],
        ),
        ("Letters to this effect were exchanged by Acme Ltd. and Borealis Ltd.", &[]),
        ("The minister called for an agreement between Kenya and Ghana on fish.", &["proposed: Kenya, Ghana"]),
        ("Our efforts center in four states: Kenya, Ghana, Malta and Cyprus.", &[]),
    ]);
}

#[test]
fn a_partnership_of_bodies_that_are_named_is_one_whatever_is_said_of_it() {
    let both = &["in-force: Acme Ltd., Borealis Ltd."][..];
    check(&[
        ("Through a strategic partnership with Borealis Ltd., Acme Ltd. grew to be the largest baker.", both),
        ("The partnership between Acme Ltd. and Borealis Ltd. supports young bakers.", both),
        ("The partnership between Kenya and Ghana is as warm as ever.", &[]),
        ("Acme Ltd. works in partnership with Borealis Ltd. and others.", &[]),
    ]);
}
