//! The macros of `tracing` that generated crates expand.

/// Makes the [`Tracer`](crate::codegen::Tracer) of the crate in which it stands. For generated code only.
#[doc(hidden)]
#[cfg(feature = "tracing")]
#[macro_export]
macro_rules! tracer {
    () => {
        $crate::codegen::Tracer {
            call: |call| {
                $crate::codegen::tracing::info_span!(
                    target: env!("CARGO_CRATE_NAME"),
                    "soap_call",
                    service = call.service,
                    operation = call.operation,
                    version = %call.version,
                    attempts = $crate::codegen::tracing::field::Empty,
                    status = $crate::codegen::tracing::field::Empty,
                    request_bytes = $crate::codegen::tracing::field::Empty,
                    response_bytes = $crate::codegen::tracing::field::Empty,
                    elapsed_ms = $crate::codegen::tracing::field::Empty,
                    outcome = $crate::codegen::tracing::field::Empty,
                )
            },
            sending: |attempt| {
                $crate::codegen::tracing::debug!(target: env!("CARGO_CRATE_NAME"), attempt, "sending");
            },
            answered: |attempt, status, bytes| {
                $crate::codegen::tracing::debug!(target: env!("CARGO_CRATE_NAME"), attempt, status, bytes, "answered");
            },
            broke_off: |attempt, status, bytes| {
                $crate::codegen::tracing::debug!(target: env!("CARGO_CRATE_NAME"), attempt, status, bytes, "broke off");
            },
            failed: |attempt, kind, timeout| {
                $crate::codegen::tracing::debug!(target: env!("CARGO_CRATE_NAME"), attempt, ?kind, timeout, "failed");
            },
            timed_out: |attempt| {
                $crate::codegen::tracing::debug!(target: env!("CARGO_CRATE_NAME"), attempt, "timed out");
            },
            waiting: |attempt, wait_ms| {
                $crate::codegen::tracing::debug!(target: env!("CARGO_CRATE_NAME"), attempt, wait_ms, "waiting");
            },
            wants_bodies: || {
                $crate::codegen::tracing::enabled!(
                    target: env!("CARGO_CRATE_NAME"),
                    $crate::codegen::tracing::Level::TRACE
                )
            },
            request: |body| {
                $crate::codegen::tracing::trace!(target: env!("CARGO_CRATE_NAME"), body, "request");
            },
            response: |attempt, body| {
                $crate::codegen::tracing::trace!(target: env!("CARGO_CRATE_NAME"), attempt, body, "response");
            },
        }
    };
}

/// Makes the [`Tracer`](crate::codegen::Tracer) of the crate in which it stands. For generated code only.
#[doc(hidden)]
#[cfg(not(feature = "tracing"))]
#[macro_export]
macro_rules! tracer {
    () => {
        $crate::codegen::Tracer
    };
}
