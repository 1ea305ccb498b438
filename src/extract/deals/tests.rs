//! What becomes of a deal, from its sentences to status and parties.

mod clauses;
mod headlines;
mod lent;
mod makers;
mod reports;
mod sides;

use crate::extract::tests::{self, claims_of, deals_of};

/// Each deal as `status: party, party`.
fn told(text: &str) -> Vec<String> {
    deals_of(text, |deal, parties| format!("{}: {parties}", deal.status.value.code()))
}

fn check(cases: &[(&str, &[&str])]) {
    tests::check(told, cases);
}

#[test]
fn the_marks_around_a_name_do_not_cut_a_list_of_parties() {
    check(&[(
        "Kenya signed a contract with \"Borealis\" and the company \"Acme Works Ltd.\" on Monday.",
        &["signed: Kenya, Borealis, Acme Works Ltd."],
    )]);
}

#[test]
fn one_with_another_party_is_an_agreement_of_the_same_kind() {
    check(&[
        (
            "Kenya signed a treaty with Norway and one with Chile on Monday.",
            &["signed: Kenya, Norway", "signed: Kenya, Chile"],
        ),
        ("Kenya signed a treaty with Norway, and one minister spoke with Chile on Monday.", &["signed: Kenya, Norway"]),
    ]);
}

#[test]
fn a_verb_before_a_date_governs_the_infinitive_behind_it() {
    check(&[
        ("Kenya and Norway agreed on Monday to reopen two schools.", &["agreed: Kenya, Norway"]),
        ("Kenya and Norway failed early on Monday to agree on fish.", &["negotiating: Kenya, Norway"]),
        ("Kenya and Norway met on Monday to reopen two schools.", &[]),
    ]);
}

#[test]
fn what_is_to_be_done_is_agreed_and_what_is_thought_is_not() {
    check(&[
        ("Kenya and Norway agreed that trade will be resumed in May.", &["agreed: Kenya, Norway"]),
        ("Kenya and Norway agreed that trade is good for all.", &[]),
        ("Kenya and Norway agreed on the importance of trade.", &[]),
    ]);
}

#[test]
fn a_deal_that_is_halted_takes_its_parties_from_the_sentence_that_names_them() {
    check(&[
        (
            "The High Court has suspended a contract for a bridge. Kenya signed the contract with Norway in May.",
            &["suspended: Kenya, Norway"],
        ),
        (
            "The High Court has suspended a judge. Kenya signed the contract with Norway in May.",
            &["signed: Kenya, Norway"],
        ),
    ]);
}

#[test]
fn the_other_side_of_a_contract_is_whom_the_article_is_about() {
    let lead = "The Alma Port Authority has had a good year. The Alma Port Authority bought two cranes.";
    let text = format!("{lead} A contract with Acme Works Ltd. was signed in May, the Alma Port Authority said.");
    assert_eq!(told(&text), ["signed: Alma Port Authority, Acme Works Ltd."]);
    check(&[("A contract with Acme Works Ltd. was signed in May.", &["signed: Acme Works Ltd."])]);
}

#[test]
fn an_older_paper_that_lapsed_ends_nothing_else() {
    check(&[(
        "Kenya and Norway signed a cooperation agreement on Monday. It replaces a 2011 memorandum that lapsed in May.",
        &["signed: Kenya, Norway", "terminated: Kenya, Norway"],
    )]);
}

#[test]
fn an_offer_is_proposed_until_it_is_taken() {
    check(&[
        (
            "Acme Works Ltd. rejected a takeover offer from Borealis Corp. on Monday.",
            &["rejected: Acme Works Ltd., Borealis Corp."],
        ),
        (
            "Acme Works Ltd. accepted a takeover offer from Borealis Corp. on Monday.",
            &["agreed: Acme Works Ltd., Borealis Corp."],
        ),
    ]);
}

#[test]
fn what_is_nearly_made_is_being_negotiated() {
    check(&[
        ("Kenya and Norway are close to a deal on fish.", &["negotiating: Kenya, Norway"]),
        ("Kenya and Norway are finalising an agreement on fish.", &["negotiating: Kenya, Norway"]),
        ("Kenya and Norway are close to the sea.", &[]),
    ]);
}

#[test]
fn what_changes_hands_names_seller_or_thing_and_buyer() {
    check(&[
        (
            "Acme Works Ltd. has been acquired by Borealis Corp. for a dollar.",
            &["agreed: Acme Works Ltd., Borealis Corp."],
        ),
        ("Acme Works Ltd. will merge with Borealis Corp. in May.", &["planned: Acme Works Ltd., Borealis Corp."]),
        ("Acme Works Ltd. has delivered trains to Borealis Corp. in May.", &[]),
    ]);
}

