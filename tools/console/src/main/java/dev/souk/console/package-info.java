/**
 * The console: what the system does, in a browser, with no other server. {@link dev.souk.console.web.Console} receives
 * traces and logs by OTLP, reads metrics of the processes, and serves pages and JSON. It runs in the launcher.
 */
@NullMarked
package dev.souk.console;

import org.jspecify.annotations.NullMarked;
