//! Markup inside a text: addresses, tags and marks that are no words of it.

/// How far the end of a tag or the second half of a link may be from its start, in bytes.
///
/// It keeps the scan linear on texts that open many and close none.
const REACH: usize = 600;

/// The ranges of bytes from `from` on that hold no words: web and mail addresses, HTML tags and comments, Markdown's
/// emphasis, image and link marks and escapes. In order, without overlaps.
pub fn skipped(text: &str, from: usize) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = from;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'!' if bytes.get(at + 1) == Some(&b'[') => image(text, at),
            b'[' => link_text(text, at).map(|_| at + 1),
            b']' if bytes.get(at + 1) == Some(&b'(') => target(text, at + 1),
            b'<' => tag(text, at),
            b'*' | b'`' => Some(run(bytes, at)),
            b'_' | b'~' if !inside_word(text, at) => Some(run(bytes, at)),
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => Some(at + 1),
            b'h' | b'H' | b'w' | b'W' if starts_word(text, at) => address(text, at),
            b'@' => mail(text, at, found.last().map_or(from, |f| f.1)).map(|(start, end)| {
                found.push((start, at));
                end
            }),
            _ => None,
        };
        match end {
            Some(end) => {
                found.push((at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The escapes of quoted YAML in the front matter, which ends at byte `end`: `\\_` stands for a no-break space, and a
/// backslash at the end of a line or before a space for nothing.
pub fn escapes(text: &str, end: usize) -> Vec<(usize, usize)> {
    let bytes = &text.as_bytes()[..end];
    let length = |at: usize| match bytes.get(at + 1) {
        Some(b'_') => Some(2),
        Some(b'\n' | b' ' | b'\\' | b'"') => Some(1),
        _ => None,
    };
    (0..end).filter(|&at| bytes[at] == b'\\').filter_map(|at| Some((at, at + length(at)?))).collect()
}

/// The end of the run of the byte at `at`.
fn run(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|b| **b == bytes[at]).count()
}

/// Whether a mark stands between two letters or digits, as in `snake_case`.
fn inside_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let after = text[run(text.as_bytes(), at)..].chars().next().is_some_and(char::is_alphanumeric);
    before && after
}

fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() && c.is_ascii())
}

/// The part of the text from `at` on that is searched for an end, cut at an empty line.
fn window(text: &str, at: usize) -> &str {
    let mut end = (at + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = &text[at..end];
    window.find("\n\n").map_or(window, |blank| &window[..blank])
}

/// `![alt](address)`, all of it.
fn image(text: &str, at: usize) -> Option<usize> {
    let close = window(text, at).find("](")?;
    target(text, at + close + 1)
}

/// Where the words of the link that opens at `at` end, if it is a link.
fn link_text(text: &str, at: usize) -> Option<usize> {
    let window = window(text, at);
    let close = window.find(']')?;
    (window.as_bytes().get(close + 1) == Some(&b'(') && target(text, at + close + 1).is_some()).then_some(at + close)
}

/// The end of `(address "title")` that opens at `at`.
fn target(text: &str, at: usize) -> Option<usize> {
    let window = window(text, at);
    let close = window.find(')')?;
    let inside = &window[1..close];
    let address = inside.split_whitespace().next().unwrap_or("");
    let rest = inside[address.len().min(inside.len())..].trim();
    // `[1](see below)` is prose; an address is one word, perhaps with a title in quotes.
    (rest.is_empty() || rest.contains('"') || rest.starts_with('\'')).then_some(at + close + 1)
}

/// The end of `<tag …>`, `</tag>`, `<!-- … -->` or `<https://…>`.
fn tag(text: &str, at: usize) -> Option<usize> {
    let window = window(text, at);
    if window.starts_with("<!--") {
        return window.find("-->").map(|end| at + end + 3);
    }
    let named = window[1..].strip_prefix('/').unwrap_or(&window[1..]);
    if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    window.find(['>', '\n']).filter(|end| window.as_bytes()[*end] == b'>').map(|end| at + end + 1)
}

/// The end of `https://…` or `www.…` that starts at `at`, without the mark that ends the sentence.
fn address(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|r| r.eq_ignore_ascii_case(prefix));
    if !["https://", "http://", "www."].iter().any(|prefix| starts(prefix)) {
        return None;
    }
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | ')' | ']' | '”' | '’') || !c.is_ascii();
    let length = rest.find(ends).unwrap_or(rest.len());
    Some(at + rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']).len())
}

/// The start and end of the mail address around the `@` at `at`; it starts at `from` at the earliest.
fn mail(text: &str, at: usize, from: usize) -> Option<(usize, usize)> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let before = text[from..at].chars().rev().take(64).take_while(|c| part(*c)).count();
    let after = text[at + 1..].chars().take(255).take_while(|c| part(*c)).count();
    let host = text[at + 1..at + 1 + after].trim_end_matches('.');
    (before > 0 && host.contains('.')).then_some((at - before, at + 1 + host.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left when the skipped ranges are taken out.
    fn kept(text: &str) -> String {
        let mut kept = String::new();
        let mut at = 0;
        for (start, end) in skipped(text, 0) {
            assert!(at <= start && start < end, "{text}");
            kept.push_str(&text[at..start]);
            at = end;
        }
        kept + &text[at..]
    }

    #[test]
    fn the_words_of_a_link_stay_and_its_address_goes() {
        assert_eq!(
            kept("the [Clean *Tech* Network](https://a.example/x-signs-y) (CTN)"),
            "the Clean Tech Network (CTN)"
        );
        assert_eq!(kept("![two mayors](a.jpg \"Photo: R. D.\") text"), " text");
        assert_eq!(kept("a [health\n    project](https://a.example/), too"), "a health\n    project, too");
        assert_eq!(kept("item [1] of (two) [sic](as printed by them)"), "item [1] of (two) [sic](as printed by them)");
    }

    #[test]
    fn tags_and_escapes_go() {
        assert_eq!(kept("August 2<sup>nd</sup>, a < b <br/>\\*\\*\\*"), "August 2nd, a < b ***".replace('*', ""));
        assert_eq!(kept("**Bold** and _weak_ but snake_case"), "Bold and weak but snake_case");
    }

    #[test]
    fn addresses_go_and_the_full_stop_after_them_stays() {
        assert_eq!(kept("See https://a.example/b_c.html. Then"), "See . Then");
        assert_eq!(kept("at www.example.com, or (http://x.example)."), "at , or ().");
        assert_eq!(kept("Email: jane.m@office.example now @ once"), "Email:  now @ once");
        assert_eq!(kept("the <https://a.example/> page"), "the  page");
    }

    #[test]
    fn many_open_marks_are_scanned_in_linear_time() {
        assert_eq!(skipped(&"[<![".repeat(20_000), 0), []);
    }
}
