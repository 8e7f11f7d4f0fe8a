/** Demo data; only there with the profile demo. */
@NullMarked
package dev.souk.user.demo;

import org.jspecify.annotations.NullMarked;
