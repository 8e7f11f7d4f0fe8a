/** The result of a benchmark as a table and as JSON, with the machine it was measured on. */
@NullMarked
package dev.souk.system.bench.result;

import org.jspecify.annotations.NullMarked;
