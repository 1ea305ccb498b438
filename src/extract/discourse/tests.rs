//! What several sentences tell together: who acts for whom, which deal is meant, what is another one.

use crate::extract::tests::{self, deals_of};

/// Each deal as `status kind: party, party`.
fn told(text: &str) -> Vec<String> {
    deals_of(text, |deal, parties| format!("{} {}: {parties}", deal.status.value.code(), deal.kind.value.code()))
}

fn check(cases: &[(&str, &[&str])]) {
    tests::check(told, cases);
}

#[test]
fn they_are_the_states_of_those_who_met() {
    let agreed = &["agreed consensus: Kenya, Norway"][..];
    check(&[
        ("Kenyan President Ada Brook met Prime Minister Tobias Renner of Norway. They agreed to open a port.", agreed),
        (
            "Kenyan President Ada Brook spoke with Norwegian King Tobias Renner. The leaders agreed to open a port.",
            agreed,
        ),
        ("Kenyan President Ada Brook wrote a book. They agreed to open a port.", &[]),
    ]);
}

#[test]
fn a_known_leader_stands_for_the_state_that_the_text_leaves_out() {
    check(&[
        (
            "President Joe Biden and Chancellor Olaf Scholz signed a memorandum on steel.",
            &["signed memorandum: United States, Germany"],
        ),
        (
            "South Korea's Yoon and Japan's Kishida agreed to resume talks on fish.",
            &["agreed consensus: South Korea, Japan"],
        ),
        ("President Ada Brook and Chancellor Tobias Renner signed a memorandum on steel.", &[]),
    ]);
}

#[test]
fn who_holds_the_post_of_a_body_signs_for_it() {
    check(&[(
        "The contract was signed by Head of Kenya Ports Authority Ada Brook and Tobias Renner, director of Acme Ltd.",
        &["signed contract: Kenya Ports Authority, Acme Ltd."],
    )]);
}

#[test]
fn a_deal_told_again_by_who_signed_it_is_one_deal() {
    let one = "Kenya and Norway on Monday signed a memorandum on fish.";
    let again = "The memorandum was signed by the Kenyan Ports Authority and the Norwegian Ports Authority in Oslo.";
    assert_eq!(told(&format!("{one} {again}")).len(), 1);
    let other = "A memorandum was signed by Chile and Peru in Lima.";
    assert_eq!(told(&format!("{one} {other}")).len(), 2);
}

#[test]
fn an_earlier_agreement_that_ended_does_not_end_the_new_one() {
    let signed = "Kenya and Norway signed a treaty on fish on Monday.";
    for older in [
        "The previous treaty expired in June.",
        "It replaces the treaty of 1904, which expired in June.",
        "A former treaty, signed in Rome in 1992, ended in June.",
    ] {
        let deals = told(&format!("{signed} {older}"));
        assert_eq!(deals[0], "signed treaty: Kenya, Norway", "{older}");
    }
    assert_eq!(told(&format!("{signed} The treaty expired in June."))[0], "terminated treaty: Kenya, Norway");
}

#[test]
fn what_an_item_does_is_done_by_whom_the_line_above_names() {
    let list = "The Alma City Council on Wednesday:\n\n- Approved an agreement with Kestrel County for dog licences.\n";
    assert_eq!(told(list), ["agreed agreement: Kestrel County, Alma City Council"]);
}

#[test]
fn a_mayor_acts_for_the_town_that_the_report_is_from() {
    let report =
        "OSLO — Mayor Ada Brook and the mayor of Heredia, Costa Rica, signed a sister city agreement on Monday.";
    assert_eq!(told(report), ["signed twinning: Oslo, Heredia"]);
}

#[test]
fn a_loan_is_to_the_state_that_the_article_is_about() {
    let text = "Kenya has dropped a tram line. Kenya will pay the builders. The loan agreement with the Nordic Credit Bank was signed in March 2019.";
    assert_eq!(told(text), ["signed financing-agreement: Kenya, Nordic Credit Bank"]);
}

#[test]
fn a_mention_that_names_both_sides_completes_a_deal() {
    check(&[
        (
            "Acme Works has signed an engine deal. Under the deal, Acme Works will supply engines to Borealis Motors.",
            &["signed contract: Acme Works, Borealis Motors"],
        ),
        (
            "The minister signed a memorandum on Monday. The memorandum is between Acme Power and Borealis Power.",
            &["signed memorandum: Acme Power, Borealis Power"],
        ),
        ("The minister signed a memorandum on Monday. Acme Power and Borealis Power make light.", &[]),
    ]);
}

