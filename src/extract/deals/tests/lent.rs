//! Loans and awards, agreements that go on or have ended since, and sides told by a branch, a firm or a rival.

use super::check;

#[test]
fn what_is_awarded_for_something_goes_to_somebody() {
    check(&[
        (
            "The Kenya Ports Authority awarded the contract for the quay and two roads to Acme Works Ltd. in May.",
            &["agreed: Kenya Ports Authority, Acme Works Ltd."],
        ),
        (
            "The Kenya Ports Authority awarded the contract for the quay to the Dutch firm of Van Rossen Waterbouw.",
            &["agreed: Kenya Ports Authority, Van Rossen Waterbouw"],
        ),
        ("The Kenya Ports Authority awarded the contract for the road to Nairobi.", &["agreed: Kenya Ports Authority"]),
    ]);
}

#[test]
fn a_loan_is_made_where_both_sides_are_told() {
    check(&[
        ("Acme Mills obtained a loan from Brook Bank in 1982.", &["agreed: Acme Mills, Brook Bank"]),
        ("Acme Mills obtained a loan in 1982.", &[]),
        (
            "Brook Bank will open a line for Kenya under a loan agreement initialed on Monday with the Finance Ministry.",
            &["agreed: Brook Bank, Finance Ministry"],
        ),
    ]);
}

#[test]
fn what_is_signed_to_prolong_an_agreement_renews_it() {
    check(&[
        ("Kenya and Ghana signed minutes on extending the Agreement on trade in May.", &["renewed: Kenya, Ghana"]),
        ("Kenya and Ghana signed a protocol on the renewal of their fishing treaty.", &["renewed: Kenya, Ghana"]),
        ("Kenya and Ghana signed a protocol on extending a railway.", &["signed: Kenya, Ghana"]),
    ]);
}

#[test]
fn what_has_ended_since_is_over() {
    check(&[
        (
            "Kenya and Ghana signed a cooperation agreement on flood control, which ended last year.",
            &["terminated: Kenya, Ghana"],
        ),
        ("Kenya and Ghana signed a cooperation agreement on the war, which ended a decade.", &["signed: Kenya, Ghana"]),
    ]);
}

#[test]
fn a_branch_a_maker_and_a_rival_are_one_side_each() {
    check(&[
        (
            "The tentative settlement between Local 614 of the United Foundry Workers and the Acme Casting Co. came late.",
            &["agreed: Local 614, Acme Casting Co."],
        ),
        (
            "Capibaribe FC signed a contract with Guaraflash, the energy drink maker from Campina Grande.",
            &["signed: Capibaribe FC, Guaraflash"],
        ),
        (
            "Remstal Drehtechnik and its Berlin rival Kestra Maschinenbau terminated their merger agreement in May.",
            &["terminated: Remstal Drehtechnik, Kestra Maschinenbau"],
        ),
        (
            "Kyong Shipbuilding and Engineering Co. of Pusan signed a contract with Nordskar Ltd.",
            &["signed: Kyong Shipbuilding and Engineering Co., Nordskar Ltd."],
        ),
    ]);
}

#[test]
fn an_area_of_a_zone_is_one_of_a_list() {
    check(&[(
        "The alliance was initiated by the Dehong Area of Yunnan Pilot Free Trade Zone, the Chongzuo Area of Guangxi Pilot \
         Free Trade Zone and the Mohan Economic Development Zone.",
        &["established: Dehong Area, Chongzuo Area, Mohan Economic Development Zone"],
    )]);
}
