//! Who makes a deal: bodies named in full, those who speak, those whom a clause says.

use super::check;

#[test]
fn the_body_of_a_state_is_named_with_its_state() {
    check(&[
        (
            "The Ministry of Health of the Republic of Malawi and German vaccine maker Corvaxis SA signed an accord.",
            &["signed: Ministry of Health of the Republic of Malawi, Corvaxis SA"],
        ),
        (
            "The Ministry of Emergency Situations of Kenya and the Ministry of Defence of Serbia signed an accord.",
            &["signed: Ministry of Emergency Situations of Kenya, Ministry of Defence of Serbia"],
        ),
        (
            "The Ministry of Electricity and Turbo Works Europe signed an accord.",
            &["signed: Ministry of Electricity, Turbo Works Europe"],
        ),
        (
            "The Commission for Tourism and Antiquities and the Directorate of Forests of the Republic of Cyprus signed an accord.",
            &["signed: Commission for Tourism and Antiquities, Directorate of Forests of the Republic of Cyprus"],
        ),
    ]);
}

#[test]
fn those_who_are_named_are_the_parties_whatever_word_they_are_told_by() {
    check(&[
        (
            "Ghana has signed a debt accord with creditors including Banco Norte and the Export-Import Bank of India.",
            &["signed: Ghana, Banco Norte, Export-Import Bank of India"],
        ),
        ("Ghana has signed a debt accord with creditors at the hotel.", &["signed: Ghana"]),
    ]);
}

#[test]
fn a_compact_that_one_has_with_another_is_in_force() {
    check(&[
        (
            "Nebraska has a tax-sharing compact with the Three Rivers Nation.",
            &["in-force: Nebraska, Three Rivers Nation"],
        ),
        ("Nebraska has a close relationship with the Three Rivers Nation.", &[]),
    ]);
}

#[test]
fn what_is_done_gladly_is_done() {
    let says = "said Lucia Arteaga, manager of Acme Works Ltd.";
    check(&[
        (
            &format!("\"We are delighted to partner with Terra Verde to dig wells,\" {says}"),
            &["established: Acme Works Ltd., Terra Verde"],
        ),
        (
            &format!("\"Our agreement with Terra Verde is still valid,\" {says}"),
            &["in-force: Acme Works Ltd., Terra Verde"],
        ),
        (&format!("\"We are delighted to dine with Terra Verde in May,\" {says}"), &[]),
    ]);
}

#[test]
fn an_infinitive_of_the_list_is_a_verb_whatever_it_looks_like() {
    check(&[
        ("Kenya and Ghana are scheduled to initial a trade agreement in May.", &["planned: Kenya, Ghana"]),
        (
            "Norland Bank, which last week agreed to combine with Estavia Bank, is old.",
            &["agreed: Norland Bank, Estavia Bank"],
        ),
    ]);
}

#[test]
fn bodies_that_join_together_to_do_something_have_agreed_on_it() {
    check(&[
        (
            "The Institute of Alma, the Kenyan government and the Reef Fund have joined together to protect the reef.",
            &["established: Institute of Alma, Kenyan government, Reef Fund"],
        ),
        ("Kenya and Ghana have completed negotiations on the price of power.", &["agreed: Kenya, Ghana"]),
        ("Kenya and Ghana have completed studies on the price of power.", &[]),
    ]);
}

#[test]
fn approval_of_a_signing_is_no_signing() {
    check(&[
        (
            "The Cabinet has given its approval for signing of a treaty between Kenya and Ghana.",
            &["planned: Kenya, Ghana"],
        ),
        ("The Cabinet hailed the signing of a treaty between Kenya and Ghana.", &["signed: Kenya, Ghana"]),
        (
            "The Cabinet authorized the Minister of Agriculture to discuss with the Sudanese side a draft agreement on locusts between Saudi Arabia and the Sudan.",
            &["negotiating: Saudi Arabia, Sudan"],
        ),
    ]);
}

#[test]
fn people_told_by_where_they_work_act_for_it() {
    check(&[
        ("IMF staff and Kenya have reached an agreement.", &["agreed: IMF, Kenya"]),
        (
            "Researchers at Alma University signed an agreement with Acme Works Ltd.",
            &["signed: Alma University, Acme Works Ltd."],
        ),
        (
            "The World Bank's Board of Executive Directors approved a $15 million credit for Malawi.",
            &["agreed: World Bank, Malawi"],
        ),
    ]);
}

#[test]
fn under_the_terms_of_an_agreement_the_clause_says_who() {
    check(&[(
        "Under the terms of the agreement, which was signed in May by Minister Li Wei and Deputy Premier Oleg Kurbanov, China will provide Tajikistan with a grant.",
        &["signed: China, Tajikistan"],
    )]);
}

#[test]
fn who_is_glad_is_told_or_nobody_is() {
    check(&[
        ("\"We are thrilled to partner with Acme Ltd. and the City of Dallas in May,\" a visitor said.", &[]),
        (
            "\"We are thrilled to partner with Acme Ltd.,\" said Jamie, chief at Mauka.",
            &["established: Mauka, Acme Ltd."],
        ),
    ]);
}

#[test]
fn a_head_in_another_language_keeps_its_field_in_small_letters() {
    check(&[(
        "Acme Games Ltd. has partnered with the Institut des arts numériques de Montréal.",
        &["established: Acme Games Ltd., Institut des arts numériques de Montréal"],
    )]);
}

#[test]
fn an_agreement_told_by_its_year_beside_another_is_one_of_its_own() {
    check(&[(
        "Ukraine, Moldova initial air protocol\n\nA protocol to the 2012 air services agreement between Ukraine and Moldova was initialled in Odesa last Friday.",
        &["agreed: Ukraine, Moldova", "in-force: Ukraine, Moldova"],
    )]);
}

#[test]
fn a_relative_clause_names_the_maker_in_apposition_and_its_partner() {
    check(&[
        (
            "A judge suspended the contract that the water company, Ecaguas, had signed in May with Acme Ltd.",
            &["suspended: Ecaguas, Acme Ltd."],
        ),
        ("A judge suspended the contract that the water company had drafted in May for Acme Ltd.", &[]),
    ]);
}

#[test]
fn those_on_whose_behalf_people_sign_are_the_signatories() {
    check(&[
        (
            "Minister Ada Brook signed on behalf of Kenya, while Minister Bo Field signed on behalf of Ghana an agreement \
             on roads.",
            &["signed: Kenya, Ghana"],
        ),
        ("Minister Ada Brook spoke on behalf of Kenya about an agreement on roads.", &[]),
    ]);
}

#[test]
fn what_two_came_to_terms_on_is_agreed() {
    check(&[
        ("Acme Ltd. and Borealis Ltd. came to terms on a two-year contract.", &["agreed: Acme Ltd., Borealis Ltd."]),
        ("Acme Ltd. and Borealis Ltd. spoke of the terms on a two-year contract.", &[]),
    ]);
}

#[test]
fn a_participle_behind_what_an_agreement_is_on_tells_who_signed() {
    check(&[
        (
            "It will replace the protocol on vehicle inspections signed between Kenya and Ghana in 2006.",
            &["signed: Kenya, Ghana"],
        ),
        (
            "He recalled that the board was set up under the General Agreement on Trade and Culture which Kenya and \
             Ghana signed in 1986.",
            &["signed: Kenya, Ghana"],
        ),
        (
            "Malta and Tunisia signed a fishing treaty. Negotiations between the two governments on a boundary treaty \
             will resume.",
            &["signed: Malta, Tunisia", "negotiating: Malta, Tunisia"],
        ),
    ]);
}
