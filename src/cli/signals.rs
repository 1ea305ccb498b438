//! Signals that end a program, asked to wait until the run has come to a clean stop.

use crate::error::{Error, STOPPED};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A flag that SIGINT or SIGTERM sets; the second of them ends the program at once.
///
/// # Errors
/// When the system does not let signals be caught.
pub fn stop() -> Result<Arc<AtomicBool>, Error> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // The order counts: the first signal finds the flag unset.
        flag::register_conditional_shutdown(signal, STOPPED.into(), Arc::clone(&stop))
            .and_then(|_| flag::register(signal, Arc::clone(&stop)))
            .map_err(Error::Signals)?;
    }
    Ok(stop)
}
