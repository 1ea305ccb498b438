use crate::extract::extract;
use crate::lexicon::Lexicon;
use crate::record::claim::Claims;

/// The claims of a text as it stands, headline and all.
fn claims(text: &str) -> Claims {
    let article = crate::read::article(text.as_bytes().to_vec(), "notes.txt").0.unwrap();
    extract(&article, Lexicon::for_tests())
}

/// `kind status: A + B` for each deal of a text under a headline of its own.
fn deals(body: &str) -> Vec<String> {
    told(&claims(&format!("Harbour notes of the week\n\n{body}\n")))
}

fn told(claims: &Claims) -> Vec<String> {
    let line = |deal: &crate::record::claim::DealClaim| {
        let parties: Vec<&str> = deal.parties.iter().map(|p| &*claims.names[p.value.name].name).collect();
        format!("{} {}: {}", deal.kind.value.code(), deal.status.value.code(), parties.join(" + "))
    };
    claims.deals.iter().map(line).collect()
}

#[test]
fn items_take_status_and_missing_parties_from_their_heading() {
    let text = "Malta and Fiji signed nine documents in Suva on 12 May 2019, among them:\n\n\
        – Agreement on the protection of investments between the Government of Malta and the Government of Fiji\n\
        – Protocol between the Ministry of Health of Malta and the Ministry of Health of Fiji on vaccines\n\
        – Memorandum of understanding on museum loans between the national museums of both countries\n\
        – Programme of cooperation in education\n";
    let claims = claims(&format!("Harbour notes of the week\n\n{text}"));
    assert_eq!(
        told(&claims),
        [
            "agreement signed: Malta + Fiji",
            "agreement signed: Government of Malta + Government of Fiji",
            "protocol signed: Ministry of Health of Malta + Ministry of Health of Fiji",
            "memorandum-of-understanding signed: national museum of Malta + national museum of Fiji",
            "action-plan signed: Malta + Fiji",
        ]
    );
    assert!(claims.deals.iter().all(|deal| deal.date.is_some() && deal.place.is_some()));
}

#[test]
fn numbers_and_letters_of_items_are_no_words() {
    let body = "The following agreements were signed during the visit of the President of Fiji to Malta:\n\n\
        (1) a memorandum of understanding on tourism;\n\
        b) an agreement on extradition;\n\
        3. Protocol on film.";
    assert_eq!(
        deals(body),
        [
            "memorandum-of-understanding signed: Fiji + Malta",
            "agreement signed: Fiji + Malta",
            "protocol signed: Fiji + Malta"
        ]
    );
}

#[test]
fn unmarked_lines_below_a_heading_are_items() {
    let body = "The forum in Suva closed on Friday after two long days of talks about the ports of the region and their work.\n\n\
        Agreements signed\n\n\
        Acme Corp. and Borealis Ltd.: supply of solar panels\n\
        Port of Valletta – Borealis Ltd.: night ferries\n\
        University of Malta and University of Fiji: memorandum of understanding on dialects\n\n\
        The forum will be back next year.";
    assert_eq!(
        deals(body),
        [
            "agreement signed: Acme Corp. + Borealis Ltd.",
            "agreement signed: Port of Valletta + Borealis Ltd.",
            "memorandum-of-understanding signed: University of Malta + University of Fiji",
        ]
    );
}

#[test]
fn the_title_of_a_table_tells_the_buyer() {
    let table = "Table: Contracts awarded, Roads Department, Suva, May 2014\n\n\
        No. | Contractor | Works | Value ($)\n\
        1 | Acme Builders Ltd. | Bridge over the river | 1,250,000\n\
        2 | Borealis Construction Inc. | Coastal road | 890,000\n\n\
        Letters went out to all bidders.\n";
    assert_eq!(
        told(&claims(table)),
        [
            "contract agreed: Roads Department + Acme Builders Ltd.",
            "contract agreed: Roads Department + Borealis Construction Inc.",
        ]
    );
}

#[test]
fn cells_between_tabs_are_read_like_those_between_bars() {
    let body = "These agreements were signed at the expo on 4 April 2018:\n\n\
        Company\tPartner\tSubject\n\
        Borealis Shipping Ltd.\tAcme Logistics Ltd.\tContainer terminal\n\
        Halden Foods Inc.\tRed Mill Ltd.\tCold storage";
    assert_eq!(
        deals(body),
        [
            "agreement signed: Borealis Shipping Ltd. + Acme Logistics Ltd.",
            "agreement signed: Halden Foods Inc. + Red Mill Ltd."
        ]
    );
}

