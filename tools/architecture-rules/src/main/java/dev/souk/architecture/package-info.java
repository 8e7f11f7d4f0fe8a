/** The architecture rules that each module checks in its own tests. Each rule has a fixture that violates it. */
@NullMarked
package dev.souk.architecture;

import org.jspecify.annotations.NullMarked;
