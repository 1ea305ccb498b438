//! The command line program; everything else is in the library.

fn main() -> std::process::ExitCode {
    pactgraph::cli::main()
}
