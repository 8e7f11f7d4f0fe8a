package dev.souk.system.check;

import dev.souk.system.verdict.Verdict;

/**
 * A claim inside one database.
 *
 * @param sql a row for each thing to look at: {@code subject}, {@code holds}, and {@code detail} of a violation
 */
record SqlRule(String invariant, String claim, String service, String sql) {

    Verdict check(Databases databases) {
        return Verdict.of(
                invariant,
                claim,
                findings -> databases.forEach(
                        service,
                        sql,
                        row -> findings.expect(
                                row.getBoolean("holds"), row.getString("subject"), "%s", row.getString("detail"))));
    }
}