#[test]
fn a_deal_of_years_ago_is_not_the_one_of_the_day() {
    check(&[
        (
            "Kenya and Norway signed a treaty on Monday. The agreement signed in Alma in May 1986 was a first step.",
            &["signed treaty: Kenya, Norway", "signed agreement: Kenya, Norway"],
        ),
        (
            "Kenya and Norway signed a treaty on Monday. The agreement signed in Alma on Monday was a first step.",
            &["signed treaty: Kenya, Norway"],
        ),
    ]);
}

#[test]
fn they_are_those_who_say_so() {
    check(&[(
        "Acme Works Ltd. and Borealis Corp. said that they had reached an agreement with Kenya.",
        &["agreed agreement: Acme Works Ltd., Borealis Corp., Kenya"],
    )]);
}

#[test]
fn a_party_left_out_is_whom_an_article_about_an_agreement_makes_most_of() {
    let lead = "Kenya looks back on ten good years of its trade agreement.";
    let most = "Kenya sells fish. Norway sells steel. Norway likes fish. Chile sells wine.";
    let signed = "The agreement was signed on Monday.";
    let two = &["signed agreement: Kenya, Norway"][..];
    check(&[
        (&format!("{lead} {most} {signed}"), two),
        (&format!("{lead} {most} Under the agreement, ships land free."), &["in-force agreement: Kenya, Norway"]),
        // A deal that is no paper, an article about something else, a third that it makes as much of.
        (&format!("{lead} {most} Here is the deal."), &[]),
        (&format!("Kenya looks back on ten good years of its own fine harvests. {most} {signed}"), &[]),
        (&format!("{lead} {most} Chile likes fish. {signed}"), &[]),
        // Nothing before it speaks of an agreement.
        (&format!("{most} Kenya, at sea, stays under the agreement that ships land free."), &[]),
        // Of a town and the region that it may lie in the one is no side beside the other.
        (
            &format!("Bavaria looks back on its own trade agreement. Munich sells fish. Munich likes fish. {signed}"),
            &[],
        ),
    ]);
    let about = "Acme Ltd. has put a new view of its supply agreement on paper. Acme Ltd. sells fish.";
    check(&[
        (&format!("{about} Borealis Inc. signed the contract in May."), &["signed contract: Borealis Inc., Acme Ltd."]),
        ("Borealis Inc. signed the contract in May.", &["signed contract: Borealis Inc."]),
    ]);
}

#[test]
fn what_two_also_sign_and_what_they_still_negotiate_is_another_deal() {
    check(&[
        (
            "Kenya and Ghana signed a trade agreement on Monday. The two countries also signed an extradition treaty.",
            &["signed agreement: Kenya, Ghana", "signed treaty: Kenya, Ghana"],
        ),
        (
            "Kenya and Ghana signed a treaty on parks on Monday. The two countries are negotiating a treaty on extradition.",
            &["signed treaty: Kenya, Ghana", "negotiating treaty: Kenya, Ghana"],
        ),
    ]);
}

#[test]
fn several_documents_give_way_to_those_that_are_told_one_by_one() {
    check(&[(
        "Kenya and Ghana signed three documents on Monday. A memorandum of understanding was signed between Acme Ltd. and \
         Borealis Ltd. A loan agreement was signed between Kenya Trust Bank and Volta Trust Bank.",
        &[
            "signed memorandum-of-understanding: Acme Ltd., Borealis Ltd.",
            "signed financing-agreement: Kenya Trust Bank, Volta Trust Bank",
        ],
    )]);
}

#[test]
fn a_number_of_bodies_are_those_named_next_to_it() {
    check(&[(
        "Three freight railways have formed an alliance. Alma Cargo of Austria, Czech operator Brook Vagon and Hungary's Kestra \
         Fuvar presented it in Vienna.",
        &["established alliance: Alma Cargo, Brook Vagon, Kestra Fuvar"],
    )]);
}

#[test]
fn who_signed_stands_in_a_line_below_what_they_signed() {
    let list = "Signed at the fair:\n\n1. Cold store project\n\nSigned by: Acme Ltd. and Borealis Ltd.\n\n2. Memorandum of understanding on rail\n\nSigned by: Alma Rail Ltd. and Kenya Ports Authority";
    let both = [
        "signed contract: Acme Ltd., Borealis Ltd.",
        "signed memorandum-of-understanding: Alma Rail Ltd., Kenya Ports Authority",
    ];
    assert_eq!(told(list), both);
    assert!(told(&list.replace("Signed by", "Visited by")).iter().all(|deal| !both.contains(&deal.as_str())));
}

#[test]
fn members_are_told_behind_the_alliance_that_others_founded() {
    let founded = "Nine operators from seven countries founded the Harbour Alliance.";
    let members = "Acme Ltd., Borealis Ltd. and Alma Rail Ltd. are among its members.";
    let text = format!("{founded} {members}");
    assert_eq!(told(&text), ["established alliance: Acme Ltd., Borealis Ltd., Alma Rail Ltd."]);
    assert!(told(founded).is_empty());
}

