/** The HTTP interface of the console: pages, JSON, and the endpoints of OTLP. */
@NullMarked
package dev.souk.console.web;

import org.jspecify.annotations.NullMarked;
