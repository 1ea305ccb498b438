//! Any bytes in any form: reading ends, and what it gives is normalised text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pactgraph::read::{Form, Inputs, from_bytes};

const FORMS: [Form; 7] =
    [Form::Text, Form::Markdown, Form::Html, Form::JsonLines, Form::Csv, Form::Warc, Form::Zip];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let inputs = Inputs { form: FORMS.get(usize::from(*first)).copied(), map: None };
    let mut outcomes = 0;
    from_bytes("fuzz", bytes.to_vec(), &inputs, &mut |found| {
        outcomes += 1;
        let Ok((Some(article), _)) = found.map(pactgraph::read::Member::article) else { return Ok(()) };
        let length = article.text.chars().count() as u32;
        let metadata = &article.metadata;
        for stated in [&metadata.title, &metadata.published, &metadata.publisher, &metadata.url].into_iter().flatten() {
            assert!(stated.span.end <= length && metadata.body_start <= length);
        }
        assert!(!article.text.contains('\r') && !article.text.contains('\0'));
        // The text read again as it stands is the same text.
        let (again, _) = pactgraph::read::article(article.text.clone().into_bytes(), "a.txt");
        assert_eq!(again.map(|again| again.sha256), Some(article.sha256));
        Ok(())
    });
    assert!(outcomes > 0);
});
