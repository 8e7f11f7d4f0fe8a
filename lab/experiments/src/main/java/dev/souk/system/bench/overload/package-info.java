/**
 * The experiments `./souk bench overload`, more is asked of a system than it can do, and `./souk bench attackers`, half
 * of its callers are malicious; each with its limits and without.
 */
@NullMarked
package dev.souk.system.bench.overload;

import org.jspecify.annotations.NullMarked;