#[test]
fn an_item_with_a_verb_of_its_own_keeps_its_date() {
    let body = "Malta and Fiji signed nine agreements on 12 May 2019, including:\n\n\
        - a contract between Acme Corp. and Borealis Ltd. for ferries, signed on 3 March 2019\n\
        - an agreement on extradition";
    let claims = claims(&format!("Harbour notes of the week\n\n{body}\n"));
    let dates: Vec<String> = claims.deals.iter().map(|d| format!("{:?}", d.date.as_ref().map(|d| d.value))).collect();
    assert_eq!(dates.len(), 3);
    assert_ne!(dates[0], dates[1]);
    assert_eq!(dates[0], dates[2]);
}

#[test]
fn later_sentences_of_an_item_add_areas_to_its_deal() {
    let body = "The following memoranda were signed in Suva on 12 May 2019:\n\n\
        - Memorandum between Acme Corp. and Borealis Ltd. The two will train teachers.\n\
        - Memorandum between Red Mill Ltd. and Halden Foods Inc.";
    let claims = claims(&format!("Harbour notes of the week\n\n{body}\n"));
    let taught =
        |deal: &crate::record::claim::DealClaim| deal.areas.iter().any(|a| a.value.top().code() == "education");
    assert_eq!(claims.deals.iter().map(taught).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn partners_of_one_side_are_listed_by_name() {
    let body = "Acme Corp. signed agreements with the following companies:\n\n* Borealis Ltd.\n* Red Mill Ltd.";
    assert_eq!(
        deals(body),
        ["agreement signed: Acme Corp. + Borealis Ltd.", "agreement signed: Acme Corp. + Red Mill Ltd."]
    );
}

#[test]
fn lists_of_other_things_are_no_deals() {
    for heading in [
        "The agenda of the meeting:",
        "Those who took part:",
        "The unions made these demands, signed by 400 workers:",
        "The petition was signed by the following companies:",
        "The ministers will discuss the following agreements:",
        "Read more about the harbour:",
    ] {
        let body = format!("{heading}\n\n- an agreement on pay\n- Acme Corp. and Borealis Ltd.\n- Protocol on visas");
        assert_eq!(deals(&body), Vec::<String>::new(), "{heading}");
    }
}

#[test]
fn the_contents_of_one_memorandum_are_no_deals() {
    let body = "Malta and Fiji signed a memorandum of understanding on energy. The memorandum provides for:\n\n\
        - an exchange of experts between the Ministry of Energy of Malta and the Ministry of Energy of Fiji\n\
        - a cooperation agreement between the grid operators of both countries";
    assert_eq!(deals(body), ["memorandum-of-understanding signed: Malta + Fiji"]);
}

#[test]
fn sentences_that_go_on_about_a_deal_are_no_items() {
    let body = "Malta and Fiji signed several agreements on Monday, including:\n\n\
        - Boats sail from Suva every day. This agreement will keep 400 jobs alive.\n\
        - The deal opens the ports to all.\n\
        - Protocol on visas";
    assert_eq!(deals(body).iter().filter(|deal| !deal.starts_with("protocol")).count(), 1);
}

#[test]
fn projects_signed_at_a_ceremony_are_the_hosts() {
    let body = "The Suva Harbour Zone held a signing ceremony for investment projects on 18 July 2022. Six projects were signed on the spot. \
        Among them, the ice plant project was signed with Borealis Ltd.";
    assert_eq!(
        deals(body),
        ["contract signed: Suva Harbour Zone", "contract signed: Borealis Ltd. + Suva Harbour Zone"]
    );
}

#[test]
fn a_heading_that_counts_the_partners_names_them_below() {
    let text = "The Harbour Bureau signed investment agreements with two enterprises on the spot, with a total of 4 million yuan:\n\n\
        1. Protein project. Investor: Acme Tools Co., Ltd. Total investment: 1.2 million yuan.\n\
        2. Bone project. Investor: Borealis Devices Co., Ltd. Total investment: 2.8 million yuan.\n";
    assert_eq!(
        deals(text),
        [
            "contract signed: Harbour Bureau + Acme Tools Co., Ltd.",
            "contract signed: Harbour Bureau + Borealis Devices Co., Ltd."
        ]
    );
}

#[test]
fn the_two_sides_of_a_project_stand_on_lines_of_their_own() {
    let text = "Two projects were signed on 12 May 2019. The list is as follows:\n\n\
        1. Lighting project\nParty A: Harbour Bureau\nParty B: Acme Ltd.\nInvestment: 5 million yuan\n\n\
        2. Shoe factory project\nParty A: Canal Bureau\nParty B: Borealis Sells Ltd.\nInvestment: 6 million yuan\n";
    assert_eq!(
        deals(text),
        ["contract signed: Harbour Bureau + Acme Ltd.", "contract signed: Canal Bureau + Borealis Sells Ltd."]
    );
}
