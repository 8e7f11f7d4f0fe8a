/**
 * Receives <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP over HTTP</a>: spans and log records in
 * Protocol Buffers.
 */
@NullMarked
package dev.souk.console.otlp;

import org.jspecify.annotations.NullMarked;