#[test]
fn a_body_told_by_what_it_is_and_by_name_is_one() {
    check(&[
        ("Kenya signed a contract with a drug company, Acme, on Monday.", &["signed: Kenya, Acme"]),
        ("Kenya signed a contract with a drug company and Acme on Monday.", &["signed: Kenya, drug company, Acme"]),
    ]);
}

#[test]
fn family_members_are_members_of_no_alliance() {
    check(&[
        ("The rules hold for five men and their family members: Acme Works Ltd., VTB Bank and Kenya.", &[]),
        (
            "The alliance was founded in May, and its founding members are: Acme Works Ltd., VTB Bank and Kenya.",
            &["established: Acme Works Ltd., VTB Bank, Kenya"],
        ),
    ]);
}

#[test]
fn what_a_body_launches_in_line_with_its_plan_is_not_the_plan() {
    check(&[("In line with its action plan, Acme Works Ltd. launched three offices with Borealis Corp.", &[])]);
}

#[test]
fn what_stands_between_a_verb_and_its_infinitive_does_not_part_them() {
    check(&[
        (
            "Acme Ltd. has agreed in principle to sell its tyre unit to Borealis Corp.",
            &["agreed: Acme Ltd., Borealis Corp."],
        ),
        (
            "The council voted 6-1 on Tuesday to approve a contract with Borealis Corp.",
            &["agreed: council, Borealis Corp."],
        ),
        ("Kenya and Norway will tomorrow, 15 September, sign a treaty.", &["planned: Kenya, Norway"]),
    ]);
}

#[test]
fn who_buys_whom_is_told_by_a_possessor_a_verb_and_a_preposition() {
    let both = &["agreed: Acme Holdings, Borealis Ltd"][..];
    check(&[
        ("The regulator has approved Acme Holdings' $2 million takeover of Borealis Ltd after a review.", both),
        ("Acme Holdings' acquisition of Borealis Ltd was approved by the regulator.", both),
        (
            "The regulator cleared the takeover of Borealis Ltd by Acme Holdings.",
            &["agreed: Borealis Ltd, Acme Holdings"],
        ),
        (
            "Acme Holdings signed an agreement to acquire privately held Borealis Ltd for $2 million.",
            &["signed: Acme Holdings, Borealis Ltd"],
        ),
    ]);
}

#[test]
fn talks_that_are_halted_are_a_deal_that_is_off() {
    check(&[
        ("Kenya has suspended talks with Norway over fish.", &["suspended: Kenya, Norway"]),
        ("The decision to terminate the pact with Norway was taken in June.", &["terminated: Norway"]),
        ("Kenya and Norway are close to finalising a treaty.", &["negotiating: Kenya, Norway"]),
    ]);
}

#[test]
fn a_witness_stands_behind_a_deal_that_names_nobody_else() {
    check(&[
        (
            "Kenyan President Ada Brook and Norwegian King Tobias Renner witnessed the signing of nine agreements.",
            &["signed: Kenya, Norway"],
        ),
        (
            "Kenyan President Ada Brook witnessed the signing of a contract between Acme Ltd. and Borealis Corp.",
            &["signed: Acme Ltd., Borealis Corp."],
        ),
    ]);
}

#[test]
fn two_titles_joined_by_and_are_two_agreements() {
    check(&[(
        "Kenya and Norway signed the Fisheries Agreement and the Harbour Treaty in Oslo.",
        &["signed: Kenya, Norway", "signed: Kenya, Norway"],
    )]);
}

#[test]
fn counted_goods_are_no_party_and_a_sum_is_no_number_of_deals() {
    let claims = claims_of(
        "The Kenyan Army awarded Acme Ltd. a contract for 2,700 Swift Light Vehicles. Kenya signed a $300 million loan with Norway.",
    );
    assert_eq!(claims.deals.len(), 2);
    assert!(claims.deals.iter().all(|deal| deal.parties.len() == 2 && deal.count.is_none()));
}

#[test]
fn one_place_with_an_and_in_it_is_one_party() {
    check(&[
        (
            "The Government of Trinidad and Tobago signed a treaty with Antigua and Barbuda.",
            &["signed: Government of Trinidad and Tobago, Antigua and Barbuda"],
        ),
        ("The Government of Trinidad and Norway signed a treaty.", &["signed: Government of Trinidad, Norway"]),
    ]);
}

