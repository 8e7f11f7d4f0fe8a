/**
 * The experiment `./souk bench baselines`: a system, and by turns what does a part of its work and nothing else: bare
 * SQL, a bare Spring Cloud Gateway, nginx.
 */
@NullMarked
package dev.souk.system.bench.baselines;

import org.jspecify.annotations.NullMarked;
