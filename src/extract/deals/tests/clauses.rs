//! Who made a deal, where another clause than the one of the act tells it, and what such clauses do not tell.

use super::check;

#[test]
fn a_relative_clause_names_who_made_what_is_over_now() {
    let ended = &["suspended: Acme Ltd., Borealis Ltd."][..];
    check(&[
        ("The government has suspended the contract which Acme Ltd. and Borealis Ltd. had signed in 1981.", ended),
        ("Acme Ltd. has suspended the agreement it signed in January with Borealis Ltd. of Oslo.", ended),
        ("A protocol on fish which Acme Ltd. signed with Borealis Ltd. in 2012 has been suspended since May.", ended),
        (
            "The forum was created by the Alma Declaration, which Kenya, Ghana, Chile and Peru signed in 2019.",
            &["signed: Kenya, Ghana, Chile, Peru"],
        ),
        (
            "The rest is to come from the Bank of Alma, with which Acme Ltd. expects to sign a loan agreement in May.",
            &["planned: Acme Ltd., Bank of Alma"],
        ),
        ("The government has suspended the contract which was found in a drawer.", &["suspended: government"]),
    ]);
}

#[test]
fn what_is_denied_is_refused_whoever_tells_it() {
    let refused = &["rejected: Acme Ltd., Borealis Ltd."][..];
    check(&[
        ("No contract has been concluded between Acme Ltd. and Borealis Ltd. on the lease of the port.", refused),
        ("The minister has dismissed claims that Acme Ltd. has signed a contract with Borealis Ltd.", refused),
        (
            "The minister has dismissed as gossip claims that Acme Ltd. has signed a contract with Borealis Ltd.",
            refused,
        ),
        (
            "The minister has repeated claims that Acme Ltd. has signed a contract with Borealis Ltd.",
            &["signed: Acme Ltd., Borealis Ltd."],
        ),
        ("There is no contract in the drawer of Acme Ltd. and Borealis Ltd.", &[]),
    ]);
}

#[test]
fn one_and_the_other_stand_for_the_agreement_before_them() {
    let two = &["signed: Kenya, Ghana", "signed: Kenya, Ghana"][..];
    check(&[
        ("Kenya and Ghana signed two agreements, one on tourism and the other on taxes.", two),
        ("Kenya and Ghana signed an agreement for the waiving of visas and a second for a road.", two),
        ("Kenya and Ghana signed an agreement on roads and other means of transport.", &["signed: Kenya, Ghana"]),
    ]);
}

#[test]
fn attributes_listed_before_the_kind_of_an_agreement_belong_to_it() {
    let signed = &["signed: Acme Ltd., Borealis Ltd."][..];
    check(&[
        ("Acme Ltd. signed an engineering, procurement and construction (EPC) contract with Borealis Ltd.", signed),
        ("Acme Ltd. signed an engineering, procurement and construction contract with Borealis Ltd.", signed),
    ]);
}

#[test]
fn what_is_being_signed_or_drafted_is_not_signed() {
    check(&[
        (
            "Acme Ltd. is signing a memorandum with Borealis Ltd. in Oslo this Thursday.",
            &["planned: Acme Ltd., Borealis Ltd."],
        ),
        ("Attention was paid to the draft agreement between Kenya and Ghana on fish.", &["negotiating: Kenya, Ghana"]),
        (
            "The sale is subject to conditions, including, but not limited to, Acme Ltd. and Borealis Ltd. entering into an agreement.",
            &["planned: Acme Ltd., Borealis Ltd."],
        ),
    ]);
}

#[test]
fn the_terms_of_an_agreement_and_what_is_general_are_no_deals() {
    check(&[
        (
            "The Bank of Alma signed a cooperation agreement with Acme Ltd., and will provide it with a credit line.",
            &["signed: Bank of Alma, Acme Ltd."],
        ),
        (
            "Acme Ltd. signed the investment contract of the battery project with Borealis Ltd.",
            &["signed: Acme Ltd., Borealis Ltd."],
        ),
        ("They explained how a contract is signed with a foreign partner.", &[]),
        (
            "The mayor explained the agreement between Acme Ltd. and Borealis Ltd. to the press.",
            &["in-force: Acme Ltd., Borealis Ltd."],
        ),
        ("The firms trade without conclusion of a separate agreement between Acme Ltd. and Borealis Ltd.", &[]),
        ("Since 1995, the White House must deliver a report to Congress.", &[]),
        ("The participants were Kenya, Ghana, Chile and Peru.", &[]),
    ]);
}

#[test]
fn a_visit_is_not_signed_by_who_paid_it() {
    check(&[(
        "A treaty between Kenya and Ghana was signed in Accra on Monday, at the end of a visit by a Chilean delegation.",
        &["signed: Kenya, Ghana"],
    )]);
}

#[test]
fn a_factory_and_a_company_of_two_trades_are_one_each() {
    check(&[
        (
            "Under another contract the Alma Engineering Works will equip the Borealis Paper Mills with a line.",
            &["in-force: Borealis Paper Mills, Alma Engineering Works"],
        ),
        (
            "The Alma Spinning and Weaving Company signed a contract with Acme Ltd.",
            &["signed: Alma Spinning and Weaving Company, Acme Ltd."],
        ),
        (
            "The memorandum was signed by the Chamber of Hauliers of Alma and the Union of Brook Truckers.",
            &["signed: Chamber of Hauliers of Alma, Union of Brook Truckers"],
        ),
    ]);
}