#[test]
fn a_headline_that_says_partner_to_names_two() {
    check(&[
        ("Acme Steel and Borealis Pipe Partner to Rebuild Alma Mill", &["established: Acme Steel, Borealis Pipe"]),
        ("Acme Steel and Borealis Pipe Rebuild Alma Mill", &[]),
    ]);
}

#[test]
fn who_is_sold_the_goods_is_a_party() {
    check(&[
        ("Kenya has signed a deal to sell 24 trains to Norway.", &["signed: Kenya, Norway"]),
        ("Kenya has signed a deal to sell 24 trains to farmers.", &["signed: Kenya"]),
    ]);
}

#[test]
fn a_memorandum_that_gives_orders_is_no_deal() {
    check(&[
        ("Kenya signed a memorandum directing its ministries to freeze hiring.", &[]),
        ("Kenya signed a memorandum with Norway directing their ministries.", &["signed: Kenya, Norway"]),
    ]);
}

#[test]
fn what_is_welcomed_or_announced_as_signed_is_signed() {
    check(&[
        ("Norway welcomed a ceasefire signed in Alma between Kenya and Chile.", &["signed: Kenya, Chile"]),
        ("Kenya announced an agreement signed in Oslo with Norway.", &["signed: Kenya, Norway"]),
        ("Kenya announced an agreement with Norway.", &["agreed: Kenya, Norway"]),
    ]);
}

#[test]
fn in_an_accord_signed_somewhere_the_clause_says_who() {
    check(&[
        ("In an accord signed in Oslo on Tuesday, Kenya and Norway pledged to sell gas.", &["signed: Norway, Kenya"]),
        ("Kenya and Norway in an accord signed in Oslo Sunday stressed their ties.", &["signed: Norway, Kenya"]),
    ]);
}

#[test]
fn a_plural_head_behind_two_places_makes_a_body_of_each() {
    check(&[
        ("The British and Irish governments signed a treaty.", &["signed: British government, Irish government"]),
        (
            "The ministries of health of Chile and Peru signed an accord.",
            &["signed: ministry of health of Chile, ministry of health of Peru"],
        ),
    ]);
}

#[test]
fn the_only_verb_of_a_sentence_is_no_participle() {
    check(&[
        ("India and Israel on Wednesday inked three pacts.", &["signed: India, Israel"]),
        (
            "A joint venture between Acme Ltd. and Borealis Corp. will build ships.",
            &["in-force: Acme Ltd., Borealis Corp."],
        ),
    ]);
}

#[test]
fn the_verb_of_a_headline_ends_the_name_before_it() {
    check(&[
        ("Borealis Ltd. bags outsourcing contract from Acme Corp.", &["agreed: Borealis Ltd., Acme Corp."]),
        (
            "Alma Province and Brisa Province mark 25th anniversary of friendly ties",
            &["in-force: Alma Province, Brisa Province"],
        ),
        ("Alma Province and Brisa Province mark 25th anniversary of friendly games", &[]),
    ]);
}

#[test]
fn a_season_ends_the_noun_before_it() {
    check(&[
        ("Kenya and Norway entered into a mutual aid agreement last fall.", &["signed: Kenya, Norway"]),
        ("Kenya and Norway entered into a last fall.", &[]),
    ]);
}

#[test]
fn two_possessors_joined_by_and_are_two_parties() {
    check(&[
        ("Honduras and Norway's free trade agreement expired in December.", &["terminated: Honduras, Norway"]),
        ("A letter to Honduras and Norway's free trade agreement with Kenya were lost.", &["in-force: Norway, Kenya"]),
    ]);
}

#[test]
fn those_who_are_represented_act_by_whom_they_name() {
    check(&[(
        "Drivers represented by the Alma Transit Union signed a contract with Borealis Ltd.",
        &["signed: Alma Transit Union, Borealis Ltd."],
    )]);
}

#[test]
fn what_is_offered_to_somebody_is_proposed_to_them() {
    check(&[
        ("India has offered Sri Lanka a credit line of $1 billion.", &["proposed: India, Sri Lanka"]),
        ("India has shown Sri Lanka a credit line of $1 billion.", &[]),
    ]);
}

#[test]
fn a_parliament_that_rejects_a_treaty_does_so_for_its_state() {
    check(&[("Kenya's Senate threw out the border protocol negotiated with Norway.", &["rejected: Kenya, Norway"])]);
}
