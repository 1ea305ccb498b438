//! `pactgraph rules`: every rule with its examples and near-misses.

use super::unwritten;
use crate::error::Error;
use crate::extract::rule::Rule;
use crate::extract::{amounts, dates, deals, discourse, events, head, initiatives, money, names, people};
use std::io::{self, Write};

/// Every rule of the extractor, in the order of the cascade.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let values = dates::RULES.iter().chain(amounts::RULES).flat_map(|rules| rules.iter());
    let text = head::RULES.iter().chain(names::rules::RULES).chain(deals::RULES).chain(discourse::rules::RULES);
    values.chain(text).chain(people::RULES).chain(events::RULES).chain(initiatives::RULES).chain(money::RULES)
}

/// Prints the rules.
///
/// # Errors
/// When the output cannot be written.
pub fn rules(out: &mut impl Write) -> Result<(), Error> {
    all().try_for_each(|rule| print(rule, out)).and_then(|()| out.flush()).map_err(unwritten)
}

fn print(rule: &Rule, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n  {}", rule.id, rule.reads)?;
    for example in rule.examples {
        writeln!(out, "  + {example}")?;
    }
    for near_miss in rule.near_misses {
        writeln!(out, "  - {near_miss}")?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_with_an_example_and_a_near_miss() {
        let mut printed = Vec::new();
        rules(&mut printed).unwrap();
        let printed = String::from_utf8(printed).unwrap();
        for rule in all() {
            assert!(!rule.examples.is_empty() && !rule.near_misses.is_empty(), "{}", rule.id);
            assert!(
                printed.contains(&format!("{}\n  {}\n  + {}\n", rule.id, rule.reads, rule.examples[0])),
                "{}",
                rule.id
            );
        }
    }

    #[test]
    fn no_two_rules_share_an_id() {
        let mut ids: Vec<&str> = all().map(|rule| rule.id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}