#[test]
fn a_contract_is_between_those_who_have_just_come_to_terms() {
    let terms = "Acme Ltd. has made its own terms with Borealis Ltd.";
    assert_eq!(
        told(&format!("{terms} The contract was signed on Monday.")),
        ["signed contract: Acme Ltd., Borealis Ltd."]
    );
    assert!(told(&format!("{terms} The village was flooded on Monday.")).is_empty());
}

#[test]
fn agreements_on_other_things_or_of_others_are_other_agreements() {
    let filler = "The ministers praised the work of both sides and spoke at length of the weather. ".repeat(10);
    let first = "Kenya and Ghana signed an agreement on fisheries on 4 May 2019.";
    let tax =
        "The agreement on double taxation, which the two countries signed in 2012, entered into force last month.";
    assert_eq!(told(&format!("{first} {filler} {tax}")).len(), 2);
    let talks = "Talks on a transport protocol between Kenya, Ghana and Togo are going on.";
    assert_eq!(
        told(&format!("{first} {talks}")),
        ["signed agreement: Kenya, Ghana", "negotiating protocol: Kenya, Ghana, Togo"]
    );
    let other = "The barter trade arrangement of the two countries will not be extended.";
    assert!(told(&format!("{first} {other}")).contains(&"signed agreement: Kenya, Ghana".to_owned()));
}

#[test]
fn the_two_are_those_whom_the_sentence_names() {
    let before = "Kenya and Ghana signed a treaty on fish.";
    let text = format!("{before} Alma Bank will lend Acme Ltd. money under a financing agreement signed by the two.");
    assert!(told(&text).contains(&"signed financing-agreement: Alma Bank, Acme Ltd.".to_owned()), "{:?}", told(&text));
}

#[test]
fn what_became_of_it_is_told_by_it() {
    let signed = "Kenya and Ghana signed a trade agreement in 2012.";
    check(&[
        (&format!("{signed} It lapsed last year."), &["terminated agreement: Kenya, Ghana"]),
        (&format!("{signed} It was renewed in 2015."), &["renewed agreement: Kenya, Ghana"]),
        (&format!("{signed} It was not renewed in 2015."), &["terminated agreement: Kenya, Ghana"]),
        (&format!("{signed} It may be suspended."), &["signed agreement: Kenya, Ghana"]),
        (&format!("{signed} It was a cold day."), &["signed agreement: Kenya, Ghana"]),
    ]);
}

#[test]
fn what_is_denied_or_not_yet_concluded_is_not_signed() {
    check(&[
        ("Kenya has denied having signed a contract with Acme Ltd.", &["rejected contract: Kenya, Acme Ltd."]),
        ("Until an agreement is concluded, Kenya and Ghana fly as before.", &[]),
        ("The law bans contracts between any firm and any agency.", &[]),
    ]);
}

#[test]
fn we_are_those_for_whom_the_speaker_of_a_long_quotation_speaks() {
    let quoted = "Ada Brook, director of Acme Ltd., said: “The fair was our fourth this year. We signed a memorandum with \
                  Borealis Ltd. on Monday. It was hard work.” She left.";
    check(&[(quoted, &["signed memorandum: Acme Ltd., Borealis Ltd."])]);
}

#[test]
fn a_contract_is_between_those_of_whom_one_supplies_the_other() {
    let one = "Acme Ltd. will supply Borealis Ltd., based in Oslo, with 20 tonnes of ammonia a year.";
    check(&[
        (&format!("{one} The ten-year contract is worth a fortune."), &["signed contract: Acme Ltd., Borealis Ltd."]),
        (&format!("{one} It is worth a fortune."), &[]),
    ]);
}

#[test]
fn one_of_several_and_another_on_the_same_occasion_are_deals_of_their_own() {
    let count = |text: &str| told(text).len();
    assert_eq!(count("Kenya and Norway signed seven documents. They signed an agreement on visas."), 2);
    let first = "Acme Ltd. on Monday signed a contract with Borealis Ltd. on fish.";
    assert_eq!(count(&format!("{first} On the same occasion the two companies signed a contract on steel.")), 2);
    assert_eq!(count(&format!("{first} The contract was signed in Oslo.")), 1);
}

#[test]
fn leaders_and_ministries_of_two_countries_stand_for_them() {
    check(&[
        (
            "Kenya and Norway like fish. Kenya sells it. Norway buys it. The weather was bad on that day. On Monday, the \
             two presidents agreed to set up a committee.",
            &["agreed consensus: Kenya, Norway"],
        ),
        (
            "Kenya and Norway met. The two countries' education ministries signed a treaty.",
            &["signed treaty: Kenya education ministry, Norway education ministry"],
        ),
    ]);
}

