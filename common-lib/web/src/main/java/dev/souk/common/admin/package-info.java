/** REST endpoints with which an admin handles dead letters and parked events. */
@NullMarked
package dev.souk.common.admin;

import org.jspecify.annotations.NullMarked;
