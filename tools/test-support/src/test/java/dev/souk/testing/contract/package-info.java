/** Each rule by which a contract is compared with that of the last release. */
@NullMarked
package dev.souk.testing.contract;

import org.jspecify.annotations.NullMarked;
