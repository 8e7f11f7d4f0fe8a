/**
 * The audit trail of a service: who did what to what, when, with which outcome.
 *
 * <p>How it works: {@link dev.souk.common.audit.Audit#record} inserts a row in the transaction of the action. Rejected
 * requests and failed logins are tallied in memory and inserted once a minute, a limited number of kinds, so that a
 * flood of them cannot fill the disk. The role of the service may insert and read, not change or delete; a function of
 * the owner deletes rows after 90 days. Admins read them at {@code GET /admin/{service}/audit}.
 */
@NullMarked
package dev.souk.common.audit;

import org.jspecify.annotations.NullMarked;
