/** Which credentials get past the security filter chain of a service, for each of its endpoints. */
@NullMarked
package dev.souk.testing.authorization;

import org.jspecify.annotations.NullMarked;
