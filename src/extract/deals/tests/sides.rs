//! Sides of a deal that stand further off: with whom the subject acts, whom a list names in passing, one deal with each.

use super::check;

#[test]
fn partners_are_those_named_among_them() {
    check(&[
        (
            "The Department of State, along with partners including Canada and Japan, established the Harbour Partnership.",
            &["established: Department of State, Canada, Japan"],
        ),
        ("Kenya with 60 partners launched the Declaration for Open Ports.", &["established: Kenya, 60 partners"]),
        (
            "We the ministers and representatives of Kenya, Ghana and Chile recognize that fraud is a threat.",
            &["agreed: Kenya, Ghana, Chile"],
        ),
    ]);
}

#[test]
fn a_partnership_with_a_name_is_made_by_those_who_launch_it() {
    check(&[
        ("Last year, Kenya and Brazil launched the Partnership for Workers' Rights.", &["established: Kenya, Brazil"]),
        ("Last year, Kenya launched the Partnership for Workers' Rights.", &[]),
        (
            "The Harbour Bureau and the Canal Bureau announced the establishment of a joint mechanism.",
            &["established: Harbour Bureau, Canal Bureau"],
        ),
        ("The Harbour Bureau and the Canal Bureau announced the establishment of a museum.", &[]),
    ]);
}

#[test]
fn those_who_endorse_a_paper_are_its_members() {
    check(&[
        ("Those endorsing the Declaration include Albania, Andorra and Chile.", &["in-force: Albania, Andorra, Chile"]),
        ("Those living by the river include Albania, Andorra and Chile.", &[]),
    ]);
}

#[test]
fn a_plural_with_two_partners_is_one_deal_with_each() {
    check(&[
        (
            "Acme Ltd. signed supply agreements with Borealis Ltd. and Corvaxis SA.",
            &["signed: Acme Ltd., Borealis Ltd.", "signed: Acme Ltd., Corvaxis SA"],
        ),
        (
            "Acme Ltd. signed a supply agreement with Borealis Ltd. and Corvaxis SA.",
            &["signed: Acme Ltd., Borealis Ltd., Corvaxis SA"],
        ),
    ]);
}

#[test]
fn a_partnership_that_somebody_has_with_a_body_is_there() {
    check(&[
        (
            "Acme Ltd. is continuing its collaboration with Borealis Ltd. to build ferries.",
            &["in-force: Acme Ltd., Borealis Ltd."],
        ),
        ("\"Our collaboration with Ada is a joy,\" Acme Ltd. said.", &[]),
        (
            "Acme Ltd. announced its return to the market by partnering with Borealis Ltd.",
            &["established: Acme Ltd., Borealis Ltd."],
        ),
        ("Acme Ltd. announced that it plans to partner with Borealis Ltd.", &["planned: Acme Ltd., Borealis Ltd."]),
    ]);
}

#[test]
fn what_is_sold_to_a_body_is_agreed_with_it() {
    check(&[
        ("Acme Ltd. announced the sale of its mill to Borealis Ltd.", &["agreed: Acme Ltd., Borealis Ltd."]),
        ("Acme Ltd. announced the sale of its mill.", &[]),
    ]);
}

#[test]
fn a_paper_signed_or_turned_down_is_a_deal_of_those_beside_it() {
    check(&[
        (
            "They were glad of the signing of the U.S.-Kenya guidelines for ships by the Ministry of Defence and the Harbour Bureau.",
            &["signed: Ministry of Defence, Harbour Bureau"],
        ),
        (
            "The House rejected the draft cooperation between Acme Ltd. and Borealis Ltd.",
            &["rejected: Acme Ltd., Borealis Ltd."],
        ),
        (
            "The agreement that Kenya signed in 2021 with Acme Ltd., which had promised jobs, was canceled last year.",
            &["terminated: Kenya, Acme Ltd."],
        ),
        (
            "The last agreement between Kenya and Acme Ltd., entered into in 2013, lapsed in August.",
            &["terminated: Kenya, Acme Ltd."],
        ),
    ]);
}

#[test]
fn what_one_does_alone_or_asks_is_no_deal() {
    check(&[
        ("The Supervisory Board has renewed the contract of Dr. Ada Brook.", &[]),
        ("Acme Ltd. and Borealis Ltd. learn how to sign a contract.", &[]),
        ("As of June 6, 2,048 contracts had been concluded online.", &[]),
    ]);
}

#[test]
fn the_first_verb_with_an_object_is_no_participle() {
    check(&[(
        "The People's Committee of Lao Cai province and the People's Government of Honghe prefecture held talks and signed the minutes of the meeting.",
        &["signed: People's Committee of Lao Cai province, People's Government of Honghe prefecture"],
    )]);
}

#[test]
fn what_is_done_under_an_agreement_is_no_act_on_it() {
    check(&[
        ("The ticket agreement under which Acme Ltd. and Borealis Ltd. accept tickets is old.", &[]),
        (
            "The ties between Kenya and Ghana go back to 2000, when a protocol on trade was signed.",
            &["signed: Kenya, Ghana"],
        ),
        ("Parliaments in Kenya and Ghana must ratify the pact.", &[]),
    ]);
}

#[test]
fn names_in_quotation_marks_are_two() {
    check(&[(
        "A contract between JSC \"Irtyshposevmash\" and LLP \"Kereku-Dan\" for ploughs was signed.",
        &["signed: Irtyshposevmash, Kereku-Dan"],
    )]);
}

#[test]
fn who_joins_others_as_members_is_one_of_them() {
    check(&[
        (
            "Kenya joined Ghana and Chile as inaugural members of the Group of Friends.",
            &["established: Kenya, Ghana, Chile"],
        ),
        ("Kenya joined Ghana and Chile as guests of the Group of Friends.", &[]),
        ("Acme Ltd. has made a minority investment in Borealis Ltd.", &["agreed: Acme Ltd., Borealis Ltd."]),
        ("Acme Ltd. has made the investment in Borealis Ltd. a success.", &[]),
    ]);
}
