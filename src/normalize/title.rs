//! The names of agreements, taken apart: which words tell one agreement from another.

use crate::lexicon::{Lexicon, TitleWord};
use crate::record::slug::{one_spelling, words};
use crate::record::{Node, NodeKind, Property, Title, Value};

/// The names of the agreements among these nodes; one that says the kind and no more is none.
pub fn titles(nodes: &[Node], lexicon: &Lexicon) -> Vec<Title> {
    nodes.iter().filter(|node| node.id.kind == NodeKind::Agreement).filter_map(|node| title(node, lexicon)).collect()
}

fn title(node: &Node, lexicon: &Lexicon) -> Option<Title> {
    // A label that no article gives is made by rule.
    let label = node.accepted(Property::PrefLabel).find(|s| !s.provenance.is_empty())?;
    let Value::Text(_, text) = &label.value else { return None };
    let words = one_spelling(&words(text));
    let tells = |word: &&str| !lexicon.title_words.contains_key(*word);
    let telling: Vec<String> = words.split(' ').filter(tells).map(str::to_owned).collect();
    if telling.is_empty() {
        return None;
    }
    let is_small = |word: &str| lexicon.title_words.get(word) == Some(&TitleWord::Small);
    let is_description = text.split_whitespace().any(|word| word.starts_with(char::is_lowercase) && !is_small(word));
    Some(Title { agreement: node.id.clone(), words, telling, is_description })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Confidence, Evidence, Lang, NodeId, Provenance, Span};

    fn title(name: &str) -> Option<Title> {
        let mut node = Node::new(NodeId::named(NodeKind::Agreement, "a"));
        let evidence = Evidence::new(Span::new(0, 1), "", "a", "");
        let said = Provenance::new("0123456789abcdef", evidence, "test", Confidence::CERTAIN);
        node.claim(Property::PrefLabel, Value::Text(Lang::En, name.to_owned()), said);
        titles(&[node], Lexicon::for_tests()).pop()
    }

    #[test]
    fn a_name_that_says_the_kind_and_no_more_is_none() {
        assert_eq!(title("Memorandum of Understanding on Strategic Cooperation"), None);
        assert_eq!(title("Treaty on Good-Neighbourliness").unwrap().telling, ["good", "neighborliness"]);
    }

    #[test]
    fn a_name_in_lower_case_is_a_description() {
        assert!(title("minerals deal").unwrap().is_description);
        assert!(!title("Agreement on Trade in Minerals").unwrap().is_description);
    }
}