#[test]
fn a_town_is_one_with_and_without_its_word() {
    check(&[(
        "Zhaotong and Luzhou Sign Framework Agreement\n\nZhaotong City and Luzhou City signed a framework agreement on trade.",
        &["signed framework-agreement: Zhaotong, Luzhou"],
    )]);
}

#[test]
fn what_two_places_or_their_offices_do_is_done_by_those_named_together() {
    check(&[
        (
            "A meeting between Zhaotong and Luzhou was held. At the meeting, the two places signed a framework agreement.",
            &["signed framework-agreement: Zhaotong, Luzhou"],
        ),
        (
            "Zhaotong and Luzhou held a meeting. The finance departments of the two places are consulting on the text of an agreement.",
            &["negotiating agreement: finance department of Zhaotong, finance department of Luzhou"],
        ),
    ]);
}

#[test]
fn a_formal_agreement_is_still_to_come_between_the_same_two() {
    check(&[(
        "Kenya and Ghana signed a letter of intent on fish. The formal sister-city agreement is to be signed next May.",
        &["signed letter-of-intent: Kenya, Ghana", "planned twinning: Kenya, Ghana"],
    )]);
}

#[test]
fn a_headline_about_one_partner_leaves_the_other_its_deal() {
    check(&[(
        "Acme Ltd. Announces Pact with Borealis Ltd.\n\nAcme Ltd. signed supply agreements with Borealis Ltd. and Corvaxis SA on Friday.",
        &["signed contract: Acme Ltd., Borealis Ltd.", "signed contract: Acme Ltd., Corvaxis SA"],
    )]);
}

#[test]
fn the_city_is_the_one_that_a_text_begins_with() {
    check(&[(
        "Yeosu City signed a memorandum with Danao City in May. Workers from Danao City will come in June. Meanwhile, the \
         city will conclude an agreement with Acme Ltd.",
        &["signed memorandum: Yeosu City, Danao City", "planned agreement: Yeosu City, Acme Ltd."],
    )]);
}

#[test]
fn a_country_in_brackets_is_no_short_form() {
    check(&[(
        "Acme Ltd. signed a contract with the Harbour Terminal (Ghana). Kenya and Ghana signed a treaty on fish.",
        &["signed contract: Acme Ltd., Harbour Terminal", "signed treaty: Kenya, Ghana"],
    )]);
}

#[test]
fn those_who_initiated_an_alliance_founded_it_when_and_where_it_was_founded() {
    let text = "On 4 May 2019 the Harbour Alliance was established in Vienna. The alliance was initiated by the Port of Alma \
                and the Port of Brook.";
    let deals = tests::when_and_where(text);
    assert_eq!(deals.len(), 1);
    assert_eq!((deals[0].1.as_str(), deals[0].2.as_str()), ("2019-05-04", "Vienna"));
}

#[test]
fn another_paper_that_was_signed_is_not_the_one_that_will_be() {
    check(&[(
        "Kenya will sign a loan agreement with Brook Bank. The school got its roof under a credit agreement signed in June.",
        &["planned financing-agreement: Kenya, Brook Bank"],
    )]);
}

#[test]
fn one_more_deal_between_the_same_is_one_of_its_own() {
    let first = "Kenya and Ghana signed an agreement on fisheries in Nairobi.";
    for (more, told) in [
        ("A trade agreement was signed as well.", Some("signed agreement: Kenya, Ghana")),
        ("A protocol on tourism was signed on the same day.", Some("signed protocol: Kenya, Ghana")),
        ("A loan was granted as well.", Some("agreed financing-agreement: Kenya, Ghana")),
        ("The agreement on taxation was renewed in May.", Some("renewed agreement: Kenya, Ghana")),
        // One side alone declares it or plans it.
        ("A declaration of emergency was approved by the council.", None),
        ("A plan was adopted on the same day.", None),
        // It names others, it is only hoped for, it goes on about the one just told.
        ("A trade agreement was signed in the Brook Company.", None),
        ("A trade agreement is to be signed.", None),
        ("The agreement on fisheries was hailed in both capitals.", None),
    ] {
        let deals: Vec<&str> = ["signed agreement: Kenya, Ghana"].into_iter().chain(told).collect();
        check(&[(&*format!("{first} {more}"), &deals)]);
    }
}

#[test]
fn the_name_of_a_forum_does_not_hide_where_it_was() {
    let places = |text: &str| tests::when_and_where(text).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    let signed = |place: &str| format!("Kenya and Ghana signed a treaty on 4 May 2019 {place}.");
    assert_eq!(places(&signed("at the international forum Silk Road 2019 in Vienna")), ["Vienna"]);
    assert_eq!(places(&signed("on the museum Silk Road 2019 in Vienna")), [""]);
}
