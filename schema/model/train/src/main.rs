//! Trains the tagger's model: an averaged perceptron over hashed features, cut to the features that matter.
//!
//! usage: train-tagger SILVER.tsv OUT.bin [EPOCHS] [KILOBYTES]

use std::error::Error;

#[path = "../../../../src/extract/tagger/features.rs"]
mod features;
#[path = "../../../../src/extract/tagger/model.rs"]
mod model;
#[path = "../../../../src/extract/tagger/tag.rs"]
mod tag;

mod corpus;
mod perceptron;
mod report;
mod stems;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [silver, out, rest @ ..] = args.as_slice() else {
        return Err("usage: train-tagger SILVER.tsv OUT.bin [EPOCHS] [KILOBYTES]".into());
    };
    let epochs: u32 = rest.first().map_or(Ok(5), |text| text.parse())?;
    let kilobytes: usize = rest.get(1).map_or(Ok(900), |text| text.parse())?;
    let (train, test) = corpus::read(silver)?;
    let examples = corpus::augmented(&train);
    let tokens = |set: &[corpus::Sentence]| set.iter().map(|s| s.words.len()).sum::<usize>();
    eprintln!(
        "train {} sentences {} tokens, with copies {} sentences {} tokens; test {} sentences {} tokens",
        train.len(),
        tokens(&train),
        examples.len(),
        tokens(&examples),
        test.len(),
        tokens(&test)
    );
    let mut perceptron = perceptron::Perceptron::new(&examples, stems::classes(&train));
    for epoch in 0..epochs {
        let right = perceptron.epoch(&examples, u64::from(epoch));
        eprintln!("epoch {epoch}: {right:.4} right while learning");
    }
    perceptron.average();
    eprintln!("full: {}", report::accuracy(&model::Model::read(&perceptron.bytes()), &test));
    perceptron.prune(kilobytes * 1000);
    eprintln!("cut: {}", report::accuracy(&model::Model::read(&perceptron.bytes()), &test));
    for epoch in 0..3 {
        let right = perceptron.epoch(&examples, 100 + epoch);
        eprintln!("again {epoch}: {right:.4} right while learning");
    }
    perceptron.average();
    let bytes = perceptron.bytes();
    std::fs::write(out, &bytes)?;
    let model = model::Model::read(&bytes);
    eprintln!("{} bytes: {}", bytes.len(), report::accuracy(&model, &test));
    let gold = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/tagger.txt"))?;
    let (right, all, wrong) = report::gold(&model, &gold);
    eprintln!("our own sentences: {right} of {all}");
    for line in wrong {
        eprintln!("  {line}");
    }
    report::print(&model, &test);
    Ok(())
}
